import path from 'node:path';
import type { Simulator } from '@castai-bot/simulator';
import fs from 'fs-extra';

/** The environment of a bot that runs one function against a simulator; its config is written to `dir`. */
export async function botEnvironment(
  dir: string,
  simulator: Simulator,
  functionName: string,
): Promise<Readonly<Record<string, string>>> {
  const config = path.join(dir, `${functionName}.json`);
  await fs.writeJson(config, { function: { function_name: functionName } });
  return {
    API_URL: simulator.url,
    API_KEY: simulator.apiKey,
    CLUSTER_ID: simulator.clusterIds[0] ?? '',
    BOT_CONFIG: config,
    LOG_LEVEL: 'WARNING',
  };
}
