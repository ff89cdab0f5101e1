import { CastAiBotError } from '../errors.ts';

/** The run was ended from outside of its function: by a signal, its deadline, or because nothing was left of it. */
export class RunEndedError extends CastAiBotError {
  override readonly name = 'RunEndedError';
}
