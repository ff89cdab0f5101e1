import type { Schemas } from '@castai-bot/api';
import { badField, Refusal } from '../http/refusal.ts';
import { writeMoment } from '../time/write-time.ts';
import type { Identified } from '../world/world.ts';
import { meAsUser } from './organization-users.ts';
import { type Access, createRoleBinding, requireRole, requireScope } from './role-bindings.ts';

type Invitation = Identified<Schemas['Invitation']>;

const VALID_MS = 7 * 86_400_000;

/** Whether an invitation can still be claimed. */
export function isOpen({ validUntil = '' }: Invitation, now: number): boolean {
  return !(Date.parse(validUntil) <= now);
}

/** Invites somebody; another invitation of theirs is no longer valid. @throws {Refusal} 400 for a member, and for roles, scopes and groups that do not exist */
export function invite(access: Access, member: Schemas['InvitedMember'], index: number): Invitation {
  const { state, contents } = access;
  const { userEmail, roleBindings = [], groupIds = [] } = member;
  const place = `members[${index}]`;
  if (!/^[^@\s]+@[^@\s]+$/.test(userEmail))
    throw badField(`${place}.userEmail`, `found "${userEmail}", wanted an email`);
  if (contents.users.find(({ user }) => user.email === userEmail) !== undefined) {
    throw badField(`${place}.userEmail`, `user "${userEmail}" is a member already`);
  }
  for (const [at, { roleId, scopes = [] }] of roleBindings.entries()) {
    const field = `${place}.roleBindings[${at}]`;
    requireRole(contents, roleId, `${field}.roleId`);
    for (const { type = 'ORGANIZATION', id } of scopes) requireScope(access, { type, id }, `${field}.scopes`);
  }
  for (const id of groupIds) {
    if (contents.groups.get(id) === undefined) throw badField(`${place}.groupIds`, `no group "${id}"`);
  }
  const earlier = contents.invitations.find(({ inviteEmail }) => inviteEmail === userEmail);
  if (earlier !== undefined) contents.invitations.remove(earlier.id);
  const id = state.random.uuid();
  state.invitedGroups.set(id, groupIds);
  const validUntil = writeMoment(state.clock.now() + VALID_MS);
  return contents.invitations.put({ id, inviteEmail: userEmail, roleBindings, validUntil });
}

/** Lets the caller claim an invitation: a member from now on, with the roles and groups that it names. @throws {Refusal} 403 when it is somebody else's, 400 when it is no longer valid */
export function claim(access: Access, invitation: Invitation): Schemas['Membership'] {
  const { state, contents } = access;
  const user = meAsUser(state);
  if (invitation.inviteEmail !== user.email)
    throw new Refusal(403, 'Forbidden: the invitation is for somebody else');
  if (!isOpen(invitation, state.clock.now())) throw new Refusal(400, 'the invitation is no longer valid');
  contents.invitations.remove(invitation.id);
  const at = state.timestamp();
  const membership = contents.users.put({ user, groups: [], createdAt: at, loginAt: at });
  for (const { roleId = '', scopes = [] } of invitation.roleBindings ?? []) {
    createRoleBinding(access, {
      name: `organization-binding-${roleId}-${user.id}`,
      definition: {
        roleId,
        subjects: [{ user: { id: user.id } }],
        scopes: scopes.map(({ type, id = '' }) =>
          type === 'CLUSTER' ? { cluster: { id } } : { organization: { id } },
        ),
      },
    });
  }
  for (const id of state.invitedGroups.get(invitation.id) ?? []) {
    const group = contents.groups.get(id);
    if (group === undefined) continue;
    const member = { id: user.id, email: user.email, kind: 'USER' as const, addedAt: at };
    const members = [...(group.definition.members ?? []), member];
    contents.groups.put({ ...group, definition: { ...group.definition, members } });
  }
  return membership;
}
