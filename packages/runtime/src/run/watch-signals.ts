import type { RunControl } from './run-control.ts';
import { RunEndedError } from './run-ended-error.ts';

/** A terminal's Ctrl-C arrives twice when a parent passes it on: only a later one means impatience, milliseconds. */
const REPEAT_MS = 500;

/** What signals act on. */
export interface SignalOptions {
  readonly control: RunControl;
  readonly graceSeconds: number;
}

/**
 * Lets SIGTERM and SIGINT stop a run. The function has its grace to return; a second signal ends it at once, and so
 * does any signal after it has returned.
 */
export function watchSignals(process: NodeJS.Process, { control, graceSeconds }: SignalOptions): void {
  let signaledAt: number | undefined;
  for (const by of ['SIGTERM', 'SIGINT'] as const) {
    process.on(by, () => {
      if (signaledAt !== undefined) {
        if (control.isSettled || performance.now() - signaledAt > REPEAT_MS) control.giveUp();
        return;
      }
      signaledAt = performance.now();
      if (control.isSettled) {
        control.giveUp();
        return;
      }
      const error = new RunEndedError(`${by} ended it`, { code: by.toLowerCase() });
      control.stop({ kind: 'stopped', by, error });
      setTimeout(() => {
        control.giveUp();
      }, graceSeconds * 1000).unref();
    });
  }
}
