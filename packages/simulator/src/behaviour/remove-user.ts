import type { OrganizationState } from '../state/contents.ts';
import type { State } from '../state/state.ts';
import { forgetSubject } from './role-bindings.ts';

/** Takes a user out of an organization, its role bindings and its groups. */
export function removeUser(state: State, contents: OrganizationState, userId: string): void {
  const membership = contents.users.get(userId);
  if (membership === undefined) return;
  state.formerUsers.set(userId, membership.user);
  contents.users.remove(userId);
  forgetMember(contents, userId);
}

/** Takes a user or a service account that is gone out of role bindings and groups. */
export function forgetMember(contents: OrganizationState, id: string): void {
  forgetSubject(contents, id);
  for (const group of contents.groups.toArray()) {
    const { members = [] } = group.definition;
    const left = members.filter((member) => member.id !== id);
    if (left.length === members.length) continue;
    contents.groups.put({ ...group, definition: { ...group.definition, members: left } });
  }
}
