import { addressOf } from '../route.ts';

/** Something in the world, by its kind as changes have it. */
interface Thing {
  readonly kind: string;
  readonly id: string;
  readonly clusterId: string | null;
}

/** The part of a cluster's page that lists a kind. */
const TABS: Readonly<Record<string, string>> = {
  node: 'nodes',
  workload: 'workloads',
  scalingPolicy: 'scaling',
  nodeTemplate: 'templates',
  nodeConfiguration: 'configurations',
  rebalancingPlan: 'plans',
};

/** The list of the schedules' page of a kind. */
const SCHEDULES: Readonly<Record<string, string>> = {
  rebalancingSchedule: 'rebalancing-schedules',
  hibernationSchedule: 'hibernation-schedules',
};

/** Where the page shows a thing of the world whole; undefined where it has no view for it. */
export function placeOf({ kind, id, clusterId }: Thing): string | undefined {
  if (kind === 'cluster') return addressOf('clusters', id, 'about');
  if (kind === 'policies') return addressOf('clusters', id, 'policies');
  const [tab, list] = [TABS[kind], SCHEDULES[kind]];
  if (tab !== undefined && clusterId !== null) return addressOf('clusters', clusterId, tab, id);
  return list === undefined ? undefined : addressOf('schedules', list, id);
}
