import { type Cluster, makeCluster } from './cluster.ts';
import { makeClusterPolicies } from './cluster-policies.ts';
import { makeNode } from './node.ts';
import { createRandom } from './random.ts';
import { makeScalingPolicies } from './scaling-policy.ts';
import { makeWorkload } from './workload.ts';
import type { ClusterContents, Organization, WorldSize, WorldSource } from './world.ts';

const DAY_MS = 86_400_000;

/** What a world is generated from: the same three give the same world. */
export interface WorldSeed {
  readonly seed: number;
  readonly size: WorldSize;
  /** The time that ages count back from, in milliseconds since the epoch. */
  readonly now: number;
}

/** Generates a world. Only the clusters themselves are made here; what they hold is made when it is asked for. */
export function generateWorld({ seed, size, now }: WorldSeed): WorldSource {
  const organization = makeOrganization(seed, now);
  const clusters = Array.from({ length: size.clusters ?? 3 }, (_, index) =>
    makeCluster({
      random: createRandom(seed, 'cluster', index),
      index,
      organizationId: organization.id,
      now,
    }),
  );
  const byId = new Map(clusters.map((cluster) => [cluster.id, cluster]));
  return {
    organizations: [organization],
    clusters,
    contentsOf: (clusterId) => {
      const cluster = byId.get(clusterId);
      if (cluster === undefined) return { nodes: [], workloads: [], scalingPolicies: [], policies: {} };
      return makeContents(cluster, { seed, size, now });
    },
  };
}

function makeOrganization(seed: number, now: number): Organization {
  return {
    id: createRandom(seed, 'organization').uuid(),
    name: 'Simulated organization',
    type: 'ORGANIZATION_TYPE_DEFAULT',
    createdAt: new Date(now - 800 * DAY_MS).toISOString(),
    organizationMember: true,
    internal: false,
    parentId: null,
  };
}

function makeContents(cluster: Cluster, { seed, size, now }: WorldSeed): ClusterContents {
  const policies = makeScalingPolicies(createRandom(seed, 'scaling-policies', cluster.id), cluster);
  const nodeRandom = createRandom(seed, 'nodes', cluster.id);
  const workloadRandom = createRandom(seed, 'workloads', cluster.id);
  return {
    nodes: Array.from({ length: size.nodes ?? 12 }, () => makeNode(nodeRandom, { cluster, now })),
    workloads: Array.from({ length: size.workloads ?? 40 }, (_, index) =>
      makeWorkload(workloadRandom, { cluster, index, now, policies }),
    ),
    scalingPolicies: policies,
    policies: makeClusterPolicies(createRandom(seed, 'policies', cluster.id)),
  };
}
