import { aConfiguration, addBatch, aNode, GKE, register } from './things.test-kit.ts';
import type { Examples } from './example.test-kit.ts';

export const clusterExamples: Partial<Examples> = {
  // clusters
  listClusters: ({ ok }) => ok('listClusters'),
  getCluster: ({ ok, clusterId }) => ok('getCluster', { params: { clusterId } }),
  registerCluster: (client) => register(client),
  updateCluster: async (client) => {
    const { id: clusterId = '' } = await register(client);
    return client.ok('updateCluster', {
      params: { clusterId },
      body: { eks: { assumeRoleArn: 'arn:aws:iam::123456789012:role/castai' } },
    });
  },
  createClusterToken: ({ ok, clusterId }) => ok('createClusterToken', { params: { clusterId } }),
  getAssumeRolePrincipal: ({ ok, clusterId }) => ok('getAssumeRolePrincipal', { params: { clusterId } }),
  createAssumeRolePrincipal: ({ ok, clusterId }) =>
    ok('createAssumeRolePrincipal', { params: { clusterId } }),
  deleteAssumeRolePrincipal: ({ ok, clusterId }) =>
    ok('deleteAssumeRolePrincipal', { params: { clusterId } }),
  getAssumeRoleUser: ({ ok, clusterId }) => ok('getAssumeRoleUser', { params: { clusterId } }),
  createGkeServiceAccount: async (client) => {
    const { id: clusterId = '' } = await register(client, GKE);
    const body = {
      gke: { gkeSaImpersonate: 'castai@project.iam.gserviceaccount.com', projectId: 'project' },
    };
    return client.ok('createGkeServiceAccount', { params: { clusterId }, body });
  },
  disableGkeServiceAccount: async (client) => {
    const { id: clusterId = '' } = await register(client, GKE);
    return client.ok('disableGkeServiceAccount', { params: { clusterId } });
  },
  createGcpServiceAccount: ({ ok, clusterId }) =>
    ok('createGcpServiceAccount', { params: { clusterId }, body: {} }),
  disableGcpServiceAccount: ({ ok, clusterId }) => ok('disableGcpServiceAccount', { params: { clusterId } }),
  getImpersonationServiceAccount: ({ ok }) =>
    ok('getImpersonationServiceAccount', { body: { provider: 'aks' } }),
  getCredentialsScript: ({ ok, clusterId }) =>
    ok('getCredentialsScript', { params: { clusterId }, query: { crossRole: true } }),
  getCleanupScript: ({ ok, clusterId }) => ok('getCleanupScript', { params: { clusterId } }),
  deleteCluster: async ({ ok, sim, clusterId }) => {
    await ok('disconnectCluster', { params: { clusterId } });
    sim.advance(1000);
    return ok('deleteCluster', { params: { clusterId } });
  },
  disconnectCluster: ({ ok, clusterId }) => ok('disconnectCluster', { params: { clusterId }, body: {} }),
  reconcileCluster: ({ ok, clusterId }) => ok('reconcileCluster', { params: { clusterId } }),
  setClusterTags: ({ ok, clusterId }) => ok('setClusterTags', { params: { clusterId }, body: { team: 'x' } }),
  hibernateCluster: ({ ok, clusterId }) => ok('hibernateCluster', { params: { clusterId } }),
  resumeCluster: async ({ ok, sim, clusterId }) => {
    await ok('hibernateCluster', { params: { clusterId } });
    sim.advance(3000);
    return ok('resumeCluster', { params: { clusterId }, body: { instanceType: 'm5.large' } });
  },
  getClusterSettings: ({ ok, clusterId }) => ok('getClusterSettings', { params: { clusterId } }),
  getClusterAgentStatus: ({ ok, clusterId }) => ok('getClusterAgentStatus', { params: { clusterId } }),
  getClusterUnscheduledPods: ({ ok, clusterId }) =>
    ok('getClusterUnscheduledPods', { params: { clusterId } }),
  // policies
  getClusterPolicies: ({ ok, clusterId }) => ok('getClusterPolicies', { params: { clusterId } }),
  updateClusterPolicies: async ({ ok, clusterId }) =>
    ok('updateClusterPolicies', {
      params: { clusterId },
      body: await ok('getClusterPolicies', { params: { clusterId } }),
    }),
  getClusterNodeConstraints: ({ ok, clusterId }) =>
    ok('getClusterNodeConstraints', { params: { clusterId } }),
  getEvictorAdvancedConfig: ({ ok, clusterId }) => ok('getEvictorAdvancedConfig', { params: { clusterId } }),
  updateEvictorAdvancedConfig: ({ ok, clusterId }) =>
    ok('updateEvictorAdvancedConfig', {
      params: { clusterId },
      body: {
        evictionConfig: [
          { podSelector: { namespace: 'shop' }, settings: { removalDisabled: { enabled: true } } },
        ],
      },
    }),
  // nodes
  listNodes: ({ ok, clusterId }) => ok('listNodes', { params: { clusterId } }),
  listOrganizationNodePrices: ({ ok }) => ok('listOrganizationNodePrices'),
  listNodePrices: ({ ok, clusterId }) => ok('listNodePrices', { params: { clusterId } }),
  getNodePrice: async (client) => client.ok('getNodePrice', { params: await aNode(client) }),
  getNodeFilters: ({ ok }) => ok('getNodeFilters'),
  getNode: async (client) => client.ok('getNode', { params: await aNode(client) }),
  addNode: ({ ok, clusterId }) =>
    ok('addNode', {
      params: { clusterId },
      body: { instanceType: 'm5.large', configurationName: 'default' },
    }),
  deleteNode: async (client) =>
    client.ok('deleteNode', {
      params: await aNode(client),
      query: { forceDelete: true, drainTimeout: '60' },
    }),
  drainNode: async (client) =>
    client.ok('drainNode', { params: await aNode(client), body: { timeoutSeconds: 60 } }),
  addNodeBatch: (client) => addBatch(client),
  getNodeBatch: async (client) => {
    const { nodeBatchId = '' } = await addBatch(client);
    return client.ok('getNodeBatch', { params: { clusterId: client.clusterId, nodeBatchId } });
  },
  getOperation: async (client) => {
    const { operationId } = await client.ok('drainNode', { params: await aNode(client) });
    return client.ok('getOperation', { params: { id: operationId } });
  },
  // node templates and configurations
  listNodeTemplates: ({ ok, clusterId }) =>
    ok('listNodeTemplates', { params: { clusterId }, query: { includeDefault: true } }),
  createNodeTemplate: ({ ok, clusterId }) =>
    ok('createNodeTemplate', { params: { clusterId }, body: { name: 'gpu', constraints: { minCpu: 8 } } }),
  updateNodeTemplate: ({ ok, clusterId }) =>
    ok('updateNodeTemplate', {
      params: { clusterId, nodeTemplateName: 'default-by-castai' },
      body: { constraints: { spot: false, onDemand: true } },
    }),
  deleteNodeTemplate: ({ ok, clusterId }) =>
    ok('deleteNodeTemplate', { params: { clusterId, nodeTemplateName: 'spot-only' } }),
  filterInstanceTypes: ({ ok, clusterId }) =>
    ok('filterInstanceTypes', { params: { clusterId }, body: { constraints: { maxCpu: 4 } } }),
  listNodeConfigurations: ({ ok, clusterId }) => ok('listNodeConfigurations', { params: { clusterId } }),
  createNodeConfiguration: ({ ok, clusterId }) =>
    ok('createNodeConfiguration', { params: { clusterId }, body: { name: 'third', subnets: [] } }),
  getNodeConfiguration: async (client) =>
    client.ok('getNodeConfiguration', { params: await aConfiguration(client) }),
  getNodeConfigurationSuggestions: ({ ok, clusterId }) =>
    ok('getNodeConfigurationSuggestions', { params: { clusterId } }),
  updateNodeConfiguration: async (client) =>
    client.ok('updateNodeConfiguration', {
      params: await aConfiguration(client),
      body: { minDiskSize: 200, tags: { a: 'b' } },
    }),
  deleteNodeConfiguration: async (client) =>
    client.ok('deleteNodeConfiguration', { params: await aConfiguration(client) }),
  setDefaultNodeConfiguration: async (client) =>
    client.ok('setDefaultNodeConfiguration', { params: await aConfiguration(client) }),
};
