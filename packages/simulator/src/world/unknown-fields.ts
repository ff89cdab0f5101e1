import type { Schemas } from '@castai-bot/api';
import { resolve } from '../http/schema-problems.ts';
import type { Components, Schema } from '../openapi-document.ts';
import { isWholeNode, isWholeWorkload } from './fill-world.ts';
import type { ClusterWorld, OrganizationWorld, World, WorldFile } from './world.ts';

/** What the parts of a world are called in the document. */
type Parts<Whole> = Readonly<Record<keyof Whole, keyof Schemas>>;

const CLUSTER_PARTS: Parts<ClusterWorld> = {
  cluster: 'Cluster',
  nodes: 'Node',
  workloads: 'Workload',
  scalingPolicies: 'ScalingPolicy',
  policies: 'ClusterPolicies',
  evictorConfig: 'EvictorAdvancedConfig',
  nodeTemplates: 'NodeTemplate',
  nodeConfigurations: 'NodeConfiguration',
  workloadEvents: 'WorkloadEvent',
  podMutations: 'PodMutation',
  rebalancingPlans: 'RebalancingPlan',
  rebalancingJobs: 'RebalancingJob',
};
const ORGANIZATION_PARTS: Parts<OrganizationWorld> = {
  organization: 'Organization',
  users: 'Membership',
  roles: 'Role',
  roleBindings: 'RoleBinding',
  serviceAccounts: 'ServiceAccount',
  notifications: 'Notification',
  webhooks: 'WebhookConfig',
  auditEntries: 'AuditEntry',
  commitments: 'Commitment',
  commitmentAssignments: 'CommitmentAssignment',
  allocationGroups: 'AllocationGroup',
  rebalancingSchedules: 'RebalancingSchedule',
  hibernationSchedules: 'HibernationSchedule',
  spotBlacklist: 'SpotBlacklistEntry',
  idleDisks: 'IdleDisk',
};
const WORLD_PARTS: Readonly<Record<keyof World, ReadonlyMap<string, string>>> = {
  organizations: new Map(Object.entries(ORGANIZATION_PARTS)),
  clusters: new Map(Object.entries(CLUSTER_PARTS)),
};

interface Place {
  /** `clusters[0].nodes[1].resources` */
  readonly where: string;
  readonly schema: Schema;
  readonly schemas: Components['schemas'];
}

/**
 * Lists the fields of a world that nothing of it has: misspelt ones, which would be let pass without effect. A node or
 * workload that has all that the simulator goes by is taken as it is, whatever more the API may have told of it.
 */
export function findUnknownFields(world: WorldFile, schemas: Components['schemas']): readonly string[] {
  const found = Object.keys(world).flatMap((name) => unknownField('', name, Object.keys(WORLD_PARTS)));
  const parts = [
    ...partProblems('organizations', world.organizations ?? [], schemas),
    ...partProblems('clusters', world.clusters ?? [], schemas),
  ];
  return [...found, ...parts];
}

function partProblems(
  list: keyof World,
  parts: readonly object[],
  schemas: Components['schemas'],
): readonly string[] {
  const known = WORLD_PARTS[list];
  return parts.flatMap((part, index) =>
    Object.entries(part).flatMap(([name, value]) => {
      const schema = known.get(name);
      const where = `${list}[${index}]`;
      if (schema === undefined) return unknownField(where, name, [...known.keys()]);
      return unknownIn(value, {
        where: `${where}.${name}`,
        schema: { $ref: `#/components/schemas/${schema}` },
        schemas,
      });
    }),
  );
}

function unknownIn(value: unknown, place: Place): readonly string[] {
  const { where, schemas } = place;
  if (typeof value !== 'object' || value === null || isWholeNode(value) || isWholeWorkload(value)) return [];
  const schema = resolve(place.schema, schemas);
  if (Array.isArray(value)) {
    const { items } = schema;
    return value.flatMap((item: unknown, index) =>
      // A list of a world has objects of the schema, which itself is not that of a list.
      unknownIn(item, { where: `${where}[${index}]`, schema: items ?? place.schema, schemas }),
    );
  }
  const { properties, additionalProperties } = schema;
  if (properties === undefined || additionalProperties !== undefined) return [];
  return Object.entries(value).flatMap(([name, item]) => {
    const next = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (next === undefined) return unknownField(where, name, Object.keys(properties));
    return unknownIn(item, { where: `${where}.${name}`, schema: next, schemas });
  });
}

function unknownField(where: string, name: string, known: readonly string[]): readonly string[] {
  if (known.includes(name)) return [];
  const path = where === '' ? name : `${where}.${name}`;
  return [`${path}: found an unknown field, wanted one of ${known.join(', ')}`];
}
