import type { Schemas } from '@castai-bot/api';
import type { Node } from '../world/node.ts';
import type { NodeTemplate } from '../world/node-template.ts';
import type { ScalingPolicy } from '../world/scaling-policy.ts';
import type { Workload } from '../world/workload.ts';
import type {
  ClusterContents,
  ClusterSource,
  Identified,
  OrganizationContents,
  RebalancingPlan,
  Reservation,
} from '../world/world.ts';
import { PodBook } from '../pods/pod-book.ts';
import { Cell } from './cell.ts';
import { Collection } from './collection.ts';
import type { Journal, Notes } from './journal.ts';

/** What one cluster holds, as it is now. */
export interface ClusterState {
  /** The nodes for what does not depend on their pods: no workload has to be looked at for them. */
  readonly machines: () => readonly Node[];
  readonly nodes: Collection<Node>;
  /** What hibernation took: resuming brings it back. */
  readonly hibernatedNodes: Collection<Node>;
  readonly workloads: Collection<Workload>;
  readonly pods: PodBook;
  readonly scalingPolicies: Collection<ScalingPolicy>;
  readonly policies: Cell<ClusterContents['policies']>;
  readonly evictorConfig: Cell<ClusterContents['evictorConfig']>;
  readonly workloadAutoscaler: Cell<ClusterContents['workloadAutoscaler']>;
  readonly nodeTemplates: Collection<NodeTemplate>;
  readonly nodeConfigurations: Collection<Schemas['NodeConfiguration']>;
  readonly workloadEvents: Collection<Schemas['WorkloadEvent']>;
  readonly customMetricsDataSources: Collection<Schemas['CustomMetricsDataSource']>;
  readonly podMutations: Collection<Identified<Schemas['PodMutation']>>;
  readonly rebalancingPlans: Collection<RebalancingPlan>;
  readonly rebalancingJobs: Collection<Identified<Schemas['RebalancingJob']>>;
}

/** What one organization holds, as it is now. */
export interface OrganizationState {
  readonly users: Collection<Schemas['Membership']>;
  readonly roles: Collection<Identified<Schemas['Role']>>;
  readonly roleBindings: Collection<Identified<Schemas['RoleBinding']>>;
  readonly groups: Collection<Identified<Schemas['Group']>>;
  readonly invitations: Collection<Identified<Schemas['Invitation']>>;
  readonly serviceAccounts: Collection<Identified<Schemas['ServiceAccount']>>;
  readonly notifications: Collection<Identified<Schemas['Notification']>>;
  readonly webhooks: Collection<Identified<Schemas['WebhookConfig']>>;
  readonly auditEntries: Collection<Identified<Schemas['AuditEntry']>>;
  readonly commitments: Collection<Identified<Schemas['Commitment']>>;
  readonly reservations: Collection<Reservation>;
  readonly commitmentAssignments: Collection<Identified<Schemas['CommitmentAssignment']>>;
  readonly allocationGroups: Collection<Identified<Schemas['AllocationGroup']>>;
  readonly rebalancingSchedules: Collection<Identified<Schemas['RebalancingSchedule']>>;
  readonly hibernationSchedules: Collection<Identified<Schemas['HibernationSchedule']>>;
  readonly spotBlacklist: Collection<Schemas['SpotBlacklistEntry']>;
  readonly idleDisks: Collection<Schemas['IdleDisk']>;
}

/** What opens contents: where changes are noted, and whose contents they are. */
export interface Owner {
  readonly id: string;
  readonly name: string;
  readonly journal: Journal;
}

/** What cannot be told before all workloads were read. */
type Books = Pick<ClusterState, 'nodes' | 'pods' | 'scalingPolicies'>;

/** Turns the contents of a cluster into state. Events are not noted as changes: they tell of changes. */
export function openCluster(contents: ClusterSource, { journal: all, ...cluster }: Owner): ClusterState {
  const journal = all.inCluster(cluster.id);
  const owner = { ...cluster, journal };
  const workloads = new Collection({
    ...byId<Workload>('workload'),
    nameOf: ({ namespace, name }) => `${namespace}/${name}`,
    items: contents.workloads,
    journal,
  });
  let opened: Books | undefined;
  const open = (): Books => (opened ??= openBooks(contents, { workloads, journal }));
  workloads.watch(() => {
    const { pods } = open();
    return (id, before) => pods.follow(id, before);
  });
  return {
    machines: () => opened?.nodes.toArray() ?? contents.machines,
    get nodes() {
      return open().nodes;
    },
    workloads,
    get pods() {
      return open().pods;
    },
    get scalingPolicies() {
      return open().scalingPolicies;
    },
    hibernatedNodes: new Collection({ ...byId('hibernatedNode'), items: contents.hibernatedNodes }),
    policies: new Cell('policies', contents.policies, owner),
    evictorConfig: new Cell('evictorConfig', contents.evictorConfig, owner),
    workloadAutoscaler: new Cell('workloadAutoscaler', contents.workloadAutoscaler, owner),
    nodeTemplates: new Collection({
      kind: 'nodeTemplate',
      idOf: ({ name }) => name,
      nameOf: ({ name }) => name,
      items: contents.nodeTemplates,
      journal,
    }),
    nodeConfigurations: new Collection({
      ...byId('nodeConfiguration'),
      items: contents.nodeConfigurations,
      journal,
    }),
    workloadEvents: new Collection({ ...byId('workloadEvent'), items: contents.workloadEvents }),
    customMetricsDataSources: new Collection({
      ...byId<Schemas['CustomMetricsDataSource']>('customMetricsDataSource'),
      items: contents.customMetricsDataSources,
      journal,
    }),
    podMutations: new Collection({ ...byId('podMutation'), items: contents.podMutations, journal }),
    rebalancingPlans: new Collection({
      kind: 'rebalancingPlan',
      idOf: ({ rebalancingPlanId }) => rebalancingPlanId,
      nameOf: ({ rebalancingPlanId }) => rebalancingPlanId,
      items: contents.rebalancingPlans,
      journal,
    }),
    rebalancingJobs: new Collection({ ...byId('rebalancingJob'), items: contents.rebalancingJobs, journal }),
  };
}

function openBooks(
  { gather }: ClusterSource,
  { workloads, journal }: Pick<ClusterState, 'workloads'> & { readonly journal: Notes },
): Books {
  const gathered = gather();
  const nodes = new Collection({ ...byId('node'), items: gathered.nodes, journal });
  const policies = { ...byId('scalingPolicy'), items: gathered.scalingPolicies, journal };
  return {
    nodes,
    pods: new PodBook({ nodes, workloads }),
    scalingPolicies: new Collection(policies),
  };
}

/** Turns the contents of an organization into state. */
export function openOrganization(contents: OrganizationContents, { journal }: Owner): OrganizationState {
  return {
    users: new Collection({
      kind: 'user',
      idOf: ({ user }) => user.id ?? user.email,
      nameOf: ({ user }) => user.email,
      items: contents.users,
      journal,
    }),
    roles: new Collection({ ...byId('role'), items: contents.roles, journal }),
    roleBindings: new Collection({ ...byId('roleBinding'), items: contents.roleBindings, journal }),
    groups: new Collection({ ...byId('group'), items: contents.groups, journal }),
    invitations: new Collection({
      kind: 'invitation',
      idOf: ({ id }) => id,
      nameOf: ({ inviteEmail }) => inviteEmail,
      items: contents.invitations,
      journal,
    }),
    serviceAccounts: new Collection({ ...byId('serviceAccount'), items: contents.serviceAccounts, journal }),
    notifications: new Collection({ ...byId('notification'), items: contents.notifications, journal }),
    webhooks: new Collection({ ...byId('webhook'), items: contents.webhooks, journal }),
    auditEntries: new Collection({ ...byId('auditEntry'), items: contents.auditEntries }),
    ...openCommitments(contents, journal),
    allocationGroups: new Collection({
      ...byId('allocationGroup'),
      items: contents.allocationGroups,
      journal,
    }),
    rebalancingSchedules: new Collection({
      ...byId('rebalancingSchedule'),
      items: contents.rebalancingSchedules,
      journal,
    }),
    hibernationSchedules: new Collection({
      ...byId('hibernationSchedule'),
      items: contents.hibernationSchedules,
      journal,
    }),
    spotBlacklist: new Collection({
      kind: 'spotBlacklistEntry',
      idOf: ({ clusterId, instanceFamily, instanceType }) =>
        `${clusterId}/${instanceFamily ?? '*'}/${instanceType ?? '*'}`,
      nameOf: ({ instanceFamily, instanceType }) => instanceType ?? instanceFamily ?? '*',
      items: contents.spotBlacklist,
      journal,
    }),
    idleDisks: new Collection({
      kind: 'idleDisk',
      idOf: ({ name = '' }) => name,
      nameOf: ({ name = '' }) => name,
      items: contents.idleDisks,
    }),
  };
}

function openCommitments(
  contents: OrganizationContents,
  journal: Journal,
): Pick<OrganizationState, 'commitments' | 'reservations' | 'commitmentAssignments'> {
  return {
    commitments: new Collection({ ...byId('commitment'), items: contents.commitments, journal }),
    reservations: new Collection({
      kind: 'reservation',
      idOf: ({ reservationId }) => reservationId,
      nameOf: ({ name = '' }) => name,
      items: contents.reservations,
      journal,
    }),
    commitmentAssignments: new Collection({
      ...byId('commitmentAssignment'),
      items: contents.commitmentAssignments,
      journal,
    }),
  };
}

interface HasId {
  readonly id: string;
  readonly name?: string;
}

interface Kind<T> {
  readonly kind: string;
  readonly idOf: (item: T) => string;
  readonly nameOf: (item: T) => string;
}

function byId<T extends HasId = HasId>(kind: string): Kind<T> {
  return { kind, idOf: ({ id }) => id, nameOf: ({ id, name }) => name ?? id };
}
