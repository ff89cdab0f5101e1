import { startSimulator, type Simulator, type SimulatorOptions } from '@castai-bot/simulator';
import { onTestFinished } from 'vitest';
import { CastAi, type CastAiOptions } from './cast-ai.ts';

/** A simulator for the length of one test, a client of it, and the first cluster. */
export interface Simulated {
  readonly simulator: Simulator;
  readonly castai: CastAi;
  readonly clusterId: string;
}

/** Starts both. */
export async function simulate(
  options: SimulatorOptions = {},
  client: Partial<CastAiOptions> = {},
): Promise<Simulated> {
  const simulator = await startSimulator(options);
  onTestFinished(() => simulator.close());
  const castai = new CastAi({ apiUrl: simulator.url, apiKey: simulator.apiKey, retries: 0, ...client });
  return { simulator, castai, clusterId: simulator.clusterIds[0] ?? '' };
}
