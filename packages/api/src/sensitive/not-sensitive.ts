/** Fields that look sensitive by their name or their description, and why each is not. */
export const notSensitive: Readonly<Record<string, string>> = {
  'AuthToken.tokenPrefix':
    'The first characters alone, by which people tell their keys apart; they let nobody in',
  'ActivityEvent.tenantId': 'The id of the organization, as in organizationId everywhere else',
  'Cluster.credentialsId': 'The id of the credentials, which nobody can be asked for',
  'OperationError.details': 'Words about what went wrong with a cluster, for a person, not about one',
  'OrganizationMetadata.partnerTenantId': 'An id that CAST AI gave an organization of a partner',
  'listWorkloads.configuredBy': 'Words of a fixed list: what configured a workload, and not who',
};
