import type { DocumentChecker } from '@castai-bot/api/check';
import { checkWorld } from './check-world.ts';
import type { Cluster } from './cluster.ts';
import { makeClusterContents } from './generate-world.ts';
import { LazyList } from './lazy-list.ts';
import type { Node } from './node.ts';
import { DEFAULT_TEMPLATE } from './node-template.ts';
import { makeRoles } from './roles.ts';
import { fillCluster, fillNode, fillOrganization, fillWorkload } from './fill-world.ts';
import type {
  ClusterFile,
  ClusterSource,
  OrganizationContents,
  PartialNode,
  WorldFile,
  WorldSource,
} from './world.ts';

const EMPTY_ORGANIZATION: Omit<OrganizationContents, 'roles'> = {
  users: [],
  roleBindings: [],
  groups: [],
  invitations: [],
  serviceAccounts: [],
  notifications: [],
  webhooks: [],
  auditEntries: [],
  commitments: [],
  reservations: [],
  commitmentAssignments: [],
  allocationGroups: [],
  rebalancingSchedules: [],
  hibernationSchedules: [],
  spotBlacklist: [],
  idleDisks: [],
};

/** A cluster of a file, whole, with its contents as they were given. */
interface ReadCluster {
  readonly cluster: Cluster;
  readonly part: ClusterFile;
}

interface Made {
  readonly seed: number;
  readonly now: number;
}

/**
 * Takes a world that is there already, and fills in what it leaves out.
 * @throws {SimulatorError} for fields that do not exist, and ids that are twice there or lead nowhere
 */
export function readWorld(
  world: WorldFile,
  { check, ...made }: Made & { readonly check: DocumentChecker },
): WorldSource {
  checkWorld(world, check);
  const given = world.organizations ?? [{}];
  const owners = given.map(({ organization }, index) => fillOrganization(organization, { ...made, index }));
  const organizationId = owners[0]?.id ?? '';
  const read = (world.clusters ?? []).map((part, index) => ({
    part,
    cluster: fillCluster(part.cluster, { ...made, index, organizationId }),
  }));
  const clusters = new Map(read.map((one) => [one.cluster.id, one]));
  const organizations = new Map(given.map((part, index) => [owners[index]?.id, part]));
  return {
    organizations: owners,
    clusters: read.map(({ cluster }) => cluster),
    contentsOf: (clusterId) => {
      const found = clusters.get(clusterId);
      if (found === undefined) throw new RangeError(`no cluster ${clusterId}`);
      return readContents(found, made);
    },
    contentsOfOrganization: (organizationId) => {
      const owner = owners.find(({ id }) => id === organizationId);
      if (owner === undefined) throw new RangeError(`no organization ${organizationId}`);
      return { ...EMPTY_ORGANIZATION, roles: makeRoles(owner), ...organizations.get(organizationId) };
    },
  };
}

function readContents({ cluster, part }: ReadCluster, made: Made): ClusterSource {
  const { cluster: _, nodes: given = [], hibernatedNodes = [], workloads = [], ...more } = part;
  const { workloadAutoscaler = {}, scalingPolicies, ...rest } = more;
  const plain = makeClusterContents(cluster, { ...made, size: { nodes: 0, workloads: 0 } });
  const contents = { ...plain, ...rest };
  const policies = scalingPolicies ?? plain.gather().scalingPolicies;
  const configuration = contents.nodeConfigurations.find((one) => one.default);
  const template = {
    name: contents.nodeTemplates.find(({ isDefault }) => isDefault === true)?.name ?? DEFAULT_TEMPLATE,
    version: contents.policies.defaultNodeTemplateVersion ?? '1',
  };
  const fill = (node: PartialNode, index: number): Node =>
    fillNode(node, { ...made, index, cluster, configuration, template });
  const nodes = given.map(fill);
  return {
    ...contents,
    workloadAutoscaler: { ...contents.workloadAutoscaler, ...workloadAutoscaler },
    machines: nodes,
    hibernatedNodes: hibernatedNodes.map((node, place) => fill(node, nodes.length + place)),
    workloads: new LazyList(workloads.length, (index) =>
      fillWorkload(workloads[index] ?? {}, { ...made, index, cluster, policies }),
    ),
    gather: () => ({ nodes, scalingPolicies: policies }),
  };
}
