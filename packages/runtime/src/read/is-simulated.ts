import type { Environment } from './environment.ts';

/** Whether the CAST AI of a run is not the real one, by `BOT_SIMULATED`, which `castai-bot run` sets. */
export function isSimulated(env: Environment): boolean {
  return (env['BOT_SIMULATED'] ?? '') !== '';
}
