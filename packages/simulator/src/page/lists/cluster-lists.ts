import type { Schemas } from '@castai-bot/api';
import type { Cluster } from '../../world/cluster.ts';
import { isCastaiManaged, lifecycleOf, type Node } from '../../world/node.ts';
import type { NodeTemplate } from '../../world/node-template.ts';
import type { ScalingPolicy } from '../../world/scaling-policy.ts';
import type { RebalancingPlan } from '../../world/world.ts';
import { type ListSpec, shareCell, timeCell } from './list-spec.ts';

const MIB_PER_GIB = 1024;
const WHO: Readonly<Record<string, string>> = { true: 'CAST AI', false: 'others' };
const LIFECYCLES = { on_demand: 'on-demand', spot: 'spot', fallback: 'spot fallback' } as const;

export const clusterList: ListSpec<Cluster> = {
  items: ({ state }) => state.clusters.values(),
  idOf: ({ id }) => id,
  columns: [
    { name: 'name', title: 'Cluster', kind: 'text', read: ({ name }) => name },
    { name: 'status', title: 'Status', kind: 'state', read: ({ status }) => status },
    { name: 'agent', title: 'Agent', kind: 'state', read: ({ agentStatus }) => agentStatus ?? null },
    { name: 'provider', title: 'Provider', kind: 'text', read: ({ providerType }) => providerType ?? null },
    { name: 'region', title: 'Region', kind: 'text', read: ({ region }) => region?.name ?? null },
    {
      name: 'version',
      title: 'Kubernetes',
      kind: 'text',
      read: ({ kubernetesVersion }) => kubernetesVersion ?? null,
    },
    { name: 'created', title: 'Age', kind: 'time', read: ({ createdAt }) => timeCell(createdAt) },
    { name: 'id', title: 'Id', kind: 'code', read: ({ id }) => id },
  ],
};

export const nodeList: ListSpec<Node> = {
  items: ({ state, clusterId }) => state.of(clusterId).nodes.values(),
  idOf: ({ id }) => id,
  columns: [
    { name: 'name', title: 'Node', kind: 'text', read: ({ name }) => name },
    { name: 'phase', title: 'Phase', kind: 'state', read: ({ state }) => state.phase ?? null },
    { name: 'type', title: 'Type', kind: 'text', read: ({ instanceType }) => instanceType },
    { name: 'lifecycle', title: 'Lifecycle', kind: 'text', read: (node) => LIFECYCLES[lifecycleOf(node)] },
    {
      name: 'cpu',
      title: 'CPU requested',
      kind: 'share',
      read: ({ resources: { cpuRequestsMilli = 0, cpuAllocatableMilli = 0 } }) =>
        shareCell((cpuRequestsMilli ?? 0) / 1000, (cpuAllocatableMilli ?? 0) / 1000, 'CPU'),
    },
    {
      name: 'memory',
      title: 'Memory requested',
      kind: 'share',
      read: ({ resources: { memRequestsMib = 0, memAllocatableMib = 0 } }) =>
        shareCell((memRequestsMib ?? 0) / MIB_PER_GIB, (memAllocatableMib ?? 0) / MIB_PER_GIB, 'GiB'),
    },
    { name: 'zone', title: 'Zone', kind: 'text', read: ({ zone }) => zone ?? null },
    {
      name: 'manager',
      title: 'Made by',
      kind: 'text',
      read: (node) => WHO[String(isCastaiManaged(node))] ?? null,
    },
    { name: 'created', title: 'Age', kind: 'time', read: ({ createdAt }) => timeCell(createdAt) },
  ],
};

export const scalingPolicyList: ListSpec<ScalingPolicy> = {
  items: ({ state, clusterId }) => state.of(clusterId).scalingPolicies.values(),
  idOf: ({ id }) => id,
  columns: [
    { name: 'name', title: 'Scaling policy', kind: 'text', read: ({ name }) => name },
    {
      name: 'management',
      title: 'Management',
      kind: 'state',
      read: ({ recommendationPolicies }) => recommendationPolicies.managementOption ?? null,
    },
    { name: 'apply', title: 'Applied', kind: 'text', read: ({ applyType }) => applyType },
    {
      name: 'default',
      title: 'Default',
      kind: 'text',
      read: ({ isDefault }) => (isDefault ? 'default' : null),
    },
    {
      name: 'rules',
      title: 'Assignment rules',
      kind: 'number',
      read: ({ assignmentRules = [] }) => assignmentRules.length,
    },
    { name: 'updated', title: 'Updated', kind: 'time', read: ({ updatedAt }) => timeCell(updatedAt) },
  ],
};

export const nodeTemplateList: ListSpec<NodeTemplate> = {
  items: ({ state, clusterId }) => state.of(clusterId).nodeTemplates.values(),
  idOf: ({ name }) => name,
  columns: [
    { name: 'name', title: 'Node template', kind: 'text', read: ({ name }) => name },
    {
      name: 'enabled',
      title: 'State',
      kind: 'state',
      read: ({ isEnabled = true }) => (isEnabled ? 'enabled' : 'disabled'),
    },
    {
      name: 'default',
      title: 'Default',
      kind: 'text',
      read: ({ isDefault }) => (isDefault ? 'default' : null),
    },
    {
      name: 'configuration',
      title: 'Node configuration',
      kind: 'text',
      read: ({ configurationName }) => configurationName ?? null,
    },
    { name: 'version', title: 'Version', kind: 'text', read: ({ version }) => version ?? null },
  ],
};

export const nodeConfigurationList: ListSpec<Schemas['NodeConfiguration']> = {
  items: ({ state, clusterId }) => state.of(clusterId).nodeConfigurations.values(),
  idOf: ({ id }) => id,
  columns: [
    { name: 'name', title: 'Node configuration', kind: 'text', read: ({ name }) => name },
    { name: 'default', title: 'Default', kind: 'text', read: (one) => (one.default ? 'default' : null) },
    { name: 'disk', title: 'Least disk (GiB)', kind: 'number', read: ({ minDiskSize }) => minDiskSize },
    { name: 'created', title: 'Age', kind: 'time', read: ({ createdAt }) => timeCell(createdAt) },
    { name: 'id', title: 'Id', kind: 'code', read: ({ id }) => id },
  ],
};

export const rebalancingPlanList: ListSpec<RebalancingPlan> = {
  items: ({ state, clusterId }) => state.of(clusterId).rebalancingPlans.values(),
  idOf: ({ rebalancingPlanId }) => rebalancingPlanId,
  columns: [
    {
      name: 'id',
      title: 'Rebalancing plan',
      kind: 'code',
      read: ({ rebalancingPlanId }) => rebalancingPlanId,
    },
    { name: 'status', title: 'Status', kind: 'state', read: ({ status }) => status ?? null },
    {
      name: 'nodes',
      title: 'Nodes to replace',
      kind: 'number',
      read: ({ rebalancingNodeIds }) => rebalancingNodeIds.length,
    },
    { name: 'created', title: 'Age', kind: 'time', read: ({ createdAt }) => timeCell(createdAt) },
    { name: 'finished', title: 'Finished', kind: 'time', read: ({ finishedAt }) => timeCell(finishedAt) },
  ],
};
