import type { Schemas } from '@castai-bot/api';
import { describe, expect, test } from 'vitest';
import { type CheckedClient, startChecked } from '../checked-client.test-kit.ts';
import {
  aBinding,
  anInvitation,
  inviteBack,
  aTeam,
  aUser,
  OWNER,
  teamParams,
  VIEWER,
} from '../examples/access.test-kit.ts';
import { anAccount, ofOrganization } from '../examples/things.test-kit.ts';

const AT = Date.parse('2026-11-22T10:00:00Z');
const NOBODY = '00000000-0000-4000-8000-000000000000';

function start(): Promise<CheckedClient> {
  return startChecked({ now: () => AT, world: { clusters: 1, nodes: 1, workloads: 1 } });
}

async function bindingsOf({ ok, sim }: CheckedClient, subjectId: string): Promise<readonly string[]> {
  const { organizationId } = sim;
  const query = { subjectId: [subjectId] };
  const { roleBindings = [] } = await ok('listRoleBindings', { params: { organizationId }, query });
  return roleBindings.map(({ name = '' }) => name);
}

describe('role bindings', () => {
  test('createRoleBindings() tells subjects by name, and lists them', async () => {
    const client = await start();
    const params = await aBinding(client);
    const { userId } = await aUser(client);
    const binding = await client.ok('getRoleBinding', { params });
    expect(binding).toMatchObject({
      name: 'owners',
      organizationId: params.organizationId,
      status: [{ state: 'ACCEPTED' }],
      definition: {
        roleId: OWNER,
        scopes: [{ organization: { id: params.organizationId } }, { cluster: { id: client.clusterId } }],
        subjects: [{ user: { id: userId, name: 'ada', email: 'ada@example.com' } }],
      },
    });
    expect(await bindingsOf(client, userId)).toContain('owners');
  });

  test('updateRoleBinding() replaces the definition, and keeps a description that is left out', async () => {
    const client = await start();
    const { organizationId, roleBindingId } = await aBinding(client);
    const params = { organizationId, roleBindingId };
    const definition = { roleId: VIEWER, scopes: [{ organization: { id: organizationId } }] };
    await client.ok('updateRoleBinding', { params, body: { name: 'a', description: 'b', definition } });
    const changed = await client.ok('updateRoleBinding', { params, body: { name: 'c', definition } });
    expect(changed).toMatchObject({ name: 'c', description: 'b', definition });
    expect(changed.definition.subjects).toBeUndefined();
    await client.ok('deleteRoleBinding', { params });
    expect(await client.refused('getRoleBinding', { params })).toMatch(/^404/);
  });

  test.each<[what: string, odd: Partial<Schemas['RoleBindingDefinition']>, message: RegExp]>([
    ['a role', { roleId: NOBODY }, /definition\.roleId: no role/],
    ['a user', { subjects: [{ user: { id: NOBODY } }] }, /subjects\[0\]\.user: found .* does not exist/],
    ['a group', { subjects: [{ group: { id: NOBODY } }] }, /subjects\[0\]\.group/],
    ['an account', { subjects: [{ serviceAccount: { id: NOBODY } }] }, /subjects\[0\]\.serviceAccount/],
    ['no subject', { subjects: [{}] }, /subjects\[0\]: wanted exactly one of user, group, serviceAccount/],
    ['a cluster', { scopes: [{ cluster: { id: NOBODY } }] }, /scopes\[0\]: no cluster/],
    ['an organization', { scopes: [{ organization: { id: NOBODY } }] }, /scopes\[0\]: no organization/],
  ])('createRoleBindings() refuses %s that is not there, and keeps nothing', async (_, odd, message) => {
    const { refused, sim } = await start();
    const params = { organizationId: sim.organizationId };
    const body = [{ name: 'odd', definition: { roleId: OWNER, ...odd } }];
    const refusal = await refused('createRoleBindings', { params, body: body });
    expect(refusal).toMatch(/^400: /);
    expect(refusal).toMatch(message);
    expect(sim.changes()).toEqual([]);
  });

  test('the roles of every organization have the ids that clients know, in a world of one’s own too', async () => {
    const own = await startChecked({ world: { clusters: [] } });
    for (const { ok, sim } of [await start(), own]) {
      const { roles = [] } = await ok('listRoles', { params: { organizationId: sim.organizationId } });
      expect(roles.map(({ id, name }) => [id, name])).toEqual([
        [OWNER, 'Owner'],
        ['8c60bd8e-21de-402a-969f-add07fd22c1b', 'Member'],
        [VIEWER, 'Viewer'],
      ]);
    }
  });
});

describe('groups', () => {
  test('createGroup() is told by its members, who have it until it is deleted', async () => {
    const client = await start();
    const { ok } = client;
    const { userId, ...params } = await aUser(client);
    const group = await aTeam(client);
    expect(group).toMatchObject({
      name: 'team',
      description: '',
      organizationId: params.organizationId,
      definition: { author: { email: 'user@example.com' }, members: [{ id: userId, kind: 'USER' }] },
    });
    const ref = { id: group.id, name: 'team' };
    expect(await ok('listUserGroups', { params: { ...params, userId } })).toEqual([ref]);
    const { users = [] } = await ok('listOrganizationUsers', { params, query: { includeGroups: true } });
    expect(users.map(({ groups }) => groups)).toEqual([[], [ref], [], []]);
    const definition = { roleId: OWNER, subjects: [{ group: { id: group.id ?? '' } }] };
    await ok('createRoleBindings', { params, body: [{ name: 'of the team', definition }] });
    await ok('deleteGroup', { params: { ...params, groupId: group.id ?? '' } });
    expect(await ok('listUserGroups', { params: { ...params, userId } })).toEqual([]);
    expect(await bindingsOf(client, group.id ?? '')).toEqual([]);
  });

  test('updateGroup() replaces members and keeps when each was added', async () => {
    const client = await start();
    const { ok, sim } = client;
    const params = await teamParams(client);
    const { userId } = await aUser(client);
    const added = (await ok('getGroup', { params })).definition.members?.[0]?.addedAt;
    sim.advance(60_000);
    const { serviceAccountId } = await anAccount(client);
    const members = [
      { id: userId, email: 'ada@example.com', kind: 'USER' as const },
      { id: serviceAccountId, email: 'bot@example.com', kind: 'SERVICE_ACCOUNT' as const },
    ];
    const updated = await ok('updateGroup', { params, body: { name: 'team', definition: { members } } });
    expect(updated.definition.members).toMatchObject(members);
    expect(updated.definition.members?.[0]?.addedAt).toBe(added);
    await ok('deleteServiceAccount', { params: { ...ofOrganization(client), serviceAccountId } });
    expect((await ok('getGroup', { params })).definition.members).toHaveLength(1);
  });

  test('refuses a name that is taken, and members who are not there', async () => {
    const client = await start();
    const { refused } = client;
    const params = { organizationId: client.sim.organizationId };
    await aTeam(client);
    expect(await refused('createGroup', { params, body: { name: 'team', definition: {} } })).toMatch(/^409/);
    const members = [{ id: NOBODY, email: 'x@example.com', kind: 'USER' as const }];
    expect(
      await refused('createGroup', { params, body: { name: 'other', definition: { members } } }),
    ).toMatch(/^400: .*definition\.members\[0\]\.id/);
  });
});

describe('users of an organization', () => {
  test('whose key it is owns the organization, in a world of one’s own too', async () => {
    const client = await startChecked({ world: { clusters: [] } });
    const { users = [] } = await client.ok('listOrganizationUsers', { params: ofOrganization(client) });
    const { id = '', email } = await client.ok('getMe');
    expect(users.map(({ user }) => user.email)).toEqual([email]);
    expect(await bindingsOf(client, id)).toEqual([`organization-binding-${OWNER}-${id}`]);
    const again = await startChecked({ world: client.sim.world, seed: 2 });
    const { users: kept = [] } = await again.ok('listOrganizationUsers', { params: ofOrganization(again) });
    expect(kept).toHaveLength(1);
  });

  test('removeOrganizationUser() takes them out of role bindings and groups, and they may be added again', async () => {
    const client = await start();
    const { ok, refused } = client;
    const { userId, ...params } = await aUser(client);
    const { groupId } = await teamParams(client);
    expect(await bindingsOf(client, userId)).toHaveLength(1);
    await ok('removeOrganizationUser', { params: { ...params, userId } });
    expect(await bindingsOf(client, userId)).toEqual([]);
    expect((await ok('getGroup', { params: { ...params, groupId } })).definition.members).toEqual([]);
    expect(await refused('listUserGroups', { params: { ...params, userId } })).toMatch(/^404/);
    await ok('addOrganizationUser', { params, body: { userId } });
    const { users = [] } = await ok('listOrganizationUsers', { params });
    expect(users.at(-1)?.user).toMatchObject({ id: userId, email: 'ada@example.com' });
    expect(await refused('addOrganizationUser', { params, body: { userId } })).toContain('there already');
    expect(await refused('addOrganizationUser', { params, body: { userId: NOBODY } })).toContain('no user');
  });

  test('removeOrganizationUsers() removes all or none', async () => {
    const client = await start();
    const { ok, refused } = client;
    const { userId, ...params } = await aUser(client);
    const query = { users: [userId, NOBODY] };
    expect(await refused('removeOrganizationUsers', { params, query })).toMatch(/^404/);
    expect((await ok('listOrganizationUsers', { params })).users).toHaveLength(4);
    await ok('removeOrganizationUsers', { params, query: { users: [userId] } });
    expect((await ok('listOrganizationUsers', { params })).users).toHaveLength(3);
  });
});

describe('invitations', () => {
  test('createInvitations() lists them in their order, page by page, for a week', async () => {
    const { ok, sim } = await start();
    const emails = ['c@example.com', 'a@example.com', 'b@example.com'];
    const members = emails.map((userEmail) => ({ userEmail }));
    expect((await ok('createInvitations', { body: { members } })).invitationIds).toHaveLength(3);
    const first = await ok('listInvitations', { query: { 'page.limit': '2' } });
    const { invitations, nextCursor } = await ok('listInvitations', {
      query: { 'page.cursor': first.nextCursor },
    });
    expect([...first.invitations, ...invitations].map(({ inviteEmail }) => inviteEmail)).toEqual(emails);
    expect(nextCursor).toBe('');
    sim.advance(7 * 86_400_000 + 1000);
    expect((await ok('listInvitations')).invitations).toEqual([]);
  });

  test('another invitation takes the place of the first', async () => {
    const { ok } = await start();
    const body = { members: [{ userEmail: 'a@example.com' }] };
    await ok('createInvitations', { body });
    const { invitationIds = [] } = await ok('createInvitations', { body });
    const { invitations } = await ok('listInvitations');
    expect(invitations.map(({ id }) => id)).toEqual(invitationIds);
  });

  test('claimInvitation() makes the caller a member with its roles and groups', async () => {
    const client = await start();
    const { ok } = client;
    const { organizationId, groupId } = await teamParams(client);
    const { id: me = '', email: userEmail = '' } = await ok('getMe');
    await ok('removeOrganizationUser', { params: { organizationId, userId: me } });
    const roleBindings = [{ roleId: VIEWER, scopes: [{ type: 'CLUSTER' as const, id: client.clusterId }] }];
    const { invitationIds = [] } = await ok('createInvitations', {
      body: { members: [{ userEmail, roleBindings, groupIds: [groupId] }] },
    });
    const claimed = await ok('claimInvitation', {
      params: { invitationId: invitationIds[0] ?? '' },
      body: {},
    });
    expect(claimed).toMatchObject({ organizationId, membership: { user: { id: me, email: userEmail } } });
    expect((await ok('listInvitations')).invitations).toEqual([]);
    expect(await bindingsOf(client, me)).toEqual([`organization-binding-${VIEWER}-${me}`]);
    const params = { organizationId, userId: me };
    expect(await ok('listUserGroups', { params })).toEqual([{ id: groupId, name: 'team' }]);
  });

  test('refuses members, addresses that are none, and roles, clusters and groups that are not there', async () => {
    const { refused } = await start();
    const scopes = [{ id: NOBODY, type: 'CLUSTER' as const }];
    const odd: readonly (readonly [Schemas['InvitedMember'], string])[] = [
      [{ userEmail: 'ada@example.com' }, 'userEmail: user "ada@example.com" is a member already'],
      [{ userEmail: 'ada' }, 'userEmail: found "ada", wanted an email'],
      [{ userEmail: 'x@example.com', roleBindings: [{ roleId: NOBODY }] }, 'roleBindings[0].roleId: no role'],
      [
        { userEmail: 'x@example.com', roleBindings: [{ roleId: OWNER, scopes }] },
        'roleBindings[0].scopes: no cluster',
      ],
      [{ userEmail: 'x@example.com', groupIds: [NOBODY] }, 'groupIds: no group'],
    ];
    for (const [member, message] of odd) {
      expect(await refused('createInvitations', { body: { members: [member] } })).toContain(
        `members[0].${message}`,
      );
    }
  });

  test('claimInvitation() refuses an invitation of somebody else, and one that is over', async () => {
    const client = await start();
    const { ok, refused, sim } = client;
    const { invitationIds = [] } = await ok('createInvitations', {
      body: { members: [{ userEmail: 'a@b.c' }] },
    });
    const claim = (invitationId: string): Promise<string> =>
      refused('claimInvitation', { params: { invitationId }, body: {} });
    expect(await claim(invitationIds[0] ?? '')).toMatch(/^403/);
    const own = await inviteBack(client);
    sim.advance(8 * 86_400_000);
    expect(await claim(own)).toMatch(/^400: the invitation is no longer valid/);
  });

  test('listEnterpriseMembers() tells who was invited to a child', async () => {
    const { ok, sim } = await startChecked({ now: () => AT, world: { clusters: 1, childOrganizations: 1 } });
    const child = sim.world.organizations[1]?.organization.id ?? '';
    const headers = { 'X-CastAI-Organization-Id': child };
    const roleBindings = [{ roleId: OWNER, scopes: [{ id: child }] }];
    await ok('createInvitations', { headers, body: { members: [{ userEmail: 'a@b.c', roleBindings }] } });
    const params = { enterpriseId: sim.organizationId };
    const ask = async (
      status: 'MEMBER_STATUS_INVITE_PENDING' | 'MEMBER_STATUS_ALL' | 'MEMBER_STATUS_ACTIVE',
    ): Promise<number> => (await ok('listEnterpriseMembers', { params, query: { status } })).totalSize ?? 0;
    expect(
      await Promise.all([
        ask('MEMBER_STATUS_ACTIVE'),
        ask('MEMBER_STATUS_INVITE_PENDING'),
        ask('MEMBER_STATUS_ALL'),
      ]),
    ).toEqual([3, 1, 4]);
  });

  test('a world that is kept has the groups and invitations', async () => {
    const client = await start();
    await aTeam(client);
    await anInvitation(client);
    const again = await startChecked({ now: () => AT, world: client.sim.world });
    expect((await again.ok('listInvitations')).invitations).toHaveLength(1);
    expect(again.sim.world.organizations[0]?.groups).toHaveLength(1);
  });
});
