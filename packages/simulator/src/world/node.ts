import type { Schemas } from '@castai-bot/api';
import { type Cluster, cloudOf } from './cluster.ts';
import {
  allocatableOfType,
  commonInstanceTypesOf,
  type InstanceType,
  SPOT_PRICE_SHARE,
} from './instance-types.ts';
import { DEFAULT_TEMPLATE } from './node-template.ts';
import type { Random } from './random.ts';
import { writeMoment, writeSecond } from '../time/write-time.ts';

/** A node as the API answers it. */
export type Node = Schemas['Node'];

/** The label on what must not be evicted, deleted or rebalanced. */
export const REMOVAL_DISABLED = 'autoscaling.cast.ai/removal-disabled';

const HOUR_MS = 3_600_000;
/** A node is told to have joined at the second after it was made: never before. */
const LESS_THAN_SECOND_MS = 999;
const MIB_PER_GIB = 1024;

/** How a node is billed, by its labels. */
export type Lifecycle = 'on_demand' | 'spot' | 'fallback';

/** What is asked of a new node. */
export interface NodeOrder {
  readonly instanceType: InstanceType;
  readonly lifecycle: Lifecycle;
  readonly createdAt: number;
  readonly phase: string;
  readonly zone: string;
  readonly subnetId: string | null;
  readonly addedBy: string;
  readonly nodeConfigurationId: string | null;
  readonly nodeTemplate: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly taints?: Node['taints'];
  readonly isCastaiManaged: boolean;
}

/** What a generated node is made from. */
export interface NodeSeed {
  readonly cluster: Cluster;
  readonly now: number;
  readonly configurationId: string;
  /** From 0 to 1, of the nodes that CAST AI made. */
  readonly spotShare: number;
  readonly maxNodeAgeDays: number;
}

/** Makes one of a generated cluster's nodes: ready, of any age; four in five are made by CAST AI. */
export function makeNode(random: Random, seed: NodeSeed): Node {
  const { cluster, now, configurationId, spotShare, maxNodeAgeDays } = seed;
  const [first, ...more] = commonInstanceTypesOf(cloudOf(cluster));
  if (first === undefined) throw new RangeError('a cloud without instance types');
  const zoneIndex = random.int(0, (cluster.zones?.length ?? 1) - 1);
  const lifecycle = pickLifecycle(random, spotShare);
  const isCastaiManaged = random.chance(0.8);
  return buildNode(random, {
    cluster,
    order: {
      instanceType: random.pick([first, ...more]),
      lifecycle: isCastaiManaged ? lifecycle : 'on_demand',
      createdAt: now - random.int(1, maxNodeAgeDays * 24) * HOUR_MS,
      phase: 'ready',
      zone: cluster.zones?.[zoneIndex]?.name ?? 'unknown',
      subnetId: cluster.subnets?.[zoneIndex]?.id ?? null,
      addedBy: isCastaiManaged ? 'autoscaler' : 'internal',
      nodeConfigurationId: isCastaiManaged ? configurationId : null,
      nodeTemplate: DEFAULT_TEMPLATE,
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
  const { instanceType, lifecycle, zone } = order;
  const id = random.uuid();
  const suffix = random.text(8, '0123456789abcdef');
  const name = `${cluster.name}-${instanceType.family.toLowerCase().replaceAll('_', '-')}-${suffix}`;
  const createdAt = writeCreatedAt(order.createdAt, order.isCastaiManaged);
  const price = instanceType.pricePerHour * (lifecycle === 'spot' ? SPOT_PRICE_SHARE : 1);
  return {
    id,
    name,
    cloud: cloudOf(cluster),
    role: 'worker',
    instanceType: instanceType.name,
    instanceId: `i-${suffix}`,
    instanceName: name,
    instancePrice: price.toFixed(6),
    instanceArchitecture: instanceType.architecture,
    createdAt,
    ...(order.phase === 'ready' ? { joinedAt: writeSecond(order.createdAt + LESS_THAN_SECOND_MS) } : {}),
    zone,
    subnetId: order.subnetId,
    providerId: `${cloudOf(cluster)}:///${zone}/i-${suffix}`,
    nodeConfigurationId: order.nodeConfigurationId,
    addedBy: order.addedBy,
    state: { phase: order.phase },
    spotConfig: lifecycle === 'spot' ? { isSpot: true, price: price.toFixed(6) } : { isSpot: false },
    labels: { ...labelsOf(order, { id, cluster }), ...order.labels },
    annotations: {},
    taints:
      order.taints ??
      (lifecycle === 'spot' ? [{ key: 'scheduling.cast.ai/spot', value: 'true', effect: 'NoSchedule' }] : []),
    unschedulable: false,
    network: { privateIp: `10.${random.int(0, 255)}.${random.int(0, 255)}.${random.int(1, 254)}` },
    nodeInfo: nodeInfoOf(cluster, instanceType),
    resources: resourcesOf(instanceType, random),
  };
}

/** Whether CAST AI made a node, by its labels. */
export function isCastaiManaged({ labels }: Pick<Node, 'labels'>): boolean {
  return labels['provisioner.cast.ai/managed-by'] === 'cast.ai';
}

/** When a node was made is told in fractions of a second by CAST AI alone. */
function writeCreatedAt(at: number, isOwn: boolean): string {
  return isOwn ? writeMoment(at) : writeSecond(at);
}

/** Makes a node again: the same in all but who it is, as a cluster has it back that was hibernated. */
export function remakeNode(random: Random, node: Node, createdAt: number): Node {
  const { joinedAt: _joinedAt, ...rest } = node;
  const id = random.uuid();
  const suffix = random.text(8, '0123456789abcdef');
  const name = `${node.name.replace(/-[0-9a-f]{8}$/, '')}-${suffix}`;
  const instanceId = `i-${suffix}`;
  const renamed = new Map([
    [node.id, id],
    [node.name, name],
  ]);
  const labels = Object.entries(node.labels).map(
    ([key, value]) => [key, renamed.get(value) ?? value] as const,
  );
  return {
    ...rest,
    id,
    name,
    instanceId,
    ...(node.instanceName === undefined ? {} : { instanceName: name }),
    ...(typeof node.providerId === 'string' && typeof node.instanceId === 'string'
      ? { providerId: node.providerId.replace(node.instanceId, instanceId) }
      : {}),
    labels: Object.fromEntries(labels),
    createdAt: writeCreatedAt(createdAt, isCastaiManaged(node)),
  };
}

/** The price of an hour of a node, in dollars. */
export function priceOf({ instancePrice }: Pick<Node, 'instancePrice'>): number {
  return Number(instancePrice ?? 0);
}

/** Reads a node's lifecycle from its labels, the only place that tells a fallback from on-demand. */
export function lifecycleOf({ labels, spotConfig }: Pick<Node, 'labels' | 'spotConfig'>): Lifecycle {
  if (labels['scheduling.cast.ai/spot-fallback'] === 'true') return 'fallback';
  return spotConfig.isSpot === true ? 'spot' : 'on_demand';
}

function labelsOf(
  { instanceType, lifecycle, zone, nodeTemplate, isCastaiManaged }: NodeOrder,
  { id, cluster }: { readonly id: string; readonly cluster: Cluster },
): Record<string, string> {
  return {
    'kubernetes.io/arch': instanceType.architecture,
    'kubernetes.io/os': 'linux',
    'node.kubernetes.io/instance-type': instanceType.name,
    'topology.kubernetes.io/region': cluster.region?.name ?? 'unknown',
    'topology.kubernetes.io/zone': zone,
    ...(isCastaiManaged
      ? {
          'provisioner.cast.ai/managed-by': 'cast.ai',
          'provisioner.cast.ai/node-id': id,
          'scheduling.cast.ai/node-template': nodeTemplate,
        }
      : {}),
    ...(lifecycle === 'spot' ? { 'scheduling.cast.ai/spot': 'true' } : {}),
    ...(lifecycle === 'fallback' ? { 'scheduling.cast.ai/spot-fallback': 'true' } : {}),
    ...(lifecycle === 'on_demand' ? { 'scheduling.cast.ai/on-demand': 'true' } : {}),
  };
}

function nodeInfoOf(cluster: Cluster, { architecture }: InstanceType): NonNullable<Node['nodeInfo']> {
  const version = `v${cluster.kubernetesVersion ?? '1.33'}.2`;
  return {
    kubeletVersion: version,
    kubeProxyVersion: version,
    kernelVersion: '6.6.87',
    osImage: 'Bottlerocket OS 1.38.0',
    containerRuntimeVersion: 'containerd://1.7.27',
    architecture,
    operatingSystem: 'linux',
  };
}

function resourcesOf(instanceType: InstanceType, random: Random): Node['resources'] {
  const { cpuCores, memoryGib } = instanceType;
  const { cpuMilli: cpuAllocatableMilli, memoryMib: memAllocatableMib } = allocatableOfType(instanceType);
  return {
    cpuCapacityMilli: cpuCores * 1000,
    cpuAllocatableMilli,
    cpuRequestsMilli: Math.floor(cpuAllocatableMilli * (0.35 + 0.5 * random.next())),
    memCapacityMib: memoryGib * MIB_PER_GIB,
    memAllocatableMib,
    memRequestsMib: Math.floor(memAllocatableMib * (0.3 + 0.5 * random.next())),
    bandwidthCapacityMbps: 10_000,
  };
}
