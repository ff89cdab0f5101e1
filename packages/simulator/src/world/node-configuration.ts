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
    kubeletConfig: {},
    ...(cluster.eks === undefined ? {} : { eks: eksOf(cluster.eks.accountId ?? '', cluster.name) }),
    createdAt,
    updatedAt: createdAt,
  }));
}

/** How nodes of EKS are set up. */
function eksOf(account: string, clusterName: string): NonNullable<NodeConfiguration['eks']> {
  return {
    securityGroups: [`sg-${account}`],
    dnsClusterIp: '172.20.0.10',
    instanceProfileArn: `arn:aws:iam::${account}:instance-profile/cast-${clusterName}-eks`,
    keyPairId: `key-${account}`,
    volumeType: 'gp3',
    imdsV1: true,
    imdsHopLimit: 2,
    volumeKmsKeyArn: `arn:aws:kms:eu-central-1:${account}:key/castai`,
    targetGroups: [],
    nodeGroupArn: '',
  };
}
