import type { Schemas } from '@castai-bot/api';
import { notFound } from '../http/refusal.ts';
import { paginate } from '../http/paginate.ts';
import type { Call, Caller, Handlers, ResponseOf } from '../http/route.ts';
import type { State } from '../state/state.ts';
import type { Organization } from '../world/world.ts';

export const enterpriseHandlers: Handlers = {
  listChildOrganizations: (call) => {
    const { query, state } = call;
    const children = childrenOf(call);
    const page = paginate({
      items: children
        .filter(({ name }) => query.organizationName === undefined || name.includes(query.organizationName))
        .map((child) => describeChild(state, child)),
      sequenceOf: ({ id }) => children.findIndex((child) => child.id === id),
      query,
      rules: state.pageRules,
    });
    return { items: page.items, nextPageCursor: page.nextCursor, totalSize: page.total };
  },
  listEnterpriseMembers: (call) => listMembers(call),
};

function listMembers(call: Call<'listEnterpriseMembers'>): ResponseOf<'listEnterpriseMembers'> {
  const { query, state } = call;
  const members = childrenOf(call)
    .filter(({ id }) => query.organizationId?.includes(id) ?? true)
    .flatMap((organization) => membersOf(state, organization))
    .filter(({ user }) => query.name === undefined || user?.name?.includes(query.name) === true);
  // Nobody here has an invitation that is still open.
  const items = query.status === 'MEMBER_STATUS_INVITE_PENDING' ? [] : members;
  const page = paginate({
    items,
    sequenceOf: (member) => items.indexOf(member),
    query,
    rules: state.pageRules,
  });
  return { items: page.items, nextPageCursor: page.nextCursor, totalSize: page.total };
}

function membersOf(state: State, { id, name }: Organization): readonly Schemas['EnterpriseMember'][] {
  const { users, roleBindings } = state.ofOrganization(id);
  return users.toArray().map(({ user, createdAt, loginAt }) => {
    const bindings = roleBindings
      .toArray()
      .filter(({ definition }) => definition.subjects?.some((subject) => subject.user?.id === user.id));
    return {
      user: {
        email: user.email,
        name: user.name,
        username: user.username,
        ...(user.id === undefined ? {} : { id: user.id }),
        ...(createdAt === undefined ? {} : { createTime: createdAt }),
        ...(loginAt === undefined ? {} : { loginTime: loginAt }),
        organizations: [
          {
            id,
            name,
            groups: [],
            roleBinding: bindings.map((binding) => ({ id: binding.id, roleId: binding.definition.roleId })),
          },
        ],
      },
    };
  });
}

/** @throws {Refusal} 404 unless the id is that of an enterprise which the key belongs to */
function childrenOf({
  params,
  state,
  caller,
}: {
  readonly params: { readonly enterpriseId: string };
  readonly state: State;
  readonly caller: Caller;
}): readonly Organization[] {
  const enterprise = state.organizations.get(params.enterpriseId);
  if (enterprise?.type !== 'ORGANIZATION_TYPE_ENTERPRISE' || caller.keyOrganizationId !== enterprise.id) {
    throw notFound('enterprise', params.enterpriseId);
  }
  return state.organizations.toArray().filter(({ parentId }) => parentId === enterprise.id);
}

function describeChild(
  state: State,
  child: Organization,
): Schemas['ChildOrganization'] & { readonly id: string } {
  const { users, roleBindings } = state.ofOrganization(child.id);
  return {
    id: child.id,
    name: child.name,
    childOrderId: child.childOrderId ?? 0,
    type: child.type ?? 'ORGANIZATION_TYPE_CHILD',
    counters: {
      clusters: state.clusters.toArray().filter(({ organizationId }) => organizationId === child.id).length,
      groups: 0,
      roleBindings: roleBindings.size,
      users: users.size,
    },
    ...(child.createdAt === undefined ? {} : { createTime: child.createdAt }),
  };
}
