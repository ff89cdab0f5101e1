import { armSchedules } from './behaviour/arm-schedules.ts';
import type { SimulatorOptions } from './simulator.ts';
import type { Clock } from './state/clock.ts';
import { defaultDurations } from './state/durations.ts';
import { defaultGuesses } from './state/guesses.ts';
import { createInstanceCatalog } from './state/instance-catalog.ts';
import { type Keys, makeKeys } from './state/make-keys.ts';
import { State } from './state/state.ts';
import { isWorldFile } from './world/check-world.ts';
import { generateWorld } from './world/generate-world.ts';
import { createRandom } from './world/random.ts';
import { readWorld } from './world/read-world.ts';
import type { WorldSource } from './world/world.ts';

/** Opens what a simulator begins with: its world as state, and the keys to it. @throws {SimulatorError} when the world cannot be used */
export async function openState(
  options: SimulatorOptions,
  clock: Clock,
): Promise<{ readonly state: State; readonly keys: Keys }> {
  const source = await openSource(options, clock);
  const { seed = 1, world = {}, apiKey } = options;
  const organizationId = source.organizations[0]?.id ?? createRandom(seed, 'organization').uuid();
  const keys = makeKeys(seed, { organizationId, now: clock.now(), token: apiKey });
  const state = new State({
    seed,
    source,
    apiKeys: [keys.full.apiKey, keys.readonly.apiKey],
    authTokens: [keys.full.authToken, keys.readonly.authToken],
    random: createRandom(seed, 'state'),
    clock,
    durations: { ...defaultDurations, ...options.durations },
    guesses: { ...defaultGuesses, ...options.guesses },
    pageRules: { pageLimit: options.pageLimit },
    instanceTypes: createInstanceCatalog(options.instanceTypes),
    registration: {
      connects: options.connectsRegistered ?? false,
      size: isWorldFile(world) ? {} : world,
    },
  });
  if (isWorldFile(world)) armSchedules(state);
  return { state, keys };
}

async function openSource({ seed = 1, world = {} }: SimulatorOptions, clock: Clock): Promise<WorldSource> {
  const now = clock.now();
  if (!isWorldFile(world)) return generateWorld({ seed, size: world, now });
  const { checkDocument } = await import('@castai-bot/api/check');
  return readWorld(world, { seed, now, check: checkDocument });
}
