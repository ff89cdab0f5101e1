import { isCastaiManaged, type Node, writeCreatedAt } from './node.ts';
import type { Random } from './random.ts';

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
    ...(typeof node.providerId === 'string' && typeof node.instanceId === 'string'
      ? { providerId: node.providerId.replace(node.instanceId, instanceId) }
      : {}),
    labels: Object.fromEntries(labels),
    annotations: Object.fromEntries(
      Object.entries(node.annotations).map(([key, value]) => [
        key,
        typeof node.instanceId === 'string' ? value.replace(node.instanceId, instanceId) : value,
      ]),
    ),
    createdAt: writeCreatedAt(createdAt, isCastaiManaged(node)),
  };
}
