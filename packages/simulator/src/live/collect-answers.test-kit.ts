import { operations } from '@castai-bot/api';
import type { CheckedClient } from '../checked-client.test-kit.ts';
import { HIBERNATION } from '../examples/things.test-kit.ts';
import { AUTOSCALER, REBALANCER } from '../world/node.ts';
import type { OperationId } from '../http/route.ts';

const DAY_MS = 86_400_000;

/** The window that is asked of reports: two whole days before the simulator starts. */
const WINDOW = { startTime: '2026-11-20T00:00:00Z', endTime: '2026-11-22T00:00:00Z' };
const PERIOD = { 'period.from': '2026-11-01', 'period.to': '2026-11-20', feature: 'phase2' };

type Query = Readonly<Record<string, unknown>>;

/** How an operation is asked; more than once where an answer depends on it. */
const QUERIES: Partial<Record<OperationId, Query | readonly Query[]>> = {
  getClusterCost: { ...WINDOW, stepSeconds: 86_400 },
  getClusterEfficiency: { ...WINDOW, stepSeconds: 86_400 },
  getClusterSavings: { ...WINDOW, stepSeconds: 86_400 },
  getClusterResourceUsage: { ...WINDOW, stepSeconds: 86_400 },
  getClusterNodeCountHistory: { ...WINDOW, stepSeconds: 86_400 },
  getClusterEstimatedSavingsHistory: { fromDate: WINDOW.startTime, toDate: WINDOW.endTime },
  getWorkloadEfficiency: WINDOW,
  getWorkloadsSummary: [{}, { includeCosts: true }],
  listNodeTemplates: { includeDefault: true },
  listAuditEntries: [AUTOSCALER, REBALANCER].map((initiatedById) => ({ initiatedById, 'page.limit': '10' })),
  listRebalancingPlans: { limit: '10' },
  runValueRealizationReport: WINDOW,
  runValueRealizationTimelineReport: WINDOW,
  listEvents: { 'page.limit': '40' },
  getPlatformUsageDetail: PERIOD,
  getEnterprisePlatformUsageDetail: PERIOD,
  getUsageReport: { 'period.from': WINDOW.startTime, 'period.to': WINDOW.endTime },
};

/** The plans that were read by themselves had ended. */
const ENDED = { 'filter.statuses': ['finished' as const, 'error' as const] };

/** Where the ids of a path come from that are neither a cluster's nor an organization's. */
const IDS: Partial<
  Record<OperationId, (client: CheckedClient, clusterId: string) => Promise<readonly string[]>>
> = {
  getRebalancingPlan: async ({ ok }, clusterId) => {
    const { items = [] } = await ok('listRebalancingPlans', { params: { clusterId }, query: ENDED });
    return items.flatMap(({ rebalancingPlanId }) => rebalancingPlanId ?? []);
  },
  getRebalancingSchedule: async ({ ok }) => {
    const { schedules } = await ok('listRebalancingSchedules');
    return schedules.flatMap(({ id }) => id ?? []);
  },
  getRebalancingJob: async ({ ok }, clusterId) => {
    const { jobs } = await ok('listRebalancingJobs', { params: { clusterId } });
    return jobs.flatMap(({ id }) => id ?? []);
  },
  getNodeConfiguration: async ({ ok }, clusterId) => {
    const { items = [] } = await ok('listNodeConfigurations', { params: { clusterId } });
    return items.map(({ id }) => id);
  },
};

/** Lists that were read where there was more than a page of them: the other clusters have none. */
const OF_FIRST_CLUSTER: readonly OperationId[] = ['listRebalancingPlans', 'listRebalancingJobs'];

const AGGRESSIVE = {
  ignoreLocalPersistentVolumes: true,
  ignoreProblemJobPods: true,
  ignoreProblemPodsWithoutController: true,
  ignoreProblemPreventedDrainPods: true,
  ignoreProblemRemovalDisabledPods: true,
};

/** Rebalancing schedules whose plans end in each of the ways that were read: done, below a threshold, left as they are. */
const SCHEDULES = [
  { ignoreSavings: true, achievedSavingsPercentage: 0 },
  { ignoreSavings: true, achievedSavingsPercentage: 99, aggressiveModeConfig: AGGRESSIVE },
  { ignoreSavings: false, achievedSavingsPercentage: 0 },
] as const;

/** Lets happen what a cluster of some age has behind it: plans of every kind, by schedules, and a new node. */
export async function liveThrough({ ok, sim }: CheckedClient): Promise<void> {
  const { organizationId, clusterIds } = sim;
  const [clusterId = ''] = clusterIds;
  for (const [index, { ignoreSavings, achievedSavingsPercentage, ...rest }] of SCHEDULES.entries()) {
    const { id: rebalancingScheduleId = '' } = await ok('createRebalancingSchedule', {
      body: {
        name: `nightly-${index}`,
        schedule: { cron: `CRON_TZ=Europe/Vilnius 0 ${index + 2} * * *` },
        triggerConditions: { savingsPercentage: 99, ignoreSavings },
        launchConfiguration: {
          numTargetedNodes: 3,
          targetNodeSelectionAlgorithm: 'TargetNodeSelectionAlgorithmUtilizedPrice',
          rebalancingOptions: {
            minNodes: 0,
            executionConditions: { enabled: true, achievedSavingsPercentage },
            ...rest,
          },
        },
      },
    });
    await ok('createRebalancingJob', { params: { clusterId }, body: { rebalancingScheduleId } });
  }
  await ok('createHibernationSchedule', {
    params: { organizationId },
    body: { ...HIBERNATION, clusterAssignments: { items: [{ clusterId }] }, enabled: false },
  });
  await ok('addNode', { params: { clusterId }, body: { instanceType: 'm5.large' } });
  sim.advance(4 * DAY_MS);
}

/** The operation of the document that answers `GET /path/{anything}`. */
export function findOperation(endpoint: string): OperationId | undefined {
  const wanted = withoutNames(endpoint);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the table are the operations
  const ids = Object.keys(operations) as OperationId[];
  return ids.find((id) => withoutNames(`${operations[id].method} ${operations[id].path}`) === wanted);
}

function withoutNames(endpoint: string): string {
  return endpoint.replaceAll(/\{[^}]+\}/g, '{}');
}

/** Asks an operation of every cluster, and for everything there; answers that are refusals are left out. */
export async function collectAnswers(client: CheckedClient, id: OperationId): Promise<unknown[]> {
  const { path, method } = operations[id];
  const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
  const ofFirst = !names.includes('clusterId') || OF_FIRST_CLUSTER.includes(id);
  const clusterIds = ofFirst ? client.sim.clusterIds.slice(0, 1) : client.sim.clusterIds;
  const answers: unknown[] = [];
  for (const clusterId of clusterIds) {
    const shared = { clusterId, organizationId: client.sim.organizationId };
    const own = names.find((name) => !Object.hasOwn(shared, name));
    const ids = own === undefined ? [''] : ((await IDS[id]?.(client, clusterId)) ?? []);
    const asked = ids.flatMap((value) => [QUERIES[id] ?? {}].flat().map((query) => ({ value, query })));
    for (const { value, query } of asked) {
      const params = own === undefined ? shared : { ...shared, [own]: value };
      const sent = { params, query, ...(method === 'GET' ? {} : { body: {} }) };
      const { status, text } = await client.send(id, sent);
      if (status < 300 && text !== '') answers.push(JSON.parse(text));
    }
  }
  return answers;
}
