import type { ContractException } from './settle-differences.ts';

const SEEN = 'Seen in live answers (EU, October 2026)';

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
    at: '* body',
    what: 'is not required, there it is',
    source:
      'A grpc-gateway reads a body that is left out as an empty message, and clients of CAST AI drain nodes without one: ' +
      'only a body of which a field is required has to be there',
  },
  {
    at: 'EvictorAdvancedConfigUpdate required',
    what: 'lacks "evictionConfig"',
    source: 'castai/terraform-provider-castai sends {} to clear the rules',
  },
  {
    at: 'KubernetesNodeAffinity.operator enum',
    what: 'has "In", which is not there',
    source: 'castai/terraform-provider-castai sends Kubernetes’ own words for the affinity of node templates',
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
    at: '* /v1/pricing/*',
    what: 'is not there',
    source:
      'A live answer (EU, October 2026) and a description of the vendor’s document; the reference lacks them',
  },
  {
    at: '* /v2/audit/events',
    what: 'is not there',
    source: SEEN,
  },
  {
    at: '* /v1/billing/*',
    what: 'is not there',
    source: 'Logs of live answers (EU, October 2026), fixtures and code of clients, a document of 2024',
  },
  {
    at: '* /v1/security/insights/*',
    what: 'is not there',
    source: 'A document of the vendor of 2024, which the reference is not',
  },
  {
    at: '* /v1/security/settings/clusters/*',
    what: 'is not there',
    source: 'Code of clients',
  },
  {
    at: '* /workload-eviction/v1/*',
    what: 'is not there',
    source: 'A fixture of a client; the reference lacks the service',
  },
  {
    at: 'Co*Compar*',
    what: '*',
    source: 'The names are in prose on the vendor’s document; the reference has an empty object',
  },
  {
    at: '* /reporting/v1beta/*',
    what: 'is not there',
    source: 'Live answers (EU, October 2026); the reference lacks the service',
  },
  {
    at: 'ConfigurationSummary*',
    what: '*',
    source: 'As for NodeCountSource',
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
  { at: 'AuditEntry.operation', what: 'is null object, *', source: SEEN },
  { at: 'AuditListEntry.operation', what: 'is null object, *', source: SEEN },
  { at: 'ClusterSettings fields', what: 'has "caPatchInfo", *', source: SEEN },
  { at: 'KarpenterAttribute fields', what: 'has "controllerMode", *', source: SEEN },
  { at: 'Cluster.firstOperationAt', what: 'is null string date-time, *', source: SEEN },
  { at: 'NodeConfiguration fields', what: 'has "*ubnetDetails", *', source: SEEN },
  { at: 'NodeTemplate fields', what: 'has "clmNetworkingMode", *', source: SEEN },
  { at: 'NodeTemplate fields', what: 'has "edgeLocationConfigs", *', source: SEEN },
  { at: 'Node.network', what: 'is null object, *', source: SEEN },
  { at: 'AggressiveModeConfig fields', what: 'has "ignoreProblemPreventedDrainPods", *', source: SEEN },
  { at: 'RebalancingPlan.configurations', what: 'is null object, *', source: SEEN },
  { at: 'RebalancingPlan.*At', what: 'is null string date-time, *', source: SEEN },
  { at: 'VPAConfig.startup', what: 'is null object, *', source: SEEN },
  { at: 'ContainerResources.*', what: 'is null object, *', source: SEEN },
  { at: 'Container.*', what: 'is null object, *', source: SEEN },
  { at: 'PredictiveInsights.availableUntil', what: 'is null string date-time, *', source: SEEN },
  {
    at: 'WorkloadAutoscalerStatus fields',
    what: 'has "scopedRecommendationsSupportedFromVersion", *',
    source: SEEN,
  },
];
