import { CastAiBotError } from '../../errors.ts';
import { listCauses } from '../../values/list-causes.ts';

/** A dry run cannot go on: the code needs what the API would have answered to a write that was not sent. */
export class PlanEndedError extends CastAiBotError {
  override readonly name = 'PlanEndedError';

  /** @param needed What is needed of the answer, e.g. `nodeId of POST /v1/…` */
  constructor(needed: string) {
    super(`Cannot plan further: found that the code needs ${needed}, which a dry run does not send`, {
      code: 'plan_ended',
      hint: 'The plan is complete up to here',
    });
  }
}

/** The end of the plan that an error is about, itself or by its cause. */
export function findPlanEnd(error: unknown): PlanEndedError | undefined {
  return listCauses(error).find((cause) => cause instanceof PlanEndedError);
}
