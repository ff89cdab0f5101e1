import { type RunControl, settleMs } from './run-control.ts';
import { RunEndedError } from './run-ended-error.ts';

/**
 * Starts the clock of a run: after `seconds` it is told to stop, and has a second for that.
 *
 * @returns what stops the clock
 */
export function startDeadline(control: RunControl, seconds: number): () => void {
  const error = new RunEndedError(`its deadline of ${seconds} s ended it`, {
    code: 'deadline',
    hint: 'Give it more time with RUN_DEADLINE_SECONDS, below activeDeadlineSeconds of its Job',
  });
  const timer = setTimeout(() => {
    control.stop({ kind: 'stopped', by: 'deadline', error });
    setTimeout(() => {
      control.giveUp();
    }, settleMs).unref();
  }, seconds * 1000).unref();
  return () => {
    clearTimeout(timer);
  };
}
