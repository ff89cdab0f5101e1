import type { Schemas } from '@castai-bot/api';
import type { Cluster } from './cluster.ts';

type NodeConfiguration = Schemas['NodeConfiguration'];

/** Writes a configuration as the API tells it: with the subnets that it names, and the block of its cluster's cloud. */
export function writeNodeConfiguration(
  configuration: NodeConfiguration,
  { subnets = [], allRegionZones = [], eks, name }: Cluster,
): NodeConfiguration {
  const subnetDetails = configuration.subnets.map((id) => {
    const { cidr = '', zoneName = '' } = subnets.find((subnet) => subnet.id === id) ?? {};
    const zoneId = allRegionZones.find((zone) => zone.name === zoneName)?.id ?? zoneName;
    return { id, cidr, zone: { id: zoneId, name: zoneName }, tags: {} };
  });
  return {
    drainTimeoutSec: 0,
    containerRuntime: 'CONTAINERD',
    image: '',
    initScript: '',
    kubeletConfig: {},
    ...configuration,
    ...(eks === undefined ? {} : { eks: { ...eksOf(eks.accountId ?? '', name), ...configuration.eks } }),
    subnetDetails,
    podSubnetDetails: [],
  };
}

/** How nodes of EKS are set up unless a configuration says otherwise. */
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
