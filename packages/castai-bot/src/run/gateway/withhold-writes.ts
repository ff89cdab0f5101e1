import type { PlannedWrite } from '../plan/planned-write.ts';
import { type Answerer, refuse } from './answerer.ts';
import { asPlanned, describeWrite, readWrite } from './describe-write.ts';
import { isWriteRequest } from './is-write-request.ts';
import { readPresent } from './read-present.ts';

const METHOD_NOT_ALLOWED = 405;

export interface Withholding {
  /** Gets a row for each write. */
  readonly plan: PlannedWrite[];
  /** The run's own. */
  readonly organizationId?: string | undefined;
}

/**
 * Lets reads through and answers each write with 405: a script, or a fetch of the bot's own, knows nothing of a dry run.
 * Not 403, which bots take for a refused key. What stands where the write goes is read for the plan, as the runtime does.
 */
export function withholdWrites(next: Answerer, { plan, organizationId }: Withholding): Answerer {
  return async (request) => {
    const { method, path } = request;
    if (!isWriteRequest(request)) return next(request);
    // Noted when it comes, and compared then: who asks may not wait for that.
    const write = readWrite(request, organizationId);
    const row = plan.push(asPlanned(write)) - 1;
    plan[row] = await describeWrite(write, (present) => readPresent(next, present, request));
    return refuse(
      METHOD_NOT_ALLOWED,
      `castai-bot run reads only: ${method} ${path} was not sent, --apply sends it`,
    );
  };
}
