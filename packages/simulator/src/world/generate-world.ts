import { type Cluster, makeCluster } from './cluster.ts';
import { makeClusterPolicies } from './cluster-policies.ts';
import { fillWithPods } from './fill-with-pods.ts';
import { LazyList } from './lazy-list.ts';
import { makeNode } from './node.ts';
import { makeNodeConfigurations } from './node-configuration.ts';
import { DEFAULT_TEMPLATE, makeNodeTemplates } from './node-template.ts';
import { makeOrganizationContents } from './organization-contents.ts';
import { createRandom, createRandoms } from './random.ts';
import { makeScalingPolicies, type ScalingPolicy } from './scaling-policy.ts';
import { makeWorkloadAutoscaler } from './workload-autoscaler.ts';
import { draftWorkload, type Workload, type WorkloadSeed } from './workload.ts';
import { kindsOf } from './workload-kind.ts';
import { shareParts } from './workload-parts.ts';
import type { ClusterSource, Organization, OrganizationContents, WorldSize, WorldSource } from './world.ts';
import { writeMoment } from '../time/write-time.ts';

const DAY_MS = 86_400_000;
const ORGANIZATION_AGE_DAYS = 800;
/** With so many clusters one is only read by CAST AI, and one has no workload autoscaler; the first is whole. */
const DEFAULT_CLUSTERS = 3;
const ENOUGH_FOR_EXCEPTIONS = 3;
const READONLY_POSITION = 2;
const POSITION_WITHOUT_WORKLOAD_AUTOSCALER = 1;

/** What a world is generated from: the same three give the same world. */
export interface WorldSeed {
  readonly seed: number;
  readonly size: WorldSize;
  /** The time that ages count back from, in milliseconds since the epoch. */
  readonly now: number;
}

/** Generates a world. Only organizations and clusters are made here; what they hold is made when it is asked for. */
export function generateWorld(seed: WorldSeed): WorldSource {
  const organizations = makeOrganizations(seed);
  const owners = organizations.length === 1 ? organizations : organizations.slice(1);
  const clusters = owners.flatMap((owner, ownerIndex) => makeClusters(seed, { owner, ownerIndex }));
  return {
    organizations,
    clusters,
    contentsOf: (clusterId) => {
      const index = clusters.findIndex(({ id }) => id === clusterId);
      const cluster = clusters[index];
      if (cluster === undefined) throw new RangeError(`no cluster ${clusterId}`);
      const contents = makeClusterContents(cluster, seed);
      return isWithoutWorkloadAutoscaler(seed, index)
        ? { ...contents, workloadAutoscaler: makeWorkloadAutoscaler(cluster, { isInstalled: false }) }
        : contents;
    },
    contentsOfOrganization: (organizationId) => {
      const organization = organizations.find(({ id }) => id === organizationId);
      if (organization === undefined) throw new RangeError(`no organization ${organizationId}`);
      return makeContentsOfOrganization(seed, { organization, clusters });
    },
  };
}

/** One cluster of three or more that an organization has. */
function isWithoutWorkloadAutoscaler({ size }: WorldSeed, index: number): boolean {
  const count = size.clusters ?? DEFAULT_CLUSTERS;
  return count >= ENOUGH_FOR_EXCEPTIONS && index % count === POSITION_WITHOUT_WORKLOAD_AUTOSCALER;
}

function makeOrganizations({ seed, size, now }: WorldSeed): readonly Organization[] {
  const random = createRandom(seed, 'organization');
  const children = size.childOrganizations ?? 0;
  const shared = {
    createdAt: writeMoment(now - ORGANIZATION_AGE_DAYS * DAY_MS),
    organizationMember: true,
    internal: false,
    blockEscalatedPrivilege: false,
  };
  const first: Organization = {
    ...shared,
    id: random.uuid(),
    name: 'Simulated organization',
    type: children === 0 ? 'ORGANIZATION_TYPE_DEFAULT' : 'ORGANIZATION_TYPE_ENTERPRISE',
  };
  const others = Array.from({ length: children }, (_, index): Organization => ({
    ...shared,
    id: random.uuid(),
    name: `Child organization ${index + 1}`,
    type: 'ORGANIZATION_TYPE_CHILD',
    childOrderId: index,
    createdAt: writeMoment(now - (ORGANIZATION_AGE_DAYS - 1 - index / (children + 1)) * DAY_MS),
    parentId: first.id,
  }));
  return [first, ...others];
}

function makeClusters(
  { seed, size, now }: WorldSeed,
  { owner, ownerIndex }: { readonly owner: Organization; readonly ownerIndex: number },
): readonly Cluster[] {
  const count = size.clusters ?? DEFAULT_CLUSTERS;
  return Array.from({ length: count }, (_, position) => {
    const index = ownerIndex * count + position;
    const cloud = size.clouds?.[index % size.clouds.length];
    const isReadonly = count >= ENOUGH_FOR_EXCEPTIONS && position === READONLY_POSITION;
    return makeCluster({
      random: createRandom(seed, 'cluster', index),
      index,
      organizationId: owner.id,
      now,
      isReadonly,
      ...(cloud === undefined ? {} : { cloud }),
    });
  });
}

/** Makes what a cluster holds; also for a cluster of a world file that does not say. Workloads are made as they are looked at. */
export function makeClusterContents(
  cluster: Cluster,
  {
    seed,
    size,
    now,
    scalingPolicies = makeScalingPolicies(createRandom(seed, 'scaling-policies', cluster.id), cluster),
  }: WorldSeed & {
    /** Those that the cluster has already. */
    readonly scalingPolicies?: readonly ScalingPolicy[];
  },
): ClusterSource {
  const policies = makeClusterPolicies(createRandom(seed, 'policies', cluster.id), cluster);
  const nodeConfigurations = makeNodeConfigurations(
    createRandom(seed, 'configurations', cluster.id),
    cluster,
  );
  const [configuration] = nodeConfigurations;
  const template = { name: DEFAULT_TEMPLATE, version: policies.defaultNodeTemplateVersion ?? '1' };
  const nodeRandom = createRandom(seed, 'nodes', cluster.id);
  const { spotShare = 0.5, maxNodeAgeDays = 90 } = size;
  const machines = Array.from({ length: size.nodes ?? 12 }, () =>
    makeNode(nodeRandom, { cluster, now, configuration, template, spotShare, maxNodeAgeDays }),
  );
  const count = size.workloads ?? 40;
  const { workloads, tellRequests } = fillWithPods(machines, {
    count,
    make: (podScale) =>
      makeWorkloads({ seed, size, now }, { cluster, count, policies: scalingPolicies, podScale }),
  });
  return {
    machines,
    workloads,
    gather: () => ({
      nodes: tellRequests(),
      scalingPolicies: markAnnotated(scalingPolicies, workloads),
    }),
    hibernatedNodes: [],
    policies,
    evictorConfig: { evictionConfig: [] },
    workloadAutoscaler: makeWorkloadAutoscaler(cluster, { isInstalled: true }),
    nodeTemplates: makeNodeTemplates(cluster, {
      configurationId: configuration?.id ?? '',
      version: template.version,
    }),
    nodeConfigurations,
    workloadEvents: [],
    customMetricsDataSources: [],
    podMutations: [],
    rebalancingPlans: [],
    rebalancingJobs: [],
  };
}

function makeWorkloads(
  { seed, now }: WorldSeed,
  {
    count,
    cluster,
    ...rest
  }: Pick<WorkloadSeed, 'cluster' | 'policies'> & { readonly count: number; readonly podScale: number },
): LazyList<Workload> {
  const parts = shareParts();
  const randoms = createRandoms(seed, 'generated-workload', cluster.id);
  const kindOf = kindsOf(count);
  return new LazyList(count, (index) => {
    const random = randoms(index);
    return draftWorkload(random, {
      ...rest,
      cluster,
      index,
      now,
      parts,
      kind: kindOf(index),
      gaps: random,
    });
  });
}

/** Marks the policies that a workload names in its annotations. */
function markAnnotated(
  policies: readonly ScalingPolicy[],
  workloads: LazyList<Workload>,
): readonly ScalingPolicy[] {
  const annotated = workloads.filter(({ managedBy }) => managedBy === 'ANNOTATIONS');
  const named = new Set(annotated.map(({ scalingPolicyId }) => scalingPolicyId));
  return policies.map((policy) => ({ ...policy, hasWorkloadsConfiguredByAnnotations: named.has(policy.id) }));
}

function makeContentsOfOrganization(
  { seed, now }: WorldSeed,
  { organization, clusters }: { readonly organization: Organization; readonly clusters: readonly Cluster[] },
): OrganizationContents {
  return makeOrganizationContents({
    random: createRandom(seed, 'organization-contents', organization.id),
    organization,
    clusters: clusters.filter(({ organizationId }) => organizationId === organization.id),
    now,
  });
}
