import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Simulator, startSimulator, type SimulatorOptions } from '@castai-bot/simulator';

/** A CAST AI account for a test, with the test_config.env that leads a repo to it. */
export async function connectAccount(
  root: string,
  { lines = [], ...options }: SimulatorOptions & { readonly lines?: readonly string[] } = {},
): Promise<Simulator> {
  const simulator = await startSimulator(options);
  const config = [
    `API_URL="${simulator.url}"`,
    `API_KEY="${simulator.apiKey}"`,
    `CLUSTER_ID="${simulator.clusterIds[0]}"`,
    ...lines,
  ];
  await writeFile(path.join(root, 'test_config.env'), `${config.join('\n')}\n`);
  return simulator;
}
