import { found } from '../behaviour/find.ts';
import { createKey, removeKey, switchKey } from '../behaviour/keys.ts';
import type { Call, Caller, Handlers, ResponseOf } from '../http/route.ts';
import { type AuthToken, prefixOf } from '../state/api-key.ts';
import type { State } from '../state/state.ts';

export const authTokenHandlers: Handlers = {
  listAuthTokens: ({ state, caller, query }) => ({
    items: state.authTokens
      .toArray()
      .filter(
        ({ organizationId }) => query.organizations === 'ALL' || organizationId === caller.organizationId,
      )
      .filter(({ createdBy }) => query.userId === undefined || createdBy === query.userId),
  }),
  createAuthToken,
  getAuthToken: (call) => findToken(call),
  updateAuthToken: (call) => {
    const token = findToken(call);
    const active = call.body.active ?? token.active ?? true;
    switchKey(call.state, token.id, active);
    return call.state.authTokens.put({ ...token, active });
  },
  deleteAuthToken: (call) => {
    const { id } = findToken(call);
    removeKey(call.state, id);
    call.state.authTokens.remove(id);
    return {};
  },
};

/** The token itself is told once, here. */
function createAuthToken({ body, state, caller }: Call<'createAuthToken'>): ResponseOf<'createAuthToken'> {
  const id = state.random.uuid();
  const active = body.active ?? true;
  const { token } = createKey(state, {
    id,
    name: body.name,
    organizationId: caller.organizationId,
    isReadonly: body.readonly,
    isActive: active,
    expiresAt: body.expiresAt,
  });
  const created = state.authTokens.put({
    id,
    name: body.name,
    readonly: body.readonly,
    active,
    organizationId: caller.organizationId,
    createdAt: state.timestamp(),
    createdBy: state.me.id,
    tokenPrefix: prefixOf(token),
    ...(body.expiresAt === undefined ? {} : { expiresAt: body.expiresAt }),
  });
  return { ...created, token };
}

function findToken({
  params,
  state,
  caller,
}: {
  readonly params: { readonly id: string };
  readonly state: State;
  readonly caller: Caller;
}): AuthToken {
  const token = state.authTokens.get(params.id);
  const isOwn = token?.organizationId === caller.organizationId;
  return found(isOwn ? token : undefined, { kind: 'auth token', id: params.id });
}
