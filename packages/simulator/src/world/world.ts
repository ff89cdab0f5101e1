import type { Schemas } from '@castai-bot/api';
import type { Cluster } from './cluster.ts';
import type { ClusterPolicies } from './cluster-policies.ts';
import type { LazyList } from './lazy-list.ts';
import type { Node } from './node.ts';
import type { NodeTemplate } from './node-template.ts';
import type { ScalingPolicy } from './scaling-policy.ts';
import type { Workload } from './workload.ts';

/** An object as the API answers it, with the id that its schema lets it leave out. */
export type Identified<T> = T & { readonly id: string };

/** An organization as the API answers it. */
export type Organization = Identified<Schemas['Organization']>;

/** What one cluster holds. */
export interface ClusterContents {
  readonly nodes: readonly Node[];
  /** What hibernation took: resuming brings as many of the same kinds back. */
  readonly hibernatedNodes: readonly Node[];
  readonly workloads: readonly Workload[];
  /** The default policy first, then in the order of their rules. */
  readonly scalingPolicies: readonly ScalingPolicy[];
  readonly policies: ClusterPolicies;
  readonly evictorConfig: Schemas['EvictorAdvancedConfig'];
  /** The component of workload autoscaling; one that was never installed has no `installedAt`. */
  readonly workloadAutoscaler: Schemas['WorkloadAutoscalerStatus'];
  readonly nodeTemplates: readonly NodeTemplate[];
  readonly nodeConfigurations: readonly Schemas['NodeConfiguration'][];
  readonly workloadEvents: readonly Schemas['WorkloadEvent'][];
  readonly customMetricsDataSources: readonly Schemas['CustomMetricsDataSource'][];
  readonly podMutations: readonly Identified<Schemas['PodMutation']>[];
  readonly rebalancingPlans: readonly RebalancingPlan[];
  readonly rebalancingJobs: readonly Identified<Schemas['RebalancingJob']>[];
}

export type RebalancingPlan = Schemas['RebalancingPlan'] & { readonly rebalancingPlanId: string };

/** A reservation as the API answers it, with the id that its schema lets it leave out. */
export type Reservation = Schemas['Reservation'] & { readonly reservationId: string };

/** What one organization holds beside its clusters. */
export interface OrganizationContents {
  readonly users: readonly Schemas['Membership'][];
  readonly roles: readonly Identified<Schemas['Role']>[];
  readonly roleBindings: readonly Identified<Schemas['RoleBinding']>[];
  readonly groups: readonly Identified<Schemas['Group']>[];
  /** Those that nobody has claimed. */
  readonly invitations: readonly Identified<Schemas['Invitation']>[];
  readonly serviceAccounts: readonly Identified<Schemas['ServiceAccount']>[];
  readonly notifications: readonly Identified<Schemas['Notification']>[];
  readonly webhooks: readonly Identified<Schemas['WebhookConfig']>[];
  /** The oldest first. */
  readonly auditEntries: readonly Identified<Schemas['AuditEntry']>[];
  readonly commitments: readonly Identified<Schemas['Commitment']>[];
  readonly reservations: readonly Reservation[];
  readonly commitmentAssignments: readonly Identified<Schemas['CommitmentAssignment']>[];
  readonly allocationGroups: readonly Identified<Schemas['AllocationGroup']>[];
  readonly rebalancingSchedules: readonly Identified<Schemas['RebalancingSchedule']>[];
  readonly hibernationSchedules: readonly Identified<Schemas['HibernationSchedule']>[];
  readonly spotBlacklist: readonly Schemas['SpotBlacklistEntry'][];
  readonly idleDisks: readonly Schemas['IdleDisk'][];
}

/** One cluster and what it holds. */
export interface ClusterWorld extends ClusterContents {
  readonly cluster: Cluster;
}

/** One organization and what it holds. */
export interface OrganizationWorld extends OrganizationContents {
  readonly organization: Organization;
}

/**
 * Everything the simulator knows, as plain data in the API's own shapes: fit for a file.
 *
 * @see https://api.cast.ai/v1/spec/openapi.json
 */
export interface World {
  /** The organization of the key first. */
  readonly organizations: readonly OrganizationWorld[];
  readonly clusters: readonly ClusterWorld[];
}

/** A node of which only what matters is said. */
export type PartialNode = Partial<Omit<Node, 'state' | 'spotConfig' | 'resources'>> & {
  readonly state?: Partial<Node['state']>;
  readonly spotConfig?: Partial<Node['spotConfig']>;
  readonly resources?: Partial<Node['resources']>;
};

/** An organization of a world to start from. */
export interface OrganizationFile extends Partial<OrganizationContents> {
  readonly organization?: Partial<Organization>;
}

/** A cluster of a world to start from. */
export interface ClusterFile extends Partial<
  Omit<ClusterContents, 'nodes' | 'hibernatedNodes' | 'workloads' | 'workloadAutoscaler'>
> {
  /** Without an `organizationId` it is the first organization's. */
  readonly cluster?: Partial<Cluster>;
  readonly nodes?: readonly PartialNode[];
  readonly hibernatedNodes?: readonly PartialNode[];
  readonly workloads?: readonly Partial<Workload>[];
  /** `{ installedAt: null }` for one that was never installed. */
  readonly workloadAutoscaler?: Partial<ClusterContents['workloadAutoscaler']>;
}

/**
 * A world to start from: what is left out is a plain default, whole lists and single fields alike. A cluster without
 * nodes has none.
 */
export interface WorldFile {
  /** @default one, the key's */
  readonly organizations?: readonly OrganizationFile[];
  /** @default none */
  readonly clusters?: readonly ClusterFile[];
}

/** What to generate. */
export interface WorldSize {
  /** @default 3 */
  readonly clusters?: number;
  /** Nodes in each cluster. @default 12 */
  readonly nodes?: number;
  /** Workloads in each cluster. @default 40 */
  readonly workloads?: number;
  /** The clouds of the clusters, in turns. @default ['aws', 'gcp', 'azure'] */
  readonly clouds?: readonly ('aws' | 'gcp' | 'azure')[];
  /** How many of the nodes that CAST AI made are spot instances, from 0 to 1. @default 0.5 */
  readonly spotShare?: number;
  /** The age of the oldest nodes, in days. @default 90 */
  readonly maxNodeAgeDays?: number;
  /** Child organizations of an enterprise, each with as many clusters; the key is then the enterprise's. @default 0 */
  readonly childOrganizations?: number;
}

/** Where the state of a cluster begins. */
export interface ClusterSource extends Omit<ClusterContents, 'nodes' | 'workloads' | 'scalingPolicies'> {
  readonly workloads: LazyList<Workload>;
  /** The nodes before it is known what their pods ask for. */
  readonly machines: readonly Node[];
  /** Reads all of the workloads for what only they tell together. */
  readonly gather: () => Gathered;
}

/** Nodes that tell what their pods ask for, and policies that tell whether annotations name them. */
export type Gathered = Pick<ClusterContents, 'nodes' | 'scalingPolicies'>;

/** Where the state begins: contents are asked for when somebody first looks at them. */
export interface WorldSource {
  readonly organizations: readonly Organization[];
  readonly clusters: readonly Cluster[];
  contentsOf(clusterId: string): ClusterSource;
  contentsOfOrganization(organizationId: string): OrganizationContents;
}
