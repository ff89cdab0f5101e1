import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { endings, playEnding } from '../../packages/castai-bot/src/testing/dashboard/endings.ts';
import {
  type DashboardVisitor,
  visitDashboard,
} from '../../packages/castai-bot/src/testing/dashboard/visit-dashboard.ts';
import { createDeployableRepo } from '../../packages/castai-bot/src/testing/deployable-repo.ts';
import { deployForTest } from '../../packages/castai-bot/src/testing/kubernetes/deploy-for-test.ts';
import { nextSecond } from '../../packages/castai-bot/src/testing/kubernetes/play-cluster.ts';
import { writeState } from '../../packages/castai-bot/src/testing/kubernetes/play-state.ts';
import {
  startCluster,
  type TestCluster,
} from '../../packages/castai-bot/src/testing/kubernetes/start-cluster.ts';

/** A bot in a cluster of its own, and `castai-bot dashboard` before it. */
export interface DeployedWorld {
  readonly cluster: TestCluster;
  readonly root: string;
  readonly visitor: DashboardVisitor;
  /** Ends the dashboard; the cluster stays. */
  readonly end: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const functions = {
  greet: { template: 'example', schedule: '0 17 * * 1-5', timeZone: 'Europe/Berlin' },
  hours: { template: 'example', schedule: '0 3 * * *', timeZone: 'Etc/UTC', state: 'hours' },
} as const;

/** A bot that has run in every way there is, keeps a state, and is not what k8s/ says. */
export async function startDeployedWorld(): Promise<DeployedWorld> {
  const world = await startWorld(async ({ cluster, root }) => {
    await deployForTest(cluster, root);
    for (const ending of endings) {
      // The last run is one that goes on: the last failure is another one.
      if (ending.name === 'running') await nextSecond();
      await playEnding(cluster, ending);
    }
    await writeState(cluster, 'my-bot-hours-state', { lastMode: 'off' });
    const file = path.join(root, 'k8s/greet.configmap.yaml');
    await writeFile(file, (await readFile(file, 'utf8')).replace('default_value1', 'another'));
  });
  await world.visitor.press({ command: 'pause', entry: 'hours' });
  return world;
}

/** The same bot, not deployed yet. */
export function startEmptyWorld(): Promise<DeployedWorld> {
  return startWorld(() => Promise.resolve());
}

/** Serves the dashboard of a bot. */
export async function serveDashboard(
  { cluster, root }: Pick<DeployedWorld, 'cluster' | 'root'>,
  argv: readonly string[] = [],
): Promise<Pick<DeployedWorld, 'visitor' | 'end'>> {
  const ready = Promise.withResolvers<DashboardVisitor>();
  const ended = Promise.withResolvers<void>();
  const serving = visitDashboard({ cwd: root, env: cluster.env(), argv }, async (visitor) => {
    ready.resolve(visitor);
    await ended.promise;
  });
  serving.catch(ready.reject);
  const visitor = await ready.promise;
  return {
    visitor,
    end: async () => {
      ended.resolve();
      await serving;
    },
  };
}

async function startWorld(
  prepare: (world: Pick<DeployedWorld, 'cluster' | 'root'>) => Promise<void>,
): Promise<DeployedWorld> {
  const cluster = await startCluster({ isFaulty: true });
  const repo = await createDeployableRepo({ functions });
  const { root } = repo;
  await prepare({ cluster, root });
  const { visitor, end } = await serveDashboard({ cluster, root });
  return {
    cluster,
    root,
    visitor,
    end,
    close: async () => {
      await end();
      await repo[Symbol.asyncDispose]();
      await cluster[Symbol.asyncDispose]();
    },
  };
}
