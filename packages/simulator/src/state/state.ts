import type { Schemas } from '@castai-bot/api';
import type { Random } from '../world/random.ts';
import type { ClusterContents, Organization, World, WorldSource } from '../world/world.ts';
import type { Cluster } from '../world/cluster.ts';
import type { ClusterPolicies } from '../world/cluster-policies.ts';
import type { Node } from '../world/node.ts';
import type { ScalingPolicy } from '../world/scaling-policy.ts';
import type { Workload } from '../world/workload.ts';
import type { PageRules } from '../http/paginate.ts';
import type { ApiKey } from './api-key.ts';
import type { Clock } from './clock.ts';
import { Collection } from './collection.ts';
import { Journal } from './journal.ts';
import type { Durations } from './durations.ts';
import type { Operation } from './operation.ts';

/** The policies of one cluster, which the API addresses by the cluster. */
export interface PoliciesOfCluster {
  readonly clusterId: string;
  readonly policies: ClusterPolicies;
}

/** What one cluster holds, as it is now. */
export interface ClusterState {
  readonly nodes: Collection<Node>;
  readonly workloads: Collection<Workload>;
  readonly scalingPolicies: Collection<ScalingPolicy>;
  readonly policies: Collection<PoliciesOfCluster>;
}

/** What the state is made from. */
export interface StateOptions {
  readonly source: WorldSource;
  readonly apiKeys: readonly ApiKey[];
  readonly random: Random;
  readonly clock: Clock;
  readonly durations: Durations;
  readonly pageRules: PageRules;
}

/** Everything the simulator knows, as it is now. */
export class State {
  readonly clock: Clock;
  readonly random: Random;
  readonly durations: Durations;
  readonly pageRules: PageRules;
  readonly journal: Journal = new Journal();
  readonly me: Schemas['Me'];
  readonly apiKeys: Collection<ApiKey>;
  readonly organizations: Collection<Organization>;
  readonly clusters: Collection<Cluster>;
  readonly operations: Collection<Operation>;
  readonly #source: WorldSource;
  readonly #byCluster = new Map<string, ClusterState>();

  constructor({ source, apiKeys, random, clock, durations, pageRules }: StateOptions) {
    const { journal } = this;
    this.clock = clock;
    this.random = random;
    this.durations = durations;
    this.pageRules = pageRules;
    this.#source = source;
    this.me = { id: random.uuid(), name: 'Simulated user', email: 'user@example.com', username: 'user' };
    this.apiKeys = new Collection({
      kind: 'apiKey',
      items: apiKeys,
      idOf: ({ token }) => token,
      nameOf: ({ name }) => name,
    });
    this.organizations = new Collection({
      ...named('organization'),
      items: source.organizations,
      journal,
    });
    this.clusters = new Collection({ ...named('cluster'), items: source.clusters, journal });
    this.operations = new Collection({ kind: 'operation', items: [], idOf: readId, nameOf: readId });
  }

  /** The contents of a cluster, made when they are first asked for. */
  of(clusterId: string): ClusterState {
    const known = this.#byCluster.get(clusterId);
    if (known !== undefined) return known;
    const made = this.#open(clusterId, this.#source.contentsOf(clusterId));
    this.#byCluster.set(clusterId, made);
    return made;
  }

  /** The time now as the API writes it. */
  timestamp(): string {
    return new Date(this.clock.now()).toISOString();
  }

  /** Everything as plain data; what nobody has looked at yet is made on the way. */
  toWorld(): World {
    return {
      organizations: this.organizations.toArray(),
      clusters: this.clusters.toArray().map((cluster) => {
        const { nodes, workloads, scalingPolicies, policies } = this.of(cluster.id);
        return {
          cluster,
          nodes: nodes.toArray(),
          workloads: workloads.toArray(),
          scalingPolicies: scalingPolicies.toArray(),
          policies: policies.get(cluster.id)?.policies ?? {},
        };
      }),
    };
  }

  #open(clusterId: string, contents: ClusterContents): ClusterState {
    const { journal } = this;
    return {
      nodes: new Collection({ ...named('node'), items: contents.nodes, journal }),
      workloads: new Collection({
        kind: 'workload',
        items: contents.workloads,
        idOf: readId,
        nameOf: ({ namespace, name }) => `${namespace}/${name}`,
        journal,
      }),
      scalingPolicies: new Collection({
        ...named('scalingPolicy'),
        items: contents.scalingPolicies,
        journal,
      }),
      policies: new Collection({
        kind: 'policies',
        items: [{ clusterId, policies: contents.policies }],
        idOf: (item) => item.clusterId,
        nameOf: (item) => this.clusters.get(item.clusterId)?.name ?? item.clusterId,
        journal,
      }),
    };
  }
}

interface Named {
  readonly id: string;
  readonly name: string;
}

function named(kind: string): {
  readonly kind: string;
  readonly idOf: (item: Named) => string;
  readonly nameOf: (item: Named) => string;
} {
  return { kind, idOf: readId, nameOf: ({ name }) => name };
}

function readId({ id }: { readonly id: string }): string {
  return id;
}
