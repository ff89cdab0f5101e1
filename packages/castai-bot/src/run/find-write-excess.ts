import { CliError, exitCodes } from '@castai-bot/cli';
import { countPlan } from './render-writes.ts';
import type { RunResult } from './run-result.ts';

/** Why a plan is not to be sent: it has more writes than `--max-writes` allows. Undefined where it is. */
export function findWriteExcess(
  { plan }: Pick<RunResult, 'plan'>,
  maxWrites: number | undefined,
): CliError | undefined {
  const writes = plan ?? [];
  if (maxWrites === undefined || writes.length <= maxWrites) return undefined;
  const problem = `found ${countPlan(writes)}, wanted at most ${maxWrites}`;
  return new CliError('TOO_MANY_WRITES', `Nothing was sent: ${problem}`, {
    exitCode: exitCodes.differs,
    hint: 'Look at the plan, then raise --max-writes or make the function do less',
  });
}
