import { PlanEndedError } from '../castai/plan/plan-ended-error.ts';
import type { Ending } from '../end/decide-ending.ts';
import { ConfigError } from '../errors.ts';
import type { BotRun } from '../run/bot-run.ts';
import { RunEndedError } from '../run/run-ended-error.ts';

/** A rejection each millisecond must not fill the log. */
const MOST_OTHERS = 20;

/** Logs how a run has ended: every planned write, every failed item, and what was thrown. */
export function logEnding(run: BotRun, { abortedCount, error, exitCode, others, result }: Ending): void {
  const { description, env, log, plan, plannedState } = run;
  // Whoever named a file reads the plan there.
  const note = env['PLAN_FILE'] ? log.debug : log.info;
  for (const { method, path, ...write } of plan) note(`Planned ${method} ${path}`, write);
  if (plannedState !== undefined)
    note(`Planned to store the state ${plannedState.name}`, { changes: plannedState.changes });
  for (const { id, code, message } of result.failed) log.warning(`An item failed: ${message}`, { id, code });
  if (abortedCount > 0) {
    log.warning('Calls that nobody waited for were aborted with the run', { count: abortedCount });
  }
  if (error !== undefined) logError(run, error, exitCode);
  else if (description === undefined) log.info(`Ended with exit code ${exitCode}`, { ...result.counts });
  for (const other of others.slice(0, MOST_OTHERS))
    log.error(`Failed besides: ${other.message}`, tell(other));
  if (others.length > MOST_OTHERS) log.error(`Failed besides: ${others.length - MOST_OTHERS} more`);
}

/** Logs why a run did not end well: every problem of a configuration, the stack of what was thrown. */
function logError({ facts, log }: BotRun, error: Error, exitCode: number): void {
  if (error instanceof PlanEndedError) {
    log.info(error.message, { hint: error.hint });
  } else if (error instanceof ConfigError) {
    for (const problem of error.problems) log.error(problem);
  } else {
    const subject = facts.functionName === null ? 'the bot' : JSON.stringify(facts.functionName);
    log.error(`Cannot finish ${subject}: ${error.message}`, { exitCode, ...tell(error) });
  }
}

/** The stack of an error, unless it is our own and tells nothing. */
function tell(error: Error): Readonly<Record<string, unknown>> {
  return error instanceof RunEndedError ? { hint: error.hint } : { error };
}
