import { createDeployableRepo } from '../deployable-repo.ts';
import { runBin, type BinProcess, type BinResult } from '../run-bin.ts';
import { deployForTest } from './deploy-for-test.ts';
import { type ClusterOptions, startCluster, type TestCluster } from './start-cluster.ts';

/** A bot in a cluster of its own. */
export interface DeployedBot extends AsyncDisposable {
  readonly cluster: TestCluster;
  readonly root: string;
}

export interface DeployedBotOptions extends ClusterOptions {
  /** @default one that starts nothing while a test runs */
  readonly schedule?: string;
}

export async function deployBot({
  schedule = toDaily(12 * 60),
  ...options
}: DeployedBotOptions = {}): Promise<DeployedBot> {
  const cluster = await startCluster(options);
  const repo = await createDeployableRepo({ schedule });
  await deployForTest(cluster, repo.root);
  return {
    cluster,
    root: repo.root,
    [Symbol.asyncDispose]: async () => {
      await repo[Symbol.asyncDispose]();
      await cluster[Symbol.asyncDispose]();
    },
  };
}

/** A schedule whose next run is in so many minutes. */
export function toDaily(minutes: number): string {
  const at = new Date(Date.now() + minutes * 60_000);
  return `${at.getUTCMinutes()} ${at.getUTCHours()} * * *`;
}

/** Runs `castai-bot run-now` while something happens in the cluster. */
export function runNow(
  { cluster, root }: DeployedBot,
  meanwhile: (child: BinProcess) => Promise<void>,
  argv: readonly string[] = [],
): Promise<BinResult> {
  return runBin(['run-now', ...argv], { cwd: root, env: cluster.env(), meanwhile });
}
