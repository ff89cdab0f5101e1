import type { ListName, ListPart } from '@castai-bot/page';
import { changeList } from './change-list.ts';
import {
  clusterList,
  nodeConfigurationList,
  nodeList,
  nodeTemplateList,
  rebalancingPlanList,
  scalingPolicyList,
} from './cluster-lists.ts';
import type { ListQuery, PartReader } from './list-part.ts';
import type { ListPlace, ListSpec } from './list-spec.ts';
import { requestList } from './request-list.ts';
import { hibernationScheduleList, rebalancingScheduleList } from './schedule-lists.ts';
import { workloadList } from './workload-list.ts';

/** A list of whatever it is. */
export interface AnyList {
  readonly isOfCluster: boolean;
  readonly read: (readPart: PartReader, place: ListPlace, query: ListQuery) => ListPart;
}

const ofCluster = <Item extends object>(spec: ListSpec<Item>): AnyList => ({
  ...alone(spec),
  isOfCluster: true,
});

function alone<Item extends object>(spec: ListSpec<Item>): AnyList {
  return { isOfCluster: false, read: (readPart, place, query) => readPart(spec, place, query) };
}

const byName: Readonly<Record<ListName, AnyList>> = {
  clusters: alone(clusterList),
  nodes: ofCluster(nodeList),
  workloads: ofCluster(workloadList),
  'scaling-policies': ofCluster(scalingPolicyList),
  'node-templates': ofCluster(nodeTemplateList),
  'node-configurations': ofCluster(nodeConfigurationList),
  'rebalancing-plans': ofCluster(rebalancingPlanList),
  'rebalancing-schedules': alone(rebalancingScheduleList),
  'hibernation-schedules': alone(hibernationScheduleList),
  requests: alone(requestList),
  changes: alone(changeList),
};

/** Every list, by the name that a page asks for. */
export const lists: ReadonlyMap<string, AnyList> = new Map(Object.entries(byName));
