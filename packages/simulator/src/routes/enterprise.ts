import type { Schemas } from '@castai-bot/api';
import type { OwnCall } from '../behaviour/find-organization.ts';
import { isOpen } from '../behaviour/invitations.ts';
import { groupsOf } from '../behaviour/organization-users.ts';
import { notFound } from '../http/refusal.ts';
import { paginate } from '../http/paginate.ts';
import type { Call, Handlers, ResponseOf } from '../http/route.ts';
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
  const organizations = childrenOf(call).filter(({ id }) => query.organizationId?.includes(id) ?? true);
  const members = organizations.flatMap((organization) => membersOf(state, organization));
  const invited = organizations.flatMap((organization) => invitedOf(state, organization));
  const [wantsMembers, wantsInvited] = wantedOf(query.status);
  const items = [...(wantsMembers ? members : []), ...(wantsInvited ? invited : [])].filter(
    ({ user, invitation }) =>
      query.name === undefined || (user?.name ?? invitation?.email)?.includes(query.name) === true,
  );
  const page = paginate({
    items,
    sequenceOf: (member) => items.indexOf(member),
    query,
    rules: state.pageRules,
  });
  return { items: page.items, nextPageCursor: page.nextCursor, totalSize: page.total };
}

/** Without a status, those who are members. */
function wantedOf(status: string | undefined): readonly [members: boolean, invited: boolean] {
  if (status === 'MEMBER_STATUS_ALL') return [true, true];
  return status === 'MEMBER_STATUS_INVITE_PENDING' ? [false, true] : [true, false];
}

function invitedOf(
  state: State,
  { id: organizationId }: Organization,
): readonly Schemas['EnterpriseMember'][] {
  const { invitations } = state.ofOrganization(organizationId);
  return invitations
    .toArray()
    .filter((invitation) => isOpen(invitation, state.clock.now()))
    .map(({ id, inviteEmail: email, validUntil, roleBindings = [] }) => ({
      invitation: {
        id,
        email,
        organizationId,
        ...(validUntil === undefined ? {} : { validTime: validUntil }),
        definition: {
          roleBindings: roleBindings.map(({ roleId = '', scopes = [] }) => ({
            roleId,
            scopes: scopes.map(({ id: scopeId = '', type = 'ORGANIZATION' }) => ({
              id: scopeId,
              scope: type,
            })),
          })),
        },
      },
    }));
}

function membersOf(state: State, { id, name }: Organization): readonly Schemas['EnterpriseMember'][] {
  const contents = state.ofOrganization(id);
  const { users, roleBindings } = contents;
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
            groups: [...groupsOf(contents, user.id ?? '')],
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
}: OwnCall & { readonly params: { readonly enterpriseId: string } }): readonly Organization[] {
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
  const { users, roleBindings, groups } = state.ofOrganization(child.id);
  return {
    id: child.id,
    name: child.name,
    childOrderId: child.childOrderId ?? 0,
    type: child.type ?? 'ORGANIZATION_TYPE_CHILD',
    counters: {
      clusters: state.clusters.toArray().filter(({ organizationId }) => organizationId === child.id).length,
      groups: groups.size,
      roleBindings: roleBindings.size,
      users: users.size,
    },
    ...(child.createdAt === undefined ? {} : { createTime: child.createdAt }),
  };
}
