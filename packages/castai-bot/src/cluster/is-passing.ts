import { CliError } from '@castai-bot/cli';
import type { KubectlErrorCode } from './kubectl-error.ts';

/** What another try may mend; a right that is missing, or an object that is gone, stays so. */
const PASSING: ReadonlySet<string> = new Set<KubectlErrorCode>([
  'BUSY',
  'KUBECTL_FAILED',
  'NO_API',
  'UNAVAILABLE',
  'UNREACHABLE',
]);

/** Whether the same call may work a moment later: a connection that broke, a server that is busy. */
export function isPassing(error: unknown): error is CliError {
  return error instanceof CliError && PASSING.has(error.code);
}
