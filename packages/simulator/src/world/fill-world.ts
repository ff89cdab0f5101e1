import { horizontalScalingOf } from '../behaviour/hpa-state.ts';
import { effectiveConfig } from '../behaviour/workload-config.ts';
import { type Cluster, cloudOf, makeCluster, makeClusterOutsideCloud, zonesOf } from './cluster.ts';
import { type InstanceType, instanceTypesOf } from './instance-types.ts';
import { AUTOSCALER, buildNode, type Node } from './node.ts';
import type { NodeOrder } from './node-order.ts';
import type { ConfigurationVersion } from './node-configuration.ts';
import { createRandom } from './random.ts';
import type { ScalingPolicy } from './scaling-policy.ts';
import { makeWorkload, type Workload } from './workload.ts';
import { DEPLOYMENT } from './workload-kind.ts';
import { shareParts } from './workload-parts.ts';
import type { Organization, PartialNode } from './world.ts';
import { writeMoment } from '../time/write-time.ts';

const DAY_MS = 86_400_000;

/** What is filled in is made from: the same seed, place and time give the same. */
export interface FillSeed {
  readonly seed: number;
  readonly now: number;
  /** Place in its list. */
  readonly index: number;
}

/** What each object that a simulator made has: one that has all of it is taken as it is. */
const NODE_FIELDS: readonly (keyof Node)[] = [
  'id', 'name', 'cloud', 'instanceType', 'createdAt', 'zone', 'addedBy', 'state', 'spotConfig', 'labels',
  'annotations', 'taints', 'unschedulable', 'network', 'nodeInfo', 'resources',
]; // prettier-ignore
const WORKLOAD_FIELDS: readonly (keyof Workload)[] = [
  'id', 'clusterId', 'organizationId', 'name', 'namespace', 'kind', 'group', 'version', 'labels', 'annotations',
  'managedBy', 'scalingPolicyId', 'scalingPolicyName', 'workloadConfigV2', 'containers', 'replicas', 'podCount',
  'hpaState', 'createdAt', 'updatedAt',
]; // prettier-ignore

/** An organization with what was left out. */
export function fillOrganization(
  given: Partial<Organization> = {},
  { seed, now, index }: FillSeed,
): Organization {
  return {
    id: createRandom(seed, 'organization', index).uuid(),
    name: index === 0 ? 'Simulated organization' : `Organization ${index + 1}`,
    createdAt: writeMoment(now - 800 * DAY_MS),
    organizationMember: true,
    internal: false,
    blockEscalatedPrivilege: false,
    type: 'ORGANIZATION_TYPE_DEFAULT',
    ...given,
  };
}

/** A cluster with what was left out: healthy, and of the first organization. */
export function fillCluster(
  given: Partial<Cluster> = {},
  { seed, now, index, organizationId }: FillSeed & { readonly organizationId: string },
): Cluster {
  const isOutsideCloud = given.providerType === 'anywhere';
  const made = (isOutsideCloud ? makeClusterOutsideCloud : makeCluster)({
    random: createRandom(seed, 'cluster', index),
    index,
    organizationId,
    now,
    ...(given.providerType === undefined ? {} : { cloud: cloudOf(given) }),
  });
  const { reconcileError: _error, ...rest } = made;
  return { ...rest, status: 'ready', agentStatus: 'online', tags: {}, ...given };
}

/** A node with what was left out: on demand unless it says that it is spot, ready, and a day old. */
export function fillNode(given: PartialNode, options: FillSeed & FilledNode): Node {
  if (isWholeNode(given)) return given;
  const { seed, index, cluster } = options;
  const order = orderOf(given, options);
  const made = buildNode(createRandom(seed, 'node', cluster.id, index), { cluster, order });
  return {
    ...made,
    ...given,
    state: { ...made.state, ...given.state },
    spotConfig: { ...made.spotConfig, ...given.spotConfig },
    resources: { ...made.resources, ...given.resources },
  };
}

/** What a node that is filled in is made with: the default configuration and template of its cluster. */
interface FilledNode {
  readonly cluster: Cluster;
  readonly configuration: ConfigurationVersion | undefined;
  readonly template: NodeOrder['template'];
}

function orderOf(
  given: PartialNode,
  { seed, now, index, cluster, configuration, template }: FillSeed & FilledNode,
): NodeOrder {
  const { createdAt = '', zone = zonesOf(cluster)[0] ?? '' } = given;
  const addedBy = whoAdded(given, cluster);
  const isCastaiManaged = addedBy !== '';
  return {
    instanceType: findType(given.instanceType, cluster),
    lifecycle: given.spotConfig?.isSpot === true ? 'spot' : 'on_demand',
    createdAt: Date.parse(createdAt) || now - DAY_MS,
    phase: given.state?.phase ?? 'ready',
    zone,
    subnetId: cluster.subnets?.find(({ zoneName }) => zoneName === zone)?.id ?? null,
    addedBy,
    configuration: isCastaiManaged ? configuration : undefined,
    template,
    operationId: createRandom(seed, 'operation', cluster.id, index).uuid(),
    isCastaiManaged,
    isControlPlane: given.role === 'master',
  };
}

/** CAST AI makes no node where it may only read. */
function whoAdded({ addedBy = AUTOSCALER }: PartialNode, { isPhase2 }: Cluster): string {
  return isPhase2 === true ? addedBy : '';
}

function findType(wanted: string | null | undefined, cluster: Cluster): InstanceType {
  const types = instanceTypesOf(cloudOf(cluster));
  const found = types.find(({ name }) => name === wanted) ?? types[0];
  if (found === undefined) throw new RangeError('a cloud without instance types');
  return found;
}

/** A workload with what was left out: a Deployment in the namespace `default`, under the default policy. */
export function fillWorkload(
  given: Partial<Workload>,
  options: FillSeed & { readonly cluster: Cluster; readonly policies: readonly ScalingPolicy[] },
): Workload {
  if (isWholeWorkload(given)) return given;
  const { seed, now, index, cluster, policies } = options;
  const random = createRandom(seed, 'workload', cluster.id, index);
  const gaps = { ...random, chance: () => false };
  const {
    workloadOverrides: _overrides,
    woopHpaUnsupportedReason: _woop,
    nativeHpaUnsupportedReasonDetails: _native,
    ...made
  } = makeWorkload(random, {
    kind: DEPLOYMENT,
    cluster,
    index,
    now,
    policies,
    parts: shareParts(),
    gaps,
  });
  const chosen = policies.find(({ id }) => id === given.scalingPolicyId);
  const policy = chosen ?? policies.find(({ isDefault }) => isDefault) ?? policies[0];
  if (policy === undefined) throw new RangeError('a cluster without scaling policies');
  const config = fillConfig(given.workloadConfigV2, effectiveConfig(policy, given.workloadOverrides));
  return {
    ...made,
    ...horizontalScalingOf(given.kind ?? 'Deployment', config.hpaConfig),
    name: `workload-${index + 1}`,
    namespace: 'default',
    ...DEPLOYMENT,
    labels: [],
    annotations: [],
    managedBy: 'API',
    isJobLike: false,
    scalingPolicyId: policy.id,
    scalingPolicyName: policy.name,
    scalingPolicyOrigin: chosen === undefined ? 'ORIGIN_DEFAULT' : 'ORIGIN_API',
    suggestedScalingPolicyId: policy.id,
    suggestedScalingPolicyName: policy.name,
    ...given,
    workloadConfigV2: config,
  };
}

/** Whether nothing of a node has to be filled in. */
export function isWholeNode(given: Partial<Record<keyof Node, unknown>>): given is Node {
  return NODE_FIELDS.every((field) => given[field] !== undefined);
}

/** Whether nothing of a workload has to be filled in. */
export function isWholeWorkload(given: Partial<Record<keyof Workload, unknown>>): given is Workload {
  return WORKLOAD_FIELDS.every((field) => given[field] !== undefined);
}

/** A file may say a part of it alone. */
function fillConfig(given: Partial<WorkloadConfig> | undefined, whole: WorkloadConfig): WorkloadConfig {
  return {
    ...whole,
    ...given,
    hpaConfig: { ...whole.hpaConfig, ...given?.hpaConfig },
    vpaConfig: { ...whole.vpaConfig, ...given?.vpaConfig },
  };
}

type WorkloadConfig = Workload['workloadConfigV2'];
