import {
  aBinding,
  anInvitation,
  aTeam,
  aUser,
  bindRole,
  inviteBack,
  teamParams,
  VIEWER,
} from './access.test-kit.ts';
import {
  DAY,
  WEBHOOK,
  aCommitment,
  aKey,
  aNotification,
  aToken,
  anAccount,
  blacklisted,
  ofOrganization,
} from './things.test-kit.ts';
import {
  anAssignment,
  AZURE_RESERVATION,
  CUD,
  RESERVATION,
  RESERVED_INSTANCES,
} from './commitments.test-kit.ts';
import type { Examples } from './example.test-kit.ts';

export const organizationExamples: Partial<Examples> = {
  // organization, people, keys
  getMe: ({ ok }) => ok('getMe'),
  listOrganizations: ({ ok }) => ok('listOrganizations'),
  getOrganization: ({ ok, sim }) => ok('getOrganization', { params: { id: sim.organizationId } }),
  listOrganizationUsers: (client) =>
    client.ok('listOrganizationUsers', { params: ofOrganization(client), query: { includeGroups: true } }),
  listRoles: (client) => client.ok('listRoles', { params: ofOrganization(client) }),
  listRoleBindings: (client) =>
    client.ok('listRoleBindings', {
      params: ofOrganization(client),
      query: { subjectType: ['SUBJECT_USER'] },
    }),
  createRoleBindings: (client) => bindRole(client),
  getRoleBinding: async (client) => client.ok('getRoleBinding', { params: await aBinding(client) }),
  updateRoleBinding: async (client) =>
    client.ok('updateRoleBinding', {
      params: await aBinding(client),
      body: { name: 'viewers', definition: { roleId: VIEWER, subjects: [] } },
    }),
  deleteRoleBinding: async (client) => client.ok('deleteRoleBinding', { params: await aBinding(client) }),
  createGroup: (client) => aTeam(client),
  getGroup: async (client) => client.ok('getGroup', { params: await teamParams(client) }),
  updateGroup: async (client) =>
    client.ok('updateGroup', {
      params: await teamParams(client),
      body: { name: 'others', definition: { members: [] } },
    }),
  deleteGroup: async (client) => client.ok('deleteGroup', { params: await teamParams(client) }),
  listInvitations: async (client) => {
    await anInvitation(client);
    return client.ok('listInvitations', { query: { 'page.limit': '10' } });
  },
  createInvitations: (client) => anInvitation(client),
  claimInvitation: async (client) =>
    client.ok('claimInvitation', { params: { invitationId: await inviteBack(client) }, body: {} }),
  deleteInvitation: async (client) =>
    client.ok('deleteInvitation', { params: { invitationId: await anInvitation(client) } }),
  addOrganizationUser: async (client) => {
    const { userId, ...params } = await aUser(client);
    await client.ok('removeOrganizationUser', { params: { ...params, userId } });
    return client.ok('addOrganizationUser', { params, body: { userId } });
  },
  removeOrganizationUsers: async (client) => {
    const { userId, ...params } = await aUser(client);
    return client.ok('removeOrganizationUsers', { params, query: { users: [userId] } });
  },
  removeOrganizationUser: async (client) =>
    client.ok('removeOrganizationUser', { params: await aUser(client) }),
  listUserGroups: async (client) => {
    await aTeam(client);
    return client.ok('listUserGroups', { params: await aUser(client) });
  },
  listChildOrganizations: ({ ok, sim }) =>
    ok('listChildOrganizations', { params: { enterpriseId: sim.organizationId } }),
  listEnterpriseMembers: ({ ok, sim }) =>
    ok('listEnterpriseMembers', { params: { enterpriseId: sim.organizationId } }),
  listAuthTokens: ({ ok }) => ok('listAuthTokens', { query: { organizations: 'ALL' } }),
  createAuthToken: (client) => aToken(client),
  getAuthToken: async (client) => {
    const { id = '' } = await aToken(client);
    return client.ok('getAuthToken', { params: { id } });
  },
  updateAuthToken: async (client) => {
    const { id = '' } = await aToken(client);
    return client.ok('updateAuthToken', { params: { id }, body: { active: false } });
  },
  deleteAuthToken: async (client) => {
    const { id = '' } = await aToken(client);
    return client.ok('deleteAuthToken', { params: { id } });
  },
  listServiceAccounts: async (client) => {
    await anAccount(client);
    return client.ok('listServiceAccounts', { params: ofOrganization(client) });
  },
  createServiceAccount: (client) =>
    client.ok('createServiceAccount', { params: ofOrganization(client), body: { name: 'bot' } }),
  getServiceAccount: async (client) => client.ok('getServiceAccount', { params: await anAccount(client) }),
  updateServiceAccount: async (client) =>
    client.ok('updateServiceAccount', {
      params: await anAccount(client),
      body: { serviceAccount: { name: 'bot-2' } },
    }),
  deleteServiceAccount: async (client) =>
    client.ok('deleteServiceAccount', { params: await anAccount(client) }),
  listServiceAccountKeys: async (client) => {
    const { keyId: _keyId, ...params } = await aKey(client);
    return client.ok('listServiceAccountKeys', { params });
  },
  listOrganizationServiceAccountKeys: async (client) => {
    const { organizationId } = await aKey(client);
    return client.ok('listOrganizationServiceAccountKeys', { params: { organizationId } });
  },
  createServiceAccountKey: async (client) =>
    client.ok('createServiceAccountKey', { params: await anAccount(client), body: { key: { name: 'one' } } }),
  getServiceAccountKey: async (client) => client.ok('getServiceAccountKey', { params: await aKey(client) }),
  deleteServiceAccountKey: async (client) =>
    client.ok('deleteServiceAccountKey', { params: await aKey(client) }),
  updateServiceAccountKey: async (client) => {
    const { keyId, ...rest } = await aKey(client);
    return client.ok('updateServiceAccountKey', {
      params: { ...rest, keyId },
      body: { active: false },
    });
  },
  // notifications, webhooks, audit
  listNotifications: ({ ok }) =>
    ok('listNotifications', {
      query: { 'filter.severities': ['ERROR', 'CRITICAL'], 'filter.isAcked': false },
    }),
  getNotification: async (client) =>
    client.ok('getNotification', { params: { id: await aNotification(client) } }),
  ackNotifications: async (client) =>
    client.ok('ackNotifications', { body: { ids: [await aNotification(client)] } }),
  listWebhookConfigs: async (client) => {
    await client.ok('createWebhookConfig', { body: WEBHOOK });
    return client.ok('listWebhookConfigs', { query: { 'filter.severities': ['ERROR'] } });
  },
  createWebhookConfig: ({ ok }) => ok('createWebhookConfig', { body: { ...WEBHOOK, dryRun: true } }),
  getWebhookConfig: async ({ ok }) => {
    const { id = '' } = await ok('createWebhookConfig', { body: WEBHOOK });
    return ok('getWebhookConfig', { params: { id } });
  },
  updateWebhookConfig: async ({ ok }) => {
    const { id = '' } = await ok('createWebhookConfig', { body: WEBHOOK });
    return ok('updateWebhookConfig', { params: { id }, body: { ...WEBHOOK, name: 'other' } });
  },
  deleteWebhookConfig: async ({ ok }) => {
    const { id = '' } = await ok('createWebhookConfig', { body: WEBHOOK });
    return ok('deleteWebhookConfig', { params: { id } });
  },
  listWebhookCategories: ({ ok }) => ok('listWebhookCategories'),
  listAuditEntries: ({ ok, clusterId }) => ok('listAuditEntries', { query: { labels: { clusterId } } }),
  listEvents: ({ ok, clusterId }) => ok('listEvents', { query: { 'filter.clusters': [clusterId] } }),
  listAuditEvents: ({ ok, clusterId }) => ok('listAuditEvents', { query: { clusterId } }),
  getAuditEvent: async ({ ok }) => {
    const { items = [] } = await ok('listAuditEvents');
    const { id = '', time = '' } = items[0] ?? {};
    return ok('getAuditEvent', { params: { id }, query: { time } });
  },
  // commitments, inventory
  listCommitments: ({ ok }) =>
    ok('listCommitments', { query: { includeUsage: true, includeUsagePerClusters: true } }),
  getCommitment: async (client) => client.ok('getCommitment', { params: await aCommitment(client) }),
  updateCommitment: async (client) =>
    client.ok('updateCommitment', { params: await aCommitment(client), body: { prioritization: true } }),
  getCommitmentAssignments: async (client) =>
    client.ok('getCommitmentAssignments', { params: await aCommitment(client) }),
  replaceCommitmentAssignments: async (client) =>
    client.ok('replaceCommitmentAssignments', {
      params: await aCommitment(client),
      body: [client.clusterId],
    }),
  createCommitmentAssignment: async (client) =>
    client.ok('createCommitmentAssignment', {
      query: { ...(await aCommitment(client)), clusterId: client.clusterId },
    }),
  getCommitmentUsageHistory: async (client) =>
    client.ok('getCommitmentUsageHistory', {
      params: { ...ofOrganization(client), ...(await aCommitment(client)) },
      query: { ...DAY, aggregationInterval: 'DAY' },
    }),
  deleteCommitment: async (client) => client.ok('deleteCommitment', { params: await aCommitment(client) }),
  listCommitmentAssignments: async (client) => {
    await anAssignment(client);
    return client.ok('listCommitmentAssignments');
  },
  deleteCommitmentAssignment: async (client) =>
    client.ok('deleteCommitmentAssignment', { params: { assignmentId: await anAssignment(client) } }),
  importGcpCommitments: ({ ok }) =>
    ok('importGcpCommitments', { query: { behaviour: 'OVERWRITE' }, body: [CUD] }),
  importAzureReservations: ({ ok }) =>
    ok('importAzureReservations', { query: { behaviour: 'APPEND' }, body: [AZURE_RESERVATION] }),
  importAwsReservedInstances: (client) =>
    client.ok('importAwsReservedInstances', { params: ofOrganization(client), body: [RESERVED_INSTANCES] }),
  listReservations: async (client) => {
    await client.ok('addReservation', { params: ofOrganization(client), body: RESERVATION });
    return client.ok('listReservations', { params: ofOrganization(client) });
  },
  addReservation: (client) =>
    client.ok('addReservation', { params: ofOrganization(client), body: RESERVATION }),
  overwriteReservations: (client) =>
    client.ok('overwriteReservations', { params: ofOrganization(client), body: { items: [RESERVATION] } }),
  deleteReservation: async (client) => {
    const params = ofOrganization(client);
    const { reservation } = await client.ok('addReservation', { params, body: RESERVATION });
    const { reservationId = '' } = reservation ?? {};
    return client.ok('deleteReservation', { params: { ...params, reservationId } });
  },
  listInstanceTypes: ({ ok }) => ok('listInstanceTypes', { query: { cloudServiceProviders: ['aws'] } }),
  listRegions: ({ ok }) => ok('listRegions', { query: { pageSize: 2 } }),
  listZones: ({ ok }) => ok('listZones'),
  getOrganizationResourceUsage: ({ ok }) => ok('getOrganizationResourceUsage'),
  getSpotBlacklist: async (client) => {
    await client.ok('addToSpotBlacklist', { body: blacklisted(client) });
    return client.ok('getSpotBlacklist', { query: { clusterId: client.clusterId } });
  },
  addToSpotBlacklist: (client) => client.ok('addToSpotBlacklist', { body: blacklisted(client) }),
  removeFromSpotBlacklist: (client) => client.ok('removeFromSpotBlacklist', { body: blacklisted(client) }),
};
