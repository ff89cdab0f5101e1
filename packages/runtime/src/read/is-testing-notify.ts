import type { Environment } from './environment.ts';

/** Whether a run is there to try the notifications of its entry, and to run nothing. */
export function isTestingNotify(env: Environment): boolean {
  return (env['BOT_NOTIFY_TEST'] ?? '') !== '';
}
