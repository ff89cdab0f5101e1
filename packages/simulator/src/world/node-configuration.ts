import type { Schemas } from '@castai-bot/api';
import { writeMoment } from '../time/write-time.ts';
import type { Cluster } from './cluster.ts';
import { createRandom, type Random } from './random.ts';

type NodeConfiguration = Schemas['NodeConfiguration'];

/** One version of a node configuration: what nodes are made from. */
export type ConfigurationVersion = Pick<NodeConfiguration, 'id' | 'name' | 'version'>;

/** The id of a version, which is what a node's `nodeConfigurationId` is; the configuration's own id is another. */
export function versionIdOf({ id, version }: ConfigurationVersion): string {
  return createRandom(0, 'node-configuration-version', id, version).uuid();
}

/** Makes the node configurations of a generated cluster: the default one, and one with a larger disk. */
export function makeNodeConfigurations(random: Random, cluster: Cluster): readonly NodeConfiguration[] {
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
    image: 'amazon-eks-node-1.33-v20260901',
    initScript: 'IyEvYmluL2Jhc2gKZWNobyByZWFkeQo=',
    createdAt,
    updatedAt: createdAt,
  }));
}
