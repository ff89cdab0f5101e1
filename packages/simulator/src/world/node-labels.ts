import { type Cluster, cloudOf } from './cluster.ts';
import type { InstanceType } from './instance-types.ts';
import type { Lifecycle, NodeOrder } from './node-order.ts';

const MIB_PER_GIB = 1024;

/** The label on what must not be evicted, deleted or rebalanced. */
export const REMOVAL_DISABLED = 'autoscaling.cast.ai/removal-disabled';

/** A node whose labels are to be written. */
export interface LabelledNode {
  readonly id: string;
  readonly name: string;
  readonly cluster: Cluster;
  readonly order: NodeOrder;
  /** 32 hex digits, as a cloud's controller writes them. */
  readonly providerHash: string;
}

type Labels = Record<string, string>;

/**
 * Writes the labels of a node, those of Kubernetes and the cloud first. Only CAST AI's own nodes have labels of CAST AI;
 * others have its id for them, where it may do more than read.
 *
 * @see answers of the live API (EKS, EU, October 2026): 33 labels on a node by CAST AI, 34 on one of a c family
 */
export function labelsOf(node: LabelledNode): Labels {
  const { id, cluster, order } = node;
  const own = order.isCastaiManaged ? castaiLabels(node) : {};
  const isKnown = cluster.isPhase2 === true;
  return {
    ...kubernetesLabels(node),
    ...(order.zone === '' ? {} : cloudLabels(node)),
    ...own,
    ...(isKnown ? { 'provisioner.cast.ai/node-id': id } : {}),
  };
}

function kubernetesLabels({ name, order }: LabelledNode): Labels {
  const { architecture, name: type } = order.instanceType;
  return {
    'beta.kubernetes.io/arch': architecture,
    'beta.kubernetes.io/instance-type': type,
    'beta.kubernetes.io/os': 'linux',
    'kubernetes.io/arch': architecture,
    'kubernetes.io/hostname': name,
    'kubernetes.io/os': 'linux',
    'node.kubernetes.io/instance-type': type,
    ...(order.isControlPlane === true ? { 'node-role.kubernetes.io/control-plane': '' } : {}),
  };
}

function cloudLabels({ cluster, order, providerHash }: LabelledNode): Labels {
  const region = cluster.region?.name ?? 'unknown';
  const labels = {
    'failure-domain.beta.kubernetes.io/region': region,
    'failure-domain.beta.kubernetes.io/zone': order.zone,
    'topology.kubernetes.io/region': region,
    'topology.kubernetes.io/zone': order.zone,
  };
  if (cloudOf(cluster) !== 'aws') return labels;
  const zoneId = cluster.allRegionZones?.find(({ name }) => name === order.zone)?.id ?? order.zone;
  return {
    ...labels,
    'eks.amazonaws.com/capacityType': order.lifecycle === 'spot' ? 'SPOT' : 'ON_DEMAND',
    'k8s.io/cloud-provider-aws': providerHash,
    'topology.ebs.csi.aws.com/zone': order.zone,
    'topology.k8s.aws/zone-id': zoneId,
    ...(order.isCastaiManaged ? {} : nodeGroupLabels(cluster)),
  };
}

function nodeGroupLabels({ id }: Cluster): Labels {
  return {
    'eks.amazonaws.com/nodegroup': 'default',
    'eks.amazonaws.com/nodegroup-image': `ami-${id.slice(0, 8)}`,
    'eks.amazonaws.com/sourceLaunchTemplateId': `lt-${id.slice(0, 8)}`,
    'eks.amazonaws.com/sourceLaunchTemplateVersion': '1',
  };
}

function castaiLabels({ cluster, order }: LabelledNode): Labels {
  const { configuration, template, operationId, subnetId } = order;
  return {
    'provisioner.cast.ai/managed-by': 'cast.ai',
    'provisioner.cast.ai/operation-id': operationId,
    ...(configuration === undefined
      ? {}
      : {
          'provisioner.cast.ai/node-configuration-id': configuration.id,
          'provisioner.cast.ai/node-configuration-name': configuration.name,
          'provisioner.cast.ai/node-configuration-version': String(configuration.version),
        }),
    'scheduling.cast.ai/node-template': template.name,
    'scheduling.cast.ai/node-template-version': template.version,
    ...LIFECYCLE_LABELS[order.lifecycle],
    ...instanceLabels(order.instanceType),
    'topology.cast.ai/csp': cloudOf(cluster),
    ...(subnetId === null ? {} : { 'topology.cast.ai/subnet-id': subnetId }),
  };
}

const LIFECYCLE_LABELS: Readonly<Record<Lifecycle, Labels>> = {
  on_demand: { 'scheduling.cast.ai/on-demand': 'true' },
  spot: { 'scheduling.cast.ai/spot': 'true' },
  fallback: { 'scheduling.cast.ai/spot-fallback': 'true' },
};

function instanceLabels({ family, cpuCores, memoryGib, architecture }: InstanceType): Labels {
  const short = family.replace(/^standard_/i, '');
  const category = short.charAt(0).toLowerCase();
  const [, generation = '1'] = /v(\d+)$/.exec(short) ?? /(\d+)/.exec(short) ?? [];
  const isAmd = /^[a-z]+\d+[a-z]*a/i.test(short) || /^[A-Z]+A/.test(short);
  const intelOrAmd = isAmd ? 'amd' : 'intel';
  return {
    'scheduling.cast.ai/cpu-manufacturer': architecture === 'arm64' ? 'aws' : intelOrAmd,
    'scheduling.cast.ai/instance-category': category,
    'scheduling.cast.ai/instance-cpu': String(cpuCores),
    'scheduling.cast.ai/instance-family': family,
    'scheduling.cast.ai/instance-generation': generation,
    'scheduling.cast.ai/instance-hypervisor': 'nitro',
    'scheduling.cast.ai/instance-memory': String(memoryGib * MIB_PER_GIB),
    ...(category === 'c' ? { 'scheduling.cast.ai/compute-optimized': 'true' } : {}),
  };
}
