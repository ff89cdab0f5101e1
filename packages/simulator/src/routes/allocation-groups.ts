import type { Schemas } from '@castai-bot/api';
import { found } from '../behaviour/find.ts';
import { type OwnCall, ownContents } from '../behaviour/find-organization.ts';
import { badField } from '../http/refusal.ts';
import type { Handlers } from '../http/route.ts';
import type { Identified } from '../world/world.ts';

type AllocationGroup = Identified<Schemas['AllocationGroup']>;

export const allocationGroupHandlers: Handlers = {
  listAllocationGroups: (call) => {
    const { clusterIds } = call.query;
    return {
      items: ownContents(call)
        .allocationGroups.toArray()
        .filter(
          ({ filter }) =>
            clusterIds === undefined || filter?.clusterIds?.some((id) => clusterIds.includes(id)),
        ),
    };
  },
  createAllocationGroup: (call) => {
    const { name } = call.body;
    if (name === undefined || name === '') throw badField('name', 'found nothing, wanted a name');
    return ownContents(call).allocationGroups.put({
      ...call.body,
      id: call.state.random.uuid(),
      updatedAt: call.state.timestamp(),
    });
  },
  getAllocationGroup: (call) => findGroup(call),
  updateAllocationGroup: (call) =>
    ownContents(call).allocationGroups.put({
      ...call.body,
      id: findGroup(call).id,
      updatedAt: call.state.timestamp(),
    }),
  deleteAllocationGroup: (call) => {
    ownContents(call).allocationGroups.remove(findGroup(call).id);
    return {};
  },
};

function findGroup(call: OwnCall & { readonly params: { readonly id: string } }): AllocationGroup {
  const { id } = call.params;
  return found(ownContents(call).allocationGroups.get(id), { kind: 'allocation group', id });
}
