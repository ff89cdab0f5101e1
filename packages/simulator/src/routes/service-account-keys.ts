import type { Schemas } from '@castai-bot/api';
import { found } from '../behaviour/find.ts';
import { pathContents } from '../behaviour/find-organization.ts';
import { createKey, removeKey, switchKey } from '../behaviour/keys.ts';
import { paginate } from '../http/paginate.ts';
import { type Call, type Handlers, Reply, type ResponseOf } from '../http/route.ts';
import { prefixOf } from '../state/api-key.ts';
import { findServiceAccount, type ServiceAccountCall } from './service-accounts.ts';

type Key = Schemas['ServiceAccountKey'];

export const serviceAccountKeyHandlers: Handlers = {
  listServiceAccountKeys: (call) => writePage(call, findServiceAccount(call).keys ?? []),
  listOrganizationServiceAccountKeys: (call) =>
    writePage(
      call,
      pathContents(call)
        .serviceAccounts.toArray()
        .flatMap(({ keys = [] }) => keys),
    ),
  createServiceAccountKey,
  getServiceAccountKey: (call) => ({ key: findKey(call, call.params.keyId) }),
  updateServiceAccountKey: (call) => {
    const key = { ...findKey(call, call.params.keyId), active: call.body.active };
    switchKey(call.state, key.id ?? '', call.body.active);
    setKeys(call, (keys) => keys.map((known) => (known.id === key.id ? key : known)));
    return key;
  },
  deleteServiceAccountKey: (call) => {
    const { id = '' } = findKey(call, call.params.keyId);
    removeKey(call.state, id);
    setKeys(call, (keys) => keys.filter((key) => key.id !== id));
    return new Reply(204);
  },
};

function writePage(
  { query, state }: Call<'listServiceAccountKeys'> | Call<'listOrganizationServiceAccountKeys'>,
  keys: readonly Key[],
): Schemas['ServiceAccountKeyList'] {
  const page = paginate({
    items: keys,
    sequenceOf: (key) => keys.indexOf(key),
    query,
    rules: state.pageRules,
  });
  return {
    keys: page.items,
    nextPage: { cursor: page.nextCursor, limit: String(page.limit) },
    totalCount: String(page.total),
  };
}

/** The token is told once, here. */
function createServiceAccountKey(
  call: Call<'createServiceAccountKey'>,
): Reply<ResponseOf<'createServiceAccountKey'>> {
  const { state, params } = call;
  const { name, active = true, expiresAt } = call.body.key;
  const id = state.random.uuid();
  findServiceAccount(call);
  const { token } = createKey(state, {
    id,
    name,
    organizationId: params.organizationId,
    isReadonly: false,
    isActive: active,
    expiresAt,
  });
  const key = { id, name, active, ...(expiresAt === undefined ? {} : { expiresAt }) };
  setKeys(call, (keys) => [...keys, { ...key, prefix: prefixOf(token) }]);
  return new Reply(201, { ...key, createdAt: state.timestamp(), token });
}

function findKey(call: ServiceAccountCall, id: string): Key {
  const key = findServiceAccount(call).keys?.find((candidate) => candidate.id === id);
  return found(key, { kind: 'service account key', id });
}

function setKeys(call: ServiceAccountCall, change: (keys: readonly Key[]) => Key[]): void {
  const account = findServiceAccount(call);
  const keys = change(account.keys ?? []);
  pathContents(call).serviceAccounts.put({ ...account, keys, keysCount: keys.length });
}
