import type { CheckedClient } from '../checked-client.test-kit.ts';
import type { ResponseOf } from '../http/route.ts';
import { ofOrganization } from './things.test-kit.ts';

/** The ids of the roles that every organization has. */
export const OWNER = '3e1050c7-6593-4298-94bb-154637911d78';
export const VIEWER = '6fc95bd7-6049-4735-80b0-ce5ccde71cb1';

/** One of an organization's people who is not the caller. */
export async function aUser(client: CheckedClient): Promise<{ organizationId: string; userId: string }> {
  const params = ofOrganization(client);
  const { users = [] } = await client.ok('listOrganizationUsers', { params });
  return { ...params, userId: users[1]?.user.id ?? '' };
}

export async function bindRole(client: CheckedClient): Promise<ResponseOf<'createRoleBindings'>> {
  const { userId, ...params } = await aUser(client);
  const scopes = [{ organization: { id: params.organizationId } }, { cluster: { id: client.clusterId } }];
  const definition = { roleId: OWNER, scopes, subjects: [{ user: { id: userId } }] };
  return client.ok('createRoleBindings', { params, body: [{ name: 'owners', definition }] });
}

export async function aBinding(
  client: CheckedClient,
): Promise<{ organizationId: string; roleBindingId: string }> {
  const [binding] = await bindRole(client);
  return { ...ofOrganization(client), roleBindingId: binding?.id ?? '' };
}

export async function aTeam(client: CheckedClient): Promise<ResponseOf<'createGroup'>> {
  const { userId: id, ...params } = await aUser(client);
  const members = [{ id, email: 'ada@example.com', kind: 'USER' as const }];
  return client.ok('createGroup', { params, body: { name: 'team', definition: { members } } });
}

export async function teamParams(
  client: CheckedClient,
): Promise<{ organizationId: string; groupId: string }> {
  const { id = '' } = await aTeam(client);
  return { ...ofOrganization(client), groupId: id };
}

export function anInvitation(client: CheckedClient): Promise<string> {
  return inviteTo(client, 'new@example.com');
}

/** An invitation of the caller, who was removed. */
export async function inviteBack(client: CheckedClient): Promise<string> {
  const { id: userId = '', email = '' } = await client.ok('getMe');
  await client.ok('removeOrganizationUser', { params: { ...ofOrganization(client), userId } });
  return inviteTo(client, email);
}

async function inviteTo({ ok, sim }: CheckedClient, userEmail: string): Promise<string> {
  const scopes = [{ id: sim.organizationId, type: 'ORGANIZATION' as const }];
  const member = { userEmail, roleBindings: [{ roleId: VIEWER, scopes }] };
  const { invitationIds = [] } = await ok('createInvitations', { body: { members: [member] } });
  return invitationIds[0] ?? '';
}
