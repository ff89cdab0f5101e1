import { requestsOf } from '../behaviour/workload-resources.ts';
import { allocationMembers } from '../costs/allocation-members.ts';
import { totalAmounts } from '../costs/amounts.ts';
import { amountsNow } from '../costs/cluster-amounts.ts';
import type { Caller, Handlers } from '../http/route.ts';
import type { State } from '../state/state.ts';
import type { Cluster } from '../world/cluster.ts';
import { lifecycleOf } from '../world/node.ts';
import { priceOf } from '../world/node-price.ts';

interface MetricsCall {
  readonly caller: Caller;
  readonly state: State;
  readonly query: { readonly clusterIds?: readonly string[] | undefined };
}

type Labels = Readonly<Record<string, string>>;

interface Sample {
  readonly name: string;
  readonly labels: Labels;
  readonly value: number;
}

export const metricsHandlers: Handlers = {
  getClusterMetrics: (call) =>
    print(
      clustersOf(call).flatMap(({ id, name }) => {
        const all = totalAmounts(amountsNow(call.state, id, 'discounted'));
        const labels = { cluster_id: id, cluster_name: name };
        return [
          { name: 'castai_autoscaler_cluster_node_count', labels, value: all.nodes },
          { name: 'castai_autoscaler_cluster_cpu_provisioned_cores', labels, value: all.cpu },
          { name: 'castai_autoscaler_cluster_memory_provisioned_gib', labels, value: all.ram },
          { name: 'castai_autoscaler_cluster_cost_hourly', labels, value: all.cost },
        ];
      }),
    ),
  getNodeMetrics: (call) =>
    print(
      clustersOf(call).flatMap(({ id }) =>
        call.state
          .of(id)
          .nodes.toArray()
          .map((node) => ({
            name: 'castai_node_cost_hourly',
            labels: {
              cluster_id: id,
              node_id: node.id,
              node_name: node.name,
              instance_type: node.instanceType,
              lifecycle: lifecycleOf(node),
            },
            value: priceOf(node),
          })),
      ),
    ),
  getWorkloadMetrics: (call) =>
    print(
      clustersOf(call).flatMap(({ id }) =>
        call.state
          .of(id)
          .workloads.toArray()
          .map((workload) => ({
            name: 'castai_workload_cpu_requested_cores',
            labels: {
              cluster_id: id,
              namespace: workload.namespace,
              workload_name: workload.name,
              workload_type: workload.kind,
              ...extraLabels(workload.labels, call.query.additionalLabels),
            },
            value: requestsOf(workload).cpuCores,
          })),
      ),
    ),
  getWorkloadNetworkMetrics: (call) => {
    clustersOf(call);
    return '# nothing in a simulated cluster sends anything\n';
  },
  getAllocationGroupMetrics: (call) => {
    const { state, caller, query } = call;
    const groups = state.ofOrganization(caller.organizationId).allocationGroups.toArray();
    return print(
      groups.map(({ id, name = '', filter }) => ({
        name: 'castai_allocation_group_workload_count',
        labels: { group_id: id, group_name: name },
        value: allocationMembers(state, filter, {
          organizationId: caller.organizationId,
          clusterIds: query.clusterIds,
        }).length,
      })),
    );
  },
};

function clustersOf({ state, caller, query }: MetricsCall): readonly Cluster[] {
  return state.clusters
    .toArray()
    .filter(({ organizationId }) => organizationId === caller.organizationId)
    .filter(({ id }) => query.clusterIds?.includes(id) ?? true);
}

function extraLabels(
  labels: readonly { readonly key: string; readonly value: string }[],
  wanted: readonly string[] = [],
): Labels {
  const chosen = labels.filter(({ key }) => wanted.includes(key));
  return Object.fromEntries(chosen.map(({ key, value }) => [`label_${key.replaceAll(/\W/g, '_')}`, value]));
}

/** Prints samples in the text format of Prometheus, those of a name together. */
function print(samples: readonly Sample[]): string {
  const groups = Map.groupBy(samples, ({ name }) => name);
  return [...groups]
    .map(([name, group]) => [`# TYPE ${name} gauge`, ...group.map(printSample), ''].join('\n'))
    .join('');
}

function printSample({ name, labels, value }: Sample): string {
  const text = Object.entries(labels).map(([key, label]) => `${key}=${JSON.stringify(label)}`);
  return `${name}{${text.join(',')}} ${value}`;
}
