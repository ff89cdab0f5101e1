import type { Schemas } from '@castai-bot/api';
import { found } from '../behaviour/find.ts';
import { pathContents } from '../behaviour/find-organization.ts';
import { forgetMember } from '../behaviour/remove-user.ts';
import { listPage } from '../behaviour/list-page.ts';
import { removeKey } from '../behaviour/keys.ts';
import { Refusal } from '../http/refusal.ts';
import { type Call, type Caller, type Handlers, Reply, type ResponseOf } from '../http/route.ts';
import type { State } from '../state/state.ts';
import type { Identified } from '../world/world.ts';

type ServiceAccount = Identified<Schemas['ServiceAccount']>;

export const serviceAccountHandlers: Handlers = {
  listServiceAccounts: (call) => {
    const { serviceAccountName } = call.query;
    const page = listPage(
      call,
      pathContents(call).serviceAccounts,
      ({ name }) => serviceAccountName === undefined || name === serviceAccountName,
    );
    return {
      serviceAccounts: page.items.map(withoutKeys),
      nextPage: { cursor: page.nextCursor, limit: String(page.limit) },
      totalCount: String(page.total),
    };
  },
  createServiceAccount,
  getServiceAccount: (call) => ({ serviceAccount: withoutKeys(findServiceAccount(call)) }),
  updateServiceAccount: (call) => {
    const account = { ...findServiceAccount(call), ...call.body.serviceAccount };
    return { serviceAccount: withoutKeys(pathContents(call).serviceAccounts.put(account)) };
  },
  deleteServiceAccount: (call) => {
    const { id, keys = [] } = findServiceAccount(call);
    for (const key of keys) removeKey(call.state, key.id ?? '');
    const contents = pathContents(call);
    contents.serviceAccounts.remove(id);
    forgetMember(contents, id);
    return new Reply(204);
  },
};

function createServiceAccount(call: Call<'createServiceAccount'>): Reply<ResponseOf<'createServiceAccount'>> {
  const { body, params, state } = call;
  const { serviceAccounts } = pathContents(call);
  if (serviceAccounts.find(({ name }) => name === body.name) !== undefined) {
    throw new Refusal(409, `service account "${body.name}" already exists`);
  }
  const id = state.random.uuid();
  const shared = {
    id,
    name: body.name,
    email: `${body.name}@serviceaccount.example.com`,
    author: { id: state.me.id, email: state.me.email },
    createdAt: state.timestamp(),
    ...(body.description === undefined ? {} : { description: body.description }),
  };
  serviceAccounts.put({
    ...shared,
    author: { ...shared.author, kind: 'user' },
    organizationId: params.organizationId,
    managedBy: 'console',
    keys: [],
    keysCount: 0,
  });
  return new Reply(201, shared);
}

/** A request that names a service account. */
export interface ServiceAccountCall {
  readonly params: { readonly organizationId: string; readonly serviceAccountId: string };
  readonly caller: Caller;
  readonly state: State;
}

/** Finds the service account of a request. @throws {Refusal} 404 */
export function findServiceAccount(call: ServiceAccountCall): ServiceAccount {
  const { serviceAccountId } = call.params;
  return found(pathContents(call).serviceAccounts.get(serviceAccountId), {
    kind: 'service account',
    id: serviceAccountId,
  });
}

function withoutKeys({ keys: _keys, ...account }: ServiceAccount): ServiceAccount {
  return account;
}
