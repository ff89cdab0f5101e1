import type { Schemas } from '@castai-bot/api';
import type { ClusterWorld, OrganizationWorld } from './world.ts';

/** What the parts of a world are called among the schemas of CAST AI's document. */
export interface WorldParts {
  readonly organizations: Parts<OrganizationWorld>;
  readonly clusters: Parts<ClusterWorld>;
}

type Parts<Whole> = Readonly<Record<keyof Whole, keyof Schemas>>;

/** The schema of each part of a world: of the part itself, or of each item where it is a list. */
export const worldParts: WorldParts = {
  organizations: {
    organization: 'Organization',
    users: 'Membership',
    roles: 'Role',
    groups: 'Group',
    invitations: 'Invitation',
    roleBindings: 'RoleBinding',
    serviceAccounts: 'ServiceAccount',
    notifications: 'Notification',
    webhooks: 'WebhookConfig',
    auditEntries: 'AuditEntry',
    commitments: 'Commitment',
    reservations: 'Reservation',
    commitmentAssignments: 'CommitmentAssignment',
    allocationGroups: 'AllocationGroup',
    rebalancingSchedules: 'RebalancingSchedule',
    hibernationSchedules: 'HibernationSchedule',
    spotBlacklist: 'SpotBlacklistEntry',
    idleDisks: 'IdleDisk',
  },
  clusters: {
    cluster: 'Cluster',
    nodes: 'Node',
    hibernatedNodes: 'Node',
    workloads: 'Workload',
    scalingPolicies: 'ScalingPolicy',
    policies: 'ClusterPolicies',
    evictorConfig: 'EvictorAdvancedConfig',
    workloadAutoscaler: 'WorkloadAutoscalerStatus',
    nodeTemplates: 'NodeTemplate',
    nodeConfigurations: 'NodeConfiguration',
    workloadEvents: 'WorkloadEvent',
    customMetricsDataSources: 'CustomMetricsDataSource',
    podMutations: 'PodMutation',
    rebalancingPlans: 'RebalancingPlan',
    rebalancingJobs: 'RebalancingJob',
  },
};
