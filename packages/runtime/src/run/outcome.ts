import { findPlanEnd } from '../castai/plan/plan-ended-error.ts';
import { exitCodeOf, exitCodes } from './exit-code.ts';
import { emptyResult, parseResult, type WholeResult } from '../functions/function-result.ts';
import type { Ending, RunControl } from './run-control.ts';
import { toError } from '../values/to-error.ts';

/** What came of a function. */
export interface Outcome {
  readonly exitCode: number;
  readonly result: WholeResult;
  readonly error?: Error;
  /** Whether the function is still running, and not waited for any more. */
  readonly isGivenUp: boolean;
}

/** Runs a function to its end, or until the run's control gives it up. */
export async function runToOutcome(start: () => Promise<unknown>, control: RunControl): Promise<Outcome> {
  const givenUp = control.ended.then((ending): Outcome => ({ ...failWith(ending), isGivenUp: true }));
  return Promise.race([complete(start, control), givenUp]);
}

/** An outcome without a result. */
export function failWith({ exitCode, error }: Ending): Outcome {
  return { exitCode, error, result: emptyResult, isGivenUp: false };
}

async function complete(start: () => Promise<unknown>, control: RunControl): Promise<Outcome> {
  try {
    const result = parseResult(await start());
    const exitCode = result.failed.length > 0 ? exitCodes.someItemsFailed : exitCodes.done;
    // What a function did before it was stopped counts, and so does why it was.
    return { exitCode, result, isGivenUp: false, ...control.stopped };
  } catch (thrown) {
    const error = toError(thrown);
    const cause = findPlanEnd(error) ?? error;
    return failWith(control.stopped ?? { exitCode: exitCodeOf(error), error: cause });
  }
}
