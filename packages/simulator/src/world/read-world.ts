import { checkWorld } from './check-world.ts';
import { makeClusterContents } from './generate-world.ts';
import type { OrganizationContents, WorldFile, WorldSource } from './world.ts';

const EMPTY_ORGANIZATION: OrganizationContents = {
  users: [],
  roles: [],
  roleBindings: [],
  serviceAccounts: [],
  notifications: [],
  webhooks: [],
  auditEntries: [],
  commitments: [],
  commitmentAssignments: [],
  allocationGroups: [],
  rebalancingSchedules: [],
  hibernationSchedules: [],
  spotBlacklist: [],
  idleDisks: [],
};

/** Takes a world that is there already. A cluster that leaves out its policies, templates or configurations gets the plain ones of a generated cluster. @throws {SimulatorError} when ids are missing, twice there or lead nowhere */
export function readWorld(
  world: WorldFile,
  { seed, now }: { readonly seed: number; readonly now: number },
): WorldSource {
  checkWorld(world);
  const clusters = new Map(world.clusters.map((part) => [part.cluster.id, part]));
  const organizations = new Map(world.organizations.map((part) => [part.organization.id, part]));
  return {
    organizations: world.organizations.map(({ organization }) => organization),
    clusters: world.clusters.map(({ cluster }) => cluster),
    contentsOf: (clusterId) => {
      const part = clusters.get(clusterId);
      if (part === undefined) throw new RangeError(`no cluster ${clusterId}`);
      return {
        ...makeClusterContents(part.cluster, { seed, now, size: { nodes: 0, workloads: 0 } }),
        ...part,
      };
    },
    contentsOfOrganization: (organizationId) => ({
      ...EMPTY_ORGANIZATION,
      ...organizations.get(organizationId),
    }),
  };
}
