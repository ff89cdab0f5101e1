import type { Schemas } from '@castai-bot/api';
import type { Cluster } from './cluster.ts';

type NodeConfiguration = Schemas['NodeConfiguration'];

/** Writes a configuration as the API tells it: with the subnets that it names. What nobody set is not there. */
export function writeNodeConfiguration(
  configuration: NodeConfiguration,
  { subnets = [], allRegionZones = [] }: Cluster,
): NodeConfiguration {
  const subnetDetails = configuration.subnets.map((id) => {
    const { cidr = '', zoneName = '' } = subnets.find((subnet) => subnet.id === id) ?? {};
    const zoneId = allRegionZones.find((zone) => zone.name === zoneName)?.id ?? zoneName;
    return { id, cidr, zone: { id: zoneId, name: zoneName }, tags: {} };
  });
  return { ...configuration, subnetDetails, podSubnetDetails: [] };
}
