import type { Node } from '../world/node.ts';
import type { DirectClient } from './direct-client.test-kit.ts';

/** The nodes that the API lists, by id. */
export function listNodes({ ask, clusterId }: DirectClient): ReadonlyMap<string, Node> {
  const { items = [] } = ask('listNodes', { params: { clusterId } }) ?? {};
  return new Map(items.map((node) => [node.id, node]));
}

export function statusOf({ ask, clusterId }: DirectClient): string {
  return ask('getCluster', { params: { clusterId } })?.status ?? '';
}

/** What is the same of a node that was away. */
export function kindOf({ instanceType, zone, labels, taints, spotConfig, addedBy }: Node): string {
  const own = Object.entries(labels).filter(
    ([key]) => !['provisioner.cast.ai/node-id', 'kubernetes.io/hostname'].includes(key),
  );
  const texts = own.map(([key, value]) => `${key}=${value}`).toSorted();
  return JSON.stringify({ instanceType, zone, taints, isSpot: spotConfig.isSpot, addedBy, labels: texts });
}

/** Whether a node is the one that a cluster is resumed with. */
export function isTemporary({ taints }: Node): boolean {
  return taints.some(({ key }) => key === 'provisioning.cast.ai/temporary');
}
