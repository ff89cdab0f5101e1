// Generated from openapi/*.yaml by scripts/generate.ts. Do not edit.

/** Every operation of the document by its operationId. */
export const operations = {
  getClusterPolicies: { method: 'GET', path: '/v1/kubernetes/clusters/{clusterId}/policies', effect: 'read' },
  updateClusterPolicies: { method: 'PUT', path: '/v1/kubernetes/clusters/{clusterId}/policies', effect: 'write' },
  listClusters: { method: 'GET', path: '/v1/kubernetes/external-clusters', effect: 'read' },
  getCluster: { method: 'GET', path: '/v1/kubernetes/external-clusters/{clusterId}', effect: 'read' },
  listNodes: { method: 'GET', path: '/v1/kubernetes/external-clusters/{clusterId}/nodes', effect: 'read', pagination: {dialect:'A',items:'items'} },
  addNode: { method: 'POST', path: '/v1/kubernetes/external-clusters/{clusterId}/nodes', effect: 'write' },
  getNode: { method: 'GET', path: '/v1/kubernetes/external-clusters/{clusterId}/nodes/{nodeId}', effect: 'read' },
  deleteNode: { method: 'DELETE', path: '/v1/kubernetes/external-clusters/{clusterId}/nodes/{nodeId}', effect: 'write' },
  drainNode: { method: 'POST', path: '/v1/kubernetes/external-clusters/{clusterId}/nodes/{nodeId}/drain', effect: 'write' },
  getOperation: { method: 'GET', path: '/v1/kubernetes/external-clusters/operations/{id}', effect: 'read' },
  getMe: { method: 'GET', path: '/v1/me', effect: 'read' },
  listOrganizations: { method: 'GET', path: '/v1/organizations', effect: 'read' },
  listScalingPolicies: { method: 'GET', path: '/v1/workload-autoscaling/clusters/{clusterId}/policies', effect: 'read' },
  createScalingPolicy: { method: 'POST', path: '/v1/workload-autoscaling/clusters/{clusterId}/policies', effect: 'write' },
  getScalingPolicy: { method: 'GET', path: '/v1/workload-autoscaling/clusters/{clusterId}/policies/{policyId}', effect: 'read' },
  updateScalingPolicy: { method: 'PUT', path: '/v1/workload-autoscaling/clusters/{clusterId}/policies/{policyId}', effect: 'write' },
  deleteScalingPolicy: { method: 'DELETE', path: '/v1/workload-autoscaling/clusters/{clusterId}/policies/{policyId}', effect: 'write' },
  assignScalingPolicy: { method: 'PUT', path: '/v1/workload-autoscaling/clusters/{clusterId}/policies/{policyId}/workloads', effect: 'write' },
  listWorkloads: { method: 'GET', path: '/v1/workload-autoscaling/clusters/{clusterId}/workloads', effect: 'read', pagination: {dialect:'A',items:'workloads'} },
  getWorkload: { method: 'GET', path: '/v1/workload-autoscaling/clusters/{clusterId}/workloads/{workloadId}', effect: 'read' },
  updateWorkload: { method: 'PUT', path: '/v2/workload-autoscaling/clusters/{clusterId}/workloads/{workloadId}', effect: 'write' },
  patchWorkload: { method: 'PATCH', path: '/v2/workload-autoscaling/clusters/{clusterId}/workloads/{workloadId}', effect: 'write' },
} as const;
