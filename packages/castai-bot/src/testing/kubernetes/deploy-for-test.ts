import { runBin } from '../run-bin.ts';
import { addAgent, addSecret } from './play-cluster.ts';
import type { TestCluster } from './start-cluster.ts';

/** Deploys the bot in a folder as a person would, with all that it needs. */
export async function deployForTest(cluster: TestCluster, root: string): Promise<void> {
  await addAgent(cluster);
  await addSecret(cluster, 'castai-hibernate', { API_KEY: 'x' });
  const { code, stderr } = await runBin(['deploy', '--yes', '--skip-checks'], {
    cwd: root,
    env: cluster.env(),
  });
  if (code !== 0) throw new Error(`It was not deployed: ${stderr}`);
}
