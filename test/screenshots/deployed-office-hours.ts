import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { addRun } from '../../packages/castai-bot/src/testing/kubernetes/add-run.ts';
import { deployForTest } from '../../packages/castai-bot/src/testing/kubernetes/deploy-for-test.ts';
import type { JsonObject } from '../../packages/castai-bot/src/testing/kubernetes/kube-object.ts';
import {
  addPod,
  endLog,
  setJob,
  setPod,
  toEnded,
  toTerminated,
  writeLog,
} from '../../packages/castai-bot/src/testing/kubernetes/play-cluster.ts';
import {
  CONTEXT,
  NAMESPACE,
  startCluster,
  type TestCluster,
} from '../../packages/castai-bot/src/testing/kubernetes/start-cluster.ts';
import { CLUSTERS } from './fleet.ts';
import { createOfficeHours } from './office-hours.ts';

/** The bot of the pictures in a cluster, where each of its entries ran once. */
export interface DeployedOfficeHours extends AsyncDisposable {
  readonly root: string;
  /** For a process that uses the cluster. */
  readonly env: Readonly<Record<string, string>>;
}

interface Run {
  readonly entry: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly exitCode: number;
  readonly report: object;
  readonly end: JsonObject;
}

const RUNS: readonly Run[] = [
  {
    entry: 'evening',
    startedAt: '2027-03-01T17:00:00Z',
    endedAt: '2027-03-01T17:00:07Z',
    exitCode: 0,
    report: { counts: { switched: 10, managedByAnnotations: 1 } },
    end: toEnded('Complete'),
  },
  {
    entry: 'rotate-nodes',
    startedAt: '2027-03-01T05:30:00Z',
    endedAt: '2027-03-01T05:41:20Z',
    exitCode: 65,
    report: {
      counts: { old: 3, replaced: 2 },
      failed: [
        { id: 'shop-prod-eu-m5-cdcb14b3', code: 'conflict', message: 'The node is being drained already' },
      ],
      failedCount: 1,
    },
    end: toEnded('Failed', 'PodFailurePolicy', 'Container bot failed'),
  },
];

/** Deploys the bot of the pictures, and lets its entries run. */
export async function deployOfficeHours(): Promise<DeployedOfficeHours> {
  const cluster = await startCluster();
  const repo = await createOfficeHours({ isBuilt: true });
  await deployForTest(cluster, repo.root);
  for (const run of RUNS) await play(cluster, run);
  return {
    root: repo.root,
    env: await nameContext(cluster.env()),
    [Symbol.asyncDispose]: async () => {
      await repo[Symbol.asyncDispose]();
      await cluster[Symbol.asyncDispose]();
    },
  };
}

/** Calls the context as the fleet calls the cluster. */
async function nameContext(env: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>> {
  const { KUBECONFIG = '' } = env;
  const named = path.join(path.dirname(KUBECONFIG), 'fleet.json');
  const text = await readFile(KUBECONFIG, 'utf8');
  await writeFile(named, text.replaceAll(JSON.stringify(CONTEXT), JSON.stringify(CLUSTERS[0])));
  return { ...env, KUBECONFIG: named };
}

async function play(cluster: TestCluster, run: Run): Promise<void> {
  const { entry, startedAt, endedAt, exitCode, end } = run;
  const cronJob = `office-hours-${entry}`;
  const job = await addRun(cluster, `${cronJob}-29675820`, cronJob);
  const pod = await addPod(cluster, job);
  const report = JSON.stringify({
    schema: 1,
    bot: 'office-hours',
    function: entry,
    clusterId: '924dc29a-9914-4ba2-9bdb-ecf9ffbc5d57',
    exitCode,
    startedAt,
    durationMs: Date.parse(endedAt) - Date.parse(startedAt),
    dryRun: false,
    failed: [],
    failedCount: 0,
    ...run.report,
  });
  writeLog(cluster, pod, `${report}\n`);
  endLog(cluster, pod);
  await setPod(cluster, pod, toTerminated(exitCode, report));
  const completionTime = exitCode === 0 ? { completionTime: endedAt } : {};
  await setJob(cluster, job, { ...end, startTime: startedAt, ...completionTime });
  const status = `/apis/batch/v1/namespaces/${NAMESPACE}/cronjobs/${cronJob}/status`;
  const lastSuccessfulTime = exitCode === 0 ? { lastSuccessfulTime: endedAt } : {};
  await cluster.ask('PATCH', status, { status: { lastScheduleTime: startedAt, ...lastSuccessfulTime } });
}
