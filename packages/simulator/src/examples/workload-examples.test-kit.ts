import {
  DAY,
  aMutation,
  aPolicy,
  aSource,
  aWorkload,
  ofBoth,
  ofOrganization,
  writeWorkload,
} from './things.test-kit.ts';
import type { Examples } from './example.test-kit.ts';

export const workloadExamples: Partial<Examples> = {
  // custom metrics
  listCustomMetricsDataSources: async (client) => {
    await aSource(client);
    return client.ok('listCustomMetricsDataSources', { params: { clusterId: client.clusterId } });
  },
  createCustomMetricsDataSource: (client) => aSource(client),
  updateCustomMetricsDataSource: async (client) => {
    const { id = '' } = await aSource(client);
    return client.ok('updateCustomMetricsDataSource', {
      params: { clusterId: client.clusterId, id },
      body: { updateMask: 'name', dataSource: { name: 'other' } },
    });
  },
  deleteCustomMetricsDataSource: async (client) => {
    const { id = '' } = await aSource(client);
    return client.ok('deleteCustomMetricsDataSource', { params: { clusterId: client.clusterId, id } });
  },
  // workloads
  listWorkloads: ({ ok, clusterId }) => ok('listWorkloads', { params: { clusterId } }),
  getWorkload: async (client) =>
    client.ok('getWorkload', {
      params: await aWorkload(client),
      query: { includeMetrics: true, includeCosts: true },
    }),
  updateWorkload: async (client) => {
    const { clusterId, workloadId } = await aWorkload(client);
    const { workload } = await client.ok('getWorkload', { params: { clusterId, workloadId } });
    const body = { scalingPolicyId: workload.scalingPolicyId };
    return client.ok('updateWorkload', { params: { clusterId, workloadId }, body });
  },
  patchWorkload: async (client) =>
    client.ok('patchWorkload', {
      params: await aWorkload(client),
      body: { workload: { workloadConfig: { hpaConfig: { minReplicas: 2 } } } },
    }),
  resetWorkloadSystemOverrides: async (client) =>
    client.ok('resetWorkloadSystemOverrides', {
      params: await aWorkload(client),
      body: { target: 'VERTICAL_OPTIMIZATION' },
    }),
  getWorkloadRecommendationManifest: async (client) => {
    const { workloads } = await client.ok('listWorkloads', { params: { clusterId: client.clusterId } });
    const { clusterId = '', id: workloadId = '' } =
      workloads.find(({ recommendation }) => recommendation !== undefined) ?? {};
    return client.ok('getWorkloadRecommendationManifest', { params: { clusterId, workloadId } });
  },
  analyzeHPAs: ({ ok, clusterId }) =>
    ok('analyzeHPAs', {
      params: { clusterId },
      query: { includeConversion: 'AVERAGE_VALUE_FROM_ORIGINAL_REQUESTS' },
    }),
  getWorkloadEvictionConfig: ({ ok, clusterId }) =>
    ok('getWorkloadEvictionConfig', { params: { clusterId } }),
  getWorkloadsSummary: ({ ok, clusterId }) =>
    ok('getWorkloadsSummary', { params: { clusterId }, query: { includeCosts: true } }),
  getWorkloadsSummaryMetrics: ({ ok, clusterId }) =>
    ok('getWorkloadsSummaryMetrics', { params: { clusterId }, query: { fromTime: DAY.startTime } }),
  getWorkloadFilters: ({ ok, clusterId }) =>
    ok('getWorkloadFilters', { params: { clusterId }, query: { managementOptions: ['MANAGED'] } }),
  listLimitRanges: ({ ok, clusterId }) => ok('listLimitRanges', { params: { clusterId } }),
  listResourceQuotas: ({ ok, clusterId }) => ok('listResourceQuotas', { params: { clusterId } }),
  getWorkloadsAccessContext: ({ ok, clusterId }) =>
    ok('getWorkloadsAccessContext', { params: { clusterId } }),
  getWorkloadAutoscalerStatus: ({ ok, clusterId }) =>
    ok('getWorkloadAutoscalerStatus', { params: { clusterId } }),
  getOrganizationWorkloadAutoscalerStatuses: (client) =>
    client.ok('getOrganizationWorkloadAutoscalerStatuses', { params: ofOrganization(client) }),
  listWorkloadEvents: async (client) => {
    await writeWorkload(client);
    return client.ok('listWorkloadEvents', { params: { clusterId: client.clusterId } });
  },
  getWorkloadEvent: async (client) => {
    const { clusterId } = client;
    await writeWorkload(client);
    const { items } = await client.ok('listWorkloadEvents', { params: { clusterId } });
    const { id: eventId = '', createdAt = '' } = items[0] ?? {};
    return client.ok('getWorkloadEvent', { params: { clusterId, eventId }, query: { createdAt } });
  },
  getWorkloadEventsSummary: async (client) => {
    await writeWorkload(client);
    return client.ok('getWorkloadEventsSummary', { params: { clusterId: client.clusterId } });
  },
  listScalingPolicies: ({ ok, clusterId }) => ok('listScalingPolicies', { params: { clusterId } }),
  createScalingPolicy: async (client) => {
    const { applyType, recommendationPolicies } = await aPolicy(client);
    const body = { name: 'mine', applyType, recommendationPolicies };
    return client.ok('createScalingPolicy', { params: { clusterId: client.clusterId }, body });
  },
  getScalingPolicy: async (client) => {
    const { clusterId, id: policyId } = await aPolicy(client);
    return client.ok('getScalingPolicy', { params: { clusterId, policyId } });
  },
  updateScalingPolicy: async (client) => {
    const { clusterId, id: policyId, name, applyType, recommendationPolicies } = await aPolicy(client);
    const body = { name, applyType, recommendationPolicies };
    return client.ok('updateScalingPolicy', { params: { clusterId, policyId }, body });
  },
  deleteScalingPolicy: async (client) => {
    const { clusterId, id: policyId } = await aPolicy(client);
    return client.ok('deleteScalingPolicy', { params: { clusterId, policyId } });
  },
  assignScalingPolicy: async (client) => {
    const { id: policyId } = await aPolicy(client);
    const { clusterId, workloadId } = await aWorkload(client);
    const body = { workloadIds: [workloadId] };
    return client.ok('assignScalingPolicy', { params: { clusterId, policyId }, body });
  },
  setScalingPoliciesOrder: async (client) => {
    const { clusterId } = await aPolicy(client);
    const { items } = await client.ok('listScalingPolicies', { params: { clusterId } });
    const policyIds = items.map(({ id }) => id).toReversed();
    return client.ok('setScalingPoliciesOrder', { params: { clusterId }, body: { policyIds } });
  },
  // pod mutations
  listPodMutations: async (client) => {
    await aMutation(client);
    return client.ok('listPodMutations', { params: ofBoth(client) });
  },
  createPodMutation: (client) => aMutation(client),
  getPodMutation: async (client) => {
    const { id = '' } = await aMutation(client);
    return client.ok('getPodMutation', { params: { ...ofBoth(client), id } });
  },
  updatePodMutation: async (client) => {
    const { id = '' } = await aMutation(client);
    return client.ok('updatePodMutation', { params: { ...ofBoth(client), id }, body: { enabled: false } });
  },
  deletePodMutation: async (client) => {
    const { id = '' } = await aMutation(client);
    return client.ok('deletePodMutation', { params: { ...ofBoth(client), id } });
  },
};
