import { PlanEndedError } from '../castai/plan/plan-ended-error.ts';
import { ConfigError } from '../errors.ts';
import { AuthError } from '../http/errors/api-error.ts';
import { isUnavailable } from '../http/errors/is-unavailable.ts';
import { StateConflictError } from '../state/state-store.ts';
import { listCauses } from '../values/list-causes.ts';

/** What the exit codes of a bot mean; the manifests' podFailurePolicy never retries 64, 77 and 78. */
export const exitCodes = {
  done: 0,
  /** The function failed unexpectedly. */
  failed: 1,
  /** The bot was started or put together in a wrong way. */
  usage: 64,
  someItemsFailed: 65,
  /** CAST AI unavailable or rate-limited to the end, the state too or always written by others, or the run's deadline passed. */
  unavailable: 75,
  /** CAST AI refused the key: 401 or 403. */
  keyRefused: 77,
  config: 78,
  sigint: 130,
  sigterm: 143,
} as const;

/** The exit code for what a function threw; an error that wraps another counts as its cause. */
export function exitCodeOf(error: unknown): number {
  for (const cause of listCauses(error)) {
    if (cause instanceof PlanEndedError) return exitCodes.done;
    if (cause instanceof AuthError) return exitCodes.keyRefused;
    if (cause instanceof ConfigError) return cause.code === 'usage' ? exitCodes.usage : exitCodes.config;
    if (isUnavailable(cause) || cause instanceof StateConflictError) return exitCodes.unavailable;
  }
  return exitCodes.failed;
}
