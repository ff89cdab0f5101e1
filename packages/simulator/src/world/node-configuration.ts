import type { Schemas } from '@castai-bot/api';
import type { Cluster } from './cluster.ts';
import type { Random } from './random.ts';
import { writeMoment } from '../time/write-time.ts';

/** Makes the node configurations of a generated cluster: the default one, and one with a larger disk. */
export function makeNodeConfigurations(
  random: Random,
  cluster: Cluster,
): readonly Schemas['NodeConfiguration'][] {
  const createdAt = cluster.createdAt ?? writeMoment(0);
  const subnets = (cluster.subnets ?? []).flatMap(({ id }) => id ?? []);
  return ['default', 'large-disk'].map((name, index) => ({
    id: random.uuid(),
    name,
    default: index === 0,
    version: 1,
    minDiskSize: index === 0 ? 100 : 500,
    diskCpuRatio: 5,
    drainTimeoutSec: 600,
    subnets,
    tags: {},
    containerRuntime: 'CONTAINERD',
    image: null,
    initScript: null,
    sshPublicKey: null,
    createdAt,
    updatedAt: createdAt,
  }));
}
