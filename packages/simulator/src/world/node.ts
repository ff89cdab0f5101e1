import type { Schemas } from '@castai-bot/api';
import { writeMoment, writeSecond } from '../time/write-time.ts';
import { type Cluster, cloudOf, zonesOf } from './cluster.ts';
import {
  allocatableOfType,
  commonInstanceTypesOf,
  type InstanceType,
  SPOT_PRICE_SHARE,
} from './instance-types.ts';
import { type ConfigurationVersion, versionIdOf } from './node-configuration.ts';
import { labelsOf, REMOVAL_DISABLED } from './node-labels.ts';
import type { Lifecycle, NodeOrder } from './node-order.ts';
import type { Random } from './random.ts';

/** A node as the API answers it. */
export type Node = Schemas['Node'];

const HOUR_MS = 3_600_000;
/** A node never joined before it was made. */
const LESS_THAN_SECOND_MS = 999;
const MIB_PER_GIB = 1024;
const HEX = '0123456789abcdef';

/** Who adds nodes inside CAST AI. */
export const AUTOSCALER = 'internal|autoscaler';
export const REBALANCER = 'internal|rebalancer';

/** What a generated node is made from. */
export interface NodeSeed {
  readonly cluster: Cluster;
  readonly now: number;
  readonly configuration: ConfigurationVersion | undefined;
  readonly template: NodeOrder['template'];
  /** From 0 to 1, of the nodes that CAST AI made. */
  readonly spotShare: number;
  readonly maxNodeAgeDays: number;
}

/** Makes one of a generated cluster's nodes: ready, of any age; four in five are made by CAST AI, where it may act. */
export function makeNode(random: Random, seed: NodeSeed): Node {
  const { cluster, now, configuration, template, spotShare, maxNodeAgeDays } = seed;
  const [first, ...more] = commonInstanceTypesOf(cloudOf(cluster));
  if (first === undefined) throw new RangeError('a cloud without instance types');
  const zones = zonesOf(cluster);
  const zoneIndex = random.int(0, Math.max(0, zones.length - 1));
  const lifecycle = pickLifecycle(random, spotShare);
  const isCastaiManaged = random.chance(0.8) && cluster.isPhase2 === true;
  return buildNode(random, {
    cluster,
    order: {
      instanceType: random.pick([first, ...more]),
      lifecycle: isCastaiManaged ? lifecycle : 'on_demand',
      createdAt: now - random.int(1, maxNodeAgeDays * 24) * HOUR_MS,
      phase: 'ready',
      zone: zones[zoneIndex] ?? '',
      subnetId: cluster.subnets?.[zoneIndex]?.id ?? null,
      addedBy: isCastaiManaged ? AUTOSCALER : '',
      configuration: isCastaiManaged ? configuration : undefined,
      template,
      operationId: random.uuid(),
      isCastaiManaged,
      ...(random.chance(0.08) ? { labels: { [REMOVAL_DISABLED]: 'true' } } : {}),
    },
  });
}

function pickLifecycle(random: Random, spotShare: number): Lifecycle {
  const roll = random.next();
  if (roll < spotShare) return 'spot';
  return roll < spotShare + 0.05 ? 'fallback' : 'on_demand';
}

/** Builds the node that an order describes, in the cluster's words. */
export function buildNode(
  random: Random,
  { cluster, order }: { readonly cluster: Cluster; readonly order: NodeOrder },
): Node {
  const { instanceType, lifecycle, zone, isCastaiManaged, isControlPlane = false } = order;
  const id = random.uuid();
  const suffix = random.text(8, HEX);
  const name = `${cluster.name}-${instanceType.family.toLowerCase().replaceAll('_', '-')}-${suffix}`;
  const cloud = cluster.providerType === 'anywhere' ? 'unknown' : cloudOf(cluster);
  const ip = `10.${random.int(0, 255)}.${random.int(0, 255)}.${random.int(1, 254)}`;
  const providerHash = random.text(32, HEX);
  const { configuration } = order;
  return {
    id,
    name,
    cloud,
    role: isControlPlane ? 'master' : 'worker',
    instanceType: instanceType.name,
    state: { phase: order.phase },
    spotConfig: { isSpot: lifecycle === 'spot', price: '' },
    createdAt: writeCreatedAt(order.createdAt, isCastaiManaged),
    network: null,
    labels: { ...labelsOf({ id, name, cluster, order, providerHash }), ...order.labels },
    annotations: annotationsOf(`i-${suffix}`, ip),
    taints: order.taints ?? taintsOf(order),
    unschedulable: false,
    resources: resourcesOf(order, random),
    instanceId: `i-${suffix}`,
    instanceLabels: {},
    zone,
    ...(order.phase === 'ready' ? { joinedAt: joinedAtOf(order) } : {}),
    addedBy: order.addedBy,
    instancePrice: (instanceType.pricePerHour * (lifecycle === 'spot' ? SPOT_PRICE_SHARE : 1)).toFixed(6),
    nodeInfo: nodeInfoOf(cluster, instanceType),
    ...(configuration === undefined ? {} : { nodeConfigurationId: versionIdOf(configuration) }),
    providerId: `${cloud}:///${zone}/i-${suffix}`,
  };
}

/** Kubernetes tells when a node joined to the second; one that CAST AI did not make is made when it joins. */
function joinedAtOf({ createdAt, isCastaiManaged }: NodeOrder): string {
  return writeSecond(isCastaiManaged ? createdAt + LESS_THAN_SECOND_MS : createdAt);
}

function taintsOf({ lifecycle, isControlPlane }: NodeOrder): Node['taints'] {
  if (isControlPlane === true)
    return [{ key: 'node-role.kubernetes.io/control-plane', value: '', effect: 'NoSchedule' }];
  return lifecycle === 'spot'
    ? [{ key: 'scheduling.cast.ai/spot', value: 'true', effect: 'NoSchedule' }]
    : [];
}

/** The only place that tells a node's address. */
function annotationsOf(instanceId: string, ip: string): Node['annotations'] {
  return {
    'alpha.kubernetes.io/provided-node-ip': ip,
    'csi.volume.kubernetes.io/nodeid': JSON.stringify({ 'ebs.csi.aws.com': instanceId }),
    'node.alpha.kubernetes.io/ttl': '0',
    'volumes.kubernetes.io/controller-managed-attach-detach': 'true',
  };
}

/** Whether CAST AI made a node, by its labels. */
export function isCastaiManaged({ labels }: Pick<Node, 'labels'>): boolean {
  return labels['provisioner.cast.ai/managed-by'] === 'cast.ai';
}

/** When a node was made is told in fractions of a second by CAST AI alone. */
export function writeCreatedAt(at: number, isOwn: boolean): string {
  return isOwn ? writeMoment(at) : writeSecond(at);
}

/** Reads a node's lifecycle from its labels, the only place that tells a fallback from on-demand. */
export function lifecycleOf({ labels, spotConfig }: Pick<Node, 'labels' | 'spotConfig'>): Lifecycle {
  if (labels['scheduling.cast.ai/spot-fallback'] === 'true') return 'fallback';
  return spotConfig.isSpot === true ? 'spot' : 'on_demand';
}

function nodeInfoOf(cluster: Cluster, { architecture }: InstanceType): NonNullable<Node['nodeInfo']> {
  const version = `v${cluster.kubernetesVersion ?? '1.33'}.2`;
  return {
    kubeletVersion: version,
    kubeProxyVersion: '',
    kernelVersion: '6.6.87',
    osImage: 'Bottlerocket OS 1.38.0',
    containerRuntimeVersion: 'containerd://1.7.27',
    architecture,
    operatingSystem: 'linux',
  };
}

/** How fast its network is, CAST AI knows of its own nodes alone. */
function resourcesOf({ instanceType, isCastaiManaged }: NodeOrder, random: Random): Node['resources'] {
  const { cpuCores, memoryGib } = instanceType;
  const { cpuMilli: cpuAllocatableMilli, memoryMib: memAllocatableMib } = allocatableOfType(instanceType);
  return {
    cpuCapacityMilli: cpuCores * 1000,
    cpuAllocatableMilli,
    cpuRequestsMilli: Math.floor(cpuAllocatableMilli * (0.35 + 0.5 * random.next())),
    memCapacityMib: memoryGib * MIB_PER_GIB,
    memAllocatableMib,
    memRequestsMib: Math.floor(memAllocatableMib * (0.3 + 0.5 * random.next())),
    bandwidthCapacityMbps: isCastaiManaged ? 10_000 : 0,
  };
}
