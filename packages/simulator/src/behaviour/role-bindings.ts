import type { Schemas } from '@castai-bot/api';
import { badField } from '../http/refusal.ts';
import type { OrganizationState } from '../state/contents.ts';
import type { State } from '../state/state.ts';
import type { Identified } from '../world/world.ts';
import { findUser } from './organization-users.ts';

type RoleBinding = Identified<Schemas['RoleBinding']>;
type Definition = Schemas['RoleBindingDefinition'];
type Subject = Schemas['RoleBindingSubject'];

/** Where a role binding is written. */
export interface Access {
  readonly state: State;
  readonly contents: OrganizationState;
  readonly organizationId: string;
}

/** Makes a role binding. @throws {Refusal} 400 for a role, subject or scope that does not exist */
export function createRoleBinding(
  access: Access,
  { definition, ...rest }: Schemas['RoleBindingWrite'],
): RoleBinding {
  const { state, contents, organizationId } = access;
  const createdAt = state.timestamp();
  return contents.roleBindings.put({
    description: '',
    ...rest,
    id: state.random.uuid(),
    organizationId,
    definition: readDefinition(access, definition),
    managedBy: 'console',
    createdAt,
    updatedAt: createdAt,
    status: [{ state: 'ACCEPTED' }],
  });
}

/** Changes a role binding. @throws {Refusal} 400 as above */
export function updateRoleBinding(
  access: Access,
  binding: RoleBinding,
  { definition, ...rest }: Schemas['RoleBindingWrite'],
): RoleBinding {
  return access.contents.roleBindings.put({
    ...binding,
    ...rest,
    definition: readDefinition(access, definition),
    updatedAt: access.state.timestamp(),
  });
}

/** Takes somebody who is gone out of role bindings; one that is for nobody else goes with them. */
export function forgetSubject({ roleBindings }: OrganizationState, id: string): void {
  for (const binding of roleBindings.toArray()) {
    const { subjects = [] } = binding.definition;
    const left = subjects.filter((subject) => idOf(subject) !== id);
    if (left.length === subjects.length) continue;
    if (left.length === 0) roleBindings.remove(binding.id);
    else roleBindings.put({ ...binding, definition: { ...binding.definition, subjects: left } });
  }
}

/** Refuses a role that the organization does not have. @throws {Refusal} 400 */
export function requireRole({ roles }: OrganizationState, id: string | undefined, field: string): void {
  if (roles.get(id ?? '') === undefined) throw badField(field, `no role "${id ?? ''}"`);
}

/** Refuses a place where nobody can have a role. @throws {Refusal} 400 */
export function requireScope(
  { state, organizationId }: Access,
  { type, id = '' }: { readonly type: 'CLUSTER' | 'ORGANIZATION'; readonly id: string | undefined },
  field: string,
): void {
  const isOwn =
    type === 'CLUSTER'
      ? state.clusters.get(id)?.organizationId === organizationId
      : id === organizationId || state.organizations.get(id)?.parentId === organizationId;
  if (!isOwn) throw badField(field, `no ${type.toLowerCase()} "${id}"`);
}

function readDefinition(access: Access, definition: Definition): Definition {
  requireRole(access.contents, definition.roleId, 'definition.roleId');
  for (const [index, { cluster, organization }] of (definition.scopes ?? []).entries()) {
    const field = `definition.scopes[${index}]`;
    if (cluster !== undefined) requireScope(access, { type: 'CLUSTER', id: cluster.id }, field);
    if (organization !== undefined)
      requireScope(access, { type: 'ORGANIZATION', id: organization.id }, field);
  }
  if (definition.subjects === undefined) return definition;
  const subjects = definition.subjects.map((subject, index) =>
    readSubject(access, subject, `definition.subjects[${index}]`),
  );
  return { ...definition, subjects };
}

/** A subject with the names that the organization knows it by. */
function readSubject(
  { state, contents }: Access,
  { user, group, serviceAccount }: Subject,
  field: string,
): Subject {
  const given = [user, group, serviceAccount].filter((one) => one !== undefined);
  if (given.length !== 1) throw badField(field, 'wanted exactly one of user, group, serviceAccount');
  if (user !== undefined) {
    const { name, email } = known(findUser(state, contents, user.id), `${field}.user`, user.id);
    return { user: { id: user.id, name, email } };
  }
  if (group !== undefined) {
    const { name = '' } = known(contents.groups.get(group.id), `${field}.group`, group.id);
    return { group: { id: group.id, name } };
  }
  const id = serviceAccount?.id ?? '';
  const { name = '' } = known(contents.serviceAccounts.get(id), `${field}.serviceAccount`, id);
  return { serviceAccount: { id, name } };
}

function known<T>(item: T | undefined, field: string, id: string): T {
  if (item === undefined) throw badField(field, `found "${id}", which does not exist`);
  return item;
}

function idOf({ user, group, serviceAccount }: Subject): string | undefined {
  return user?.id ?? group?.id ?? serviceAccount?.id;
}
