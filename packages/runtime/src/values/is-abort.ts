import { listCauses } from './list-causes.ts';

/** Whether an error only says that something was aborted for `reason`: the reason itself, or what wraps it. */
export function isAbort(error: Error, reason: unknown): boolean {
  // A controller of the function's own hands no reason on.
  return listCauses(error).some((cause) => cause === reason || cause.name === 'AbortError');
}
