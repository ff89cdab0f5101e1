import type { ContractException } from './settle-differences.ts';

/** Every place where our document and the reference differ on purpose. */
export const contractExceptions: readonly ContractException[] = [
  {
    at: '* error',
    what: 'is not there',
    source:
      'The reference has the errors of the newer services only. Those of the v1 services: ErrorResponse of the ' +
      'client in castai/cluster-controller at 5919ac5',
  },
  {
    at: 'GET /v1/audit query labels',
    what: 'is map, there it is string',
    source: 'The reference flattens it. castai/audit-logs-receiver sends labels[key]=value',
  },
  {
    at: 'GET /v1/audit-events query labels',
    what: 'is map, there it is string',
    source: 'As for GET /v1/audit, whose query it shares',
  },
  {
    at: 'RebalancingPlanError.reason enum',
    what: '*canceled_by_user*',
    source:
      'The vendor’s document names it where it describes cancelling a plan, and leaves it out of the list',
  },
  {
    at: 'NodeCountSource*',
    what: '*',
    source: 'Live answers (EU, October 2026); the reference has any value there',
  },
  {
    at: 'GET /v1/organizations/{organizationId}/service-accounts/keys',
    what: 'is not there',
    source: 'The vendor’s document of September 2026; the reference has that of the Go SDK of August',
  },
  {
    at: 'GET /v1/organizations/{organizationId}/service-accounts parameters',
    what: '*query serviceAccountName*',
    source: 'As for the keys of an organization',
  },
  {
    at: 'GET /v1/inventory/blacklist',
    what: 'is not there',
    source:
      'The client castai_spot_drought_simulator; the tag InventoryBlacklistAPI of the vendor’s document',
  },
  {
    at: 'POST /v1/inventory/blacklist/add',
    what: 'is not there',
    source: 'The client castai_spot_drought_simulator, which sends the body described',
  },
  {
    at: 'POST /v1/inventory/blacklist/remove',
    what: 'is not there',
    source: 'The client castai_spot_drought_simulator, which sends the body described',
  },
];
