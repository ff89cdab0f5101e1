import type { Schemas } from '@castai-bot/api';
import { findContents, found } from '../behaviour/find.ts';
import { type PathCall, pathContents } from '../behaviour/find-organization.ts';
import { listPage } from '../behaviour/list-page.ts';
import { badField } from '../http/refusal.ts';
import { type Handlers, Reply } from '../http/route.ts';
import type { Collection } from '../state/collection.ts';
import type { Identified } from '../world/world.ts';

type PodMutation = Identified<Schemas['PodMutation']>;

interface MutationCall extends PathCall {
  readonly params: { readonly organizationId: string; readonly clusterId: string };
}

export const podMutationHandlers: Handlers = {
  listPodMutations: (call) => {
    const { enabled } = call.query;
    const page = listPage(
      call,
      mutationsOf(call),
      (mutation) => enabled === undefined || mutation.enabled === enabled,
    );
    return { items: page.items, nextPageCursor: page.nextCursor };
  },
  createPodMutation: (call) => {
    const { name } = call.body;
    if (name === undefined || name === '') throw badField('name', 'found nothing, wanted a name');
    return mutationsOf(call).put({
      enabled: true,
      source: 'API',
      mutatedPodsCount: 0,
      ...call.body,
      ...call.params,
      id: call.state.random.uuid(),
      createTime: call.state.timestamp(),
      updateTime: call.state.timestamp(),
    });
  },
  getPodMutation: (call) => findMutation(call, call.params.id),
  updatePodMutation: (call) =>
    mutationsOf(call).put({
      ...findMutation(call, call.params.id),
      ...call.body,
      id: call.params.id,
      updateTime: call.state.timestamp(),
    }),
  deletePodMutation: (call) => {
    mutationsOf(call).remove(findMutation(call, call.params.id).id);
    return new Reply(200);
  },
};

function mutationsOf(call: MutationCall): Collection<PodMutation> {
  pathContents(call);
  return findContents(call).podMutations;
}

function findMutation(call: MutationCall, id: string): PodMutation {
  return found(mutationsOf(call).get(id), { kind: 'pod mutation', id });
}
