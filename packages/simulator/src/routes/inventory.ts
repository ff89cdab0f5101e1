import type { Schemas } from '@castai-bot/api';
import { type Page, pageTokenParameters, paginate } from '../http/paginate.ts';
import type { Call, Handlers } from '../http/route.ts';
import type { State } from '../state/state.ts';
import { CLOUDS } from '../world/instance-types.ts';
import { lifecycleOf, type Node } from '../world/node.ts';
import { regionsOf } from '../world/provider.ts';

export const inventoryHandlers: Handlers = {
  listInstanceTypes: (call) => {
    const wanted = call.query.cloudServiceProviders?.map((name) => name.toLowerCase());
    const types = CLOUDS.filter((cloud) => wanted?.includes(cloud) ?? true).flatMap((cloud) =>
      call.state.instanceTypes.of(cloud).map(({ name, family }) => ({
        cloudServiceProvider: cloud,
        family,
        instanceType: name,
      })),
    );
    const page = paginate({
      items: types,
      sequenceOf: (type) => types.indexOf(type),
      query: call.query,
      rules: call.state.pageRules,
    });
    return { items: page.items, nextPageCursor: page.nextCursor };
  },
  listRegions: (call) => {
    const page = pageOf(call, describeRegions());
    return { regions: page.items, nextPageToken: page.nextCursor };
  },
  listZones: (call) => {
    const zones = describeRegions().flatMap(({ name = '', zones: inRegion = [] }) =>
      inRegion.map((zone) => ({ ...zone, region: name })),
    );
    const page = pageOf(call, zones);
    return { zones: page.items, nextPageToken: page.nextCursor };
  },
  getOrganizationResourceUsage: ({ state, caller }) => ({
    instanceTypes: state.clusters
      .toArray()
      .filter(({ organizationId }) => organizationId === caller.organizationId)
      .flatMap(({ id }) => usageOf(state, id)),
  }),
};

function pageOf<T>({ query, state }: Call<'listRegions'> | Call<'listZones'>, items: readonly T[]): Page<T> {
  return paginate({
    items,
    sequenceOf: (item) => items.indexOf(item),
    query,
    rules: state.pageRules,
    parameters: pageTokenParameters,
  });
}

function describeRegions(): readonly Schemas['CloudRegion'][] {
  return CLOUDS.flatMap((cloud) =>
    regionsOf(cloud).map(({ region, zones }) => ({
      id: `${cloud}/${region}`,
      csp: cloud,
      name: region,
      displayName: region,
      unavailabilityTime: null,
      zones: zones.map((zone) => ({
        id: `${cloud}/${zone}`,
        name: zone,
        zoneId: zone,
        unavailabilityTime: null,
      })),
    })),
  );
}

function usageOf(state: State, clusterId: string): readonly Schemas['InstanceTypeAggregate'][] {
  const groups = Map.groupBy(state.of(clusterId).nodes.toArray(), ({ instanceType, spotConfig }) =>
    [instanceType, spotConfig.isSpot ?? false].join('/'),
  );
  return [...groups.values()].flatMap(([first, ...more]) =>
    first === undefined ? [] : describeGroup(clusterId, first, [first, ...more]),
  );
}

function describeGroup(
  clusterId: string,
  { instanceType, resources, instancePrice, cloud, labels, spotConfig }: Node,
  nodes: readonly Node[],
): Schemas['InstanceTypeAggregate'] {
  return {
    clusterId,
    instanceType,
    provider: cloud,
    region: labels['topology.kubernetes.io/region'] ?? 'unknown',
    count: nodes.length,
    nodeIds: nodes.map(({ id }) => id),
    price: instancePrice ?? '0',
    spot: lifecycleOf({ labels, spotConfig }) === 'spot',
    vcpu: String((resources.cpuCapacityMilli ?? 0) / 1000),
    ram: String(resources.memCapacityMib ?? 0),
  };
}
