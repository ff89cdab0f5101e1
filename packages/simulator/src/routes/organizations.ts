import type { Schemas } from '@castai-bot/api';
import { found } from '../behaviour/find.ts';
import { pathContents } from '../behaviour/find-organization.ts';
import { groupsOf } from '../behaviour/organization-users.ts';
import { listPage } from '../behaviour/list-page.ts';
import type { Call, Handlers } from '../http/route.ts';

export const organizationHandlers: Handlers = {
  getMe: ({ state }) => state.me,
  listOrganizations: ({ state }) => ({ organizations: state.organizations.toArray() }),
  getOrganization: ({ state, params }) => {
    const organization = found(state.organizations.get(params.id), { kind: 'organization', id: params.id });
    const { id, name, parentId = null, type, createdAt } = organization;
    return {
      id,
      name,
      parentId,
      billingType: 'BILLING_TYPE_STANDARD',
      metadata: { parentOrganizationId: parentId },
      ...(type === undefined ? {} : { type }),
      ...(createdAt === undefined ? {} : { createdAt }),
    };
  },
  listOrganizationUsers: (call) => {
    const contents = pathContents(call);
    const { users, roleBindings } = contents;
    const { roleId, includeGroups = false } = call.query;
    const bindings = roleBindings
      .toArray()
      .filter(({ definition }) => roleId?.includes(definition.roleId) ?? true);
    const bound = new Set(bindings.flatMap(({ definition }) => subjectsOf(definition)));
    return {
      users: users
        .toArray()
        .filter(({ user }) => roleId === undefined || bound.has(user.id ?? ''))
        .map(({ groups: _groups, ...membership }) =>
          includeGroups
            ? { ...membership, groups: [...groupsOf(contents, membership.user.id ?? '')] }
            : membership,
        ),
    };
  },
  listRoles: (call) => {
    const wantsDefault = call.query.type === 'DEFAULT';
    const page = listPage(call, pathContents(call).roles, (role) => !wantsDefault || role.default === true);
    return {
      roles: page.items,
      nextPage: { cursor: page.nextCursor, limit: String(page.limit) },
      totalCount: String(page.total),
    };
  },
  listRoleBindings: (call) => {
    const page = listPage(call, pathContents(call).roleBindings, bindingFilter(call.query));
    return {
      roleBindings: page.items,
      nextPage: { cursor: page.nextCursor, limit: String(page.limit) },
      totalCount: String(page.total),
    };
  },
};

function subjectsOf({ subjects = [] }: Schemas['RoleBinding']['definition']): readonly string[] {
  return subjects.flatMap(
    ({ user, group, serviceAccount }) => user?.id ?? group?.id ?? serviceAccount?.id ?? [],
  );
}

function bindingFilter(
  query: Call<'listRoleBindings'>['query'],
): (binding: Schemas['RoleBinding']) => boolean {
  return ({ definition }) => {
    const { subjects = [], scopes = [] } = definition;
    const kinds = subjects.map(subjectKind);
    const scopeTypes = scopes.map(({ cluster }) => (cluster === undefined ? 'ORGANIZATION' : 'CLUSTER'));
    const scopeIds = scopes.flatMap(({ cluster, organization }) => cluster?.id ?? organization?.id ?? []);
    const groups = subjects.flatMap(({ group }) => group?.id ?? []);
    return (
      meets(query.roleId, [definition.roleId]) &&
      meets(query.groupId, groups) &&
      meets(query.scopeId, scopeIds) &&
      meets(query.scopeType, scopeTypes) &&
      meets(query.subjectType, kinds) &&
      meets(query.subjectId, subjectsOf(definition))
    );
  };
}

function subjectKind({ user, group }: Schemas['RoleBindingSubject']): string {
  if (user !== undefined) return 'SUBJECT_USER';
  return group === undefined ? 'SUBJECT_SERVICE_ACCOUNT' : 'SUBJECT_GROUP';
}

function meets(wanted: readonly string[] | undefined, found: readonly string[]): boolean {
  return wanted === undefined || found.some((value) => wanted.includes(value));
}
