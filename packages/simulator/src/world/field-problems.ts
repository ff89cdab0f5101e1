import type { Schemas } from '@castai-bot/api';
import { findProblems, resolve } from '../http/schema-problems.ts';
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
 * Lists the fields of a world that nothing of it has, such as misspelt ones, which would be without effect, and values of
 * another type. A node or workload that has all that the simulator goes by is taken as it is, whatever more the API may
 * have told of it, and so are words that no enum has.
 */
export function findFieldProblems(world: WorldFile, schemas: Components['schemas']): readonly string[] {
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
      const place = { schema: { $ref: `#/components/schemas/${schema}` }, schemas };
      if (!Array.isArray(value)) return problemsIn(value, { ...place, where: `${where}.${name}` });
      return value.flatMap((item: unknown, nth) =>
        problemsIn(item, { ...place, where: `${where}.${name}[${nth}]` }),
      );
    }),
  );
}

function problemsIn(value: unknown, place: Place): readonly string[] {
  const { where, schemas } = place;
  if (value === null || value === undefined) return [];
  const schema = resolve(place.schema, schemas);
  const { items, properties, additionalProperties } = schema;
  if (Array.isArray(value) && items !== undefined) {
    return value.flatMap((item: unknown, index) =>
      problemsIn(item, { where: `${where}[${index}]`, schema: items, schemas }),
    );
  }
  if (typeof value !== 'object') return typeProblems(value, { where, schema, schemas });
  if (isWholeNode(value) || isWholeWorkload(value)) return [];
  if (Array.isArray(value) || properties === undefined || additionalProperties !== undefined)
    return typeProblems(value, { where, schema, schemas });
  return Object.entries(value).flatMap(([name, item]) => {
    const next = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (next === undefined) return unknownField(where, name, Object.keys(properties));
    return problemsIn(item, { where: `${where}.${name}`, schema: next, schemas });
  });
}

function typeProblems(value: unknown, { where, schema, schemas }: Place): readonly string[] {
  const { type, format } = schema;
  const shape: Schema = {
    ...(type === undefined ? {} : { type }),
    ...(format === undefined ? {} : { format }),
  };
  return findProblems({ value, schema: shape, field: where, schemas }).map(
    ({ field, description }) => `${field}: ${description}`,
  );
}

function unknownField(where: string, name: string, known: readonly string[]): readonly string[] {
  if (known.includes(name)) return [];
  const path = where === '' ? name : `${where}.${name}`;
  return [`${path}: found an unknown field, wanted one of ${known.join(', ')}`];
}
