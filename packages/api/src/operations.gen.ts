// Generated from openapi/*.yaml by scripts/generate.ts. Do not edit.
import { readOperations } from './read-operations.ts';
import type { WriteMark } from './write-mark.ts';

/** Every operation of the document by its operationId. */
export type Operations = {
  readonly getRoleBinding: { readonly id: 'getRoleBinding'; readonly method: 'GET'; readonly path: '/v1/organizations/{organizationId}/role-bindings/{roleBindingId}'; readonly effect: 'read' };
  readonly updateRoleBinding: { readonly id: 'updateRoleBinding'; readonly method: 'PATCH'; readonly path: '/v1/organizations/{organizationId}/role-bindings/{roleBindingId}'; readonly effect: 'write'; readonly write: WriteMark };
  readonly deleteRoleBinding: { readonly id: 'deleteRoleBinding'; readonly method: 'DELETE'; readonly path: '/v1/organizations/{organizationId}/role-bindings/{roleBindingId}'; readonly effect: 'write' };
  readonly createGroup: { readonly id: 'createGroup'; readonly method: 'POST'; readonly path: '/v1/organizations/{organizationId}/groups'; readonly effect: 'write' };
  readonly getGroup: { readonly id: 'getGroup'; readonly method: 'GET'; readonly path: '/v1/organizations/{organizationId}/groups/{groupId}'; readonly effect: 'read' };
  readonly updateGroup: { readonly id: 'updateGroup'; readonly method: 'PATCH'; readonly path: '/v1/organizations/{organizationId}/groups/{groupId}'; readonly effect: 'write'; readonly write: WriteMark };
  readonly deleteGroup: { readonly id: 'deleteGroup'; readonly method: 'DELETE'; readonly path: '/v1/organizations/{organizationId}/groups/{groupId}'; readonly effect: 'write' };
  readonly listInvitations: { readonly id: 'listInvitations'; readonly method: 'GET'; readonly path: '/v1/invitations'; readonly effect: 'read'; readonly pagination: { readonly dialect: 'A'; readonly items: 'invitations' } };
  readonly createInvitations: { readonly id: 'createInvitations'; readonly method: 'POST'; readonly path: '/v1/invitations'; readonly effect: 'write' };
  readonly claimInvitation: { readonly id: 'claimInvitation'; readonly method: 'POST'; readonly path: '/v1/invitations/{invitationId}'; readonly effect: 'write' };
  readonly deleteInvitation: { readonly id: 'deleteInvitation'; readonly method: 'DELETE'; readonly path: '/v1/invitations/{invitationId}'; readonly effect: 'write' };
  readonly listAllocationGroups: { readonly id: 'listAllocationGroups'; readonly method: 'GET'; readonly path: '/v1/cost-reports/allocation-groups'; readonly effect: 'read' };
  readonly createAllocationGroup: { readonly id: 'createAllocationGroup'; readonly method: 'POST'; readonly path: '/v1/cost-reports/allocation-groups'; readonly effect: 'write' };
  readonly getAllocationGroup: { readonly id: 'getAllocationGroup'; readonly method: 'GET'; readonly path: '/v1/cost-reports/allocation-groups/{id}'; readonly effect: 'read' };
  readonly updateAllocationGroup: { readonly id: 'updateAllocationGroup'; readonly method: 'PUT'; readonly path: '/v1/cost-reports/allocation-groups/{id}'; readonly effect: 'write'; readonly write: WriteMark };
  readonly deleteAllocationGroup: { readonly id: 'deleteAllocationGroup'; readonly method: 'DELETE'; readonly path: '/v1/cost-reports/allocation-groups/{id}'; readonly effect: 'write' };
  readonly getAllocationGroupCostSummaries: { readonly id: 'getAllocationGroupCostSummaries'; readonly method: 'GET'; readonly path: '/v1/cost-reports/allocation-group-summaries'; readonly effect: 'read' };
  readonly getAllocationGroupCosts: { readonly id: 'getAllocationGroupCosts'; readonly method: 'GET'; readonly path: '/v1/cost-reports/allocation-group-costs'; readonly effect: 'read' };
  readonly getAllocationGroupTotals: { readonly id: 'getAllocationGroupTotals'; readonly method: 'GET'; readonly path: '/v1/cost-reports/allocation-group-totals'; readonly effect: 'read'; readonly pagination: { readonly dialect: 'A'; readonly items: 'items' } };
  readonly getAllocationGroupWorkloadCosts: { readonly id: 'getAllocationGroupWorkloadCosts'; readonly method: 'GET'; readonly path: '/v1/cost-reports/allocation-groups/{groupId}/workload-costs'; readonly effect: 'read'; readonly pagination: { readonly dialect: 'A'; readonly items: 'items' } };
  readonly getAllocationGroupWorkloadEfficiency: { readonly id: 'getAllocationGroupWorkloadEfficiency'; readonly method: 'GET'; readonly path: '/v1/cost-reports/allocation-groups/{groupId}/workload-efficiency'; readonly effect: 'read'; readonly pagination: { readonly dialect: 'A'; readonly items: 'workloads' } };
  readonly getAllocationGroupEfficiencySummary: { readonly id: 'getAllocationGroupEfficiencySummary'; readonly method: 'GET'; readonly path: '/v1/cost-reports/allocation-groups/efficiency/summary'; readonly effect: 'read' };
  readonly listAuthTokens: { readonly id: 'listAuthTokens'; readonly method: 'GET'; readonly path: '/v1/auth/tokens'; readonly effect: 'read' };
  readonly createAuthToken: { readonly id: 'createAuthToken'; readonly method: 'POST'; readonly path: '/v1/auth/tokens'; readonly effect: 'write' };
  readonly getAuthToken: { readonly id: 'getAuthToken'; readonly method: 'GET'; readonly path: '/v1/auth/tokens/{id}'; readonly effect: 'read' };
  readonly updateAuthToken: { readonly id: 'updateAuthToken'; readonly method: 'POST'; readonly path: '/v1/auth/tokens/{id}'; readonly effect: 'write'; readonly write: WriteMark };
  readonly deleteAuthToken: { readonly id: 'deleteAuthToken'; readonly method: 'DELETE'; readonly path: '/v1/auth/tokens/{id}'; readonly effect: 'write' };
  readonly listServiceAccounts: { readonly id: 'listServiceAccounts'; readonly method: 'GET'; readonly path: '/v1/organizations/{organizationId}/service-accounts'; readonly effect: 'read'; readonly pagination: { readonly dialect: 'D'; readonly items: 'serviceAccounts' } };
  readonly createServiceAccount: { readonly id: 'createServiceAccount'; readonly method: 'POST'; readonly path: '/v1/organizations/{organizationId}/service-accounts'; readonly effect: 'write' };
  readonly listOrganizationServiceAccountKeys: { readonly id: 'listOrganizationServiceAccountKeys'; readonly method: 'GET'; readonly path: '/v1/organizations/{organizationId}/service-accounts/keys'; readonly effect: 'read'; readonly pagination: { readonly dialect: 'D'; readonly items: 'keys' } };
  readonly getServiceAccount: { readonly id: 'getServiceAccount'; readonly method: 'GET'; readonly path: '/v1/organizations/{organizationId}/service-accounts/{serviceAccountId}'; readonly effect: 'read' };
  readonly updateServiceAccount: { readonly id: 'updateServiceAccount'; readonly method: 'PATCH'; readonly path: '/v1/organizations/{organizationId}/service-accounts/{serviceAccountId}'; readonly effect: 'write'; readonly write: WriteMark };
  readonly deleteServiceAccount: { readonly id: 'deleteServiceAccount'; readonly method: 'DELETE'; readonly path: '/v1/organizations/{organizationId}/service-accounts/{serviceAccountId}'; readonly effect: 'write' };
  readonly listServiceAccountKeys: { readonly id: 'listServiceAccountKeys'; readonly method: 'GET'; readonly path: '/v1/organizations/{organizationId}/service-accounts/{serviceAccountId}/keys'; readonly effect: 'read'; readonly pagination: { readonly dialect: 'D'; readonly items: 'keys' } };
  readonly createServiceAccountKey: { readonly id: 'createServiceAccountKey'; readonly method: 'POST'; readonly path: '/v1/organizations/{organizationId}/service-accounts/{serviceAccountId}/keys'; readonly effect: 'write' };
  readonly getServiceAccountKey: { readonly id: 'getServiceAccountKey'; readonly method: 'GET'; readonly path: '/v1/organizations/{organizationId}/service-accounts/{serviceAccountId}/keys/{keyId}'; readonly effect: 'read' };
  readonly updateServiceAccountKey: { readonly id: 'updateServiceAccountKey'; readonly method: 'PATCH'; readonly path: '/v1/organizations/{organizationId}/service-accounts/{serviceAccountId}/keys/{keyId}'; readonly effect: 'write'; readonly write: WriteMark };
  readonly deleteServiceAccountKey: { readonly id: 'deleteServiceAccountKey'; readonly method: 'DELETE'; readonly path: '/v1/organizations/{organizationId}/service-accounts/{serviceAccountId}/keys/{keyId}'; readonly effect: 'write' };
  readonly listEvents: { readonly id: 'listEvents'; readonly method: 'GET'; readonly path: '/v2/audit/events'; readonly effect: 'read'; readonly pagination: { readonly dialect: 'A'; readonly items: 'events' } };
  readonly listAuditEntries: { readonly id: 'listAuditEntries'; readonly method: 'GET'; readonly path: '/v1/audit'; readonly effect: 'read'; readonly pagination: { readonly dialect: 'A'; readonly items: 'items' } };
  readonly listAuditEvents: { readonly id: 'listAuditEvents'; readonly method: 'GET'; readonly path: '/v1/audit-events'; readonly effect: 'read'; readonly pagination: { readonly dialect: 'A'; readonly items: 'items' } };
  readonly getAuditEvent: { readonly id: 'getAuditEvent'; readonly method: 'GET'; readonly path: '/v1/audit-events/{id}'; readonly effect: 'read' };
  readonly getPlatformUsageDetail: { readonly id: 'getPlatformUsageDetail'; readonly method: 'GET'; readonly path: '/v1/billing/platform-usage-detail'; readonly effect: 'read' };
  readonly getEnterprisePlatformUsageDetail: { readonly id: 'getEnterprisePlatformUsageDetail'; readonly method: 'GET'; readonly path: '/v1/billing/enterprise/platform-usage-detail'; readonly effect: 'read' };
  readonly getPlatformUsageReport: { readonly id: 'getPlatformUsageReport'; readonly method: 'GET'; readonly path: '/v1/billing/platform-usage-report'; readonly effect: 'read' };
  readonly getUsageReport: { readonly id: 'getUsageReport'; readonly method: 'GET'; readonly path: '/v1/billing/usage-report'; readonly effect: 'read' };
  readonly getClusterCost: { readonly id: 'getClusterCost'; readonly method: 'GET'; readonly path: '/v1/cost-reports/clusters/{clusterId}/cost'; readonly effect: 'read' };
  readonly getClusterCostSummary: { readonly id: 'getClusterCostSummary'; readonly method: 'GET'; readonly path: '/v1/cost-reports/clusters/{clusterId}/summary'; readonly effect: 'read' };
  readonly getClusterEfficiency: { readonly id: 'getClusterEfficiency'; readonly method: 'GET'; readonly path: '/v1/cost-reports/clusters/{clusterId}/efficiency'; readonly effect: 'read' };
  readonly getClusterSavings: { readonly id: 'getClusterSavings'; readonly method: 'GET'; readonly path: '/v1/cost-reports/clusters/{clusterId}/savings'; readonly effect: 'read' };
  readonly getClusterEstimatedSavings: { readonly id: 'getClusterEstimatedSavings'; readonly method: 'GET'; readonly path: '/v1/cost-reports/clusters/{clusterId}/estimated-savings'; readonly effect: 'read' };
  readonly getClusterEstimatedSavingsHistory: { readonly id: 'getClusterEstimatedSavingsHistory'; readonly method: 'GET'; readonly path: '/v1/cost-reports/clusters/{clusterId}/estimated-savings-history'; readonly effect: 'read' };
  readonly getClusterRightsizingSummary: { readonly id: 'getClusterRightsizingSummary'; readonly method: 'GET'; readonly path: '/v1/cost-reports/clusters/{clusterId}/rightsizing-summary'; readonly effect: 'read' };
  readonly getClusterResourceUsage: { readonly id: 'getClusterResourceUsage'; readonly method: 'GET'; readonly path: '/v1/cost-reports/clusters/{clusterId}/resource-usage'; readonly effect: 'read' };
  readonly getClusterCostOverview: { readonly id: 'getClusterCostOverview'; readonly method: 'GET'; readonly path: '/v1/cost-reports/clusters/{clusterId}/overview'; readonly effect: 'read' };
  readonly getClusterNodeCountHistory: { readonly id: 'getClusterNodeCountHistory'; readonly method: 'GET'; readonly path: '/v1/cost-reports/clusters/{clusterId}/node-count-history'; readonly effect: 'read' };
  readonly getClusterNodesStorage: { readonly id: 'getClusterNodesStorage'; readonly method: 'GET'; readonly path: '/v1/cost-reports/clusters/{clusterId}/nodes/storage'; readonly effect: 'read' };
  readonly getReportingCapabilities: { readonly id: 'getReportingCapabilities'; readonly method: 'POST'; readonly path: '/v1/cost-reports/clusters/{clusterId}/reporting-capabilities'; readonly effect: 'read' };
  readonly listClusterCostAnomalies: { readonly id: 'listClusterCostAnomalies'; readonly method: 'GET'; readonly path: '/v1/cost-reports/clusters/{clusterId}/cost-anomalies'; readonly effect: 'read' };
  readonly getNodeTemplateUsage: { readonly id: 'getNodeTemplateUsage'; readonly method: 'GET'; readonly path: '/v1/cost-reports/clusters/{clusterId}/node-templates'; readonly effect: 'read' };
  readonly listActiveClusters: { readonly id: 'listActiveClusters'; readonly method: 'POST'; readonly path: '/v1/cost-reports/clusters/active'; readonly effect: 'read' };
  readonly listIdleDisks: { readonly id: 'listIdleDisks'; readonly method: 'GET'; readonly path: '/v1/cost-reports/idle-resources/disks'; readonly effect: 'read'; readonly pagination: { readonly dialect: 'D'; readonly items: 'idleDisks' } };
  readonly getClusterSettings: { readonly id: 'getClusterSettings'; readonly method: 'GET'; readonly path: '/v1/kubernetes/clusters/{clusterId}/settings'; readonly effect: 'read' };
  readonly getClusterAgentStatus: { readonly id: 'getClusterAgentStatus'; readonly method: 'GET'; readonly path: '/v1/kubernetes/clusters/{clusterId}/agent-status'; readonly effect: 'read' };
  readonly getClusterUnscheduledPods: { readonly id: 'getClusterUnscheduledPods'; readonly method: 'GET'; readonly path: '/v1/kubernetes/clusters/{clusterId}/unscheduled-pods'; readonly effect: 'read' };
  readonly getClusterPolicies: { readonly id: 'getClusterPolicies'; readonly method: 'GET'; readonly path: '/v1/kubernetes/clusters/{clusterId}/policies'; readonly effect: 'read' };
  readonly updateClusterPolicies: { readonly id: 'updateClusterPolicies'; readonly method: 'PUT'; readonly path: '/v1/kubernetes/clusters/{clusterId}/policies'; readonly effect: 'write'; readonly write: WriteMark };
  readonly getClusterNodeConstraints: { readonly id: 'getClusterNodeConstraints'; readonly method: 'GET'; readonly path: '/v1/kubernetes/clusters/{clusterId}/node-constraints'; readonly effect: 'read' };
  readonly getEvictorAdvancedConfig: { readonly id: 'getEvictorAdvancedConfig'; readonly method: 'GET'; readonly path: '/v1/kubernetes/clusters/{clusterId}/evictor-advanced-config'; readonly effect: 'read' };
  readonly updateEvictorAdvancedConfig: { readonly id: 'updateEvictorAdvancedConfig'; readonly method: 'POST'; readonly path: '/v1/kubernetes/clusters/{clusterId}/evictor-advanced-config'; readonly effect: 'write'; readonly write: WriteMark };
  readonly getImpersonationServiceAccount: { readonly id: 'getImpersonationServiceAccount'; readonly method: 'POST'; readonly path: '/v1/kubernetes/external-clusters/impersonation-service-account'; readonly effect: 'read' };
  readonly createClusterToken: { readonly id: 'createClusterToken'; readonly method: 'POST'; readonly path: '/v1/kubernetes/external-clusters/{clusterId}/token'; readonly effect: 'write' };
  readonly getAssumeRolePrincipal: { readonly id: 'getAssumeRolePrincipal'; readonly method: 'GET'; readonly path: '/v1/kubernetes/external-clusters/{clusterId}/assume-role-principal'; readonly effect: 'read' };
  readonly createAssumeRolePrincipal: { readonly id: 'createAssumeRolePrincipal'; readonly method: 'POST'; readonly path: '/v1/kubernetes/external-clusters/{clusterId}/assume-role-principal'; readonly effect: 'write' };
  readonly deleteAssumeRolePrincipal: { readonly id: 'deleteAssumeRolePrincipal'; readonly method: 'DELETE'; readonly path: '/v1/kubernetes/external-clusters/{clusterId}/assume-role-principal'; readonly effect: 'write' };
  readonly getAssumeRoleUser: { readonly id: 'getAssumeRoleUser'; readonly method: 'GET'; readonly path: '/v1/kubernetes/external-clusters/{clusterId}/assume-role-user'; readonly effect: 'read' };
  readonly createGkeServiceAccount: { readonly id: 'createGkeServiceAccount'; readonly method: 'POST'; readonly path: '/v1/kubernetes/external-clusters/{clusterId}/gke-create-sa'; readonly effect: 'write' };
  readonly disableGkeServiceAccount: { readonly id: 'disableGkeServiceAccount'; readonly method: 'POST'; readonly path: '/v1/kubernetes/external-clusters/{clusterId}/gke-disable-sa'; readonly effect: 'write' };
  readonly createGcpServiceAccount: { readonly id: 'createGcpServiceAccount'; readonly method: 'POST'; readonly path: '/v1/kubernetes/external-clusters/{clusterId}/gcp-create-sa'; readonly effect: 'write' };
  readonly disableGcpServiceAccount: { readonly id: 'disableGcpServiceAccount'; readonly method: 'POST'; readonly path: '/v1/kubernetes/external-clusters/{clusterId}/gcp-disable-sa'; readonly effect: 'write' };
  readonly getCredentialsScript: { readonly id: 'getCredentialsScript'; readonly method: 'GET'; readonly path: '/v1/kubernetes/external-clusters/{clusterId}/credentials-script'; readonly effect: 'read' };
  readonly getCleanupScript: { readonly id: 'getCleanupScript'; readonly method: 'GET'; readonly path: '/v1/kubernetes/external-clusters/{clusterId}/cleanup-script'; readonly effect: 'read' };
  readonly listClusters: { readonly id: 'listClusters'; readonly method: 'GET'; readonly path: '/v1/kubernetes/external-clusters'; readonly effect: 'read' };
  readonly registerCluster: { readonly id: 'registerCluster'; readonly method: 'POST'; readonly path: '/v1/kubernetes/external-clusters'; readonly effect: 'write' };
  readonly getCluster: { readonly id: 'getCluster'; readonly method: 'GET'; readonly path: '/v1/kubernetes/external-clusters/{clusterId}'; readonly effect: 'read' };
  readonly updateCluster: { readonly id: 'updateCluster'; readonly method: 'POST'; readonly path: '/v1/kubernetes/external-clusters/{clusterId}'; readonly effect: 'write'; readonly write: WriteMark };
  readonly deleteCluster: { readonly id: 'deleteCluster'; readonly method: 'DELETE'; readonly path: '/v1/kubernetes/external-clusters/{clusterId}'; readonly effect: 'write' };
  readonly disconnectCluster: { readonly id: 'disconnectCluster'; readonly method: 'POST'; readonly path: '/v1/kubernetes/external-clusters/{clusterId}/disconnect'; readonly effect: 'write' };
  readonly reconcileCluster: { readonly id: 'reconcileCluster'; readonly method: 'POST'; readonly path: '/v1/kubernetes/external-clusters/{clusterId}/reconcile'; readonly effect: 'write' };
  readonly setClusterTags: { readonly id: 'setClusterTags'; readonly method: 'POST'; readonly path: '/v1/kubernetes/external-clusters/{clusterId}/tags'; readonly effect: 'write'; readonly write: WriteMark };
  readonly hibernateCluster: { readonly id: 'hibernateCluster'; readonly method: 'POST'; readonly path: '/v1/kubernetes/external-clusters/{clusterId}/hibernate'; readonly effect: 'write'; readonly readWhen: { readonly query: { readonly mode: 'OPERATION_MODE_DRY_RUN' } } };
  readonly resumeCluster: { readonly id: 'resumeCluster'; readonly method: 'POST'; readonly path: '/v1/kubernetes/external-clusters/{clusterId}/resume'; readonly effect: 'write'; readonly readWhen: { readonly query: { readonly mode: 'OPERATION_MODE_DRY_RUN' } } };
  readonly importGcpCommitments: { readonly id: 'importGcpCommitments'; readonly method: 'POST'; readonly path: '/v1/savings/commitments/import/gcp/cud'; readonly effect: 'write' };
  readonly importAzureReservations: { readonly id: 'importAzureReservations'; readonly method: 'POST'; readonly path: '/v1/savings/commitments/import/azure/reservation'; readonly effect: 'write' };
  readonly importAwsReservedInstances: { readonly id: 'importAwsReservedInstances'; readonly method: 'POST'; readonly path: '/savings/v1beta/organizations/{organizationId}/commitments:importAWSReservedInstances'; readonly effect: 'write' };
  readonly listCommitments: { readonly id: 'listCommitments'; readonly method: 'GET'; readonly path: '/v1/savings/commitments'; readonly effect: 'read' };
  readonly getCommitment: { readonly id: 'getCommitment'; readonly method: 'GET'; readonly path: '/v1/savings/commitments/{commitmentId}'; readonly effect: 'read' };
  readonly updateCommitment: { readonly id: 'updateCommitment'; readonly method: 'PUT'; readonly path: '/v1/savings/commitments/{commitmentId}'; readonly effect: 'write'; readonly write: WriteMark };
  readonly deleteCommitment: { readonly id: 'deleteCommitment'; readonly method: 'DELETE'; readonly path: '/v1/savings/commitments/{commitmentId}'; readonly effect: 'write' };
  readonly getCommitmentAssignments: { readonly id: 'getCommitmentAssignments'; readonly method: 'GET'; readonly path: '/v1/savings/commitments/{commitmentId}/assignments'; readonly effect: 'read' };
  readonly replaceCommitmentAssignments: { readonly id: 'replaceCommitmentAssignments'; readonly method: 'PUT'; readonly path: '/v1/savings/commitments/{commitmentId}/assignments'; readonly effect: 'write'; readonly write: WriteMark };
  readonly deleteCommitmentAssignment: { readonly id: 'deleteCommitmentAssignment'; readonly method: 'DELETE'; readonly path: '/v1/savings/assignments/{assignmentId}'; readonly effect: 'write' };
  readonly listCommitmentAssignments: { readonly id: 'listCommitmentAssignments'; readonly method: 'GET'; readonly path: '/v1/savings/assignments'; readonly effect: 'read' };
  readonly createCommitmentAssignment: { readonly id: 'createCommitmentAssignment'; readonly method: 'POST'; readonly path: '/v1/savings/assignments'; readonly effect: 'write' };
  readonly getCommitmentUsageHistory: { readonly id: 'getCommitmentUsageHistory'; readonly method: 'GET'; readonly path: '/savings/v1beta/organizations/{organizationId}/commitments/{commitmentId}:getUsageHistory'; readonly effect: 'read' };
  readonly listCustomMetricsDataSources: { readonly id: 'listCustomMetricsDataSources'; readonly method: 'GET'; readonly path: '/v1/workload-autoscaling/clusters/{clusterId}/custom-metrics/configs/data-sources'; readonly effect: 'read' };
  readonly createCustomMetricsDataSource: { readonly id: 'createCustomMetricsDataSource'; readonly method: 'POST'; readonly path: '/v1/workload-autoscaling/clusters/{clusterId}/custom-metrics/configs/data-sources'; readonly effect: 'write' };
  readonly updateCustomMetricsDataSource: { readonly id: 'updateCustomMetricsDataSource'; readonly method: 'PATCH'; readonly path: '/v1/workload-autoscaling/clusters/{clusterId}/custom-metrics/configs/data-sources/{id}'; readonly effect: 'write'; readonly write: WriteMark };
  readonly deleteCustomMetricsDataSource: { readonly id: 'deleteCustomMetricsDataSource'; readonly method: 'DELETE'; readonly path: '/v1/workload-autoscaling/clusters/{clusterId}/custom-metrics/configs/data-sources/{id}'; readonly effect: 'write' };
  readonly listHibernationSchedules: { readonly id: 'listHibernationSchedules'; readonly method: 'GET'; readonly path: '/cluster-autoscaler/v1beta/organizations/{organizationId}/hibernation-schedules'; readonly effect: 'read'; readonly pagination: { readonly dialect: 'C'; readonly items: 'items' } };
  readonly createHibernationSchedule: { readonly id: 'createHibernationSchedule'; readonly method: 'POST'; readonly path: '/cluster-autoscaler/v1beta/organizations/{organizationId}/hibernation-schedules'; readonly effect: 'write' };
  readonly getHibernationSchedule: { readonly id: 'getHibernationSchedule'; readonly method: 'GET'; readonly path: '/cluster-autoscaler/v1beta/organizations/{organizationId}/hibernation-schedules/{id}'; readonly effect: 'read' };
  readonly updateHibernationSchedule: { readonly id: 'updateHibernationSchedule'; readonly method: 'PATCH'; readonly path: '/cluster-autoscaler/v1beta/organizations/{organizationId}/hibernation-schedules/{id}'; readonly effect: 'write'; readonly write: WriteMark };
  readonly deleteHibernationSchedule: { readonly id: 'deleteHibernationSchedule'; readonly method: 'DELETE'; readonly path: '/cluster-autoscaler/v1beta/organizations/{organizationId}/hibernation-schedules/{id}'; readonly effect: 'write' };
  readonly getWorkloadRecommendationManifest: { readonly id: 'getWorkloadRecommendationManifest'; readonly method: 'GET'; readonly path: '/v1/workload-autoscaling/clusters/{clusterId}/workloads/{workloadId}/recommendation-manifest'; readonly effect: 'read' };
  readonly analyzeHPAs: { readonly id: 'analyzeHPAs'; readonly method: 'GET'; readonly path: '/v1beta/workload-autoscaling/clusters/{clusterId}/hpas:analyze'; readonly effect: 'read' };
  readonly listInstanceTypes: { readonly id: 'listInstanceTypes'; readonly method: 'GET'; readonly path: '/v1/instances/types'; readonly effect: 'read'; readonly pagination: { readonly dialect: 'C'; readonly items: 'items' } };
  readonly listRegions: { readonly id: 'listRegions'; readonly method: 'GET'; readonly path: '/v1/regions'; readonly effect: 'read'; readonly pagination: { readonly dialect: 'E'; readonly items: 'regions' } };
  readonly listZones: { readonly id: 'listZones'; readonly method: 'GET'; readonly path: '/v1/zones'; readonly effect: 'read'; readonly pagination: { readonly dialect: 'E'; readonly items: 'zones' } };
  readonly getOrganizationResourceUsage: { readonly id: 'getOrganizationResourceUsage'; readonly method: 'GET'; readonly path: '/v1/organizations/resource-usage'; readonly effect: 'read' };
  readonly getClusterMetrics: { readonly id: 'getClusterMetrics'; readonly method: 'GET'; readonly path: '/v1/metrics/prom'; readonly effect: 'read'; readonly produces: 'text' };
  readonly getNodeMetrics: { readonly id: 'getNodeMetrics'; readonly method: 'GET'; readonly path: '/v1/metrics/nodes'; readonly effect: 'read'; readonly produces: 'text' };
  readonly getWorkloadMetrics: { readonly id: 'getWorkloadMetrics'; readonly method: 'GET'; readonly path: '/v1/metrics/workloads'; readonly effect: 'read'; readonly produces: 'text' };
  readonly getWorkloadNetworkMetrics: { readonly id: 'getWorkloadNetworkMetrics'; readonly method: 'GET'; readonly path: '/v1/metrics/workload-network'; readonly effect: 'read'; readonly produces: 'text' };
  readonly getAllocationGroupMetrics: { readonly id: 'getAllocationGroupMetrics'; readonly method: 'GET'; readonly path: '/v1/metrics/allocation-groups'; readonly effect: 'read'; readonly produces: 'text' };
  readonly listNodeConfigurations: { readonly id: 'listNodeConfigurations'; readonly method: 'GET'; readonly path: '/v1/kubernetes/clusters/{clusterId}/node-configurations'; readonly effect: 'read' };
  readonly createNodeConfiguration: { readonly id: 'createNodeConfiguration'; readonly method: 'POST'; readonly path: '/v1/kubernetes/clusters/{clusterId}/node-configurations'; readonly effect: 'write' };
  readonly getNodeConfiguration: { readonly id: 'getNodeConfiguration'; readonly method: 'GET'; readonly path: '/v1/kubernetes/clusters/{clusterId}/node-configurations/{id}'; readonly effect: 'read' };
  readonly updateNodeConfiguration: { readonly id: 'updateNodeConfiguration'; readonly method: 'POST'; readonly path: '/v1/kubernetes/clusters/{clusterId}/node-configurations/{id}'; readonly effect: 'write'; readonly write: WriteMark };
  readonly deleteNodeConfiguration: { readonly id: 'deleteNodeConfiguration'; readonly method: 'DELETE'; readonly path: '/v1/kubernetes/clusters/{clusterId}/node-configurations/{id}'; readonly effect: 'write' };
  readonly getNodeConfigurationSuggestions: { readonly id: 'getNodeConfigurationSuggestions'; readonly method: 'GET'; readonly path: '/v1/kubernetes/clusters/{clusterId}/node-configurations/suggestions'; readonly effect: 'read' };
  readonly setDefaultNodeConfiguration: { readonly id: 'setDefaultNodeConfiguration'; readonly method: 'POST'; readonly path: '/v1/kubernetes/clusters/{clusterId}/node-configurations/{id}/default'; readonly effect: 'write' };
  readonly listOrganizationNodePrices: { readonly id: 'listOrganizationNodePrices'; readonly method: 'GET'; readonly path: '/v1/pricing/nodes'; readonly effect: 'read' };
  readonly listNodePrices: { readonly id: 'listNodePrices'; readonly method: 'GET'; readonly path: '/v1/pricing/clusters/{clusterId}/nodes'; readonly effect: 'read' };
  readonly getNodePrice: { readonly id: 'getNodePrice'; readonly method: 'GET'; readonly path: '/v1/pricing/clusters/{clusterId}/nodes/{nodeId}'; readonly effect: 'read' };
  readonly listNodeTemplates: { readonly id: 'listNodeTemplates'; readonly method: 'GET'; readonly path: '/v1/kubernetes/clusters/{clusterId}/node-templates'; readonly effect: 'read' };
  readonly createNodeTemplate: { readonly id: 'createNodeTemplate'; readonly method: 'POST'; readonly path: '/v1/kubernetes/clusters/{clusterId}/node-templates'; readonly effect: 'write' };
  readonly updateNodeTemplate: { readonly id: 'updateNodeTemplate'; readonly method: 'PUT'; readonly path: '/v1/kubernetes/clusters/{clusterId}/node-templates/{nodeTemplateName}'; readonly effect: 'write'; readonly write: WriteMark };
  readonly deleteNodeTemplate: { readonly id: 'deleteNodeTemplate'; readonly method: 'DELETE'; readonly path: '/v1/kubernetes/clusters/{clusterId}/node-templates/{nodeTemplateName}'; readonly effect: 'write' };
  readonly filterInstanceTypes: { readonly id: 'filterInstanceTypes'; readonly method: 'POST'; readonly path: '/v1/kubernetes/clusters/{clusterId}/filter-instance-types'; readonly effect: 'read' };
  readonly listNodes: { readonly id: 'listNodes'; readonly method: 'GET'; readonly path: '/v1/kubernetes/external-clusters/{clusterId}/nodes'; readonly effect: 'read'; readonly pagination: { readonly dialect: 'A'; readonly items: 'items' } };
  readonly addNode: { readonly id: 'addNode'; readonly method: 'POST'; readonly path: '/v1/kubernetes/external-clusters/{clusterId}/nodes'; readonly effect: 'write' };
  readonly getNodeFilters: { readonly id: 'getNodeFilters'; readonly method: 'GET'; readonly path: '/v1/kubernetes/external-clusters/filters/nodes'; readonly effect: 'read' };
  readonly getNode: { readonly id: 'getNode'; readonly method: 'GET'; readonly path: '/v1/kubernetes/external-clusters/{clusterId}/nodes/{nodeId}'; readonly effect: 'read' };
  readonly deleteNode: { readonly id: 'deleteNode'; readonly method: 'DELETE'; readonly path: '/v1/kubernetes/external-clusters/{clusterId}/nodes/{nodeId}'; readonly effect: 'write' };
  readonly drainNode: { readonly id: 'drainNode'; readonly method: 'POST'; readonly path: '/v1/kubernetes/external-clusters/{clusterId}/nodes/{nodeId}/drain'; readonly effect: 'write' };
  readonly addNodeBatch: { readonly id: 'addNodeBatch'; readonly method: 'POST'; readonly path: '/v1/kubernetes/external-clusters/{clusterId}/node-batches'; readonly effect: 'write' };
  readonly getNodeBatch: { readonly id: 'getNodeBatch'; readonly method: 'GET'; readonly path: '/v1/kubernetes/external-clusters/{clusterId}/node-batches/{nodeBatchId}'; readonly effect: 'read' };
  readonly getOperation: { readonly id: 'getOperation'; readonly method: 'GET'; readonly path: '/v1/kubernetes/external-clusters/operations/{id}'; readonly effect: 'read' };
  readonly listNotifications: { readonly id: 'listNotifications'; readonly method: 'GET'; readonly path: '/v1/notifications'; readonly effect: 'read'; readonly pagination: { readonly dialect: 'A'; readonly items: 'items' } };
  readonly getNotification: { readonly id: 'getNotification'; readonly method: 'GET'; readonly path: '/v1/notifications/{id}'; readonly effect: 'read' };
  readonly ackNotifications: { readonly id: 'ackNotifications'; readonly method: 'POST'; readonly path: '/v1/notifications/ack'; readonly effect: 'write' };
  readonly listWebhookConfigs: { readonly id: 'listWebhookConfigs'; readonly method: 'GET'; readonly path: '/v1/notifications/webhook-configurations'; readonly effect: 'read'; readonly pagination: { readonly dialect: 'A'; readonly items: 'items' } };
  readonly createWebhookConfig: { readonly id: 'createWebhookConfig'; readonly method: 'POST'; readonly path: '/v1/notifications/webhook-configurations'; readonly effect: 'write' };
  readonly getWebhookConfig: { readonly id: 'getWebhookConfig'; readonly method: 'GET'; readonly path: '/v1/notifications/webhook-configurations/{id}'; readonly effect: 'read' };
  readonly updateWebhookConfig: { readonly id: 'updateWebhookConfig'; readonly method: 'PUT'; readonly path: '/v1/notifications/webhook-configurations/{id}'; readonly effect: 'write'; readonly write: WriteMark };
  readonly deleteWebhookConfig: { readonly id: 'deleteWebhookConfig'; readonly method: 'DELETE'; readonly path: '/v1/notifications/webhook-configurations/{id}'; readonly effect: 'write' };
  readonly listWebhookCategories: { readonly id: 'listWebhookCategories'; readonly method: 'GET'; readonly path: '/v1/notifications/webhook-categories'; readonly effect: 'read' };
  readonly getClustersCostSummary: { readonly id: 'getClustersCostSummary'; readonly method: 'GET'; readonly path: '/v1/cost-reports/organization/clusters/summary'; readonly effect: 'read' };
  readonly getClustersCost: { readonly id: 'getClustersCost'; readonly method: 'GET'; readonly path: '/v1/cost-reports/organization/clusters/report'; readonly effect: 'read' };
  readonly getClustersEfficiency: { readonly id: 'getClustersEfficiency'; readonly method: 'GET'; readonly path: '/v1/cost-reports/organization/clusters/efficiency'; readonly effect: 'read'; readonly pagination: { readonly dialect: 'A'; readonly items: 'items' } };
  readonly getClustersDailyCost: { readonly id: 'getClustersDailyCost'; readonly method: 'GET'; readonly path: '/v1/cost-reports/organization/daily-cost'; readonly effect: 'read' };
  readonly getOrganizationEfficiency: { readonly id: 'getOrganizationEfficiency'; readonly method: 'GET'; readonly path: '/v1/cost-reports/organization/efficiency'; readonly effect: 'read' };
  readonly getOrganizationEfficiencySummary: { readonly id: 'getOrganizationEfficiencySummary'; readonly method: 'GET'; readonly path: '/v1/cost-reports/organization/efficiency/summary'; readonly effect: 'read' };
  readonly getOrganizationCostOverview: { readonly id: 'getOrganizationCostOverview'; readonly method: 'GET'; readonly path: '/v1/cost-reports/organization/overview'; readonly effect: 'read' };
  readonly compareCosts: { readonly id: 'compareCosts'; readonly method: 'GET'; readonly path: '/v1/cost-reports/organization/cost-comparison'; readonly effect: 'read' };
  readonly getMe: { readonly id: 'getMe'; readonly method: 'GET'; readonly path: '/v1/me'; readonly effect: 'read' };
  readonly listOrganizations: { readonly id: 'listOrganizations'; readonly method: 'GET'; readonly path: '/v1/organizations'; readonly effect: 'read' };
  readonly getOrganization: { readonly id: 'getOrganization'; readonly method: 'GET'; readonly path: '/v1/organizations/{id}'; readonly effect: 'read' };
  readonly listOrganizationUsers: { readonly id: 'listOrganizationUsers'; readonly method: 'GET'; readonly path: '/v1/organizations/{organizationId}/users'; readonly effect: 'read' };
  readonly addOrganizationUser: { readonly id: 'addOrganizationUser'; readonly method: 'POST'; readonly path: '/v1/organizations/{organizationId}/users'; readonly effect: 'write' };
  readonly removeOrganizationUsers: { readonly id: 'removeOrganizationUsers'; readonly method: 'DELETE'; readonly path: '/v1/organizations/{organizationId}/users'; readonly effect: 'write' };
  readonly removeOrganizationUser: { readonly id: 'removeOrganizationUser'; readonly method: 'DELETE'; readonly path: '/v1/organizations/{organizationId}/users/{userId}'; readonly effect: 'write' };
  readonly listUserGroups: { readonly id: 'listUserGroups'; readonly method: 'GET'; readonly path: '/v1/organizations/{organizationId}/users/{userId}/groups'; readonly effect: 'read' };
  readonly listRoles: { readonly id: 'listRoles'; readonly method: 'GET'; readonly path: '/v1/organizations/{organizationId}/roles'; readonly effect: 'read'; readonly pagination: { readonly dialect: 'D'; readonly items: 'roles' } };
  readonly listRoleBindings: { readonly id: 'listRoleBindings'; readonly method: 'GET'; readonly path: '/v1/organizations/{organizationId}/role-bindings'; readonly effect: 'read'; readonly pagination: { readonly dialect: 'D'; readonly items: 'roleBindings' } };
  readonly createRoleBindings: { readonly id: 'createRoleBindings'; readonly method: 'POST'; readonly path: '/v1/organizations/{organizationId}/role-bindings'; readonly effect: 'write' };
  readonly listChildOrganizations: { readonly id: 'listChildOrganizations'; readonly method: 'GET'; readonly path: '/organization-management/v1/enterprises/{enterpriseId}/organizations'; readonly effect: 'read'; readonly pagination: { readonly dialect: 'C'; readonly items: 'items' } };
  readonly listEnterpriseMembers: { readonly id: 'listEnterpriseMembers'; readonly method: 'GET'; readonly path: '/organization-management/v1/enterprises/{enterpriseId}/members'; readonly effect: 'read'; readonly pagination: { readonly dialect: 'C'; readonly items: 'items' } };
  readonly listPodMutations: { readonly id: 'listPodMutations'; readonly method: 'GET'; readonly path: '/patching-engine/v1beta/organizations/{organizationId}/clusters/{clusterId}/pod-mutations'; readonly effect: 'read'; readonly pagination: { readonly dialect: 'C'; readonly items: 'items' } };
  readonly createPodMutation: { readonly id: 'createPodMutation'; readonly method: 'POST'; readonly path: '/patching-engine/v1beta/organizations/{organizationId}/clusters/{clusterId}/pod-mutations'; readonly effect: 'write' };
  readonly getPodMutation: { readonly id: 'getPodMutation'; readonly method: 'GET'; readonly path: '/patching-engine/v1beta/organizations/{organizationId}/clusters/{clusterId}/pod-mutations/{id}'; readonly effect: 'read' };
  readonly updatePodMutation: { readonly id: 'updatePodMutation'; readonly method: 'PATCH'; readonly path: '/patching-engine/v1beta/organizations/{organizationId}/clusters/{clusterId}/pod-mutations/{id}'; readonly effect: 'write'; readonly write: WriteMark };
  readonly deletePodMutation: { readonly id: 'deletePodMutation'; readonly method: 'DELETE'; readonly path: '/patching-engine/v1beta/organizations/{organizationId}/clusters/{clusterId}/pod-mutations/{id}'; readonly effect: 'write' };
  readonly listRebalancingSchedules: { readonly id: 'listRebalancingSchedules'; readonly method: 'GET'; readonly path: '/v1/rebalancing-schedules'; readonly effect: 'read' };
  readonly createRebalancingSchedule: { readonly id: 'createRebalancingSchedule'; readonly method: 'POST'; readonly path: '/v1/rebalancing-schedules'; readonly effect: 'write' };
  readonly updateRebalancingSchedule: { readonly id: 'updateRebalancingSchedule'; readonly method: 'PUT'; readonly path: '/v1/rebalancing-schedules'; readonly effect: 'write'; readonly write: WriteMark };
  readonly getRebalancingSchedule: { readonly id: 'getRebalancingSchedule'; readonly method: 'GET'; readonly path: '/v1/rebalancing-schedules/{id}'; readonly effect: 'read' };
  readonly deleteRebalancingSchedule: { readonly id: 'deleteRebalancingSchedule'; readonly method: 'DELETE'; readonly path: '/v1/rebalancing-schedules/{id}'; readonly effect: 'write' };
  readonly listRebalancingJobs: { readonly id: 'listRebalancingJobs'; readonly method: 'GET'; readonly path: '/v1/kubernetes/clusters/{clusterId}/rebalancing-jobs'; readonly effect: 'read' };
  readonly createRebalancingJob: { readonly id: 'createRebalancingJob'; readonly method: 'POST'; readonly path: '/v1/kubernetes/clusters/{clusterId}/rebalancing-jobs'; readonly effect: 'write' };
  readonly getRebalancingJob: { readonly id: 'getRebalancingJob'; readonly method: 'GET'; readonly path: '/v1/kubernetes/clusters/{clusterId}/rebalancing-jobs/{id}'; readonly effect: 'read' };
  readonly updateRebalancingJob: { readonly id: 'updateRebalancingJob'; readonly method: 'PUT'; readonly path: '/v1/kubernetes/clusters/{clusterId}/rebalancing-jobs/{id}'; readonly effect: 'write'; readonly write: WriteMark };
  readonly deleteRebalancingJob: { readonly id: 'deleteRebalancingJob'; readonly method: 'DELETE'; readonly path: '/v1/kubernetes/clusters/{clusterId}/rebalancing-jobs/{id}'; readonly effect: 'write' };
  readonly previewRebalancingSchedule: { readonly id: 'previewRebalancingSchedule'; readonly method: 'POST'; readonly path: '/v1/kubernetes/clusters/{clusterId}/rebalancing-schedule-preview'; readonly effect: 'read' };
  readonly listTimeZones: { readonly id: 'listTimeZones'; readonly method: 'GET'; readonly path: '/v1/time-zones'; readonly effect: 'read' };
  readonly listRebalancingPlans: { readonly id: 'listRebalancingPlans'; readonly method: 'GET'; readonly path: '/v1/kubernetes/clusters/{clusterId}/rebalancing-plans'; readonly effect: 'read'; readonly pagination: { readonly dialect: 'B'; readonly items: 'items' } };
  readonly generateRebalancingPlan: { readonly id: 'generateRebalancingPlan'; readonly method: 'POST'; readonly path: '/v1/kubernetes/clusters/{clusterId}/rebalancing-plans'; readonly effect: 'write' };
  readonly getRebalancingPlan: { readonly id: 'getRebalancingPlan'; readonly method: 'GET'; readonly path: '/v1/kubernetes/clusters/{clusterId}/rebalancing-plans/{rebalancingPlanId}'; readonly effect: 'read' };
  readonly executeRebalancingPlan: { readonly id: 'executeRebalancingPlan'; readonly method: 'POST'; readonly path: '/v1/kubernetes/clusters/{clusterId}/rebalancing-plans/{rebalancingPlanId}/execute'; readonly effect: 'write' };
  readonly cancelRebalancingPlan: { readonly id: 'cancelRebalancingPlan'; readonly method: 'POST'; readonly path: '/v1/kubernetes/clusters/{clusterId}/rebalancing-plans/{rebalancingPlanId}/cancel'; readonly effect: 'write' };
  readonly getProblematicNodes: { readonly id: 'getProblematicNodes'; readonly method: 'GET'; readonly path: '/v1/kubernetes/clusters/{clusterId}/problematic-nodes'; readonly effect: 'read' };
  readonly getProblematicWorkloads: { readonly id: 'getProblematicWorkloads'; readonly method: 'GET'; readonly path: '/v1/kubernetes/clusters/{clusterId}/problematic-workloads'; readonly effect: 'read' };
  readonly getRebalancedWorkloads: { readonly id: 'getRebalancedWorkloads'; readonly method: 'GET'; readonly path: '/v1/kubernetes/clusters/{clusterId}/rebalanced-workloads'; readonly effect: 'read' };
  readonly getClusterWorkloads: { readonly id: 'getClusterWorkloads'; readonly method: 'GET'; readonly path: '/v1/kubernetes/clusters/{clusterId}/workloads'; readonly effect: 'read' };
  readonly listReservations: { readonly id: 'listReservations'; readonly method: 'GET'; readonly path: '/v1/organizations/{organizationId}/reservations'; readonly effect: 'read' };
  readonly addReservation: { readonly id: 'addReservation'; readonly method: 'POST'; readonly path: '/v1/organizations/{organizationId}/reservations'; readonly effect: 'write' };
  readonly overwriteReservations: { readonly id: 'overwriteReservations'; readonly method: 'POST'; readonly path: '/v1/organizations/{organizationId}/reservations/overwrite'; readonly effect: 'write' };
  readonly deleteReservation: { readonly id: 'deleteReservation'; readonly method: 'DELETE'; readonly path: '/v1/organizations/{organizationId}/reservations/{reservationId}'; readonly effect: 'write' };
  readonly listScalingPolicies: { readonly id: 'listScalingPolicies'; readonly method: 'GET'; readonly path: '/v1/workload-autoscaling/clusters/{clusterId}/policies'; readonly effect: 'read' };
  readonly createScalingPolicy: { readonly id: 'createScalingPolicy'; readonly method: 'POST'; readonly path: '/v1/workload-autoscaling/clusters/{clusterId}/policies'; readonly effect: 'write' };
  readonly getScalingPolicy: { readonly id: 'getScalingPolicy'; readonly method: 'GET'; readonly path: '/v1/workload-autoscaling/clusters/{clusterId}/policies/{policyId}'; readonly effect: 'read' };
  readonly updateScalingPolicy: { readonly id: 'updateScalingPolicy'; readonly method: 'PUT'; readonly path: '/v1/workload-autoscaling/clusters/{clusterId}/policies/{policyId}'; readonly effect: 'write'; readonly write: WriteMark };
  readonly deleteScalingPolicy: { readonly id: 'deleteScalingPolicy'; readonly method: 'DELETE'; readonly path: '/v1/workload-autoscaling/clusters/{clusterId}/policies/{policyId}'; readonly effect: 'write' };
  readonly assignScalingPolicy: { readonly id: 'assignScalingPolicy'; readonly method: 'PUT'; readonly path: '/v1/workload-autoscaling/clusters/{clusterId}/policies/{policyId}/workloads'; readonly effect: 'write'; readonly write: WriteMark };
  readonly setScalingPoliciesOrder: { readonly id: 'setScalingPoliciesOrder'; readonly method: 'PUT'; readonly path: '/v1/workload-autoscaling/clusters/{clusterId}/policies/order'; readonly effect: 'write'; readonly write: WriteMark };
  readonly getImageSecurityOverview: { readonly id: 'getImageSecurityOverview'; readonly method: 'GET'; readonly path: '/v1/security/insights/overview/image-security'; readonly effect: 'read' };
  readonly getBestPracticesOverview: { readonly id: 'getBestPracticesOverview'; readonly method: 'GET'; readonly path: '/v1/security/insights/overview/best-practices'; readonly effect: 'read' };
  readonly getAttackPathsOverview: { readonly id: 'getAttackPathsOverview'; readonly method: 'GET'; readonly path: '/v1/security/insights/overview/attack-paths'; readonly effect: 'read' };
  readonly getNodeSecurityOverview: { readonly id: 'getNodeSecurityOverview'; readonly method: 'GET'; readonly path: '/v1/security/insights/overview/nodes'; readonly effect: 'read' };
  readonly getVulnerabilityOverview: { readonly id: 'getVulnerabilityOverview'; readonly method: 'GET'; readonly path: '/v1/security/insights/overview/vulnerabilities'; readonly effect: 'read' };
  readonly listAttackPaths: { readonly id: 'listAttackPaths'; readonly method: 'GET'; readonly path: '/v1/security/insights/attack-paths'; readonly effect: 'read' };
  readonly getClusterSecuritySettings: { readonly id: 'getClusterSecuritySettings'; readonly method: 'GET'; readonly path: '/v1/security/settings/clusters/{clusterId}'; readonly effect: 'read' };
  readonly listSecurityImages: { readonly id: 'listSecurityImages'; readonly method: 'GET'; readonly path: '/v1/security/insights/images'; readonly effect: 'read' };
  readonly listBestPracticeChecks: { readonly id: 'listBestPracticeChecks'; readonly method: 'GET'; readonly path: '/v1/security/insights/best-practices'; readonly effect: 'read' };
  readonly getSpotBlacklist: { readonly id: 'getSpotBlacklist'; readonly method: 'GET'; readonly path: '/v1/inventory/blacklist'; readonly effect: 'read' };
  readonly addToSpotBlacklist: { readonly id: 'addToSpotBlacklist'; readonly method: 'POST'; readonly path: '/v1/inventory/blacklist/add'; readonly effect: 'write'; readonly write: WriteMark };
  readonly removeFromSpotBlacklist: { readonly id: 'removeFromSpotBlacklist'; readonly method: 'POST'; readonly path: '/v1/inventory/blacklist/remove'; readonly effect: 'write' };
  readonly runValueRealizationReport: { readonly id: 'runValueRealizationReport'; readonly method: 'POST'; readonly path: '/reporting/v1beta/organizations/{organizationId}/clusters:runValueRealizationReport'; readonly effect: 'read' };
  readonly runValueRealizationTimelineReport: { readonly id: 'runValueRealizationTimelineReport'; readonly method: 'POST'; readonly path: '/reporting/v1beta/organizations/{organizationId}:runValueRealizationTimelineReport'; readonly effect: 'read' };
  readonly getClusterBaseline: { readonly id: 'getClusterBaseline'; readonly method: 'GET'; readonly path: '/reporting/v1beta/organizations/{organizationId}/clusters/{clusterId}/baseline-params'; readonly effect: 'read' };
  readonly listClusterRestrictions: { readonly id: 'listClusterRestrictions'; readonly method: 'GET'; readonly path: '/reporting/v1beta/organizations/{organizationId}/clusters/{clusterId}/restrictions'; readonly effect: 'read' };
  readonly getWorkloadCosts: { readonly id: 'getWorkloadCosts'; readonly method: 'GET'; readonly path: '/v1/cost-reports/clusters/{clusterId}/workload-costs'; readonly effect: 'read'; readonly pagination: { readonly dialect: 'A'; readonly items: 'items' } };
  readonly queryWorkloadCosts: { readonly id: 'queryWorkloadCosts'; readonly method: 'POST'; readonly path: '/v1/cost-reports/clusters/{clusterId}/workload-costs'; readonly effect: 'read'; readonly pagination: { readonly dialect: 'A'; readonly items: 'items' } };
  readonly getWorkloadCostSummaries: { readonly id: 'getWorkloadCostSummaries'; readonly method: 'POST'; readonly path: '/v1/cost-reports/clusters/{clusterId}/workload-cost-summaries'; readonly effect: 'read'; readonly pagination: { readonly dialect: 'A'; readonly items: 'items' } };
  readonly getWorkloadEfficiency: { readonly id: 'getWorkloadEfficiency'; readonly method: 'GET'; readonly path: '/v1/cost-reports/clusters/{clusterId}/workload-efficiency'; readonly effect: 'read'; readonly pagination: { readonly dialect: 'A'; readonly items: 'items' } };
  readonly getNamespaceCostSummaries: { readonly id: 'getNamespaceCostSummaries'; readonly method: 'POST'; readonly path: '/v1/cost-reports/clusters/{clusterId}/namespace-cost-summaries'; readonly effect: 'read'; readonly pagination: { readonly dialect: 'A'; readonly items: 'items' } };
  readonly getNamespaceTotalCosts: { readonly id: 'getNamespaceTotalCosts'; readonly method: 'POST'; readonly path: '/v1/cost-reports/clusters/{clusterId}/namespace-totalcost'; readonly effect: 'read'; readonly pagination: { readonly dialect: 'A'; readonly items: 'items' } };
  readonly getNamespaceCost: { readonly id: 'getNamespaceCost'; readonly method: 'GET'; readonly path: '/v1/cost-reports/clusters/{clusterId}/namespaces/{namespace}'; readonly effect: 'read' };
  readonly getWorkloadEventMetrics: { readonly id: 'getWorkloadEventMetrics'; readonly method: 'GET'; readonly path: '/v1/cost-reports/clusters/{clusterId}/workload-event-metrics'; readonly effect: 'read' };
  readonly getOrganizationWorkloadEventMetrics: { readonly id: 'getOrganizationWorkloadEventMetrics'; readonly method: 'GET'; readonly path: '/v1/cost-reports/organization/workload-event-metrics'; readonly effect: 'read' };
  readonly listWorkloadEvents: { readonly id: 'listWorkloadEvents'; readonly method: 'GET'; readonly path: '/v1/workload-autoscaling/clusters/{clusterId}/workload-events'; readonly effect: 'read'; readonly pagination: { readonly dialect: 'A'; readonly items: 'items' } };
  readonly getWorkloadEvent: { readonly id: 'getWorkloadEvent'; readonly method: 'GET'; readonly path: '/v1/workload-autoscaling/clusters/{clusterId}/workload-events/{eventId}'; readonly effect: 'read' };
  readonly getWorkloadEventsSummary: { readonly id: 'getWorkloadEventsSummary'; readonly method: 'GET'; readonly path: '/v1/workload-autoscaling/clusters/{clusterId}/workload-events-summary'; readonly effect: 'read' };
  readonly getWorkloadEvictionConfig: { readonly id: 'getWorkloadEvictionConfig'; readonly method: 'GET'; readonly path: '/workload-eviction/v1/clusters/{clusterId}/config'; readonly effect: 'read' };
  readonly listWorkloads: { readonly id: 'listWorkloads'; readonly method: 'GET'; readonly path: '/v1/workload-autoscaling/clusters/{clusterId}/workloads'; readonly effect: 'read'; readonly pagination: { readonly dialect: 'A'; readonly items: 'workloads' } };
  readonly getWorkload: { readonly id: 'getWorkload'; readonly method: 'GET'; readonly path: '/v1/workload-autoscaling/clusters/{clusterId}/workloads/{workloadId}'; readonly effect: 'read' };
  readonly getWorkloadFilters: { readonly id: 'getWorkloadFilters'; readonly method: 'GET'; readonly path: '/v1/workload-autoscaling/clusters/{clusterId}/workloads/filters'; readonly effect: 'read' };
  readonly listLimitRanges: { readonly id: 'listLimitRanges'; readonly method: 'GET'; readonly path: '/v1/workload-autoscaling/clusters/{clusterId}/limit-ranges'; readonly effect: 'read' };
  readonly listResourceQuotas: { readonly id: 'listResourceQuotas'; readonly method: 'GET'; readonly path: '/v1/workload-autoscaling/clusters/{clusterId}/resource-quotas'; readonly effect: 'read' };
  readonly updateWorkload: { readonly id: 'updateWorkload'; readonly method: 'PUT'; readonly path: '/v2/workload-autoscaling/clusters/{clusterId}/workloads/{workloadId}'; readonly effect: 'write'; readonly write: WriteMark };
  readonly patchWorkload: { readonly id: 'patchWorkload'; readonly method: 'PATCH'; readonly path: '/v2/workload-autoscaling/clusters/{clusterId}/workloads/{workloadId}'; readonly effect: 'write'; readonly write: WriteMark };
  readonly resetWorkloadSystemOverrides: { readonly id: 'resetWorkloadSystemOverrides'; readonly method: 'POST'; readonly path: '/v1/workload-autoscaling/clusters/{clusterId}/workloads/{workloadId}/system-overrides:reset'; readonly effect: 'write' };
  readonly getWorkloadsSummary: { readonly id: 'getWorkloadsSummary'; readonly method: 'GET'; readonly path: '/v1/workload-autoscaling/clusters/{clusterId}/workloads-summary'; readonly effect: 'read' };
  readonly getWorkloadsSummaryMetrics: { readonly id: 'getWorkloadsSummaryMetrics'; readonly method: 'GET'; readonly path: '/v1/workload-autoscaling/clusters/{clusterId}/workloads-summary-metrics'; readonly effect: 'read' };
  readonly getWorkloadsAccessContext: { readonly id: 'getWorkloadsAccessContext'; readonly method: 'GET'; readonly path: '/v1/workload-autoscaling/clusters/{clusterId}/workloads-access-context'; readonly effect: 'read' };
  readonly getWorkloadAutoscalerStatus: { readonly id: 'getWorkloadAutoscalerStatus'; readonly method: 'GET'; readonly path: '/v1/workload-autoscaling/clusters/{clusterId}/components/workload-autoscaler'; readonly effect: 'read' };
  readonly getOrganizationWorkloadAutoscalerStatuses: { readonly id: 'getOrganizationWorkloadAutoscalerStatuses'; readonly method: 'GET'; readonly path: '/v1/workload-autoscaling/organizations/{organizationId}/components/workload-autoscaler'; readonly effect: 'read' };
};

/** The same at run time, kept as a text: a fifth of a bot's bundle would be names of fields otherwise. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both are written of the same rows
export const operations: Operations = /* @__PURE__ */ readOperations(`
0/v1/organizations/{organizationId}/role-bindings/{roleBindingId}
 g getRoleBinding
 A updateRoleBinding {"write":{"kind":"replace","keeps":["createdAt","id","managedBy","organizationId","status","updatedAt"]}}
 D deleteRoleBinding
35groups
 P createGroup
41/{groupId}
 g getGroup
 A updateGroup {"write":{"kind":"replace","keeps":["createdAt","definition.author","id","managedBy","organizationId","ssoProvider","updatedAt"]}}
 D deleteGroup
4invitations
 g listInvitations A invitations
 P createInvitations
15/{invitationId}
 P claimInvitation
 D deleteInvitation
4cost-reports/allocation-groups
 g listAllocationGroups
 P createAllocationGroup
34/{id}
 g getAllocationGroup
 U updateAllocationGroup {"write":{"kind":"replace","keeps":["id","updatedAt"]}}
 D deleteAllocationGroup
33-summaries
 g getAllocationGroupCostSummaries
34costs
 g getAllocationGroupCosts
34totals
 g getAllocationGroupTotals A items
33s/{groupId}/workload-costs
 g getAllocationGroupWorkloadCosts A items
54efficiency
 g getAllocationGroupWorkloadEfficiency A workloads
35efficiency/summary
 g getAllocationGroupEfficiencySummary
4auth/tokens
 g listAuthTokens
 P createAuthToken
15/{id}
 g getAuthToken
 P updateAuthToken {"write":{"kind":"merge"}}
 D deleteAuthToken
4organizations/{organizationId}/service-accounts
 g listServiceAccounts D serviceAccounts
 P createServiceAccount
51/keys
 g listOrganizationServiceAccountKeys D keys
52{serviceAccountId}
 g getServiceAccount
 A updateServiceAccount {"write":{"kind":"patch"}}
 D deleteServiceAccount
70/keys
 g listServiceAccountKeys D keys
 P createServiceAccountKey
75/{keyId}
 g getServiceAccountKey
 A updateServiceAccountKey {"write":{"kind":"patch"}}
 D deleteServiceAccountKey
1v2/audit/events
 g listEvents A events
1v1/audit
 g listAuditEntries A items
9-events
 g listAuditEvents A items
16/{id}
 g getAuditEvent
4billing/platform-usage-detail
 g getPlatformUsageDetail
12enterprise/platform-usage-detail
 g getEnterprisePlatformUsageDetail
12platform-usage-report
 g getPlatformUsageReport
12usage-report
 g getUsageReport
4cost-reports/clusters/{clusterId}/cost
 g getClusterCost
38summary
 g getClusterCostSummary
38efficiency
 g getClusterEfficiency
38savings
 g getClusterSavings
38estimated-savings
 g getClusterEstimatedSavings
55-history
 g getClusterEstimatedSavingsHistory
38rightsizing-summary
 g getClusterRightsizingSummary
39esource-usage
 g getClusterResourceUsage
38overview
 g getClusterCostOverview
38node-count-history
 g getClusterNodeCountHistory
42s/storage
 g getClusterNodesStorage
38reporting-capabilities
 p getReportingCapabilities
38cost-anomalies
 g listClusterCostAnomalies
38node-templates
 g getNodeTemplateUsage
26active
 p listActiveClusters
17idle-resources/disks
 g listIdleDisks D idleDisks
4kubernetes/clusters/{clusterId}/settings
 g getClusterSettings
36agent-status
 g getClusterAgentStatus
36unscheduled-pods
 g getClusterUnscheduledPods
36policies
 g getClusterPolicies
 U updateClusterPolicies {"write":{"kind":"replace","keeps":["defaultNodeTemplateVersion","nodeDownscaler.evictor.status","nodeDownscaler.evictor.allowed","unschedulablePods.podPinner.status"]}}
36node-constraints
 g getClusterNodeConstraints
36evictor-advanced-config
 g getEvictorAdvancedConfig
 P updateEvictorAdvancedConfig {"write":{"kind":"replace"}}
15external-clusters/impersonation-service-account
 p getImpersonationServiceAccount
33{clusterId}/token
 P createClusterToken
45assume-role-principal
 g getAssumeRolePrincipal
 P createAssumeRolePrincipal
 D deleteAssumeRolePrincipal
57user
 g getAssumeRoleUser
45gke-create-sa
 P createGkeServiceAccount
49disable-sa
 P disableGkeServiceAccount
46cp-create-sa
 P createGcpServiceAccount
49disable-sa
 P disableGcpServiceAccount
45credentials-script
 g getCredentialsScript
46leanup-script
 g getCleanupScript
32
 g listClusters
 P registerCluster
32/{clusterId}
 g getCluster
 P updateCluster {"write":{"kind":"merge"}}
 D deleteCluster
44/disconnect
 P disconnectCluster
45reconcile
 P reconcileCluster
45tags
 P setClusterTags {"write":{"kind":"replace","present":{"operation":"getCluster","at":["tags"]}}}
45hibernate
 P hibernateCluster {"readWhen":{"query":{"mode":"OPERATION_MODE_DRY_RUN"}}}
45resume
 P resumeCluster {"readWhen":{"query":{"mode":"OPERATION_MODE_DRY_RUN"}}}
4savings/commitments/import/gcp/cud
 P importGcpCommitments
31azure/reservation
 P importAzureReservations
1savings/v1beta/organizations/{organizationId}/commitments:importAWSReservedInstances
 P importAwsReservedInstances
1v1/savings/commitments
 g listCommitments
23/{commitmentId}
 g getCommitment
 U updateCommitment {"write":{"kind":"merge","present":{"operation":"getCommitment","at":["commitment"]}}}
 D deleteCommitment
38/assignments
 g getCommitmentAssignments
 U replaceCommitmentAssignments {"write":{"kind":"replace","present":{"operation":"getCommitmentAssignments","at":["assignments",{"each":"clusterId"}]}}}
12assignments/{assignmentId}
 D deleteCommitmentAssignment
23
 g listCommitmentAssignments
 P createCommitmentAssignment
1savings/v1beta/organizations/{organizationId}/commitments/{commitmentId}:getUsageHistory
 g getCommitmentUsageHistory
1v1/workload-autoscaling/clusters/{clusterId}/custom-metrics/configs/data-sources
 g listCustomMetricsDataSources
 P createCustomMetricsDataSource
81/{id}
 A updateCustomMetricsDataSource {"write":{"kind":"merge","present":{"operation":"listCustomMetricsDataSources","at":["items",{"by":"id","is":"id"}]},"masked":{"values":"dataSource","mask":"updateMask"}}}
 D deleteCustomMetricsDataSource
1cluster-autoscaler/v1beta/organizations/{organizationId}/hibernation-schedules
 g listHibernationSchedules C items
 P createHibernationSchedule
79/{id}
 g getHibernationSchedule
 A updateHibernationSchedule {"write":{"kind":"merge"}}
 D deleteHibernationSchedule
1v1/workload-autoscaling/clusters/{clusterId}/workloads/{workloadId}/recommendation-manifest
 g getWorkloadRecommendationManifest
3beta/workload-autoscaling/clusters/{clusterId}/hpas:analyze
 g analyzeHPAs
3/instances/types
 g listInstanceTypes C items
4regions
 g listRegions E regions
4zones
 g listZones E zones
4organizations/resource-usage
 g getOrganizationResourceUsage
4metrics/prom
 g getClusterMetrics {"produces":"text"}
12nodes
 g getNodeMetrics {"produces":"text"}
12workloads
 g getWorkloadMetrics {"produces":"text"}
20-network
 g getWorkloadNetworkMetrics {"produces":"text"}
12allocation-groups
 g getAllocationGroupMetrics {"produces":"text"}
4kubernetes/clusters/{clusterId}/node-configurations
 g listNodeConfigurations
 P createNodeConfiguration
55/{id}
 g getNodeConfiguration
 P updateNodeConfiguration {"write":{"kind":"merge"}}
 D deleteNodeConfiguration
56suggestions
 g getNodeConfigurationSuggestions
56{id}/default
 P setDefaultNodeConfiguration
4pricing/nodes
 g listOrganizationNodePrices
12clusters/{clusterId}/nodes
 g listNodePrices
38/{nodeId}
 g getNodePrice
4kubernetes/clusters/{clusterId}/node-templates
 g listNodeTemplates
 P createNodeTemplate
50/{nodeTemplateName}
 U updateNodeTemplate {"write":{"kind":"merge","present":{"operation":"listNodeTemplates","at":["items",{"by":"name","is":"nodeTemplateName"},"template"]}}}
 D deleteNodeTemplate
36filter-instance-types
 p filterInstanceTypes
15external-clusters/{clusterId}/nodes
 g listNodes A items
 P addNode
33filters/nodes
 g getNodeFilters
33{clusterId}/nodes/{nodeId}
 g getNode
 D deleteNode
59/drain
 P drainNode
49-batches
 P addNodeBatch
57/{nodeBatchId}
 g getNodeBatch
33operations/{id}
 g getOperation
4notifications
 g listNotifications A items
17/{id}
 g getNotification
18ack
 P ackNotifications
18webhook-configurations
 g listWebhookConfigs A items
 P createWebhookConfig
40/{id}
 g getWebhookConfig
 U updateWebhookConfig {"write":{"kind":"replace","keeps":["id","organizationId","status","error","createdAt","updatedAt","deletedAt"]}}
 D deleteWebhookConfig
27ategories
 g listWebhookCategories
4cost-reports/organization/clusters/summary
 g getClustersCostSummary
39report
 g getClustersCost
39efficiency
 g getClustersEfficiency A items
30daily-cost
 g getClustersDailyCost
30efficiency
 g getOrganizationEfficiency
40/summary
 g getOrganizationEfficiencySummary
30overview
 g getOrganizationCostOverview
30cost-comparison
 g compareCosts
4me
 g getMe
4organizations
 g listOrganizations
17/{id}
 g getOrganization
19organizationId}/users
 g listOrganizationUsers
 P addOrganizationUser
 D removeOrganizationUsers
40/{userId}
 D removeOrganizationUser
49/groups
 g listUserGroups
35roles
 g listRoles D roles
39-bindings
 g listRoleBindings D roleBindings
 P createRoleBindings
1organization-management/v1/enterprises/{enterpriseId}/organizations
 g listChildOrganizations C items
55members
 g listEnterpriseMembers C items
1patching-engine/v1beta/organizations/{organizationId}/clusters/{clusterId}/pod-mutations
 g listPodMutations C items
 P createPodMutation
89/{id}
 g getPodMutation
 A updatePodMutation {"write":{"kind":"merge"}}
 D deletePodMutation
1v1/rebalancing-schedules
 g listRebalancingSchedules
 P createRebalancingSchedule
 U updateRebalancingSchedule {"write":{"kind":"merge","present":{"operation":"getRebalancingSchedule"}}}
25/{id}
 g getRebalancingSchedule
 D deleteRebalancingSchedule
4kubernetes/clusters/{clusterId}/rebalancing-jobs
 g listRebalancingJobs
 P createRebalancingJob
52/{id}
 g getRebalancingJob
 U updateRebalancingJob {"write":{"kind":"merge"}}
 D deleteRebalancingJob
48schedule-preview
 p previewRebalancingSchedule
4time-zones
 g listTimeZones
4kubernetes/clusters/{clusterId}/rebalancing-plans
 g listRebalancingPlans B items
 P generateRebalancingPlan
53/{rebalancingPlanId}
 g getRebalancingPlan
73/execute
 P executeRebalancingPlan
74cancel
 P cancelRebalancingPlan
36problematic-nodes
 g getProblematicNodes
48workloads
 g getProblematicWorkloads
36rebalanced-workloads
 g getRebalancedWorkloads
36workloads
 g getClusterWorkloads
4organizations/{organizationId}/reservations
 g listReservations
 P addReservation
47/overwrite
 P overwriteReservations
48{reservationId}
 D deleteReservation
4workload-autoscaling/clusters/{clusterId}/policies
 g listScalingPolicies
 P createScalingPolicy
54/{policyId}
 g getScalingPolicy
 U updateScalingPolicy {"write":{"kind":"replace","keeps":["clusterId","createdAt","hasWorkloadsConfiguredByAnnotations","id","isCastware","isDefault","isReadonly","organizationId","updatedAt"]}}
 D deleteScalingPolicy
65/workloads
 U assignScalingPolicy {"write":{"kind":"append"}}
55order
 U setScalingPoliciesOrder {"write":{"kind":"replace"}}
4security/insights/overview/image-security
 g getImageSecurityOverview
31best-practices
 g getBestPracticesOverview
31attack-paths
 g getAttackPathsOverview
31nodes
 g getNodeSecurityOverview
31vulnerabilities
 g getVulnerabilityOverview
22attack-paths
 g listAttackPaths
13settings/clusters/{clusterId}
 g getClusterSecuritySettings
13insights/images
 g listSecurityImages
22best-practices
 g listBestPracticeChecks
4inventory/blacklist
 g getSpotBlacklist
23/add
 P addToSpotBlacklist {"write":{"kind":"append"}}
24remove
 P removeFromSpotBlacklist
1reporting/v1beta/organizations/{organizationId}/clusters:runValueRealizationReport
 p runValueRealizationReport
48:runValueRealizationTimelineReport
 p runValueRealizationTimelineReport
48/clusters/{clusterId}/baseline-params
 g getClusterBaseline
70restrictions
 g listClusterRestrictions
1v1/cost-reports/clusters/{clusterId}/workload-costs
 g getWorkloadCosts A items
 p queryWorkloadCosts A items
51-summaries
 p getWorkloadCostSummaries A items
47efficiency
 g getWorkloadEfficiency A items
38namespace-cost-summaries
 p getNamespaceCostSummaries A items
48totalcost
 p getNamespaceTotalCosts A items
47s/{namespace}
 g getNamespaceCost
38workload-event-metrics
 g getWorkloadEventMetrics
17organization/workload-event-metrics
 g getOrganizationWorkloadEventMetrics
4workload-autoscaling/clusters/{clusterId}/workload-events
 g listWorkloadEvents A items
61/{eventId}
 g getWorkloadEvent
61-summary
 g getWorkloadEventsSummary
1workload-eviction/v1/clusters/{clusterId}/config
 g getWorkloadEvictionConfig
1v1/workload-autoscaling/clusters/{clusterId}/workloads
 g listWorkloads A workloads
55/{workloadId}
 g getWorkload
56filters
 g getWorkloadFilters
46limit-ranges
 g listLimitRanges
46resource-quotas
 g listResourceQuotas
1v2/workload-autoscaling/clusters/{clusterId}/workloads/{workloadId}
 U updateWorkload {"write":{"kind":"replace","present":{"operation":"getWorkload","at":["workload"],"as":"workload update"},"leftOut":"inherited"}}
 A patchWorkload {"write":{"kind":"patch","present":{"operation":"getWorkload","at":["workload"],"as":"workload update"},"masked":{"values":"workload","mask":"updateMask"},"leftOut":"inherited"}}
1v1/workload-autoscaling/clusters/{clusterId}/workloads/{workloadId}/system-overrides:reset
 P resetWorkloadSystemOverrides
55-summary
 g getWorkloadsSummary
63-metrics
 g getWorkloadsSummaryMetrics
56access-context
 g getWorkloadsAccessContext
46components/workload-autoscaler
 g getWorkloadAutoscalerStatus
25organizations/{organizationId}/components/workload-autoscaler
 g getOrganizationWorkloadAutoscalerStatuses
`) as unknown as Operations;
