import type { Schemas } from '@castai-bot/api';
import type { OrganizationState } from '../state/contents.ts';
import type { State } from '../state/state.ts';

type User = Schemas['OrganizationUser'];

/** The caller as organizations list people. */
export function meAsUser({ me }: State): User & { readonly id: string } {
  const { id, name, email, username = name } = me;
  return { id, name, email, username };
}

/** Finds a user of an organization, or the caller. */
export function findUser(state: State, { users }: OrganizationState, id: string): User | undefined {
  return users.get(id)?.user ?? (id === state.me.id ? meAsUser(state) : undefined);
}

/** Finds a user whom any organization knows, or knew. */
export function findPerson(state: State, id: string): User | undefined {
  const [found] = state.organizations
    .toArray()
    .flatMap((organization) => state.ofOrganization(organization.id).users.get(id)?.user ?? []);
  return found ?? state.formerUsers.get(id) ?? (id === state.me.id ? meAsUser(state) : undefined);
}

/** The groups that a user is in. */
export function groupsOf(
  { groups, users }: OrganizationState,
  userId: string,
): readonly Schemas['GroupRef'][] {
  const told = users.get(userId)?.groups ?? [];
  const own = groups
    .toArray()
    .filter(({ definition }) => definition.members?.some(({ id }) => id === userId) === true)
    .map(({ id, name = '' }) => ({ id, name }));
  return [...told.filter(({ id }) => own.every((group) => group.id !== id)), ...own];
}
