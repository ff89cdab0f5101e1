import { findPlanEnd } from '../castai/plan/plan-ended-error.ts';
import { emptyResult, type WholeResult } from '../functions/function-result.ts';
import { RunEndedError } from '../run/run-ended-error.ts';
import type { RunEvent, StopEvent } from '../run/run-event.ts';
import { isAbort } from '../values/is-abort.ts';
import { exitCodeOf, exitCodes } from './exit-code.ts';

/** How a run has ended. */
export interface Ending {
  /** Of the report and of the process. */
  readonly exitCode: number;
  readonly result: WholeResult;
  /** Why the function did not end by itself. */
  readonly error?: Error;
  /** What failed besides, in its order. */
  readonly others: readonly Error[];
  /** How many calls that nobody waited for were aborted with the run. */
  readonly abortedCount: number;
}

/** What one event says of the end. */
interface Verdict {
  readonly exitCode: number;
  readonly error?: Error;
}

const STOP_CODES = { SIGTERM: exitCodes.sigterm, SIGINT: exitCodes.sigint, deadline: exitCodes.unavailable };

/**
 * Decides how a run ends by all that has happened to it: the one place where an exit code comes from.
 *
 * The worst counts: an error is worse than failed items, failed items are worse than none; of errors the first counts,
 * the others are told. What comes after this decision is logged, and changes neither the report nor the process.
 *
 * | what happened                                         | who notices           | error in the report | exit code        |
 * | ----------------------------------------------------- | --------------------- | ------------------- | ---------------- |
 * | the function returned                                 | execute-run           |                     | 0                |
 * | it returned items that failed                         | execute-run           |                     | 65               |
 * | wrong environment, config or start; nothing was run   | execute-run           | config, usage       | 78, 64           |
 * | it threw, or returned nonsense                        | execute-run           | its code, or failed | 1, 75, 77, 78    |
 * | its plan ended, of a dry run                          | execute-run           | plan_ended          | 0                |
 * | SIGTERM, SIGINT before it returned                    | watch-signals         | sigterm, sigint     | 143, 130         |
 * | the deadline before it returned                       | start-deadline        | deadline            | 75               |
 * | nothing is left that could settle its promise         | watch-process         | never_settled       | 1                |
 * | an error that nobody caught, until the report         | watch-process         | its code, or failed | 1, 75, 77, 78    |
 * | process.exit(n); 0 only before it returned            | watch-process         | process_exit        | n, for 0: 1      |
 * | process.exitCode is n at the end                      | run-in-process        | exit_code           | n                |
 */
export function decideEnding(events: readonly RunEvent[]): Ending {
  const stop = events.find((event): event is StopEvent => event.kind === 'stopped');
  const others: Error[] = [];
  let verdict: Verdict = { exitCode: exitCodes.done };
  let isSettled = false;
  let abortedCount = 0;
  for (const event of events) {
    if (stop !== undefined && 'error' in event && event !== stop && isAbort(event.error, stop.error)) {
      if (event.kind === 'uncaught') abortedCount += 1;
    } else {
      const next = judge(event, isSettled);
      const [worse, other] = rank(next) > rank(verdict) ? [next, verdict] : [verdict, next];
      verdict = worse;
      if (other.error !== undefined) others.push(other.error);
    }
    isSettled ||= event.kind === 'returned' || event.kind === 'threw';
  }
  const returned = events.find((event) => event.kind === 'returned');
  return { ...verdict, result: returned?.result ?? emptyResult, others, abortedCount };
}

function judge(event: RunEvent, isSettled: boolean): Verdict {
  switch (event.kind) {
    case 'returned':
      return { exitCode: event.result.failed.length > 0 ? exitCodes.someItemsFailed : exitCodes.done };
    case 'threw':
    case 'uncaught':
      return { exitCode: exitCodeOf(event.error), error: findPlanEnd(event.error) ?? event.error };
    case 'stopped':
      return { exitCode: STOP_CODES[event.by], error: event.error };
    case 'drained':
      return failAs('never_settled', 'nothing is left that could settle the promise it waits for');
    case 'exited':
      if (event.code === 0 && isSettled) return { exitCode: exitCodes.done };
      return failAs('process_exit', `it called process.exit(${event.code}) itself`, event.code);
    case 'exitCodeSet':
      break;
  }
  return failAs('exit_code', `it set process.exitCode to ${event.code}`, event.code);
}

/** A process hands on the last eight bits of its code; what fails must not come out as 0. */
function failAs(code: string, message: string, exitCode: number = exitCodes.failed): Verdict {
  return { exitCode: exitCode & 0xff || exitCodes.failed, error: new RunEndedError(message, { code }) };
}

function rank({ error, exitCode }: Verdict): number {
  if (exitCode === exitCodes.done) return error === undefined ? 0 : 1;
  return error === undefined ? 2 : 3;
}
