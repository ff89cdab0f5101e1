import type { Schemas } from '@castai-bot/api';
import type { PageRules } from '../http/paginate.ts';
import type { Cluster } from '../world/cluster.ts';
import { createRandom, type Random } from '../world/random.ts';
import { withOwner } from '../world/with-owner.ts';
import type {
  ClusterSource,
  ClusterWorld,
  Organization,
  OrganizationContents,
  OrganizationWorld,
  World,
  WorldSize,
  WorldSource,
} from '../world/world.ts';
import type { ApiKey, AuthToken } from './api-key.ts';
import type { Clock } from './clock.ts';
import { Collection } from './collection.ts';
import { type ClusterState, openCluster, openOrganization, type OrganizationState } from './contents.ts';
import type { Durations } from './durations.ts';
import type { Guesses } from './guesses.ts';
import type { ClusterTask } from '../lifecycle/cluster-machine.ts';
import type { NodeStay, NodeWait } from '../lifecycle/node-machine.ts';
import type { InstanceCatalog } from './instance-catalog.ts';
import { Journal } from './journal.ts';
import type { Operation } from './operation.ts';
import { PodBook } from '../pods/pod-book.ts';
import { writeMoment } from '../time/write-time.ts';

/** What the state is made from. */
export interface StateOptions {
  readonly source: WorldSource;
  readonly apiKeys: readonly ApiKey[];
  readonly authTokens: readonly AuthToken[];
  readonly random: Random;
  readonly clock: Clock;
  readonly durations: Durations;
  readonly guesses: Guesses;
  readonly pageRules: PageRules;
  readonly instanceTypes: InstanceCatalog;
  readonly registration: Registration;
}

/** What becomes of clusters that are registered. */
export interface Registration {
  /** Whether an agent connects to them. */
  readonly connects: boolean;
  /** What one that connects holds is generated from these. */
  readonly seed: number;
  readonly size: WorldSize;
}

/** A node that is gone: costs of the past still count it. */
export interface FormerNode {
  readonly clusterId: string;
  readonly node: Schemas['Node'];
  readonly goneAt: number;
}

/** Everything the simulator knows, as it is now. */
export class State {
  readonly clock: Clock;
  readonly random: Random;
  readonly durations: Durations;
  readonly guesses: Guesses;
  readonly pageRules: PageRules;
  readonly instanceTypes: InstanceCatalog;
  readonly registration: Registration;
  readonly journal: Journal = new Journal();
  /** When the simulator started, in milliseconds: the nodes of then have always been there. */
  readonly startedAt: number;
  readonly me: Schemas['Me'] & { readonly id: string; readonly name: string; readonly email: string };
  /** Keys by their token. */
  readonly apiKeys: Collection<ApiKey>;
  readonly authTokens: Collection<AuthToken>;
  readonly organizations: Collection<Organization>;
  readonly clusters: Collection<Cluster>;
  readonly operations: Collection<Operation>;
  readonly nodeBatches: Collection<Schemas['NodeBatch'] & { readonly id: string }>;
  readonly formerNodes: FormerNode[] = [];
  /** What cron expressions set off, by key: the newest of a key counts. */
  readonly armed: Map<string, object> = new Map();
  /** The state that each node is in, by id; one that a world came with and nobody moved has none. */
  readonly nodeStays: Map<string, NodeStay> = new Map();
  /** Who waits for a node, by its id. */
  readonly nodeWaits: Map<string, readonly NodeWait[]> = new Map();
  /** The clusters whose pods are about to be placed. */
  readonly clustersToPlace: Set<string> = new Set();
  /** What is under way in each cluster, by id. */
  readonly clusterTasks: Map<string, ClusterTask> = new Map();
  /** The nodes that clusters are resumed with, by the cluster's id, until the others are ready. */
  readonly temporaryNodes: Map<string, string> = new Map();
  /** The clusters for which somebody was made who assumes their role, by id. */
  readonly rolePrincipals: Set<string> = new Set();
  /** People who were removed from an organization, by id: they may be added again. */
  readonly formerUsers: Map<string, Schemas['OrganizationUser']> = new Map();
  /** The groups that somebody who was invited is to be in, by the invitation's id. */
  readonly invitedGroups: Map<string, readonly string[]> = new Map();
  /** Whether the policies of a cluster were on before it was hibernated, by its id. */
  readonly enabledBefore: Map<string, boolean> = new Map();
  readonly #source: WorldSource;
  #told = { at: Number.NaN, count: 0 };
  readonly #clusterStates = new Map<string, ClusterState>();
  readonly #organizationStates = new Map<string, OrganizationState>();

  constructor(options: StateOptions) {
    const { source, apiKeys, authTokens, random, clock } = options;
    const { journal } = this;
    this.clock = clock;
    this.random = random;
    this.durations = options.durations;
    this.guesses = options.guesses;
    this.pageRules = options.pageRules;
    this.instanceTypes = options.instanceTypes;
    this.registration = options.registration;
    this.startedAt = clock.now();
    this.#source = source;
    this.me = { id: random.uuid(), name: 'Simulated user', email: 'user@example.com', username: 'user' };
    this.apiKeys = new Collection({ kind: 'apiKey', items: apiKeys, idOf: ({ token }) => token, nameOf });
    this.authTokens = new Collection({ kind: 'authToken', items: authTokens, idOf, nameOf, journal });
    this.organizations = new Collection({
      kind: 'organization',
      items: source.organizations,
      idOf,
      nameOf,
      journal,
    });
    this.clusters = new Collection({ kind: 'cluster', items: source.clusters, idOf, nameOf, journal });
    this.operations = new Collection({ kind: 'operation', items: [], idOf, nameOf: idOf });
    this.nodeBatches = new Collection({ kind: 'nodeBatch', items: [], idOf, nameOf: idOf });
  }

  /** The contents of a cluster, made when they are first asked for. */
  of(clusterId: string): ClusterState {
    const known = this.#clusterStates.get(clusterId);
    return known ?? this.#open(clusterId, this.#source.contentsOf(clusterId));
  }

  /** Adds a cluster that was not there at the start. */
  addCluster(cluster: Cluster, contents: ClusterSource): Cluster {
    this.clusters.put(cluster);
    this.#open(cluster.id, contents);
    return cluster;
  }

  /** Lets a cluster that held nothing hold what its agent tells of. Nobody changed anything: it was there before. */
  fillCluster(clusterId: string, { gather, workloads }: Pick<ClusterSource, 'gather' | 'workloads'>): void {
    const present = this.of(clusterId);
    // Without nodes, workloads have no place to be looked for.
    for (const workload of workloads) present.workloads.append(workload);
    for (const node of gather().nodes) present.nodes.append(node);
    const pods = new PodBook(present);
    present.workloads.watch(() => (id, before) => pods.follow(id, before));
    this.#clusterStates.set(clusterId, { ...present, pods });
  }

  #open(clusterId: string, contents: ClusterSource): ClusterState {
    const name = this.clusters.get(clusterId)?.name ?? clusterId;
    const made = openCluster(contents, { id: clusterId, name, journal: this.journal });
    this.#clusterStates.set(clusterId, made);
    return made;
  }

  /** The contents of an organization, made when they are first asked for. */
  ofOrganization(organizationId: string): OrganizationState {
    const known = this.#organizationStates.get(organizationId);
    if (known !== undefined) return known;
    const name = this.organizations.get(organizationId)?.name ?? organizationId;
    const owner = { id: organizationId, name, journal: this.journal };
    const made = openOrganization(this.#contentsOfOrganization(organizationId), owner);
    this.#organizationStates.set(organizationId, made);
    return made;
  }

  /** The key's organization is that of the person whose key it is. */
  #contentsOfOrganization(id: string): OrganizationContents {
    const contents = this.#source.contentsOfOrganization(id);
    const [organization] = this.#source.organizations;
    if (organization?.id !== id) return contents;
    const { username = this.me.name, ...me } = this.me;
    const random = createRandom(this.registration.seed, 'owner', id);
    return withOwner(contents, { user: { ...me, username }, organization, random });
  }

  /** A time of the server as the API writes it, now if left out; each is told once, so that lists have an order. */
  timestamp(at: number = this.clock.now()): string {
    this.#told = this.#told.at === at ? { at, count: this.#told.count + 1 } : { at, count: 0 };
    return writeMoment(at, this.#told.count);
  }

  /** Everything as plain data; what nobody has looked at yet is made on the way. */
  toWorld(): World {
    return {
      organizations: this.organizations
        .toArray()
        .map((organization) => this.#toOrganizationWorld(organization)),
      clusters: this.clusters.toArray().map((cluster) => this.#toClusterWorld(cluster)),
    };
  }

  #toOrganizationWorld(organization: Organization): OrganizationWorld {
    const contents = this.ofOrganization(organization.id);
    return {
      organization,
      users: contents.users.toArray(),
      roles: contents.roles.toArray(),
      roleBindings: contents.roleBindings.toArray(),
      groups: contents.groups.toArray(),
      invitations: contents.invitations.toArray(),
      serviceAccounts: contents.serviceAccounts.toArray(),
      notifications: contents.notifications.toArray(),
      webhooks: contents.webhooks.toArray(),
      auditEntries: contents.auditEntries.toArray(),
      commitments: contents.commitments.toArray(),
      reservations: contents.reservations.toArray(),
      commitmentAssignments: contents.commitmentAssignments.toArray(),
      allocationGroups: contents.allocationGroups.toArray(),
      rebalancingSchedules: contents.rebalancingSchedules.toArray(),
      hibernationSchedules: contents.hibernationSchedules.toArray(),
      spotBlacklist: contents.spotBlacklist.toArray(),
      idleDisks: contents.idleDisks.toArray(),
    };
  }

  #toClusterWorld(cluster: Cluster): ClusterWorld {
    const contents = this.of(cluster.id);
    return {
      cluster,
      nodes: contents.nodes.toArray(),
      hibernatedNodes: contents.hibernatedNodes.toArray(),
      workloads: contents.workloads.toArray(),
      scalingPolicies: contents.scalingPolicies.toArray(),
      policies: contents.policies.get(),
      evictorConfig: contents.evictorConfig.get(),
      workloadAutoscaler: contents.workloadAutoscaler.get(),
      nodeTemplates: contents.nodeTemplates.toArray(),
      nodeConfigurations: contents.nodeConfigurations.toArray(),
      workloadEvents: contents.workloadEvents.toArray(),
      customMetricsDataSources: contents.customMetricsDataSources.toArray(),
      podMutations: contents.podMutations.toArray(),
      rebalancingPlans: contents.rebalancingPlans.toArray(),
      rebalancingJobs: contents.rebalancingJobs.toArray(),
    };
  }
}

function idOf({ id }: { readonly id: string }): string {
  return id;
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}
