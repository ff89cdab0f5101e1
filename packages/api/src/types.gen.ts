// Generated from openapi/*.yaml by scripts/generate.ts. Do not edit.

/** A string of which these values are known; CAST AI may answer others. */
export type Open<T extends string> = T | (string & Record<never, never>);

/** An empty object */
export type Empty = Record<string, unknown>;
/** The error of the v1 services */
export interface ErrorResponse {
  message: string;
  fieldViolations: FieldViolation[];
}
export interface FieldViolation {
  field: string;
  description: string;
}
/** The error of the newer services (google.rpc.Status) */
export interface Status {
  code?: number;
  message?: string;
  details?: StatusDetail[];
}
export interface StatusDetail {
  '@type'?: string;
  [name: string]: unknown;
}
export interface AllocationGroupList {
  items?: AllocationGroup[];
}
/** Workloads across clusters whose cost is reported as one */
export interface AllocationGroup {
  filter?: AllocationGroupFilter;
  id?: string;
  name?: string;
  updatedAt?: string;
}
export interface AllocationGroupFilter {
  clusterIds?: string[];
  labels?: AllocationGroupFilterLabelValue[];
  labelsOperator?: AllocationGroupOperator;
  namespaces?: string[];
  nodeLabels?: AllocationGroupFilterLabelValue[];
  nodeLabelsOperator?: AllocationGroupOperator;
}
export interface AllocationGroupFilterLabelValue {
  label?: string;
  operator?: 'DoesNotExist' | 'Equal' | 'Exists' | 'NotEqual';
  value?: string;
}
export type AllocationGroupOperator = 'AND' | 'OR';
export interface NewAllocationGroup {
  filter?: AllocationGroupFilter;
  name?: string;
}
export interface AllocationGroupCostSummaries {
  items?: AllocationGroupCostSummariesGroupItem[];
}
export interface AllocationGroupCostSummariesGroupItem {
  groupId?: string;
  groupName?: string;
  summary?: AllocationGroupCostSummariesSummary;
  versions?: AllocationGroupVersionDetails[];
}
export interface AllocationGroupCostSummariesSummary {
  cpuCost?: string;
  cpuCount?: string;
  gpuCost?: string;
  gpuCount?: string;
  ramCost?: string;
  ramGib?: string;
  requestedCpuHours?: string;
  requestedGpuHours?: string;
  requestedRamGibHours?: string;
  requestedStorageGibHours?: string;
  requestedTpuHours?: string;
  totalCostOnDemand?: string;
  totalCostSpot?: string;
  totalCostSpotFallback?: string;
  tpuCost?: string;
  tpuCount?: string;
  workloadCount?: string;
}
export interface AllocationGroupVersionDetails {
  createdAt?: string;
}
export interface AllocationGroupCostTimedSummaries {
  items?: AllocationGroupCostTimedSummariesGroupItem[];
}
export interface AllocationGroupCostTimedSummariesGroupItem {
  groupId?: string;
  groupName?: string;
  items?: AllocationGroupCostTimedSummariesSummary[];
  versions?: AllocationGroupVersionDetails[];
}
export interface AllocationGroupCostTimedSummariesSummary {
  cpuCost?: string;
  cpuCount?: string;
  gpuCost?: string;
  gpuCount?: string;
  ramCost?: string;
  ramGib?: string;
  requestedCpuHours?: string;
  requestedGpuHours?: string;
  requestedRamGibHours?: string;
  requestedStorageGibHours?: string;
  requestedTpuHours?: string;
  timestamp?: string;
  totalCostOnDemand?: string;
  totalCostSpot?: string;
  totalCostSpotFallback?: string;
  tpuCost?: string;
  tpuCount?: string;
  workloadCount?: string;
}
export interface AllocationGroupTotalCostTimed {
  count?: string;
  items?: AllocationGroupTotalCostTimedGroupItem[];
  nextCursor?: string;
}
export interface AllocationGroupTotalCostTimedGroupItem {
  groupId?: string;
  groupName?: string;
  items?: AllocationGroupTotalCostTimedCostItem[];
  versions?: AllocationGroupVersionDetails[];
}
export interface AllocationGroupTotalCostTimedCostItem {
  timestamp?: string;
  totalCost?: string;
}
export interface AllocationGroupWorkloadCosts {
  count?: string;
  groupId?: string;
  groupName?: string;
  items?: AllocationGroupWorkloadCostsWorkloadItem[];
  nextCursor?: string;
}
export interface AllocationGroupWorkloadCostsWorkloadItem {
  clusterId?: string;
  cpuCost?: string;
  cpuCount?: string;
  gpuCost?: string;
  gpuCount?: string;
  namespace?: string;
  podCount?: string;
  ramCost?: string;
  ramGib?: string;
  totalCostOnDemand?: string;
  totalCostSpot?: string;
  totalCostSpotFallback?: string;
  totalPodCount?: string;
  tpuCost?: string;
  tpuCount?: string;
  workloadName?: string;
  workloadType?: string;
}
export interface AllocationGroupWorkloadsEfficiency {
  count?: string;
  groupId?: string;
  groupName?: string;
  nextCursor?: string;
  workloads?: AllocationGroupWorkloadsEfficiencyWorkloadItem[];
}
export interface AllocationGroupWorkloadsEfficiencyWorkloadItem {
  clusterId?: string;
  costImpact?: CostImpact;
  namespace?: string;
  podCount?: string;
  requests?: CostResources;
  totalCostImpact?: string;
  totalPodCount?: string;
  usage?: CostResources;
  waste?: CostResources;
  workloadName?: string;
  workloadType?: string;
}
export interface AllocationGroupEfficiencySummary {
  items?: AllocationGroupEfficiencySummaryCostAllocationGroupItem[];
  topItems?: AllocationGroupEfficiencySummaryTopItem[];
}
export interface AllocationGroupEfficiencySummaryCostAllocationGroupItem {
  costImpact?: CostImpact;
  groupId?: string;
  groupName?: string;
  requests?: CostResources;
  totalCostImpact?: string;
  usage?: CostResources;
  versions?: AllocationGroupVersionDetails[];
  waste?: CostResources;
  workloadCount?: number;
}
export interface AllocationGroupEfficiencySummaryTopItem {
  costImpactHistory?: AllocationGroupEfficiencySummaryCostImpactHistoryItem[];
  groupId?: string;
  groupName?: string;
  totalCostImpact?: string;
  versions?: AllocationGroupVersionDetails[];
}
export interface AllocationGroupEfficiencySummaryCostImpactHistoryItem {
  costImpact?: string;
  timestamp?: string;
}
export interface AuthTokenList {
  items?: AuthToken[];
}
/** An API key */
export interface AuthToken {
  active?: boolean;
  createdAt?: string;
  createdBy?: string | null;
  expiresAt?: string;
  id?: string;
  lastUsedAt?: string;
  name: string;
  organizationId?: string;
  /** Whether it may only read */
  readonly: boolean;
  /** The key itself; only in the answer to its creation */
  token?: string | null;
  tokenPrefix?: string | null;
}
export interface AuthTokenUpdate {
  active?: boolean;
}
export interface ServiceAccountList {
  nextPage: NextPage;
  serviceAccounts?: ServiceAccount[];
  totalCount?: string;
}
export interface ServiceAccount {
  author?: ServiceAccountAuthor;
  createdAt?: string;
  description?: string;
  email?: string;
  id?: string;
  /** @deprecated */
  keys?: ServiceAccountKey[];
  keysCount?: number;
  managedBy?: string;
  name?: string;
  organizationId?: string;
}
export interface ServiceAccountAuthor {
  email?: string;
  id?: string;
  kind?: string;
}
export interface ServiceAccountKey {
  active?: boolean;
  expiresAt?: string;
  id?: string;
  lastUsedAt?: string;
  name?: string;
  /** The first characters of the key */
  prefix?: string;
}
export interface NewServiceAccount {
  description?: string;
  name: string;
}
export interface CreatedServiceAccount {
  author?: CreatedServiceAccountAuthor;
  createdAt?: string;
  description?: string;
  email?: string;
  id?: string;
  name?: string;
}
export interface CreatedServiceAccountAuthor {
  email?: string;
  id?: string;
}
export interface ServiceAccountDetails {
  serviceAccount: ServiceAccount;
}
export interface ServiceAccountUpdateRequest {
  serviceAccount: ServiceAccountUpdate;
}
export interface ServiceAccountUpdate {
  description?: string;
  name: string;
}
export interface UpdatedServiceAccount {
  serviceAccount: ServiceAccount;
}
export interface ServiceAccountKeyList {
  keys?: ServiceAccountKey[];
  nextPage: NextPage;
  totalCount?: string;
}
export interface NewServiceAccountKeyRequest {
  key: NewServiceAccountKey;
}
export interface NewServiceAccountKey {
  active?: boolean;
  expiresAt?: string;
  name: string;
}
/** token is the key itself; it is shown this once */
export interface CreatedServiceAccountKey {
  active?: boolean;
  createdAt?: string;
  expiresAt?: string;
  id?: string;
  name?: string;
  token?: string;
}
export interface ServiceAccountKeyDetails {
  key: ServiceAccountKey;
}
export interface ServiceAccountKeyUpdate {
  active: boolean;
}
export interface UpdatedServiceAccountKey {
  active?: boolean;
  expiresAt?: string;
  id?: string;
  lastUsedAt?: string;
  name?: string;
  prefix?: string;
}
export interface ActivityEventList {
  events: ActivityEvent[];
  nextCursor: string;
  /** Only "" was seen */
  previousCursor: string;
  count: number;
}
export interface ActivityEvent {
  eventId: string;
  requestId: string;
  /** What belongs together has the same; "" at times */
  correlationId: string;
  /** The organization */
  tenantId: string;
  /** Only "" was seen */
  tenantName: string;
  occurredAt: string;
  ingestedAt: string;
  /** Such as autoscaler, external-provisioner */
  sourceService: string;
  sourceVersion: string;
  /** Such as autoscaler */
  eventDomain: string;
  eventDomainText: string;
  /** Such as node, rebalancing, scheduled_rebalancing */
  eventResource: string;
  eventResourceText: string;
  /** Such as initiated, started, finished, skipped, deleted */
  eventAction: string;
  eventActionText: string;
  /** Of OpenTelemetry: 9 is Info */
  eventSeverity: number;
  eventSeverityText: string;
  /** Only "" was seen */
  body: string;
  description: string;
  actor: ActivityActor;
  resource: ActivityResource;
  labels: Record<string, string>;
  clusterId: string;
  correlatedEventCount: number;
}
export interface ActivityActor {
  /** Such as internal */
  type: string;
  /** Such as internal|rebalancer */
  id: string;
  displayName: string;
  email: string;
}
/** All of it is "" where an event is about no single thing */
export interface ActivityResource {
  /** Such as rebalancing_plan, node */
  type: string;
  id: string;
  displayName: string;
}
export interface AuditEntryList {
  items?: AuditEntry[];
  nextCursor?: string;
  previousCursor?: string;
  count?: number;
}
/** What was done, when and by whom */
export interface AuditEntry {
  id?: string;
  eventType?: string;
  operation?: AuditOperation | null;
  initiatedBy?: AuditInitiator;
  time?: string;
  /** What happened, in a form that depends on eventType */
  event?: Record<string, unknown>;
  labels?: Record<string, string>;
}
export interface AuditOperation {
  type?: Open<'AUDIT_OPERATION_TYPE_GENERIC' | 'AUDIT_OPERATION_TYPE_ERROR' | 'AUDIT_OPERATION_TYPE_ADD'>;
  text?: string;
}
export interface AuditInitiator {
  id?: string;
  name?: string;
  email?: string;
}
export interface AuditEventList {
  items?: AuditListEntry[];
  nextCursor?: string;
  previousCursor?: string;
  count?: number;
}
/** An audit entry without its event */
export interface AuditListEntry {
  id?: string;
  eventType?: string;
  operation?: AuditOperation | null;
  initiatedBy?: AuditInitiator;
  time?: string;
  labels?: Record<string, string>;
}
export interface PlatformUsage {
  detail: PlatformUsageDetail;
}
export interface PlatformUsageDetail {
  totalUsage?: number;
  entities: PlatformUsageEntity[];
}
export interface PlatformUsageEntity {
  /** Of a cluster, or of a child organization */
  entityId: string;
  entityName: string;
  usage?: number;
  unit?: string;
}
export interface PlatformUsageReport {
  features: PlatformFeatureUsage[];
}
export interface PlatformFeatureUsage {
  feature: string;
  displayName?: string;
  usage?: number;
  unit?: string;
  creditsApplied?: number;
  freeOfCharge?: FreeOfCharge;
}
export interface FreeOfCharge {
  isFreeOfCharge?: boolean;
}
export interface UsageReport {
  summary: UsageReportSummary;
  clusters: ClusterUsageReport[];
}
export interface UsageReportSummary {
  billableCpus?: number;
  averageBillableCpus?: number;
  forecastedBillableCpus?: number;
}
export interface ClusterUsageReport {
  cluster: BilledCluster;
  cumulativeCpuHours?: number;
  cumulativeBillableCpus?: number;
  forecastedCumulativeCpuHours?: number;
  forecastedCumulativeBillableCpus?: number;
  dailyUsages: DailyUsage[];
}
export interface BilledCluster {
  id?: string;
  name?: string;
  providerType?: string;
  providerNamespaceId?: string;
}
export interface DailyUsage {
  day?: string;
  cpuHours?: number;
  billableCpus?: number;
  movingAverageCpuHours?: number;
  movingAverageBillableCpus?: number;
}
export interface ClusterCost {
  clusterId?: string;
  items?: ClusterCostPoint[];
  summary?: ClusterCostTotals;
}
/** Average hourly amounts, decimal numbers as strings */
export interface ClusterCostPoint {
  timestamp?: string;
  costOnDemand?: string;
  costSpot?: string;
  costSpotFallback?: string;
  cpuCountOnDemand?: string;
  cpuCountSpot?: string;
  cpuCountSpotFallback?: string;
  cpuCostOnDemand?: string;
  cpuCostSpot?: string;
  cpuCostSpotFallback?: string;
  ramCostOnDemand?: string;
  ramCostSpot?: string;
  ramCostSpotFallback?: string;
  ramGibOnDemand?: string;
  ramGibSpot?: string;
  ramGibSpotFallback?: string;
  gpuCostOnDemand?: string;
  gpuCostSpot?: string;
  gpuCostSpotFallback?: string;
  gpuCountOnDemand?: string;
  gpuCountSpot?: string;
  gpuCountSpotFallback?: string;
  tpuCostOnDemand?: string;
  tpuCostSpot?: string;
  tpuCostSpotFallback?: string;
  tpuCountOnDemand?: string;
  tpuCountSpot?: string;
  tpuCountSpotFallback?: string;
  totalCpuCostOnDemand?: string;
  totalCpuCostSpot?: string;
  totalCpuCostSpotFallback?: string;
  totalRamCostOnDemand?: string;
  totalRamCostSpot?: string;
  totalRamCostSpotFallback?: string;
  totalGpuCostOnDemand?: string;
  totalGpuCostSpot?: string;
  totalGpuCostSpotFallback?: string;
  totalTpuCostOnDemand?: string;
  totalTpuCostSpot?: string;
  totalTpuCostSpotFallback?: string;
  storageGib?: string;
  storageCost?: string;
  totalStorageCost?: string;
}
/** Decimal numbers as strings */
export interface ClusterCostTotals {
  totalCost?: string;
  totalCpuCost?: string;
  totalRamCost?: string;
  totalGpuCost?: string;
  totalTpuCost?: string;
  totalStorageCost?: string;
  avgCost?: string;
  avgCpuCost?: string;
  avgRamCost?: string;
  avgGpuCost?: string;
  avgTpuCost?: string;
  avgStorageCost?: string;
  avgCpuCount?: string;
  avgRamGib?: string;
  avgGpuCount?: string;
  avgTpuCount?: string;
  avgStorageGib?: string;
  totalCostOnDemand?: string;
  totalCostSpot?: string;
  totalCostSpotFallback?: string;
  avgCpuCountOnDemand?: string;
  avgCpuCountSpot?: string;
  avgCpuCountSpotFallback?: string;
  avgRamGibOnDemand?: string;
  avgRamGibSpot?: string;
  avgRamGibSpotFallback?: string;
  avgGpuCountOnDemand?: string;
  avgGpuCountSpot?: string;
  avgGpuCountSpotFallback?: string;
  avgTpuCountOnDemand?: string;
  avgTpuCountSpot?: string;
  avgTpuCountSpotFallback?: string;
  avgCpuCostOnDemand?: string;
  avgCpuCostSpot?: string;
  avgCpuCostSpotFallback?: string;
  avgRamCostOnDemand?: string;
  avgRamCostSpot?: string;
  avgRamCostSpotFallback?: string;
  avgGpuCostOnDemand?: string;
  avgGpuCostSpot?: string;
  avgGpuCostSpotFallback?: string;
  avgTpuCostOnDemand?: string;
  avgTpuCostSpot?: string;
  avgTpuCostSpotFallback?: string;
}
export interface ClusterCostSummaryReport {
  summary?: ClusterCostSummary;
  nodesSummaries?: NodesSummary[];
}
/** One cluster now. Numbers and counts are strings. */
export interface ClusterCostSummary {
  clusterId?: string;
  nodeCountOnDemand?: string;
  nodeCountSpot?: string;
  nodeCountOnDemandCastai?: string;
  nodeCountSpotCastai?: string;
  nodeCountSpotFallbackCastai?: string;
  unknownNodeCount?: string;
  podCount?: string;
  unschedulablePodCount?: string;
  cpuUsed?: string;
  ramUsed?: string;
  storageProvisioned?: string;
  storageRequested?: string;
  storageClaimed?: string;
  storageCostHourly?: string;
  clusterScore?: string;
  cpuProvisionedOnDemand?: string;
  cpuProvisionedSpot?: string;
  cpuProvisionedSpotFallback?: string;
  cpuAllocatableOnDemand?: string;
  cpuAllocatableSpot?: string;
  cpuAllocatableSpotFallback?: string;
  cpuRequestedOnDemand?: string;
  cpuRequestedSpot?: string;
  cpuRequestedSpotFallback?: string;
  ramProvisionedOnDemand?: string;
  ramProvisionedSpot?: string;
  ramProvisionedSpotFallback?: string;
  ramAllocatableOnDemand?: string;
  ramAllocatableSpot?: string;
  ramAllocatableSpotFallback?: string;
  ramRequestedOnDemand?: string;
  ramRequestedSpot?: string;
  ramRequestedSpotFallback?: string;
  costHourlyOnDemand?: string;
  costHourlySpot?: string;
  costHourlySpotFallback?: string;
  cpuCostHourlyOnDemand?: string;
  cpuCostHourlySpot?: string;
  cpuCostHourlySpotFallback?: string;
  ramCostHourlyOnDemand?: string;
  ramCostHourlySpot?: string;
  ramCostHourlySpotFallback?: string;
  gpuProvisionedOnDemand?: string;
  gpuProvisionedSpot?: string;
  gpuProvisionedSpotFallback?: string;
  gpuAllocatableOnDemand?: string;
  gpuAllocatableSpot?: string;
  gpuAllocatableSpotFallback?: string;
  gpuRequestedOnDemand?: string;
  gpuRequestedSpot?: string;
  gpuRequestedSpotFallback?: string;
  gpuCostHourlyOnDemand?: string;
  gpuCostHourlySpot?: string;
  gpuCostHourlySpotFallback?: string;
  gpuUsedOnDemand?: string;
  gpuUsedSpot?: string;
  gpuUsedSpotFallback?: string;
  gpuIdleOnDemand?: string;
  gpuIdleSpot?: string;
  gpuIdleSpotFallback?: string;
  gpuNotUsedOnDemand?: string;
  gpuNotUsedSpot?: string;
  gpuNotUsedSpotFallback?: string;
  tpuProvisionedOnDemand?: string;
  tpuProvisionedSpot?: string;
  tpuProvisionedSpotFallback?: string;
  tpuAllocatableOnDemand?: string;
  tpuAllocatableSpot?: string;
  tpuAllocatableSpotFallback?: string;
  tpuRequestedOnDemand?: string;
  tpuRequestedSpot?: string;
  tpuRequestedSpotFallback?: string;
  tpuCostHourlyOnDemand?: string;
  tpuCostHourlySpot?: string;
  tpuCostHourlySpotFallback?: string;
}
export interface NodesStorage {
  nodes?: NodeStorage[];
}
export interface NodeStorage {
  nodeName?: string;
  allocatableBytes?: string;
  usedBytes?: string;
  requestedBytes?: string;
  totalBytes?: string;
}
/** Whether data is there for the window (…Available), and whether any ever came (…Received) */
export interface ReportingCapabilities {
  gpuDataAvailable?: boolean;
  networkDataAvailable?: boolean;
  gpuMetricsAvailable?: boolean;
  reportingDataAvailable?: boolean;
  reportingDataReceived?: boolean;
  networkDataReceived?: boolean;
  gpuDataReceived?: boolean;
  gpuMetricsReceived?: boolean;
  tpuDataAvailable?: boolean;
  tpuDataReceived?: boolean;
  reliabilityMetricsDataAvailable?: boolean;
}
export interface NodesSummary {
  managedBy?: Open<'UNKNOWN' | 'CASTAI' | 'KARPENTER' | 'EKS' | 'GKE' | 'AKS' | 'KOPS' | 'OPENSHIFT' | 'CASTAI_OMNI'>;
  linuxNodeCount?: string;
  windowsNodeCount?: string;
  cpuOverprovisioning?: string;
  ramOverprovisioning?: string;
}
export interface ClusterEfficiency {
  clusterId?: string;
  items?: ClusterEfficiencyPoint[];
  summary?: ClusterEfficiencyTotals;
  current?: ClusterEfficiencyNow;
  noDataReason?: NoDataReason;
}
export interface ClusterEfficiencyPoint {
  timestamp?: string;
  cpuCostOnDemand?: string;
  cpuCostSpot?: string;
  cpuCostSpotFallback?: string;
  ramCostOnDemand?: string;
  ramCostSpot?: string;
  ramCostSpotFallback?: string;
  cpuCountOnDemand?: string;
  cpuCountSpot?: string;
  cpuCountSpotFallback?: string;
  ramGibOnDemand?: string;
  ramGibSpot?: string;
  ramGibSpotFallback?: string;
  requestedCpuCountOnDemand?: string;
  requestedCpuCountSpot?: string;
  requestedCpuCountSpotFallback?: string;
  requestedRamGibOnDemand?: string;
  requestedRamGibSpot?: string;
  requestedRamGibSpotFallback?: string;
  cpuOverprovisioningOnDemand?: string;
  cpuOverprovisioningSpot?: string;
  cpuOverprovisioningSpotFallback?: string;
  ramOverprovisioningOnDemand?: string;
  ramOverprovisioningSpot?: string;
  ramOverprovisioningSpotFallback?: string;
  cpuUsedOnDemand?: string;
  cpuUsedSpot?: string;
  cpuUsedSpotFallback?: string;
  ramUsedGibOnDemand?: string;
  ramUsedGibSpot?: string;
  ramUsedGibSpotFallback?: string;
  cpuOverprovisioningOnDemandPercent?: string;
  cpuOverprovisioningSpotPercent?: string;
  cpuOverprovisioningSpotFallbackPercent?: string;
  ramOverprovisioningOnDemandPercent?: string;
  ramOverprovisioningSpotPercent?: string;
  ramOverprovisioningSpotFallbackPercent?: string;
  storageProvisionedGib?: string;
  storageClaimedGib?: string;
  requestedStorageGib?: string;
  storageCost?: string;
  storageOverprovisioning?: string;
  storageOverprovisioningPercent?: string;
}
export interface ClusterEfficiencyTotals {
  cpuOverprovisioningPercent?: string;
  ramOverprovisioningPercent?: string;
  storageOverprovisioningPercent?: string;
  costPerCpuProvisioned?: string;
  costPerCpuRequested?: string;
  costPerCpuUsed?: string;
  costPerRamGibProvisioned?: string;
  costPerRamGibRequested?: string;
  costPerRamGibUsed?: string;
  costPerStorageGibProvisioned?: string;
  costPerStorageGibRequested?: string;
  costPerStorageGibClaimed?: string;
}
export interface ClusterEfficiencyNow {
  cpuProvisioned?: string;
  cpuRequested?: string;
  cpuUsed?: string;
  ramGibProvisioned?: string;
  ramGibRequested?: string;
  ramGibUsed?: string;
  cpuOverprovisioningPercent?: string;
  ramOverprovisioningPercent?: string;
  storageGibProvisioned?: string;
  storageGibRequested?: string;
  storageGibClaimed?: string;
  storageOverprovisioningPercent?: string;
}
/** Why a report is empty */
export type NoDataReason = Open<'Unknown' | 'NoMetricsServer' | 'AgentOutdated'>;
export interface ClusterSavings {
  clusterId?: string;
  items?: ClusterSavingsPoint[];
  summary?: ClusterSavingsTotals;
}
export interface ClusterSavingsPoint {
  timestamp?: string;
  downscalingSavings?: string;
  spotSavings?: string;
}
export interface ClusterSavingsTotals {
  totalCost?: string;
  totalSavings?: string;
}
/** recommendations is by scenario: Layman, SpotOnly */
export interface EstimatedSavings {
  /** By scenario; Layman and SpotOnly were seen */
  recommendations?: Record<string, EstimatedSavingsRecommendation>;
  currentConfiguration?: SavingsCurrentConfiguration;
  lastUpdatedAt?: string;
  isRebalancingRecommended?: boolean;
}
export interface EstimatedSavingsRecommendation {
  monthly?: Saving;
  hourly?: Saving;
  savingsPercentage?: string;
  details?: RecommendationDetails;
  armSavingsMonthly?: Saving;
}
export interface Saving {
  priceBefore?: string;
  priceAfter?: string;
}
export interface RecommendationDetails {
  configurationAfter?: ConfigurationAfter;
  armSavingsConfiguration?: ConfigurationAfter;
  replicatedWorkloads?: ReplicatedWorkload[];
  requestedStorageBytes?: string;
}
export interface ConfigurationAfter {
  nodes?: PricedNode[];
  summary?: ConfigurationSummary;
}
/** What the nodes of a configuration come to; prices are of an hour, averages of a core or a GiB */
export interface ConfigurationSummary {
  nodes?: number;
  distinctNodeTypes?: number;
  cpuCores?: number;
  ramBytes?: number;
  gpu?: number;
  gpuFractional?: number;
  price?: string;
  avgCpuPrice?: string;
  avgRamPrice?: string;
}
/** Prices are of an hour: of the node, of all its cores, of all its memory. Nodes that are recommended have neither name nor zone. */
export interface PricedNode {
  instanceType?: string;
  cpuCores?: number;
  ramBytes?: number;
  gpu?: number;
  gpuFractional?: number;
  price?: string;
  cpuPrice?: string;
  ramPrice?: string;
  spot?: boolean;
  fallback?: boolean;
  master?: boolean;
  infra?: boolean;
  nodeName?: string;
  az?: string;
  os?: string;
}
/** A Deployment appears as its ReplicaSet, under the name with the hash */
export interface ReplicatedWorkload {
  ownerType?: string;
  replicas?: string[];
  currentNodes?: string[];
  currentNodeType?: string;
  recommendedNodeType?: string;
  workloadName?: string;
  workloadNamespace?: string;
  workloadType?: string;
}
export interface SavingsCurrentConfiguration {
  nodes?: PricedNode[];
  totalPrice?: SavingsPrice;
  workloads?: ReplicatedWorkload[];
  provisionedStorageBytes?: string;
}
export interface SavingsPrice {
  hourly?: string;
  monthly?: string;
}
export interface EstimatedSavingsHistory {
  clusterId?: string;
  items?: EstimatedSavingsHistoryItem[];
}
export interface EstimatedSavingsHistoryItem {
  createdAt?: string;
  current?: CostDetails;
  optimizedSpotInstances?: CostDetails;
  optimizedLayman?: CostDetails;
  optimizedSpotOnly?: CostDetails;
}
/** Here amounts are numbers */
export interface CostDetails {
  costPerHour?: number;
  totalNodeCount?: number;
  spotNodeCount?: number;
  totalCpu?: number;
  spotCpu?: number;
  totalRamGib?: number;
  spotRamGib?: number;
}
export interface RightsizingReport {
  rightsizingRecommendation?: RightsizingRecommendation;
}
export interface RightsizingRecommendation {
  summary?: RightsizingDifference;
}
export interface RightsizingDifference {
  cpuCoresDifference?: number;
  ramBytesDifference?: number;
  efficiency: string;
  cpuEfficiency: string;
  memoryEfficiency: string;
}
export interface ClusterResourceUsage {
  clusterId?: string;
  items?: ResourceUsageItem[];
}
/** Decimal numbers as strings */
export interface ResourceUsageItem {
  timestamp?: string;
  cpuProvisioned?: string;
  cpuRequested?: string;
  cpuUsed?: string;
  ramProvisioned?: string;
  ramRequested?: string;
  ramUsed?: string;
  gpuAllocatable?: string;
  gpuRequested?: string;
  gpuUsed?: string;
  gpuMemoryUsed?: string;
  storageProvisioned?: string;
  storageRequested?: string;
  storageClaimed?: string;
  tpuAllocatable?: string;
  tpuRequested?: string;
  measurableGpuPodCount?: string;
  totalGpuPodCount?: string;
}
export interface ClusterCostOverview {
  clusterId?: string;
  clusterName?: string;
  provider?: string;
  region?: string;
  kubernetesVersion?: string;
  lastSnapshotAt?: string;
  status?: string;
  state?: Open<'CLUSTER_STATE_UNSPECIFIED' | 'CLUSTER_STATE_OPTIMIZED' | 'CLUSTER_STATE_READ_ONLY' | 'CLUSTER_STATE_CALIBRATING' | 'CLUSTER_STATE_DISCOVERED' | 'CLUSTER_STATE_DISCONNECTED' | 'CLUSTER_STATE_FAILED'>;
  sources?: unknown[];
  agent?: unknown;
  agentless?: unknown;
  slo?: unknown[];
  oomKillsTimeseries?: unknown[];
  cpuProvisioned?: string;
  cpuRequested?: string;
  ramProvisioned?: string;
  ramRequested?: string;
  avgCpuUtilization?: string;
  avgRamUtilization?: string;
  costHourly?: string;
  optimalCostHourly?: string;
}
export interface ClusterNodeCountHistory {
  clusterId?: string;
  items?: NodeCountHistoryItem[];
  sources?: NodeCountSource[];
  lastSnapshotAt?: string;
}
export interface NodeCountSource {
  /** DATA_SOURCE_AGENT was seen */
  source?: string;
  firstCollectedAt?: string;
  lastCollectedAt?: string;
}
export interface NodeCountHistoryItem {
  timestamp?: string;
  nodeCountOnDemand?: number;
  nodeCountSpot?: number;
  nodeCountFallback?: number;
  nodeCountUnknown?: number;
  /** DATA_SOURCE_AGENT was seen */
  source?: string;
}
export interface CostAnomalyList {
  clusterId?: string;
  anomalies?: Anomaly[];
}
export interface Anomaly {
  timestamp?: string;
  metric?: string;
}
export interface NodeTemplateUsageReport {
  nodeTemplates?: NodeTemplateUsage[];
}
export interface NodeTemplateUsage {
  nodeTemplateName?: string;
  nodeCount?: string;
  cpuRequested?: string;
  ramRequested?: string;
  cpuUsed?: string;
  ramUsed?: string;
  cpuProvisioned?: string;
  ramProvisioned?: string;
  cpuAllocatable?: string;
  ramAllocatable?: string;
  avgCpuEfficiency?: string;
  avgRamEfficiency?: string;
}
export interface ActiveClustersFilter {
  startTime?: string;
  endTime?: string;
  timeZone?: string;
}
export interface ActiveClusters {
  clusterIds?: string[];
}
export interface IdleDiskList {
  idleDisks?: IdleDisk[];
  nextPage?: PageReference;
}
export interface IdleDisk {
  name?: string;
  integrationId?: string;
  cloud?: string;
  region?: string;
  zone?: string;
  project?: string;
  lastAttach?: string | null;
  lastDetach?: string | null;
  createdAt?: string | null;
  type?: string;
  status?: string;
  storageSizeBytes?: string;
  storageCostMonthly?: string;
}
export interface PageReference {
  limit?: string;
  cursor?: string;
}
export interface ClusterSettings {
  agentVersion?: string;
  arm64Supported: boolean;
  caPatchInfo?: ClusterAutoscalerPatch;
  enableDefaultNodeTemplate: boolean;
  evictorMaxTargetNodes?: number | null;
  evictorVersion: string;
  ipThresholdSubnetSpread?: number | null;
  karpenterInstalled: boolean;
  karpenterVersion?: string | null;
  priceThresholdZoneSpread?: number | null;
  reservationsEnabled: boolean;
  windowsAutoscalingEnabled?: boolean;
}
/** What CAST AI changed of Kubernetes' own cluster autoscaler */
export interface ClusterAutoscalerPatch {
  /** By the name of the flag */
  caArguments?: Record<string, ClusterAutoscalerArgument>;
}
export interface ClusterAutoscalerArgument {
  value?: string;
}
export interface ClusterAgentStatus {
  statuses?: ComponentStatus[];
}
export interface ComponentStatus {
  name?: string;
  status?: string;
  totalPods?: number;
  runningPods?: number;
  totalRestarts?: number;
  lastRestartTime?: string;
  nonRunningPodNames?: string[];
}
export interface ClusterUnscheduledPods {
  clusterId?: string;
  items?: UnscheduledWorkload[];
}
export interface UnscheduledWorkload {
  name?: string;
  namespace?: string;
  type?: string;
  unscheduledPods?: UnscheduledPod[];
}
export interface UnscheduledPod {
  name?: string;
  cpuRequested?: string;
  ramRequested?: string;
  message?: string;
  events?: PodEvent[];
}
export interface PodEvent {
  message?: string;
  action?: string;
  reason?: string;
  reportingController?: string;
  firstTimestamp?: string;
  lastTimestamp?: string;
}
/** What the autoscaler of a cluster does. Every value may be null or absent. */
export interface ClusterPolicies {
  clusterLimits?: ClusterLimits;
  /** The optimistic lock: send back what was read */
  defaultNodeTemplateVersion?: string | null;
  /** The master switch: off, nothing below acts */
  enabled?: boolean | null;
  /** Only for pods and nodes that opt in */
  isScopedMode?: boolean | null;
  nodeDownscaler?: NodeDownscaler;
  nodeTemplatesPartialMatchingEnabled?: boolean | null;
  spotInstances?: SpotInstances;
  unschedulablePods?: UnschedulablePods;
}
export interface ClusterLimits {
  cpu?: ClusterLimitsCpu;
  enabled?: boolean | null;
}
export interface ClusterLimitsCpu {
  maxCores?: number;
  minCores?: number;
}
export interface NodeDownscaler {
  emptyNodes?: EmptyNodes;
  enabled?: boolean | null;
  evictor?: Evictor;
}
export interface EmptyNodes {
  delaySeconds?: number | null;
  enabled?: boolean | null;
}
/** The component that empties nodes by evicting their pods. Switching it on or off installs or removes it. */
export interface Evictor {
  /** Evict single-replica pods too */
  aggressiveMode?: boolean | null;
  /**
   * Use status
   * @deprecated
   */
  allowed?: boolean | null;
  cleanupKarpenterNodes?: boolean | null;
  /** A Go duration such as 1m, as it was written */
  cycleInterval?: string | null;
  dryRun?: boolean | null;
  enabled?: boolean | null;
  ignorePodDisruptionBudgets?: boolean | null;
  nodeGracePeriodMinutes?: number | null;
  /** A Go duration such as 5s, as it was written */
  podEvictionFailureBackOffInterval?: string | null;
  scopedMode?: boolean | null;
  softTainting?: boolean | null;
  /** Read-only. Changes may fail with 400 unless it is Compatible. */
  status?: 'Compatible' | 'Incompatible' | 'InvalidConfig' | 'Missing' | 'Unknown';
}
export interface SpotInstances {
  enabled?: boolean | null;
  maxReclaimRate?: number | null;
  spotBackups?: SpotBackups;
  spotDiversityEnabled?: boolean | null;
  spotDiversityPriceIncreaseLimitPercent?: number | null;
  spotInterruptionPredictions?: SpotInterruptionPredictions;
}
export interface SpotBackups {
  enabled?: boolean | null;
  spotBackupRestoreRateSeconds?: number | null;
}
export interface SpotInterruptionPredictions {
  enabled?: boolean;
  type?: 'AWSRebalanceRecommendations' | 'CASTAIInterruptionPredictions';
}
export interface UnschedulablePods {
  customInstancesEnabled?: boolean | null;
  diskGibToCpuRatio?: number | null;
  enabled?: boolean | null;
  headroom?: Headroom;
  headroomSpot?: Headroom;
  nodeConstraints?: NodeConstraints;
  podPinner?: PodPinner;
}
export interface Headroom {
  cpuPercentage?: number;
  enabled?: boolean | null;
  memoryPercentage?: number;
}
export interface NodeConstraints {
  enabled?: boolean | null;
  maxCpuCores?: number;
  maxRamMib?: number;
  minCpuCores?: number;
  minRamMib?: number;
}
export interface PodPinner {
  enabled?: boolean | null;
  status?: 'PodPinnerStatus_Compatible' | 'PodPinnerStatus_Incompatible' | 'PodPinnerStatus_IncompatibleVersion' | 'PodPinnerStatus_Missing' | 'PodPinnerStatus_Unknown';
}
export interface ClusterNodeConstraints {
  clusterId?: string;
  items?: ClusterNodeConstraintsCpuRam[];
}
export interface ClusterNodeConstraintsCpuRam {
  cpuCores?: number;
  ramMib?: number;
}
export interface EvictorAdvancedConfig {
  evictionConfig: EvictionRule[];
}
export interface EvictorAdvancedConfigUpdate {
  evictionConfig?: EvictionRule[];
}
/** What the evictor may do with the pods and nodes that the selectors find */
export interface EvictionRule {
  nodeSelector?: EvictionNodeSelector;
  podSelector?: EvictionPodSelector;
  settings: EvictionSettings;
}
export interface EvictionNodeSelector {
  labelSelector: LabelSelector;
}
export interface LabelSelector {
  matchExpressions?: LabelSelectorExpression[];
  matchLabels?: Record<string, string>;
}
export interface LabelSelectorExpression {
  key: string;
  operator: 'DoesNotExist' | 'Exists' | 'In' | 'Invalid' | 'NotIn';
  values?: string[];
}
export interface EvictionPodSelector {
  kind?: string;
  labelSelector?: LabelSelector;
  namespace?: string;
  replicasMin?: number | null;
}
export interface EvictionSettings {
  aggressive?: EvictionSetting;
  disposable?: EvictionSetting;
  removalDisabled?: EvictionSetting;
}
export interface EvictionSetting {
  enabled: boolean;
}
export interface ClusterList {
  items?: Cluster[];
}
/** A cluster as CAST AI sees it. Its name is not unique. */
export interface Cluster {
  /** When the agent was last heard */
  agentSnapshotReceivedAt?: string;
  /** waiting-connection (no agent was heard yet), online, non-responding, disconnected, disconnecting; others may come */
  agentStatus?: string;
  aks?: AKSClusterParams;
  allRegionZones?: Zone[];
  anywhere?: AnywhereClusterParams;
  attributes?: ClusterAttributes;
  castwareInstallMethod?: Open<'CASTWARE_INSTALL_METHOD_UNSPECIFIED' | 'OPERATOR'>;
  clusterNameId?: string;
  createdAt?: string;
  /** Changes with every update of the credentials; a cluster without it cannot be disconnected */
  credentialsId?: string;
  deletedAt?: string | null;
  eks?: EKSClusterParams;
  /** Null until CAST AI acted on the cluster */
  firstOperationAt?: string | null;
  gke?: GKEClusterParams;
  id?: string;
  /** Whether CAST AI may change the cluster, not only read it */
  isPhase2?: boolean;
  kops?: KOPSClusterParams;
  kubernetesVersion?: string | null;
  managedBy?: string;
  name?: string;
  oke?: OKEClusterParams;
  openshift?: OpenshiftClusterParams;
  organizationId?: string;
  providerNamespaceId?: string;
  /** eks, gke, aks, kops, openshift, oke, anywhere; others may come */
  providerType?: string;
  /** Why the last reconciliation failed */
  reconcileError?: string | null;
  reconcileInfo?: ReconcileInfo;
  reconciledAt?: string | null;
  region?: Region;
  selfHostedWithEc2Nodes?: SelfHostedWithEc2NodesParams;
  /** @deprecated */
  sshPublicKey?: string | null;
  /** connecting (CAST AI was let in and has not reconciled it yet), ready, warning (the autoscaler does not act), failed (reconcile it by hand), deleting, deleted, archived, hibernating, hibernated, resuming; others may come */
  status?: string;
  subnets?: Subnet[];
  tags?: Record<string, string>;
  zones?: Zone[];
}
export interface AKSClusterParams {
  clusterResourceGroup?: string;
  httpProxyConfig?: HttpProxyConfig;
  /** @deprecated */
  maxPodsPerNode?: number;
  networkPlugin?: string;
  nodeResourceGroup?: string;
  podCidr?: string | null;
  region?: string;
  subscriptionId?: string;
  tenantId?: string;
  zoneNamePattern?: string;
}
export interface HttpProxyConfig {
  httpProxy?: string;
  httpsProxy?: string;
  noProxy?: string[];
}
export interface Zone {
  id?: string;
  name?: string;
}
export interface AnywhereClusterParams {
  clusterName?: string;
  kubeSystemNamespaceId: string;
}
export interface ClusterAttributes {
  karpenter?: KarpenterAttribute;
  omni?: OmniAttribute;
}
export interface KarpenterAttribute {
  /** SELF_HOSTED; others may come */
  controllerMode?: string;
  kentEligibility?: Open<'ELIGIBLE' | 'NOT_SUPPORTED'>;
  version?: string | null;
}
export interface OmniAttribute {
  enabled?: boolean;
}
export interface EKSClusterParams {
  accountId?: string;
  assumeRoleArn?: string;
  clusterName?: string;
  dnsClusterIp?: string;
  /** @deprecated */
  instanceProfileArn?: string;
  region?: string;
  /** @deprecated */
  securityGroups?: string[];
  /** @deprecated */
  subnets?: string[];
  /** @deprecated */
  tags?: Record<string, string>;
}
export interface GKEClusterParams {
  castServiceAccount?: string;
  clientServiceAccount?: string;
  clusterName?: string;
  location?: string;
  maxPodsPerNode?: number;
  projectId?: string;
  region?: string;
}
export interface KOPSClusterParams {
  cloud?: string;
  clusterName?: string;
  region?: string;
  stateStore?: string;
}
export interface OKEClusterParams {
  clusterName?: string;
  region?: string;
}
export interface OpenshiftClusterParams {
  cloud?: string;
  clusterName?: string;
  internalId?: string;
  region?: string;
}
/** How CAST AI keeps its part of the cluster in order */
export interface ReconcileInfo {
  error?: string | null;
  errorCount?: number;
  mode?: Open<'disabled' | 'enabled' | 'paused' | 'unspecified'>;
  reconciledAt?: string | null;
  retryAt?: string | null;
  startedAt?: string | null;
  status?: Open<'failed' | 'ok' | 'unknown' | 'warning'>;
}
export interface Region {
  displayName?: string;
  name?: string;
}
export interface SelfHostedWithEc2NodesParams {
  accountId?: string;
  assumeRoleArn?: string;
  clusterName?: string;
  region?: string;
}
export interface Subnet {
  cidr?: string;
  id?: string;
  /** @deprecated */
  name?: string;
  public?: boolean | null;
  zoneName?: string;
}
export interface DisconnectOptions {
  /** Delete the nodes that CAST AI made */
  deleteProvisionedNodes?: boolean;
  /** Leave the components of CAST AI in the cluster */
  keepKubernetesResources?: boolean;
}
export interface HibernateResponse {
  clusterId: string;
  mode: OperationMode;
  /** Empty for a dry run */
  operationId: string;
}
export type OperationMode = Open<'OPERATION_MODE_DEFAULT' | 'OPERATION_MODE_DRY_RUN' | 'OPERATION_MODE_UNSPECIFIED'>;
/** A node to be made */
export interface NodeConfig {
  aws?: AWSNodeConfig;
  /** Id of a node configuration; this or configurationName, else the default one */
  configurationId?: string | null;
  /** Name of a node configuration */
  configurationName?: string | null;
  edgeConfig?: EdgeConfig;
  gcp?: GCPNodeConfig;
  gpuConfig?: GPUConfig;
  instanceType: string;
  kubernetesLabels?: Record<string, string>;
  kubernetesTaints?: Taint[];
  nodeAffinity?: NodeAffinity;
  spotConfig?: NodeSpotConfig;
  subnetId?: string | null;
  volume?: NodeVolume;
  zone?: string | null;
}
export interface AWSNodeConfig {
  capacityReservation?: AWSNodeConfigCapacityReservation;
}
export interface AWSNodeConfigCapacityReservation {
  id?: string;
  resourceGroupArn?: string | null;
  type?: 'CAPACITY_BLOCK' | 'CAPACITY_RESERVATION_TYPE_UNSPECIFIED' | 'INTERRUPTIBLE_ODCR' | 'ODCR';
}
export interface EdgeConfig {
  configurationId?: string | null;
  locationId?: string;
}
export interface GCPNodeConfig {
  reservationAffinity?: GCPNodeConfigReservationAffinity;
}
export interface GCPNodeConfigReservationAffinity {
  consumeReservationType?: string;
  key?: string;
  values?: string[];
}
export interface GPUConfig {
  count?: number;
  migConfig?: MIGConfig;
  mps?: MPS;
  timeSharing?: GPUTimeSharing;
  type?: string;
}
export interface MIGConfig {
  gpuMemoryGb?: number | null;
  partitionSizes?: string[];
}
export interface MPS {
  replicas?: number;
}
export interface GPUTimeSharing {
  replicas?: number;
}
export interface Taint {
  effect: string;
  key: string;
  value: string;
}
export interface NodeAffinity {
  affinity?: KubernetesNodeAffinity[];
  dedicatedGroup?: string | null;
}
export interface KubernetesNodeAffinity {
  key: string;
  operator: 'DoesNotExist' | 'Exists' | 'Gt' | 'IN' | 'Lt' | 'NotIn';
  values: string[];
}
export interface NodeSpotConfig {
  isSpot?: boolean;
  /** A decimal number as a string */
  price?: string;
}
export interface NodeVolume {
  raidConfig?: RaidConfig;
  /** GiB */
  size?: number;
  stopEnabled?: boolean | null;
}
export interface RaidConfig {
  /** KiB */
  chunkSize?: number | null;
}
export interface ResumeResponse {
  clusterId: string;
  mode: OperationMode;
  /** Empty for a dry run */
  operationId: string;
}
export interface CommitmentList {
  commitments?: Commitment[];
}
/** Reserved or committed capacity of a cloud */
export interface Commitment {
  allowedUsage?: number;
  autoAssignment?: boolean;
  awsCapacityBlockContext?: AWSCapacityBlockContext;
  awsOdcrContext?: AWSODCRContext;
  awsReservedInstancesContext?: AWSReservedInstancesContext;
  awsSavingsPlanContext?: AWSSavingsPlan;
  azureReservationContext?: AzureReservation;
  azureSavingsPlanContext?: AzureSavingsPlanContext;
  endDate?: string | null;
  gcpCapacityReservationContext?: GCPCapacityReservationContext;
  gcpFlexCudContext?: GCPFlexCUD;
  gcpResourceCudContext?: GCPResourceCUD;
  id?: string;
  name?: string;
  prioritization?: boolean;
  region?: string;
  scalingStrategy?: CommitmentScalingStrategy;
  startDate?: string;
  state?: Open<'STATE_ACTIVE' | 'STATE_DELETED' | 'STATE_EXPIRED' | 'STATE_INACTIVE' | 'STATE_PENDING'>;
  status?: CommitmentStatus;
  updatedAt?: string;
}
export interface AWSCapacityBlockContext {
  availabilityZone?: string;
  availabilityZoneId?: string;
  availableInstanceCount?: string;
  effectiveCount?: string;
  id?: string;
  instancePlatform?: string;
  instanceType?: string;
  instanceTypeCpu?: string;
  instanceTypeMemoryMib?: string;
  instanceTypesUsage?: InstanceTypeBasedUsage;
  state?: string;
  totalInstanceCount?: string;
  totalPrice?: string;
}
export interface InstanceTypeBasedUsage {
  clusters?: ClusterAggregatedUsage[];
  instanceTypes?: InstanceTypeAggregate[];
  usage?: number | null;
  usageDistribution?: UsageDistribution;
}
export interface ClusterAggregatedUsage {
  clusterId?: string;
  nodeIds?: string[];
  nodes?: NodeUsage[];
  usage?: number | null;
  usageDistribution?: UsageDistribution;
}
export interface AWSODCRContext {
  availabilityZone?: string;
  availabilityZoneId?: string;
  availableInstanceCount?: string;
  effectiveCount?: string;
  endDateType?: string;
  hourlyPrice?: string;
  id?: string;
  instanceMatchCriteria?: string;
  instancePlatform?: string;
  instanceType?: string;
  instanceTypeCpu?: string;
  instanceTypeMemoryMib?: string;
  instanceTypesUsage?: InstanceTypeBasedUsage;
  interruptible?: boolean;
  state?: string;
  tenancy?: string;
  totalInstanceCount?: string;
}
export interface AWSReservedInstancesContext {
  availabilityZoneId?: string | null;
  availabilityZoneName?: string | null;
  /** @deprecated */
  effectiveCount?: string;
  effectiveCpu?: string;
  effectiveMemoryMib?: string;
  id?: string;
  instanceCount?: string;
  instanceType?: string;
  instanceTypeCpu?: string;
  instanceTypeMemoryMib?: string;
  instanceTypesUsage?: InstanceTypeBasedUsage;
  scope?: string;
  state?: string;
  totalCost?: string | null;
}
export interface AWSSavingsPlan {
  commitmentAmount?: number;
  commitmentTerm?: Open<'COMMITMENT_TERM_UNIT_ONE_YEAR' | 'COMMITMENT_TERM_UNIT_THREE_YEARS' | 'COMMITMENT_TERM_UNIT_UNSPECIFIED'>;
  effectiveCommitmentAmount?: number;
  id?: string;
  instanceTypeFamily?: string;
  instanceTypesUsage?: InstanceTypeBasedUsage;
  offeringId?: string;
  paymentOption?: Open<'ALL_UPFRONT' | 'NO_UPFRONT' | 'PARTIAL_UPFRONT' | 'PAYMENT_OPTION_UNSPECIFIED'>;
  region?: string;
  state?: string;
  type?: string;
}
export interface AzureReservation {
  count?: number;
  effectiveCpu?: string;
  effectiveMemoryMib?: string;
  id?: string;
  instanceFlexibility?: Open<'OFF' | 'ON'>;
  instanceFlexibilityGroup?: string | null;
  instanceFlexibilityRatio?: number | null;
  instanceType?: string;
  instanceTypeCpu?: string;
  instanceTypeMemoryMib?: string;
  instanceTypesUsage?: InstanceTypeBasedUsage;
  plan?: Open<'ONE_YEAR' | 'THREE_YEAR'>;
  purchaseTime?: string | null;
  scope?: string;
  scopeResourceGroup?: string;
  scopeSubscription?: string;
  status?: string;
  totalCost?: string | null;
}
export interface AzureSavingsPlanContext {
  commitmentAmount?: number;
  effectiveCommitmentAmount?: number;
  id?: string;
  instanceTypesUsage?: InstanceTypeBasedUsage;
  provisioningState?: string;
  scope?: Open<'AZURE_SAVINGS_PLAN_SCOPE_UNSPECIFIED' | 'MANAGEMENT_GROUP' | 'SHARED' | 'SINGLE'>;
  scopeManagementGroup?: string;
  scopeResourceGroup?: string;
  scopeSubscription?: string;
  scopeTenant?: string;
  term?: Open<'AZURE_SAVINGS_PLAN_TERM_UNSPECIFIED' | 'FIVE_YEARS' | 'ONE_YEAR' | 'THREE_YEARS'>;
}
export interface GCPCapacityReservationContext {
  accelerators?: GCPReservationAccelerator[];
  assuredInstanceCount?: string;
  effectiveCount?: string;
  effectiveCpu?: string;
  effectiveMemoryMib?: string;
  id?: string;
  inUseInstanceCount?: string;
  instanceType?: string;
  instanceTypeCpu?: string;
  instanceTypeMemoryMib?: string;
  instanceTypesUsage?: InstanceTypeBasedUsage;
  localSsds?: GCPReservationLocalSsd[];
  minCpuPlatform?: string;
  projectId?: string;
  shareSettings?: GCPReservationShareSettings;
  specificReservationRequired?: boolean;
  state?: string;
  totalInstanceCount?: string;
  zone?: string;
}
export interface GCPReservationAccelerator {
  acceleratorCount?: string;
  acceleratorType?: string;
}
export interface GCPReservationLocalSsd {
  diskSizeGb?: string;
  interface?: Open<'GCP_RESERVATION_LOCAL_SSD_INTERFACE_NVME' | 'GCP_RESERVATION_LOCAL_SSD_INTERFACE_SCSI' | 'GCP_RESERVATION_LOCAL_SSD_INTERFACE_UNSPECIFIED'>;
}
export interface GCPReservationShareSettings {
  projectIds?: string[];
  shareType?: Open<'GCP_RESERVATION_SHARE_TYPE_LOCAL' | 'GCP_RESERVATION_SHARE_TYPE_ORGANIZATION' | 'GCP_RESERVATION_SHARE_TYPE_SPECIFIC_PROJECTS' | 'GCP_RESERVATION_SHARE_TYPE_UNSPECIFIED'>;
}
export interface GCPFlexCUD {
  commitmentAmount?: number;
  displayName?: string;
  effectiveCommitmentAmount?: number;
  instanceTypesUsage?: InstanceTypeBasedUsage;
  lineItemId?: string;
  offer?: string;
  orderName?: string;
  plan?: Open<'THIRTY_SIX_MONTH' | 'TWELVE_MONTH'>;
  region?: string;
  state?: string;
}
export interface GCPResourceCUD {
  cpu?: string;
  cudId?: string;
  effectiveCpu?: string;
  effectiveMemoryMib?: string;
  instanceTypesUsage?: InstanceTypeBasedUsage;
  memoryMb?: string;
  plan?: Open<'THIRTY_SIX_MONTH' | 'TWELVE_MONTH'>;
  price?: GCPResourceCUDPrice;
  status?: string;
  type?: string;
}
export interface GCPResourceCUDPrice {
  cpu?: string;
  memoryGb?: string;
}
export type CommitmentScalingStrategy = 'CPUBased' | 'Default' | 'RamBased';
export type CommitmentStatus = 'Active' | 'Inactive';
export interface CommitmentResponse {
  commitment?: Commitment;
}
export interface CommitmentUpdate {
  allowedUsage?: number | null;
  autoAssignment?: boolean | null;
  prioritization?: boolean | null;
  scalingStrategy?: CommitmentScalingStrategy;
  status?: CommitmentStatus;
}
export interface UpdatedCommitment {
  commitments?: Commitment;
}
export interface CommitmentAssignments {
  assignments?: CommitmentAssignment[];
}
export interface CommitmentAssignment {
  clusterId?: string;
  commitmentId?: string;
  id?: string;
  priority?: number;
}
export interface ReplacedCommitmentAssignments {
  assignments?: CommitmentAssignment[];
}
export interface CommitmentUsageHistory {
  items?: CommitmentUsageAtTime[];
  summary?: CommitmentUsage;
}
export interface CommitmentUsageAtTime {
  usage?: CommitmentUsage;
  usageTime?: string;
}
export interface CommitmentUsage {
  cpuCommitted?: number;
  cpuUsed?: number;
  cpuUsedCast?: number;
  cpuUsedCastPercent?: number;
  cpuUsedOthers?: number;
  cpuUsedOthersPercent?: number;
  cpuUsedPercent?: number;
  memoryCommittedMib?: number;
  memoryUsedMib?: number;
  memoryUsedMibCast?: number;
  memoryUsedMibCastPercent?: number;
  memoryUsedMibOthers?: number;
  memoryUsedMibOthersPercent?: number;
  memoryUsedPercent?: number;
  monetaryAmountCommitted?: number;
  monetaryAmountUsed?: number;
  monetaryAmountUsedPerHourCast?: number;
  monetaryAmountUsedPerHourCastPercent?: number;
  monetaryAmountUsedPerHourOthers?: number;
  monetaryAmountUsedPerHourOthersPercent?: number;
  monetaryAmountUsedPercent?: number;
  organizationUsages?: OrganizationUsageSummary[];
  otherOrgsUsage?: OtherOrganizationsUsage;
}
export interface OrganizationUsageSummary {
  cpuUsed?: number;
  cpuUsedPercent?: number;
  memoryUsedMib?: number;
  memoryUsedMibPercent?: number;
  monetaryAmountUsedPerHour?: number;
  monetaryAmountUsedPerHourPercent?: number;
  organizationId?: string;
}
export interface OtherOrganizationsUsage {
  cpuUsed?: number;
  cpuUsedPercent?: number;
  memoryUsedMib?: number;
  memoryUsedMibPercent?: number;
  monetaryAmountUsedPerHour?: number;
  monetaryAmountUsedPerHourPercent?: number;
}
export interface HibernationScheduleList {
  items: HibernationSchedule[];
  nextPageCursor?: string;
  totalCount?: number;
}
/** When clusters hibernate and resume */
export interface HibernationSchedule {
  clusterAssignments: HibernationClusterAssignments;
  createTime?: string;
  enabled: boolean;
  id?: string;
  name: string;
  organizationId?: string;
  pauseConfig: HibernationPause;
  resumeConfig: HibernationResume;
  updateTime?: string;
}
export interface HibernationClusterAssignments {
  items: HibernationClusterAssignment[];
}
export interface HibernationClusterAssignment {
  clusterId: string;
}
export interface HibernationPause {
  enabled: boolean;
  schedule: HibernationCron;
}
export interface HibernationCron {
  cronExpression: string;
}
export interface HibernationResume {
  enabled: boolean;
  jobConfig: HibernationResumeJob;
  schedule: HibernationCron;
}
export interface HibernationResumeJob {
  nodeConfig: ResumeNodeConfig;
}
export interface ResumeNodeConfig {
  configId?: string;
  configName?: string;
  gpuConfig?: ResumeGPUConfig;
  instanceType: string;
  kubernetesLabels?: Record<string, string>;
  kubernetesTaints?: ResumeTaint[];
  nodeAffinity?: ResumeNodeAffinity;
  spotConfig?: ResumeNodeSpotConfig;
  subnetId?: string;
  volume?: ResumeNodeVolume;
  zone?: string;
}
export interface ResumeGPUConfig {
  count?: number;
  type?: string;
}
export interface ResumeTaint {
  effect: string;
  key: string;
  value: string;
}
export interface ResumeNodeAffinity {
  affinity?: ResumeKubernetesNodeAffinity[];
  dedicatedGroup?: string;
}
export interface ResumeKubernetesNodeAffinity {
  key: string;
  operator: 'DOES_NOT_EXIST' | 'EXISTS' | 'GT' | 'IN' | 'LT' | 'NOT_IN' | 'OPERATOR_UNSPECIFIED';
  values: string[];
}
export interface ResumeNodeSpotConfig {
  priceHourly?: string;
  spot?: boolean;
}
export interface ResumeNodeVolume {
  raidConfig?: ResumeRaidConfig;
  sizeGib?: number;
}
export interface ResumeRaidConfig {
  chunkSizeKb?: number;
}
export interface HibernationScheduleUpdate {
  clusterAssignments?: HibernationClusterAssignments;
  enabled?: boolean;
  name?: string;
  pauseConfig?: HibernationPause;
  resumeConfig?: HibernationResume;
}
export interface RecommendationManifest {
  clusterId: string;
  id: string;
  name: string;
  namespace: string;
  object: Record<string, unknown>;
  organizationId: string;
}
export interface ClusterHPAList {
  items: ClusterHPA[];
}
export interface ClusterHPA {
  conversion?: HPAConversion;
  inCluster: HPASpec;
  management: HPAManagement;
  name: string;
  namespace: string;
  original: HPASpec;
  owner: HPAOwner;
  workload: HPATarget;
}
export interface HPAConversion {
  converted?: HPASpec;
  converterType: Open<'AVERAGE_VALUE_FROM_ORIGINAL_REQUESTS' | 'HPA_CONVERTER_TYPE_UNSPECIFIED'>;
  errorMessage?: string | null;
  status: Open<'ALREADY_AVERAGE' | 'CONVERSION_STATUS_UNSPECIFIED' | 'CONVERTED' | 'MISSING_REQUESTS' | 'NON_CONVERTIBLE' | 'NO_METRICS' | 'REQUESTS_TOO_SMALL'>;
}
export interface HPAManagement {
  mode: Open<'MODE_MANAGED' | 'MODE_UNMANAGED' | 'MODE_UNSPECIFIED'>;
  source: Open<'SOURCE_SCALING_POLICY' | 'SOURCE_UNSPECIFIED' | 'SOURCE_VPA_CONVERTER'>;
}
export interface HPAOwner {
  apiVersion?: string;
  kind?: string;
  name?: string;
  type: Open<'TYPE_CASTAI' | 'TYPE_KEDA' | 'TYPE_OTHER' | 'TYPE_STANDALONE' | 'TYPE_UNSPECIFIED'>;
}
export interface HPATarget {
  containers: Container[];
  createdAt: string;
  group: string;
  id: string;
  isCustom: boolean;
  kind: string;
  name: string;
  namespace: string;
  runningPods: number;
  scalingPolicyId: string;
  scalingPolicyName: string;
  updatedAt: string;
  version: string;
}
export interface InstanceTypeList {
  items?: InstanceTypeWithFamily[];
  nextPageCursor?: string;
}
export interface InstanceTypeWithFamily {
  cloudServiceProvider?: string;
  family?: string;
  instanceType?: string;
}
export interface RegionList {
  nextPageToken?: string;
  regions?: CloudRegion[];
}
export interface CloudRegion {
  category?: string;
  createTime?: string;
  csp?: string;
  displayName?: string;
  id?: string;
  key?: string | null;
  name?: string;
  unavailabilityTime?: string | null;
  updateTime?: string;
  zones?: CloudRegionZone[];
}
export interface CloudRegionZone {
  createTime?: string;
  id?: string;
  name?: string;
  unavailabilityTime?: string | null;
  updateTime?: string;
  zoneId?: string;
}
export interface ZoneList {
  nextPageToken?: string;
  zones?: CloudZone[];
}
export interface CloudZone {
  createTime?: string;
  id?: string;
  name?: string;
  region?: string;
  unavailabilityTime?: string | null;
  updateTime?: string;
  zoneId?: string;
}
export interface OrganizationResourceUsage {
  instanceTypes?: InstanceTypeAggregate[];
}
export interface InstanceTypeAggregate {
  azId?: string;
  clusterId?: string;
  count?: number;
  instanceType?: string;
  nodeIds?: string[];
  nodes?: NodeUsage[];
  price?: string;
  provider?: string;
  ram?: string;
  region?: string;
  spot?: boolean;
  usageDistribution?: UsageDistribution;
  vcpu?: string;
}
export interface NodeUsage {
  aws?: NodeUsageAWS;
  gcp?: NodeUsageGCP;
  nodeId?: string;
  usageDistribution?: UsageDistribution;
}
export interface NodeUsageAWS {
  capacityReservationId?: string;
  capacityReservationType?: Open<'CAPACITY_BLOCK' | 'CAPACITY_RESERVATION_TYPE_UNSPECIFIED' | 'ON_DEMAND_CAPACITY_RESERVATION'>;
}
export interface NodeUsageGCP {
  capacityReservationId?: string;
  capacityReservationType?: Open<'CAPACITY_RESERVATION_TYPE_UNSPECIFIED' | 'ON_DEMAND_CAPACITY_RESERVATION'>;
}
export interface UsageDistribution {
  cpu?: number;
  memory?: number;
  monetaryAmount?: number;
}
export interface NodeConfigurationList {
  items?: NodeConfiguration[];
}
/** How nodes are set up in the cloud: disks, images, networks */
export interface NodeConfiguration {
  aks?: AKSConfig;
  containerRuntime?: NodeContainerRuntime;
  createdAt?: string;
  /** Whether it is the default of the cluster */
  default: boolean;
  diskCpuRatio: number;
  dockerConfig?: Record<string, unknown> | null;
  drainTimeoutSec?: number | null;
  eks?: EKSConfig;
  gke?: GKEConfig;
  id: string;
  image?: string | null;
  initScript?: string | null;
  kops?: KOPSConfig;
  kubeletConfig?: Record<string, unknown> | null;
  /** GiB */
  minDiskSize: number;
  name: string;
  podSubnetDetails?: SubnetDetails[];
  selfHostedWithEc2Nodes?: SelfHostedWithEc2NodesConfig;
  sshPublicKey?: string | null;
  subnetDetails?: SubnetDetails[];
  subnets: string[];
  tags: Record<string, string>;
  updatedAt?: string;
  /** Goes up by one with each change */
  version: number;
}
export interface NodeConfigurationSuggestions {
  instanceProfiles?: InstanceProfile[];
  securityGroups?: SecurityGroup[];
  subnets?: SubnetDetails[];
}
export interface InstanceProfile {
  arn?: string;
  name?: string;
}
export interface SecurityGroup {
  description?: string;
  id?: string;
  name?: string;
  tags?: Record<string, string>;
}
export interface SubnetDetails {
  availableIpAddressCount?: number | null;
  cidr?: string;
  id?: string;
  tags?: Record<string, string>;
  zone?: Zone;
}
export interface AKSConfig {
  acceleratedNetworking?: 'ACCELERATED_NETWORKING_MODE_DISABLED' | 'ACCELERATED_NETWORKING_MODE_UNSPECIFIED';
  applicationSecurityGroupIds?: string[];
  enableEncryptionAtHost?: boolean | null;
  imageFamily?: 'FAMILY_AZURE_LINUX' | 'FAMILY_UBUNTU' | 'FAMILY_UBUNTU_2204' | 'FAMILY_UBUNTU_2404' | 'FAMILY_UNSPECIFIED' | 'FAMILY_WINDOWS_2019' | 'FAMILY_WINDOWS_2022' | 'FAMILY_WINDOWS_2025';
  loadBalancers?: AKSConfigLoadBalancers[];
  maxPodsPerNode?: number;
  networkSecurityGroupId?: string | null;
  osDiskEphemeral?: AKSConfigOsDiskEphemeral;
  osDiskType?: 'OS_DISK_TYPE_PREMIUM_SSD' | 'OS_DISK_TYPE_STANDARD' | 'OS_DISK_TYPE_STANDARD_SSD' | 'OS_DISK_TYPE_UNSPECIFIED';
  podSubnetId?: string | null;
  publicIp?: AKSConfigPublicIP;
}
export interface AKSConfigLoadBalancers {
  id?: string;
  ipBasedBackendPools?: AKSConfigLoadBalancersIPBasedBackendPool[];
  /** @deprecated */
  name?: string;
  nicBasedBackendPools?: AKSConfigLoadBalancersNICBasedBackendPool[];
}
export interface AKSConfigLoadBalancersIPBasedBackendPool {
  name?: string;
}
export interface AKSConfigLoadBalancersNICBasedBackendPool {
  name?: string;
}
export interface AKSConfigOsDiskEphemeral {
  /** @deprecated */
  cacheType?: 'READ_ONLY' | 'READ_WRITE' | 'UNSPECIFIED';
  placement?: 'PLACEMENT_CACHE_DISK' | 'PLACEMENT_NVME_DISK' | 'PLACEMENT_RESOURCE_DISK' | 'PLACEMENT_UNSPECIFIED';
}
export interface AKSConfigPublicIP {
  idleTimeoutInMinutes?: number | null;
  ipPrefix?: string | null;
  tags?: AKSConfigPublicIPAKSPublicIPTags[];
}
export interface AKSConfigPublicIPAKSPublicIPTags {
  ipTagType?: string;
  tagValue?: string;
}
export type NodeContainerRuntime = 'CONTAINERD' | 'DOCKERD' | 'UNSPECIFIED';
export interface EKSConfig {
  dnsClusterIp?: string | null;
  enaQueueCountPerInterface?: number | null;
  imageFamily?: 'FAMILY_AL2' | 'FAMILY_AL2023' | 'FAMILY_BOTTLEROCKET' | 'FAMILY_UNSPECIFIED';
  imdsHopLimit?: number | null;
  imdsV1?: boolean | null;
  instanceProfileArn: string;
  ipsPerPrefix?: number | null;
  keyPairId?: string | null;
  maxPodsPerNodeFormula?: string | null;
  nodeGroupArn?: string | null;
  securityGroups?: string[];
  targetGroup?: TargetGroup;
  targetGroups?: TargetGroup[];
  threadsPerCpu?: number | null;
  volumeIops?: number | null;
  volumeKmsKeyArn?: string | null;
  volumeThroughput?: number | null;
  volumeType?: string | null;
}
export interface TargetGroup {
  arn?: string;
  port?: number | null;
}
export interface GKEConfig {
  diskType?: string | null;
  fallbackConfiguration?: FallbackConfiguration;
  loadBalancers?: GKEConfigLoadBalancers[];
  maxPodsPerNode?: number;
  maxPodsPerNodeFormula?: string;
  minCpuPlatform?: string | null;
  networkTags?: string[];
  onHostMaintenance?: 'MIGRATE' | 'TERMINATE';
  secondaryIpRange?: SecondaryIPRange;
  useEphemeralStorageLocalSsd?: boolean;
  zones?: string[];
}
export interface FallbackConfiguration {
  fallbackInstanceType?: string | null;
}
export interface GKEConfigLoadBalancers {
  targetBackendPools?: GKEConfigLoadBalancersTargetBackendPools[];
  unmanagedInstanceGroups?: GKEConfigLoadBalancersUnmanagedInstanceGroups[];
}
export interface GKEConfigLoadBalancersTargetBackendPools {
  name?: string;
}
export interface GKEConfigLoadBalancersUnmanagedInstanceGroups {
  name?: string;
  zone?: string;
}
export interface SecondaryIPRange {
  rangeName?: string;
}
export interface KOPSConfig {
  keyPairId?: string | null;
}
export interface SelfHostedWithEc2NodesConfig {
  amiSelector?: AmiSelector[];
  imageFamily?: 'FAMILY_AL2' | 'FAMILY_AL2023' | 'FAMILY_BOTTLEROCKET' | 'FAMILY_CUSTOM' | 'FAMILY_UNSPECIFIED';
  imdsHopLimit?: number | null;
  imdsV1?: boolean | null;
  instanceProfileArn: string;
  keyPairId?: string | null;
  securityGroups?: string[];
  volumes?: EC2VolumesConfig[];
}
export interface AmiSelector {
  amiId?: string;
}
export interface EC2VolumesConfig {
  deviceName: string;
  encrypted?: boolean;
  iops?: number | null;
  kmsKeyArn?: string | null;
  size?: number;
  throughput?: number | null;
  type?: string;
}
export interface NewNodeConfiguration {
  aks?: AKSConfig;
  containerRuntime?: NodeContainerRuntime;
  diskCpuRatio?: number;
  dockerConfig?: Record<string, unknown>;
  drainTimeoutSec?: number | null;
  eks?: EKSConfig;
  gke?: GKEConfig;
  image?: string | null;
  initScript?: string | null;
  kops?: KOPSConfig;
  kubeletConfig?: Record<string, unknown>;
  minDiskSize?: number | null;
  name: string;
  selfHostedWithEc2Nodes?: SelfHostedWithEc2NodesConfig;
  sshPublicKey?: string | null;
  subnets?: string[];
  tags?: Record<string, string>;
}
export interface NodeConfigurationUpdate {
  aks?: AKSConfig;
  containerRuntime?: NodeContainerRuntime;
  diskCpuRatio?: number;
  dockerConfig?: Record<string, unknown>;
  drainTimeoutSec?: number | null;
  eks?: EKSConfig;
  gke?: GKEConfig;
  image?: string | null;
  initScript?: string | null;
  kops?: KOPSConfig;
  kubeletConfig?: Record<string, unknown>;
  minDiskSize?: number | null;
  selfHostedWithEc2Nodes?: SelfHostedWithEc2NodesConfig;
  sshPublicKey?: string | null;
  subnets?: string[];
  tags?: Record<string, string>;
}
export interface NodePriceList {
  nodes: NodePrice[];
}
/** Dollars an hour as text, with as many decimals as it takes, five at most */
export interface NodePrice {
  id: string;
  name: string;
  /** Such as aws */
  provider: string;
  region: string;
  basePrice: string;
  totalRegularPrice: string;
  /** What is paid */
  totalPrice: string;
  discounts: NodePriceDiscount[];
  components: NodePriceComponent[];
  extensions: NodePriceExtension[];
  pricingPeriod: PricingPeriod;
}
export interface NodePriceDiscount {
  /** Such as discount */
  type?: string;
  /** A share: 0.08 is eight per cent */
  amount?: string;
  discount?: PriceReference;
  commitment?: PriceReference;
}
export interface PriceReference {
  id?: string;
}
export interface NodePriceComponent {
  type?: Open<'CPU' | 'EXTENDED_MEMORY' | 'GPU' | 'MEMORY' | 'TPU'>;
  amount?: number;
  unit?: Open<'COUNT' | 'GIB' | 'MIB' | 'MILLI_COUNT'>;
  price?: ComponentPrice;
}
export interface ComponentPrice {
  /** Of what the prices are; not always that of the amount */
  unit?: string;
  basePricePerUnit?: string;
  totalPricePerUnit?: string;
}
export interface NodePriceExtension {
  type?: Open<'GPU' | 'LOCAL_SSD'>;
}
export interface PricingPeriod {
  startTime?: string;
  /** Null for the present */
  endTime?: string | null;
}
export interface NodeTemplateList {
  items?: NodeTemplateListItem[];
}
export interface NodeTemplateListItem {
  stats: NodeTemplateListItemStats;
  template: NodeTemplate;
}
export interface NodeTemplateListItemStats {
  countFallback: number;
  countOnDemand: number;
  countSoleTenant: number;
  countSpot: number;
}
/** What nodes the autoscaler may make, and what they carry */
export interface NodeTemplate {
  clmEnabled?: boolean;
  /** default; others may come */
  clmNetworkingMode?: string;
  configurationId?: string;
  configurationName?: string;
  constraints?: TemplateConstraints;
  customInstancesEnabled?: boolean;
  customInstancesWithExtendedMemoryEnabled?: boolean;
  customLabel?: TemplateLabel;
  customLabels?: Record<string, string>;
  customTaints?: TemplateTaint[];
  /** Empty wherever it was seen */
  edgeLocationConfigs?: unknown[];
  edgeLocationIds?: string[];
  gpu?: TemplateGpu;
  /** The template used when a pod asks for none */
  isDefault?: boolean;
  isEnabled?: boolean;
  name?: string;
  priceAdjustmentConfiguration?: PriceAdjustmentConfiguration;
  rebalancingConfig?: RebalancingConfiguration;
  /** Whether its nodes carry its taints */
  shouldTaint?: boolean;
  stopEnabled?: boolean;
  version?: string;
}
/** Which instance types a template allows */
export interface TemplateConstraints {
  architecturePriority?: string[];
  architectures?: string[];
  aws?: TemplateConstraintsAWSConstraints;
  azs?: string[];
  bareMetal?: boolean | null;
  burstable?: ConstraintState;
  computeOptimized?: boolean | null;
  cpuManufacturers?: Array<'AMD' | 'AMPERE' | 'APPLE' | 'AWS' | 'INTEL'>;
  customPriority?: TemplateConstraintsCustomPriority[];
  customerSpecific?: ConstraintState;
  dedicatedNodeAffinity?: TemplateConstraintsDedicatedNodeAffinity[];
  enableSpotDiversity?: boolean | null;
  enableSpotReliability?: boolean | null;
  fallbackRestoreRateSeconds?: number | null;
  gcp?: TemplateConstraintsGCPConstraints;
  gpu?: TemplateConstraintsGPUConstraints;
  instanceFamilies?: TemplateConstraintsInstanceFamilyConstraints;
  isGpuOnly?: boolean | null;
  lifecycleTaintsDisabled?: boolean | null;
  maxCpu?: number | null;
  /** MiB */
  maxMemory?: number | null;
  maxPricePerCpu?: number | null;
  minCpu?: number | null;
  /** MiB */
  minMemory?: number | null;
  /** Whether on-demand is allowed */
  onDemand?: boolean | null;
  os?: string[];
  resourceLimits?: TemplateConstraintsResourceLimits;
  /** Whether spot is allowed */
  spot?: boolean | null;
  spotDiversityPriceIncreaseLimitPercent?: number | null;
  spotInterruptionPredictionsEnabled?: boolean | null;
  spotInterruptionPredictionsType?: string | null;
  spotReliabilityPriceIncreaseLimitPercent?: number | null;
  storageOptimized?: boolean | null;
  /** On-demand while spot cannot be had */
  useSpotFallbacks?: boolean | null;
}
export interface TemplateConstraintsAWSConstraints {
  capacityReservations?: TemplateConstraintsAWSConstraintsCapacityReservation[];
}
export interface TemplateConstraintsAWSConstraintsCapacityReservation {
  capacityResourceGroupArn?: string;
  id?: string;
  type?: 'CAPACITY_BLOCK' | 'CAPACITY_RESERVATION_TYPE_UNSPECIFIED' | 'ON_DEMAND_CAPACITY_RESERVATION';
}
export type ConstraintState = 'DISABLED' | 'ENABLED' | 'NOT_SET';
export interface TemplateConstraintsCustomPriority {
  families?: string[];
  onDemand?: boolean | null;
  spot?: boolean | null;
}
export interface TemplateConstraintsDedicatedNodeAffinity {
  affinity?: KubernetesNodeAffinity[];
  azName?: string;
  cpusPerGpu?: number | null;
  instanceTypes?: string[];
  maxCpu?: number | null;
  minGpusPerNode?: number | null;
  name?: string;
}
export interface TemplateConstraintsGCPConstraints {
  capacityReservationIds?: string[];
}
export interface TemplateConstraintsGPUConstraints {
  excludeNames?: string[];
  fractionalGpus?: ConstraintState;
  includeNames?: string[];
  manufacturers?: string[];
  maxCount?: number | null;
  minCount?: number | null;
}
export interface TemplateConstraintsInstanceFamilyConstraints {
  exclude?: string[];
  include?: string[];
}
export interface TemplateConstraintsResourceLimits {
  cpuLimitEnabled?: boolean;
  cpuLimitMaxCores?: number;
}
export interface TemplateLabel {
  key?: string;
  value?: string;
}
export interface TemplateTaint {
  effect?: TaintEffect;
  key?: string;
  value?: string;
}
export type TaintEffect = 'NoExecute' | 'NoSchedule';
export interface TemplateGpu {
  defaultSharedClientsPerGpu?: number | null;
  /** @deprecated */
  enableTimeSharing?: boolean;
  sharingConfiguration?: Record<string, TemplateSharedGpu>;
  sharingStrategy?: 'GPU_SHARING_STRATEGY_MPS' | 'GPU_SHARING_STRATEGY_TIME_SLICING' | 'GPU_SHARING_STRATEGY_UNSPECIFIED';
  userManagedGpuDrivers?: boolean | null;
}
export interface TemplateSharedGpu {
  sharedClientsPerGpu?: number | null;
}
export interface PriceAdjustmentConfiguration {
  instanceTypeAdjustments?: Record<string, string>;
}
export interface RebalancingConfiguration {
  minNodes?: number | null;
}
export interface NewNodeTemplate {
  clmEnabled?: boolean | null;
  configurationId?: string;
  constraints?: TemplateConstraints;
  customInstancesEnabled?: boolean | null;
  customInstancesWithExtendedMemoryEnabled?: boolean | null;
  customLabel?: TemplateLabel;
  customLabels?: Record<string, string>;
  customTaints?: NewTemplateTaint[];
  edgeLocationIds?: string[];
  gpu?: TemplateGpu;
  isDefault?: boolean;
  isEnabled?: boolean | null;
  name?: string;
  priceAdjustmentConfiguration?: PriceAdjustmentConfiguration;
  rebalancingConfig?: RebalancingConfiguration;
  shouldTaint?: boolean | null;
  stopEnabled?: boolean | null;
}
export interface NewTemplateTaint {
  effect?: TaintEffect;
  key: string;
  value?: string | null;
}
export interface NodeTemplateUpdate {
  clmEnabled?: boolean | null;
  configurationId?: string;
  constraints?: TemplateConstraints;
  customInstancesEnabled?: boolean | null;
  customInstancesWithExtendedMemoryEnabled?: boolean | null;
  customLabel?: TemplateLabel;
  customLabels?: Record<string, string>;
  customTaints?: NewTemplateTaint[];
  edgeLocationIds?: string[];
  gpu?: TemplateGpu;
  isDefault?: boolean;
  isEnabled?: boolean | null;
  priceAdjustmentConfiguration?: PriceAdjustmentConfiguration;
  rebalancingConfig?: RebalancingConfiguration;
  shouldTaint?: boolean | null;
  stopEnabled?: boolean | null;
}
export interface AvailableInstanceTypes {
  availableInstanceTypes?: AvailableInstanceType[];
}
export interface AvailableInstanceType {
  architecture?: string;
  availableGpuDevices?: AvailableInstanceTypeGPUDevice[];
  burstable?: boolean;
  /** An integer as a string */
  cpu?: string;
  cpuCost?: number;
  cpuManufacturers?: string[];
  csp?: string;
  customerSpecific?: boolean;
  family?: string;
  isBareMetal?: boolean;
  isComputeOptimized?: boolean;
  /** An integer as a string */
  memory?: string;
  name?: string;
  os?: Open<'linux' | 'unknown' | 'windows'>;
  region?: string;
  storageOptimizedOption?: Open<'Always' | 'Never' | 'OnDemand'>;
  zone?: string;
}
export interface AvailableInstanceTypeGPUDevice {
  count?: number;
  fractional?: boolean;
  manufacturer?: string;
  name?: string;
}
export interface NodeList {
  items?: Node[];
  nextCursor?: string;
}
export interface NodeFilterList {
  filters?: NodeFilter[];
}
export interface NodeFilter {
  name?: string;
  type?: string;
  values?: string[];
}
/** A node. Who made it and whether it is spot is in its labels: provisioner.cast.ai/managed-by, scheduling.cast.ai/spot. */
export interface Node {
  /** Who added the node: internal|autoscaler, internal|rebalancer, empty for one that CAST AI did not make; others may come */
  addedBy?: string;
  annotations: Record<string, string>;
  cloud: string;
  createdAt: string;
  gpuInfo?: GPUInfo;
  id: string;
  /** @deprecated */
  instanceArchitecture?: string | null;
  instanceId?: string | null;
  instanceLabels?: Record<string, string>;
  instanceName?: string | null;
  /**
   * Empty wherever it was seen
   * @deprecated
   */
  instancePrice?: string | null;
  instanceType: string;
  joinedAt?: string;
  labels: Record<string, string>;
  name: string;
  network?: NodeNetwork | null;
  /** The id of a version of the node configuration, only on nodes by CAST AI. The configuration's own id is the label provisioner.cast.ai/node-configuration-id. */
  nodeConfigurationId?: string | null;
  nodeInfo?: NodeInfo;
  providerId?: string | null;
  resources: NodeResources;
  /** A worker or a master; each has two spellings */
  role: Open<'NODE_TYPE_INVALID' | 'NODE_TYPE_MASTER' | 'NODE_TYPE_WORKER' | 'master' | 'worker'>;
  spotConfig: NodeSpotConfig;
  state: NodeState;
  subnetId?: string | null;
  taints: Taint[];
  /** Whether the node is cordoned */
  unschedulable: boolean;
  zone?: string;
}
export interface GPUInfo {
  gpuDevices?: GPUDevice[];
}
export interface GPUDevice {
  count?: number;
  manufacturer?: string;
  memoryMib?: number;
}
export interface NodeNetwork {
  privateIp?: string;
  publicIp?: string;
}
export interface NodeInfo {
  architecture?: string;
  containerRuntimeVersion?: string;
  kernelVersion?: string;
  kubeProxyVersion?: string;
  kubeletVersion?: string;
  operatingSystem?: string;
  osImage?: string;
}
export interface NodeResources {
  bandwidthCapacityMbps?: number;
  cpuAllocatableMilli?: number;
  cpuCapacityMilli?: number;
  cpuRequestsMilli?: number;
  memAllocatableMib?: number;
  memCapacityMib?: number;
  memRequestsMib?: number;
}
export interface NodeState {
  /** unknown, pending, creating, ready, not_ready, draining, deleting, deleted, interrupted, cordoned; others may come */
  phase?: string;
}
export interface AddNodeResponse {
  nodeId: string;
  operationId: string;
}
export interface DeleteNodeResponse {
  operationId?: string;
}
export interface DrainOptions {
  /** Evict what would not go otherwise */
  force?: boolean;
  /** Default 600 */
  timeoutSeconds?: number;
}
export interface DrainNodeResponse {
  operationId: string;
}
export interface NodeBatchSpec {
  baseConfig?: NodeBatchConfig;
  eks?: EKSNodeBatchConfig;
  options?: NodeBatchOption[];
  totalCapacity?: ComputeCapacity;
}
export interface NodeBatchConfig {
  aws?: AWSNodeConfig;
  configurationId?: string | null;
  edgeConfig?: EdgeConfig;
  gcp?: GCPNodeConfig;
  gpuConfig?: GPUConfig;
  kubernetesLabels?: Record<string, string>;
  kubernetesTaints?: Taint[];
  nodeAffinity?: NodeAffinity;
  spotConfig?: NodeSpotConfig;
  volume?: NodeVolume;
}
export interface EKSNodeBatchConfig {
  fleetContextId?: string | null;
}
export interface NodeBatchOption {
  capacityPerNode?: ComputeCapacity;
  instanceType?: string;
  subnetId?: string | null;
  zone?: string | null;
}
export interface ComputeCapacity {
  instances?: number;
}
export interface AddNodeBatchResponse {
  nodeBatchId?: string;
  operationId?: string;
}
export interface NodeBatch {
  completedAt?: string;
  createdCount?: number;
  createdNodes?: NodeBatchCreatedNode[];
  done?: boolean;
  errors?: NodeBatchOperationError[];
  failedCount?: number;
  startedAt?: string;
  status?: Open<'BATCH_OPERATION_STATUS_UNSPECIFIED' | 'FAILED' | 'IN_PROGRESS' | 'PARTIAL' | 'PENDING' | 'SUCCESS'>;
}
export interface NodeBatchCreatedNode {
  instanceType?: string;
  nodeId?: string;
  status?: Open<'CREATED' | 'JOINED' | 'JOIN_FAILED' | 'NODE_STATUS_UNSPECIFIED'>;
}
export interface NodeBatchOperationError {
  code?: string;
  message?: string;
}
/** What a call that takes time started */
export interface Operation {
  createdAt?: string;
  /** Whether it has ended */
  done?: boolean;
  /** Why it failed; absent when it succeeded */
  error?: OperationError;
  /** When it ended */
  finishedAt?: string;
  id?: string;
}
export interface OperationError {
  /** Words for a person */
  details?: string;
  /** A word for a program */
  reason?: string;
}
export type NotificationSeverity = 'UNSPECIFIED' | 'CRITICAL' | 'ERROR' | 'WARNING' | 'INFO' | 'SUCCESS';
export interface NotificationList {
  items?: Notification[];
  nextCursor?: string;
  previousCursor?: string;
  count?: number;
  countUnacked?: number;
  hasAny?: boolean;
}
/** Something CAST AI wants people to know */
export interface Notification {
  id?: string;
  name?: string;
  organizationId?: string;
  severity?: NotificationSeverity;
  /** Text; its form depends on name */
  details?: string;
  timestamp?: string;
  message?: string;
  clusterMetadata?: NotificationCluster;
  operationMetadata?: NotificationOperation;
  createdAt?: string;
  ackAt?: string;
  ackedBy?: string | null;
  isExpired?: boolean;
}
export interface NotificationCluster {
  id?: string;
  name?: string;
  providerType?: string;
  project?: string;
}
export interface NotificationOperation {
  id?: string;
  type?: string;
  category?: string;
}
export interface AckNotificationsRequest {
  ids?: string[];
}
export interface AckNotificationsResponse {
  /** How many were acknowledged, an integer as a string */
  total?: string;
}
export interface WebhookConfigList {
  items?: WebhookConfig[];
  nextCursor?: string;
  previousCursor?: string;
}
/** A webhook that carries notifications */
export interface WebhookConfig {
  id?: string;
  organizationId?: string;
  name?: string;
  severityTriggers?: NotificationSeverity[];
  clusterTriggers?: WebhookClusterTriggers;
  includeClusterless?: boolean;
  callbackUrl?: string;
  authKeys?: Record<string, string>;
  requestTemplate?: string;
  category?: string;
  subcategory?: string;
  /** CanConnect or FailedToConnect; others may come */
  status?: string;
  error?: string;
  createdAt?: string;
  updatedAt?: string;
  deletedAt?: string;
}
export interface WebhookClusterTriggers {
  clusterIds?: string[];
}
export interface NewWebhookConfig {
  name: string;
  severityTriggers: NotificationSeverity[];
  clusterTriggers?: WebhookClusterTriggers;
  includeClusterless: boolean;
  callbackUrl: string;
  /** Headers to send */
  authKeys?: Record<string, string>;
  /** A Go text template that renders JSON; it knows .NotificationID .OrganizationID .Severity .Name .Message .Details .Timestamp .Cluster and the functions toJSON, toISO8601 */
  requestTemplate: string;
  category?: string;
  subcategory?: string;
  /** Call the webhook once and store nothing */
  dryRun?: boolean | null;
}
export interface WebhookConfigUpdate {
  name: string;
  severityTriggers: NotificationSeverity[];
  clusterTriggers?: WebhookClusterTriggers;
  includeClusterless: boolean;
  callbackUrl: string;
  authKeys?: Record<string, string>;
  requestTemplate: string;
  category?: string;
  subcategory?: string;
}
export interface WebhookCategoryList {
  categories?: WebhookCategory[];
}
export interface WebhookCategory {
  name?: string;
  value?: string;
  subcategories?: Record<string, string>;
}
export interface CostComparison {
  summary?: CostComparisonSummary;
  periodA?: ComparedPeriod;
  periodB?: ComparedPeriod;
}
/** What the second period has less than the first; growth in percent */
export interface CostComparisonSummary {
  savingsPerProvisionedCpuCore?: number;
  savingsPerProvisionedCpuCorePercent?: number;
  /** Dollars a day */
  workloadOptimizationSavings?: number;
  workloadCpuCoresReduced?: number;
  clusterGrowthRate?: number;
  workloadGrowthRate?: number;
  [name: string]: unknown;
}
export interface ComparedPeriod {
  totalCost?: number;
  provisionedCpuCores?: number;
  usedCpuCores?: number;
  [name: string]: unknown;
}
export interface ClusterCostSummaryList {
  items?: ClusterCostSummary[];
}
export interface OrganizationClustersCost {
  summary?: OrganizationCostSummary;
  clusters?: OrganizationClusterCost[];
  topClustersCost?: TopClusterCost[];
  totalDailyCost?: TimestampedValue[];
  previousPeriodStart?: string;
  previousPeriodEnd?: string;
}
/** Decimal numbers as strings. The vendor calls totalCost an average of compute cost. */
export interface OrganizationCostSummary {
  totalCost?: string;
  cpuCost?: string;
  ramCost?: string;
  costOnDemand?: string;
  costFallback?: string;
  costSpot?: string;
  cpuRequested?: string;
  cpuProvisioned?: string;
  cpuAllocatable?: string;
  ramRequested?: string;
  ramProvisioned?: string;
  ramAllocatable?: string;
  gpuCost?: string;
  gpuRequested?: string;
  gpuProvisioned?: string;
  gpuAllocatable?: string;
  tpuCost?: string;
  tpuRequested?: string;
  tpuProvisioned?: string;
  tpuAllocatable?: string;
  storageCost?: string;
  storageRequested?: string;
  storageProvisioned?: string;
  storageClaimed?: string;
  totalCostPercentChange?: string;
}
export interface OrganizationClusterCost {
  clusterId?: string;
  clusterName?: string;
  clusterDeletedAt?: string | null;
  summary?: OrganizationCostSummary;
}
export interface TopClusterCost {
  clusterId?: string;
  items?: TimestampedValue[];
}
export interface TimestampedValue {
  timestamp?: string;
  value?: string;
}
export interface ClusterEfficiencyDetailsList {
  items?: ClusterEfficiencyDetails[];
  nextCursor?: string;
  count?: string;
}
export interface ClusterEfficiencyDetails {
  clusterId?: string;
  wasted?: WastedResources;
  onDemandResources?: LifecycleResources;
  spotResources?: LifecycleResources;
  fallbackResources?: LifecycleResources;
  storageResources?: StorageResourceEfficiency;
  cpuCost?: CostEfficiency;
  ramCost?: CostEfficiency;
  storageCost?: StorageCostEfficiency;
  cpuOverprovisionedPercent?: number;
  ramOverprovisionedPercent?: number;
  storageOverprovisionedPercent?: number;
}
export interface WastedResources {
  cpu?: number;
  ram?: number;
  storage?: number;
}
export interface LifecycleResources {
  cpuResources?: ResourceEfficiency;
  ramResources?: ResourceEfficiency;
}
export interface ResourceEfficiency {
  provisioned?: number;
  requested?: number;
  used?: number;
  overprovisionedPercent?: number;
}
export interface StorageResourceEfficiency {
  provisioned?: number;
  claimed?: number;
  requested?: number;
  overprovisionedPercent?: number;
}
export interface CostEfficiency {
  cost?: number;
  perUnitProvisioned?: number;
  perUnitRequested?: number;
  perUnitUsed?: number;
}
export interface StorageCostEfficiency {
  cost?: number;
  perGibProvisioned?: number;
  perGibClaimed?: number;
  perGibRequested?: number;
}
export interface ClusterDailyCostList {
  items?: ClusterDailyCost[];
}
export interface ClusterDailyCost {
  clusterId?: string;
  intervals?: DailyCostInterval[];
}
/** Hourly amounts, decimal numbers as strings */
export interface DailyCostInterval {
  timestamp?: string;
  costOnDemandPerHour?: string;
  costSpotPerHour?: string;
  costSpotFallbackPerHour?: string;
}
export interface OrganizationEfficiency {
  items?: OrganizationEfficiencyPoint[];
}
export interface OrganizationEfficiencyPoint {
  timestamp?: string;
  cpuResources?: ResourceEfficiency;
  cpuCost?: CostEfficiency;
  ramResources?: ResourceEfficiency;
  ramCost?: CostEfficiency;
  storageResources?: StorageResourceEfficiency;
  storageCost?: StorageCostEfficiency;
  onDemand?: LifecycleCostAndResources;
  spot?: LifecycleCostAndResources;
  fallback?: LifecycleCostAndResources;
}
export interface LifecycleCostAndResources {
  cpuResources?: ResourceEfficiency;
  ramResources?: ResourceEfficiency;
  cpuCost?: CostEfficiency;
  ramCost?: CostEfficiency;
}
export interface OrganizationEfficiencySummary {
  cpuResources?: ResourceEfficiency;
  cpuCost?: CostEfficiency;
  ramResources?: ResourceEfficiency;
  ramCost?: CostEfficiency;
  storageResources?: StorageResourceEfficiency;
  storageCost?: StorageCostEfficiency;
  totalWaste?: number;
}
export interface OrganizationCostOverview {
  clusters?: unknown[];
  latestSyncTime?: string;
  agent?: OrganizationOverviewData;
  agentless?: OrganizationOverviewData;
}
export interface OrganizationOverviewData {
  summary?: OrganizationOverviewSummary;
  resourceTimeseries?: unknown[];
}
export interface OrganizationOverviewSummary {
  totalClusters?: number;
  totalNodes?: number;
  spotNodeCount?: number;
  onDemandNodeCount?: number;
  providers?: unknown[];
  bySource?: unknown[];
  avgCpuUtilization?: string;
  avgRamUtilization?: string;
  totalCostHourly?: string;
  totalCpuProvisioned?: string;
  totalRamProvisioned?: string;
  totalGpuProvisioned?: string;
  spotCostHourly?: string;
  onDemandCostHourly?: string;
  rightsizedCostHourly?: string;
  potentialSavingsHourly?: string;
}
export interface Me {
  email?: string;
  emailHash?: string;
  fingerprint?: string | null;
  firstLogin?: boolean;
  hasHubspotContact?: boolean;
  id?: string;
  name?: string;
  readmeIoJwt?: string;
  username?: string;
}
export interface OrganizationList {
  organizations: Organization[];
}
/** An organisation the caller belongs to */
export interface Organization {
  blockEscalatedPrivilege?: boolean;
  childOrderId?: number | null;
  createdAt?: string;
  id?: string;
  internal?: boolean;
  name: string;
  organizationMember?: boolean;
  /** The enterprise it belongs to */
  parentId?: string | null;
  /** @deprecated */
  role?: unknown;
  type?: OrganizationType;
}
export type OrganizationType = Open<'ORGANIZATION_TYPE_CHILD' | 'ORGANIZATION_TYPE_DEFAULT' | 'ORGANIZATION_TYPE_ENTERPRISE'>;
export interface OrganizationDetails {
  billingType?: string;
  createdAt?: string;
  id?: string;
  metadata?: OrganizationMetadata;
  name: string;
  parentId?: string | null;
  type?: OrganizationType;
}
export interface OrganizationMetadata {
  parentOrganizationId?: string | null;
  partnerTenantId?: string | null;
}
export interface OrganizationUserList {
  users?: Membership[];
}
export interface Membership {
  createdAt?: string;
  groups?: GroupRef[];
  loginAt?: string;
  /** @deprecated */
  role?: unknown;
  user: OrganizationUser;
}
export interface GroupRef {
  id: string;
  name: string;
}
export interface OrganizationUser {
  authProvider?: string | null;
  email: string;
  hasHubspotContact?: boolean;
  id?: string;
  name: string;
  oid?: string | null;
  referId?: number | null;
  referVisit?: number | null;
  scimActive?: boolean | null;
  username: string;
}
export interface RoleList {
  nextPage?: NextPage;
  roles?: Role[];
  totalCount?: string;
}
export interface NextPage {
  cursor?: string;
  limit?: string;
}
export interface Role {
  createdAt?: string;
  default?: boolean;
  definition: RoleDefinition;
  /** @deprecated */
  deprecated?: boolean;
  description?: string;
  id?: string;
  level?: number;
  name?: string;
  organizationId?: string;
  updatedAt?: string;
}
export interface RoleDefinition {
  permissions?: Permissions[];
}
export interface Permissions {
  effect: Open<'ALLOW' | 'DENY'>;
  endpoints?: string[];
  groups?: string[];
}
export interface RoleBindingList {
  nextPage: NextPage;
  roleBindings?: RoleBinding[];
  totalCount?: string;
}
export interface RoleBinding {
  createdAt?: string;
  definition: RoleBindingDefinition;
  description?: string;
  id?: string;
  managedBy?: string;
  name?: string;
  organizationId?: string;
  status?: RoleBindingStatus[];
  updatedAt?: string;
}
export interface RoleBindingDefinition {
  childOrganizationId?: string;
  roleId: string;
  scopes?: RoleBindingScope[];
  subjects?: RoleBindingSubject[];
}
export interface RoleBindingScope {
  cluster?: ClusterScope;
  organization?: OrganizationScope;
  resource?: ResourceScope;
}
export interface ClusterScope {
  id: string;
}
export interface OrganizationScope {
  id: string;
}
export interface ResourceScope {
  id: string;
}
export interface RoleBindingSubject {
  group?: GroupSubject;
  serviceAccount?: ServiceAccountSubject;
  user?: UserSubject;
}
export interface GroupSubject {
  id: string;
  name?: string;
}
export interface ServiceAccountSubject {
  id: string;
  name?: string;
}
export interface UserSubject {
  email?: string;
  id: string;
  name?: string;
}
export interface RoleBindingStatus {
  message?: string;
  policies?: PolicyID[];
  state: Open<'ACCEPTED' | 'CREATED' | 'FAILED' | 'UNKNOWN'>;
  updatedAt?: string;
}
export interface PolicyID {
  id: string;
}
export interface ChildOrganizationList {
  items: ChildOrganization[];
  nextPageCursor?: string;
  prevPageCursor?: string;
  totalSize?: number;
}
export interface ChildOrganization {
  childOrderId: number;
  counters?: ChildOrganizationCounters;
  createTime?: string;
  id?: string;
  name?: string;
  type?: Open<'ORGANIZATION_TYPE_CHILD' | 'ORGANIZATION_TYPE_DEFAULT' | 'ORGANIZATION_TYPE_ENTERPRISE' | 'ORGANIZATION_TYPE_UNSPECIFIED'>;
}
export interface ChildOrganizationCounters {
  clusters?: number;
  groups?: number;
  roleBindings?: number;
  users?: number;
}
export interface EnterpriseMemberList {
  items?: EnterpriseMember[];
  nextPageCursor?: string;
  prevPageCursor?: string;
  totalSize?: number;
}
export interface EnterpriseMember {
  invitation?: EnterpriseMemberInvitation;
  user?: EnterpriseMemberUser;
}
export interface EnterpriseMemberInvitation {
  createTime?: string;
  definition?: EnterpriseInvitationDefinition;
  email?: string;
  id?: string;
  organizationId?: string;
  validTime?: string;
}
export interface EnterpriseInvitationDefinition {
  groups?: EnterpriseMemberGroup[];
  roleBindings?: EnterpriseDefinitionRoleBinding[];
}
export interface EnterpriseMemberGroup {
  id?: string;
  name?: string;
}
export interface EnterpriseDefinitionRoleBinding {
  roleId?: string;
  scopes?: EnterpriseRoleBindingScope[];
}
export interface EnterpriseRoleBindingScope {
  id?: string;
  scope?: Open<'CLUSTER' | 'ORGANIZATION'>;
}
export interface EnterpriseMemberUser {
  authProvider?: string;
  createTime?: string;
  email?: string;
  id?: string;
  loginTime?: string;
  name?: string;
  oid?: string;
  organizations?: EnterpriseMemberOrganization[];
  scimActive?: boolean;
  username?: string;
}
export interface EnterpriseMemberOrganization {
  groups?: EnterpriseMemberGroup[];
  id?: string;
  name?: string;
  roleBinding?: EnterpriseMemberRoleBinding[];
}
export interface EnterpriseMemberRoleBinding {
  id?: string;
  name?: string;
  roleId?: string;
  scopes?: EnterpriseRoleBindingScope[];
}
export interface PodMutationList {
  items?: PodMutation[];
  nextPageCursor?: string;
}
/** A change made to the pods that its filter finds, as they are created */
export interface PodMutation {
  affinity?: MutationAffinity;
  annotations?: Record<string, string>;
  clusterId?: string;
  createTime?: string;
  distributionGroups?: DistributionGroup[];
  enabled?: boolean;
  id?: string;
  labels?: Record<string, string>;
  mutatedPodsCount?: number;
  name?: string;
  nodeSelector?: NodeSelectorPatch;
  nodeTemplatesToConsolidate?: string[];
  /** @deprecated */
  objectFilter?: LegacyObjectFilter;
  objectFilterV2?: ObjectFilter;
  organizationId?: string;
  patch?: Array<Record<string, unknown>>;
  podEviction?: MutationPodEviction;
  restartMatchingWorkloads?: boolean;
  source?: 'API' | 'CUSTOM_RESOURCE' | 'SOURCE_UNSPECIFIED';
  spotDistributionPercentage?: number;
  spotType?: 'OPTIONAL_SPOT' | 'PREFERRED_SPOT' | 'SPOT_TYPE_UNSPECIFIED' | 'USE_ONLY_SPOT';
  tolerations?: MutationToleration[];
  updateTime?: string;
}
export interface MutationAffinity {
  nodeAffinity?: MutationNodeAffinity;
}
export interface MutationNodeAffinity {
  preferredDuringSchedulingIgnoredDuringExecution?: WeightedNodeAffinityTerm[];
}
export interface WeightedNodeAffinityTerm {
  preference?: MutationNodeSelectorTerm;
  weight?: number;
}
export interface MutationNodeSelectorTerm {
  matchExpressions?: MutationNodeSelectorRequirement[];
}
export interface MutationNodeSelectorRequirement {
  key?: string;
  operator?: string;
  values?: string[];
}
export interface DistributionGroup {
  config?: DistributionGroupConfig;
  name?: string;
  percentage?: number;
}
export interface DistributionGroupConfig {
  affinity?: MutationAffinity;
  annotations?: Record<string, string>;
  labels?: Record<string, string>;
  nodeSelector?: NodeSelectorPatch;
  nodeTemplatesToConsolidate?: string[];
  patch?: Array<Record<string, unknown>>;
  spotType?: 'OPTIONAL_SPOT' | 'PREFERRED_SPOT' | 'SPOT_TYPE_UNSPECIFIED' | 'USE_ONLY_SPOT';
  tolerations?: MutationToleration[];
}
export interface NodeSelectorPatch {
  add?: Record<string, string>;
  remove?: Record<string, string>;
}
export interface MutationToleration {
  effect?: string;
  key?: string;
  operator?: string;
  tolerationSeconds?: string;
  value?: string;
}
export interface LegacyObjectFilter {
  excludeKinds?: string[];
  excludeLabelsFilter?: LegacyObjectFilterLabel[];
  excludeLabelsOperator?: 'AND' | 'FILTER_OPERATOR_UNSPECIFIED' | 'OR';
  excludeNames?: string[];
  excludeNamespaces?: string[];
  kinds?: string[];
  labelsFilter?: LegacyObjectFilterLabel[];
  labelsOperator?: 'AND' | 'FILTER_OPERATOR_UNSPECIFIED' | 'OR';
  names?: string[];
  namespaces?: string[];
}
export interface LegacyObjectFilterLabel {
  label?: string;
  value?: string;
}
export interface ObjectFilter {
  celExpression?: string;
  excludeKinds?: ObjectMatcher[];
  excludeLabels?: ObjectLabelsFilter;
  excludeNames?: ObjectMatcher[];
  excludeNamespaces?: ObjectMatcher[];
  excludeTolerations?: ObjectTolerationsFilter;
  kinds?: ObjectMatcher[];
  labels?: ObjectLabelsFilter;
  names?: ObjectMatcher[];
  namespaces?: ObjectMatcher[];
  tolerations?: ObjectTolerationsFilter;
}
export interface ObjectMatcher {
  type?: 'EXACT' | 'REGEX' | 'TYPE_UNSPECIFIED';
  value?: string;
}
export interface ObjectLabelsFilter {
  matchers?: ObjectLabelMatcher[];
  operator?: 'AND' | 'FILTER_OPERATOR_UNSPECIFIED' | 'OR';
}
export interface ObjectLabelMatcher {
  key?: ObjectMatcher;
  value?: ObjectMatcher;
}
export interface ObjectTolerationsFilter {
  matchers?: ObjectTolerationMatcher[];
  operator?: 'AND' | 'FILTER_OPERATOR_UNSPECIFIED' | 'OR';
}
export interface ObjectTolerationMatcher {
  key?: ObjectMatcher;
  operator?: ObjectMatcher;
  value?: ObjectMatcher;
}
export interface MutationPodEviction {
  enabled?: boolean;
}
export interface RebalancingScheduleList {
  schedules: RebalancingSchedule[];
}
export interface RebalancingSchedule {
  id?: string;
  /** Its jobs on clusters */
  jobs?: RebalancingJob[];
  lastTriggerAt?: string | null;
  launchConfiguration: LaunchConfiguration;
  name: string;
  nextTriggerAt?: string;
  schedule: CronSchedule;
  triggerConditions: TriggerConditions;
}
/** A rebalancing schedule bound to a cluster */
export interface RebalancingJob {
  clusterId?: string;
  /** Whether it runs */
  enabled?: boolean | null;
  id?: string;
  lastTriggerAt?: string | null;
  nextTriggerAt?: string | null;
  rebalancingPlanId?: string;
  rebalancingScheduleId: string;
  status?: 'JobStatusFailed' | 'JobStatusFinished' | 'JobStatusInProgress' | 'JobStatusPending' | 'JobStatusSkipped';
}
/** Which nodes a scheduled rebalancing takes, and how */
export interface LaunchConfiguration {
  /** Only nodes at least this old */
  nodeTtlSeconds?: number;
  /** How many nodes at most */
  numTargetedNodes?: number;
  rebalancingOptions?: RebalancingOptions;
  selector?: ScheduledNodeSelector;
  targetNodeSelectionAlgorithm?: 'TargetNodeSelectionAlgorithmNormalizedPrice' | 'TargetNodeSelectionAlgorithmUtilization' | 'TargetNodeSelectionAlgorithmUtilizedPrice';
}
export interface RebalancingOptions {
  /**
   * Use aggressiveModeConfig
   * @deprecated
   */
  aggressiveMode?: boolean | null;
  aggressiveModeConfig?: ScheduledAggressiveModeConfig;
  drainFailureConfig?: DrainFailureConfig;
  evictGracefully?: boolean | null;
  executionConditions?: ExecutionConditions;
  /** @deprecated */
  keepDrainTimeoutNodes?: boolean | null;
  maxSimultaneousDrains?: number | null;
  minNodes?: number;
}
export interface ScheduledAggressiveModeConfig {
  ignoreLocalPersistentVolumes?: boolean;
  ignoreProblemJobPods?: boolean;
  ignoreProblemPodsWithoutController?: boolean;
  ignoreProblemPreventedDrainPods?: boolean;
  ignoreProblemRemovalDisabledPods?: boolean;
}
export interface DrainFailureConfig {
  disableUncordon?: boolean | null;
  uncordonAfterSeconds?: number;
}
export interface ScheduledNodeSelector {
  nodeSelectorTerms?: NodeSelectorTerm[];
}
export interface NodeSelectorTerm {
  matchExpressions?: NodeSelectorRequirement[];
  matchFields?: NodeSelectorRequirement[];
}
export interface NodeSelectorRequirement {
  key?: string | null;
  operator?: string | null;
  values?: string[];
}
export interface CronSchedule {
  /** Five fields; may start with CRON_TZ=Area/City, else UTC */
  cron: string;
}
export interface TriggerConditions {
  /** Run whatever would be saved */
  ignoreSavings?: boolean | null;
  /** Run only when this much would be saved */
  savingsPercentage?: number;
}
export interface RebalancingScheduleUpdate {
  launchConfiguration?: LaunchConfiguration;
  name?: string;
  schedule?: CronSchedule;
  triggerConditions?: TriggerConditions;
}
export interface RebalancingJobList {
  jobs: RebalancingJob[];
}
export interface RebalancingSchedulePreview {
  affectedNodes?: AffectedNode[];
  willTriggerAt?: string[];
}
export interface AffectedNode {
  id?: string;
}
export interface TimeZoneList {
  timeZones?: TimeZone[];
}
export interface TimeZone {
  name?: string;
  offset?: string;
}
export interface RebalancingPlanList {
  items?: RebalancingPlan[];
  nextCursor?: string;
}
/** A set of nodes to be replaced by a cheaper one. configurations and operations are filled only when asked for. */
export interface RebalancingPlan {
  /**
   * Use aggressiveModeConfig
   * @deprecated
   */
  aggressiveMode?: boolean | null;
  aggressiveModeConfig?: AggressiveModeConfig;
  clusterId: string;
  configurations: RebalancingConfigurations | null;
  createdAt: string;
  createdNodesAt?: string | null;
  deletedNodesAt?: string | null;
  drainedNodesAt?: string | null;
  errors?: RebalancingPlanError[];
  evictGracefully: boolean;
  executionConditions: ExecutionConditions;
  finishedAt?: string | null;
  generatedAt?: string | null;
  keepDrainTimeoutNodes?: boolean;
  minNodes: number;
  operations: RebalancingOperation[];
  pausedDrainConfig?: PausedDrainConfig;
  rebalancingNodeIds: string[];
  rebalancingPlanId?: string;
  scheduleId?: string | null;
  status: Open<'creating_nodes' | 'deleting_nodes' | 'draining_nodes' | 'error' | 'finished' | 'generated' | 'generating' | 'invalid' | 'partially_finished' | 'preparing_nodes'>;
  triggeredAt?: string | null;
  updatedAt: string;
}
export interface AggressiveModeConfig {
  ignoreLocalPersistentVolumes?: boolean;
  ignoreProblemJobPods?: boolean;
  ignoreProblemPodsWithoutController?: boolean;
  ignoreProblemPreventedDrainPods?: boolean;
  ignoreProblemRemovalDisabledPods?: boolean;
}
/** The nodes before (blue) and after (green), and the difference */
export interface RebalancingConfigurations {
  achieved?: RebalancingNodeSetTotals;
  achievedDiff?: RebalancingDiff;
  blue?: RebalancingNodeSet;
  diff?: RebalancingDiff;
  green?: RebalancingNodeSet;
  recommendations?: RebalancingRecommendations;
}
export interface RebalancingNodeSetTotals {
  affectedNodeTotals: RebalancingTotals;
  clusterTotals: RebalancingTotals;
}
/** Prices are decimal numbers as strings */
export interface RebalancingTotals {
  memoryMib?: number;
  migratablePods?: number;
  milliCpu?: number;
  nodes?: number;
  pods?: number;
  priceHourly?: string;
  priceMonthly?: string;
  problematicPods?: number;
  replaceableNodes?: number;
}
/** What the plan saves. The percentages and prices are decimal numbers as strings. */
export interface RebalancingDiff {
  clusterSavingsPercentage?: string;
  priceHourly?: string;
  priceMonthly?: string;
  savingsPercentage?: string;
}
export interface RebalancingNodeSet {
  clusterTotals?: RebalancingTotals;
  nodes?: RebalancingNodeSetNode[];
  totals?: RebalancingTotals;
}
export interface RebalancingNodeSetNode {
  createdAt?: string;
  id?: string | null;
  instanceType?: string;
  isControlPlane?: boolean;
  isLegacy?: boolean;
  isSpot?: boolean;
  isSpotFallback?: boolean;
  managedBy?: string;
  memoryMib?: number;
  milliCpu?: number;
  name?: string;
  os?: Os;
  priceHourly?: string;
  provisionedNode?: RebalancingProvisionedNode;
  totalPods?: number;
  totalProblematicPods?: number;
}
export type Os = Open<'linux' | 'unknown' | 'windows'>;
export interface RebalancingProvisionedNode {
  createdAt?: string;
  instanceType?: string;
  isSpot?: boolean;
  isSpotFallback?: boolean;
  memoryMib?: number;
  milliCpu?: number;
  os?: Os;
  priceHourly?: string;
}
export interface RebalancingRecommendations {
  applied?: boolean;
}
/** achievedSavingsBelowThreshold is no failure: the plan stopped since it would have saved too little */
export interface RebalancingPlanError {
  message?: string;
  node?: string | null;
  pod?: string | null;
  reason?: Open<'achievedSavingsBelowThreshold' | 'canceled_by_user' | 'invalid' | 'nodeCreateFailed' | 'nodeDeleteFailed' | 'nodeDrainFailed' | 'nodePrepareFailed' | 'rebalancingPlanGenerationFailed' | 'rebalancingPlanTimeout' | 'unknown' | 'upscalingFailed'>;
}
export interface ExecutionConditions {
  /** The plan stops when it would save less */
  achievedSavingsPercentage?: number;
  enabled?: boolean;
}
export interface RebalancingOperation {
  createParams?: CreateNodeParams;
  createdAt?: string;
  deleteParams?: DeleteNodeParams;
  drainParams?: DrainNodeParams;
  error?: string | null;
  finishedAt?: string | null;
  id?: string;
  nodeId?: string | null;
  prepareParams?: PrepareNodeParams;
  type?: Open<'create_node' | 'delete_node' | 'drain_node' | 'invalid' | 'prepare_node'>;
}
export interface CreateNodeParams {
  azName?: string | null;
  csp?: string;
  instanceType?: string;
  isSpot?: boolean;
  isSpotFallback?: boolean;
  nodeConfigurationId?: string;
  spotReliabilityScore?: number | null;
  subnetId?: string | null;
  volumeSizeGib?: number;
}
export interface DeleteNodeParams {
  csp?: string;
  instanceType?: string;
  isSpot?: boolean;
  isSpotFallback?: boolean;
}
export interface DrainNodeParams {
  csp?: string;
  drainTimeout?: string | null;
  instanceType?: string;
  isSpot?: boolean;
  isSpotFallback?: boolean;
}
export interface PrepareNodeParams {
  csp?: string;
  instanceType?: string;
  isSpot?: boolean;
  isSpotFallback?: boolean;
  spotReliabilityScore?: number | null;
}
export interface PausedDrainConfig {
  enabled?: boolean;
  timeoutSeconds?: number | null;
}
export interface NewRebalancingPlan {
  /**
   * Use aggressiveModeConfig
   * @deprecated
   */
  aggressiveMode?: boolean | null;
  aggressiveModeConfig?: AggressiveModeConfig;
  evictGracefully?: boolean | null;
  executionConditions?: ExecutionConditions;
  keepDrainTimeoutNodes?: boolean | null;
  /** Default 3 */
  minNodes?: number;
  pausedDrainConfig?: PausedDrainConfig;
  /** Empty: the whole cluster */
  rebalancingNodes?: RebalancingNode[];
}
export interface RebalancingNode {
  nodeId?: string;
}
export interface RebalancingPlanReference {
  rebalancingPlanId?: string;
}
export interface ProblematicNodes {
  clusterId: string;
  hasProblems: boolean;
  nodes: ProblematicNode[];
}
export interface ProblematicNode {
  name: string;
  nodeId: string;
  problems: string[];
}
export interface ProblematicWorkloads {
  clusterId: string;
  controllers: ProblematicController[];
  hasProblems: boolean;
  standalonePods: ProblematicPod[];
}
export interface ProblematicController {
  kind: string;
  name: string;
  problems: string[];
}
export interface ProblematicPod {
  name: string;
  problems: string[];
}
export interface RebalancedWorkloads {
  isActive?: boolean;
  selectors?: RebalancedWorkloadSelector[];
}
export interface RebalancedWorkloadSelector {
  matchExpressions?: RebalancedWorkloadSelectorExpression[];
  matchLabels?: Record<string, string>;
}
export interface RebalancedWorkloadSelectorExpression {
  key?: string;
  operator?: Open<'DoesNotExist' | 'Exists' | 'In' | 'Invalid' | 'NotIn'>;
  values?: string[];
}
export interface ClusterWorkloads {
  clusterId: string;
  workloads: ClusterWorkload[];
}
export interface ClusterWorkload {
  costImpact: ClusterWorkloadCostImpact;
  issues: ClusterWorkloadIssue[];
  memoryMib: number;
  milliCpu: number;
  name: string;
  namespace: string;
  nodes: ClusterWorkloadNode[];
  replicas: number;
  resource: string;
  status: ClusterWorkloadStatus;
}
export interface ClusterWorkloadCostImpact {
  level: string;
  value: number;
}
export interface ClusterWorkloadIssue {
  description: string;
  kind: string;
}
export interface ClusterWorkloadNode {
  id: string;
  name: string;
  specs: ClusterWorkloadNodeSpecifications;
  status: ClusterWorkloadNodeStatus;
  totalPods: number;
  totalProblematicPods: number;
  workloadReplicas: number;
}
export interface ClusterWorkloadNodeSpecifications {
  instanceType: string;
  memoryMib: number;
  milliCpu: number;
}
export interface ClusterWorkloadNodeStatus {
  migrationStatus: string;
  reason: Open<'AlreadyRebalancing' | 'Invalid' | 'ProblematicWorkloads' | 'RebalancingNodeDrainFailed'>;
}
export interface ClusterWorkloadStatus {
  migrationStatus: string;
}
export interface ScalingPolicyList {
  items: ScalingPolicy[];
}
/** How the workloads that are assigned to it are optimised */
export interface ScalingPolicy {
  applyType: ApplyType;
  assignmentRules?: ScalingPolicyAssignmentRule[];
  clusterId: string;
  createdAt: string;
  hasWorkloadsConfiguredByAnnotations: boolean;
  hpaSettings?: ScalingPolicyHPASettings;
  id: string;
  isCastware: boolean;
  /** The policy of workloads that no other takes */
  isDefault: boolean;
  isOpsPilot: boolean;
  /** Whether it cannot be changed */
  isReadonly: boolean;
  name: string;
  organizationId: string;
  recommendationPolicies: RecommendationPolicies;
  updatedAt: string;
}
export interface ScalingPolicyAssignmentRule {
  namespace?: KubernetesNamespaceMatcher;
  workload?: KubernetesWorkloadMatcher;
}
export interface KubernetesNamespaceMatcher {
  labelsExpressions?: KubernetesLabelExpressionMatcher[];
  names?: string[];
}
export interface KubernetesLabelExpressionMatcher {
  key?: string | null;
  operator: 'KUBERNETES_LABEL_SELECTOR_OP_CONTAINS' | 'KUBERNETES_LABEL_SELECTOR_OP_DOES_NOT_EXIST' | 'KUBERNETES_LABEL_SELECTOR_OP_EXISTS' | 'KUBERNETES_LABEL_SELECTOR_OP_IN' | 'KUBERNETES_LABEL_SELECTOR_OP_NOT_IN' | 'KUBERNETES_LABEL_SELECTOR_OP_REGEX' | 'KUBERNETES_LABEL_SELECTOR_OP_UNSPECIFIED';
  values: string[];
}
export interface KubernetesWorkloadMatcher {
  gvk?: string[];
  labelsExpressions?: KubernetesLabelExpressionMatcher[];
}
export interface ScalingPolicyHPASettings {
  managementOption: ManagementOption;
  nativeHpaSpec: ScalingPolicyNativeHPASpec;
  takeOwnership: boolean;
}
export interface ScalingPolicyNativeHPASpec {
  behavior?: HorizontalPodAutoscalerBehavior;
  maxReplicas: number;
  metrics: MetricSpec[];
  minReplicas: number;
}
export interface RecommendationPolicies {
  anomalyDetection?: AnomalyDetectionSettings;
  antiAffinity?: AntiAffinitySettings;
  applyType: ApplyType;
  confidence?: ConfidenceSettings;
  cpu: ResourcePolicies;
  downscaling?: DownscalingSettings;
  excludedContainers?: string[];
  gpu?: GPUSettings;
  hpaConverters?: HPAConverters[];
  jvm?: JVMSettings;
  managementOption: ManagementOption;
  memory: ResourcePolicies;
  memoryEvent?: MemoryEventSettings;
  predictiveScaling?: PredictiveScalingSettings;
  rolloutBehavior?: RolloutBehaviorSettings;
  startup?: StartupSettings;
}
export interface ResourcePolicies {
  applyThreshold: number;
  applyThresholdStrategy?: ApplyThresholdStrategy;
  /** For QUANTILE the quantile, such as 0.8 */
  args: string[];
  constraints?: ConstraintsV2;
  function: 'MAX' | 'QUANTILE';
  limit?: ResourceLimitStrategy;
  lookBackPeriodSeconds?: number | null;
  managementOption?: ManagementOption;
  max?: number | null;
  min?: number | null;
  /** A share: 0.1 is ten per cent */
  overhead: number;
}
export interface GPUSettings {
  managementOption: ManagementOption;
}
export interface JVMSettings {
  autoInstrument?: boolean | null;
  memory?: JVMMemorySettings;
}
export interface JVMMemorySettings {
  optimization: boolean;
}
export interface NewScalingPolicy {
  applyType: ApplyType;
  assignmentRules?: ScalingPolicyAssignmentRule[];
  hpaSettings?: ScalingPolicyHPASettings;
  isOpsPilot?: boolean;
  name: string;
  recommendationPolicies: RecommendationPolicies;
}
export interface ScalingPolicyUpdate {
  applyType: ApplyType;
  assignmentRules?: ScalingPolicyAssignmentRule[];
  hpaSettings?: ScalingPolicyHPASettings;
  isOpsPilot?: boolean;
  name: string;
  recommendationPolicies: RecommendationPolicies;
}
export interface ScalingPolicyAssignment {
  workloadIds?: string[];
}
export interface ScalingPolicyOrder {
  policyIds?: string[];
}
export interface ImageSecurityOverview {
  totalImageRepositories?: number;
  criticalVulnerabilities?: number;
  highVulnerabilities?: number;
  mediumVulnerabilities?: number;
  lowVulnerabilities?: number;
  criticalFixes?: number;
  highFixes?: number;
  mediumFixes?: number;
  lowFixes?: number;
}
export interface BestPracticesOverview {
  passedChecks?: number;
  failedChecks?: number;
  workloads?: ComplianceCounts;
  nodes?: ComplianceCounts;
  other?: ComplianceCounts;
}
/** How many keep to all checks, how many do not, and by the severest check that each failed */
export interface ComplianceCounts {
  compliant?: number;
  nonCompliant?: number;
  critical?: number;
  high?: number;
  medium?: number;
  low?: number;
}
export interface AttackPathsOverview {
  attackPaths?: number;
  criticalAttackPaths?: number;
  highAttackPaths?: number;
  mediumAttackPaths?: number;
  lowAttackPaths?: number;
}
export interface NodeSecurityOverview {
  totalNodes?: number;
  criticalVulnerabilities?: number;
  highVulnerabilities?: number;
  mediumVulnerabilities?: number;
  lowVulnerabilities?: number;
}
export interface VulnerabilityOverview {
  criticalVulnerabilities?: number;
  highVulnerabilities?: number;
  mediumVulnerabilities?: number;
  lowVulnerabilities?: number;
}
export interface AttackPathList {
  items: Array<Record<string, unknown>>;
}
export interface ClusterSecurity {
  settings?: ClusterSecuritySettings;
}
export interface ClusterSecuritySettings {
  status?: string;
  agentVersion?: string;
  lastActivity?: string | null;
  features?: string[];
  featureStatus?: Record<string, string>;
}
export interface SecurityImageList {
  items: SecurityImage[];
}
export interface SecurityImage {
  digest?: string;
  tags?: SecurityImageTag[];
  status?: Open<'NotRunning' | 'Running'>;
  scanStatus?: Open<'Unknown' | 'Pending' | 'Failed' | 'Completed'>;
  scanErrorMsg?: string;
  clusters?: number;
  affectedResources?: number;
  fixes?: number;
  vulnerabilitiesBySeverityLevel?: Record<string, number>;
}
export interface SecurityImageTag {
  id?: string;
  name?: string;
  version?: string;
}
export interface BestPracticeCheckList {
  checks: BestPracticeCheck[];
}
export interface BestPracticeCheck {
  ruleId: string;
  name: string;
  type?: string;
  severityLevel: Open<'any' | 'none' | 'low' | 'medium' | 'high' | 'critical'>;
  severityScore?: number;
  failed: number;
  total: number;
  excepted?: number;
  manual?: boolean;
  provider?: string;
  clustersCount?: number;
  labels?: string[];
}
export interface SpotBlacklist {
  items: SpotBlacklistEntry[];
}
/** Either instanceFamily or instanceType */
export interface SpotBlacklistEntry {
  organizationId: string;
  clusterId: string;
  lifecycle: 'spot';
  instanceFamily?: string;
  instanceType?: string;
}
export interface ValueRealizationRequest {
  /** All of them if left out */
  clusterIds?: string[];
}
export interface ValueRealizationReport {
  items: ValueRealizationItem[];
  /** Only "" was seen */
  nextPageCursor: string;
}
export interface ValueRealizationItem {
  clusterId: string;
  clusterName: string;
  clusterStatus: string;
  baselineType: BaselineType;
  /** Whether workload autoscaling acts */
  woopAdopted: boolean;
  autoscalerAdopted: boolean;
  cost: RealizedCost;
  cpu: RealizedCpu;
  memory: RealizedMemory;
}
/** BASELINE_TYPE_UNSPECIFIED: there is none */
export type BaselineType = Open<'BASELINE_TYPE_UNSPECIFIED' | 'CLUSTER_HISTORY' | 'INDUSTRY_AVERAGE'>;
/** Dollars of the window */
export interface RealizedCost {
  actualCost: number;
  projectedCost: number;
  autoscalerSavings: number;
  /** Not in totalSavings */
  workloadAutoscalerSavings: number;
  totalSavings: number;
}
export interface RealizedCpu {
  actualCost: number;
  projectedCost: number;
  provisionedCoresHourly: number;
  projectedCoresHourly: number;
  requestedCoresHourly: number;
  provisionedCoreHours: number;
  projectedCoreHours: number;
  requestedCoreHours: number;
  provisionedCores: number;
  projectedCores: number;
  requestedCores: number;
}
/** Byte-hours exceed 2^53 and are rounded then */
export interface RealizedMemory {
  actualCost: number;
  projectedCost: number;
  provisionedBytesHourly: number;
  projectedBytesHourly: number;
  requestedBytesHourly: number;
  provisionedByteHours: number;
  projectedByteHours: number;
  requestedByteHours: number;
  provisionedGib: number;
  projectedGib: number;
  requestedGib: number;
}
export interface ValueRealizationTimeline {
  summary: ValueRealizationSummary;
  timelineItems: ValueRealizationStep[];
}
export interface ValueRealizationSummary {
  cost: RealizedCost;
  cpu: RealizedCpu;
  memory: RealizedMemory;
  woopAdopted: boolean;
  autoscalerAdopted: boolean;
  workloadOptimization: RealizedWorkloadOptimization;
  nodes: RealizedNodes;
}
export interface ValueRealizationStep {
  timestamp: string;
  cost: RealizedCost;
  cpu: RealizedCpu;
  memory: RealizedMemory;
  workloadOptimization: RealizedWorkloadOptimization;
  nodes: RealizedNodes;
}
export interface RealizedWorkloadOptimization {
  managedWorkloadCount: string;
  totalWorkloadCount: string;
  managed: RealizedWorkloadUsage;
  unmanaged: RealizedWorkloadUsage;
}
export interface RealizedWorkloadUsage {
  cpuUsedCoreHours: number;
  cpuRequestedCoreHours: number;
  memoryUsedByteHours: number;
  memoryRequestedByteHours: number;
}
export interface RealizedNodes {
  actualNodeCount: number;
  projectedNodeCount: number;
  actualCostPerNode: number;
  projectedCostPerNode: number;
}
export interface ClusterBaseline {
  cpuOverprovisioningFactor: number;
  memoryOverprovisioningFactor: number;
  costPerCpuCoreHourly: number;
  costPerMemoryGibHourly: number;
  baselinePeriodStartTime: string;
  baselinePeriodEndTime: string;
  baselineType: BaselineType;
  /** A day or more after the period */
  updateTime: string;
}
export interface ClusterRestrictionList {
  items: ClusterRestriction[];
  totalCount: number;
}
export interface ClusterRestriction {
  resource: RestrictedResource;
  /** Such as pdb-too-strict */
  restrictionIds: string[];
}
export interface RestrictedResource {
  resourceName: string;
  resourceKind: string;
  resourceNamespace: string;
}
export type LabelsOperator = 'OR' | 'AND';
export interface WorkloadCostReport {
  clusterId?: string;
  items?: WorkloadCosts[];
  noDataReason?: NoDataReason;
  nextCursor?: string;
  count?: string;
}
export interface WorkloadCosts {
  workloadName?: string;
  workloadType?: string;
  namespace?: string;
  costMetrics?: WorkloadCostPoint[];
  labels?: WorkloadLabel[];
}
export interface WorkloadCostPoint {
  timestamp?: string;
  costOnDemand?: string;
  costSpot?: string;
  costSpotFallback?: string;
  cpuCountOnDemand?: string;
  cpuCountSpot?: string;
  cpuCountSpotFallback?: string;
  podCountOnDemand?: string;
  podCountSpot?: string;
  podCountSpotFallback?: string;
  uptimeMinutesOnDemand?: string;
  uptimeMinutesSpot?: string;
  uptimeMinutesSpotFallback?: string;
  cpuCostOnDemand?: string;
  cpuCostSpot?: string;
  cpuCostSpotFallback?: string;
  ramCostOnDemand?: string;
  ramCostSpot?: string;
  ramCostSpotFallback?: string;
  ramGibOnDemand?: string;
  ramGibSpot?: string;
  ramGibSpotFallback?: string;
  gpuCostOnDemand?: string;
  gpuCostSpot?: string;
  gpuCostSpotFallback?: string;
  gpuCountOnDemand?: string;
  gpuCountSpot?: string;
  gpuCountSpotFallback?: string;
}
export interface WorkloadLabel {
  label?: string;
  value?: string;
}
export interface WorkloadFilter {
  labels?: WorkloadLabel[];
  labelsOperator?: LabelsOperator;
  workloadNames?: string[];
  workloadTypes?: string[];
  namespaces?: string[];
}
export type SortOrder = 'ASC' | 'DESC';
export interface WorkloadCostSummaryList {
  clusterId?: string;
  items?: WorkloadCostSummaryItem[];
  noDataReason?: NoDataReason;
  nextCursor?: string;
  count?: string;
  previousPeriodStart?: string;
  previousPeriodEnd?: string;
}
export interface WorkloadCostSummaryItem {
  workloadName?: string;
  workloadType?: string;
  namespace?: string;
  cost?: WorkloadCostSummary;
  labels?: WorkloadLabel[];
}
export interface WorkloadCostSummary {
  podCount?: string;
  cpuCount?: string;
  ramGib?: string;
  gpuCount?: string;
  tpuCount?: string;
  cpuCost?: string;
  ramCost?: string;
  gpuCost?: string;
  tpuCost?: string;
  costOnDemand?: string;
  costSpot?: string;
  costSpotFallback?: string;
  totalCost?: string;
  storageCost?: string;
  storageGib?: string;
  totalCostPercentChange?: string;
}
export interface WorkloadEfficiencyReport {
  clusterId: string;
  items?: WorkloadEfficiency[];
  topItems?: TopWorkload[];
  metricsServerAvailable?: boolean;
  noDataReason?: NoDataReason;
  nextCursor?: string;
  count?: string;
}
export interface WorkloadEfficiency {
  workloadName: string;
  workloadType: string;
  namespace: string;
  requests: CostResources;
  usage: CostResources;
  waste?: CostResources;
  costImpact?: CostImpact;
  totalCostImpact?: string;
}
export interface CostResources {
  cpu: string;
  memoryGib: string;
}
export interface CostImpact {
  onDemand: string;
  spot: string;
  spotFallback: string;
}
export interface TopWorkload {
  workloadName: string;
  workloadType: string;
  namespace: string;
  costImpact?: CostImpact;
  costImpactHistory?: CostImpactHistoryItem[];
}
export interface CostImpactHistoryItem {
  timestamp?: string;
  costImpact?: CostImpact;
}
export interface NamespaceFilter {
  namespace?: string;
}
export interface NamespaceCostSummaryList {
  clusterId?: string;
  items?: NamespaceCostSummary[];
  noDataReason?: NoDataReason;
  nextCursor?: string;
  count?: string;
}
export interface NamespaceCostSummary {
  namespace?: string;
  cost?: NamespaceCost;
}
export interface NamespaceCost {
  workloadCount?: string;
  cpuCount?: string;
  ramGib?: string;
  gpuCount?: string;
  tpuCount?: string;
  cpuCost?: string;
  ramCost?: string;
  gpuCost?: string;
  tpuCost?: string;
  costOnDemand?: string;
  costSpot?: string;
  costSpotFallback?: string;
  totalCost?: string;
  storageGib?: string;
  storageCost?: string;
  requestedCpuHours?: string;
  requestedRamGibHours?: string;
  requestedGpuHours?: string;
  requestedTpuHours?: string;
  requestedStorageGibHours?: string;
}
export interface NamespaceTotalCostList {
  clusterId?: string;
  items?: NamespaceTotalCost[];
  noDataReason?: NoDataReason;
  nextCursor?: string;
  count?: string;
}
export interface NamespaceTotalCost {
  namespace?: string;
  costMetrics?: TimedCost[];
  totalCost?: string;
}
export interface TimedCost {
  timestamp?: string;
  totalCost?: string;
}
export interface NamespaceCostReport {
  clusterId?: string;
  namespace?: string;
  noDataReason?: NoDataReason;
  costSummary?: unknown;
  dailyCostItems?: unknown[];
}
export interface WorkloadEventMetrics {
  clusterId?: string;
  series?: WorkloadEventSeries[];
}
export interface WorkloadEventSeries {
  eventType?: string;
  items?: WorkloadEventPoint[];
  managedBy?: string;
}
export interface WorkloadEventPoint {
  timestamp?: string;
  eventCount?: string;
  byContainer?: unknown[];
  byWorkload?: unknown[];
}
export interface OrganizationWorkloadEventMetrics {
  series?: WorkloadEventSeries[];
}
export interface WorkloadEventList {
  items: WorkloadEvent[];
  nextCursor?: string | null;
}
export interface WorkloadEvent {
  clusterId: string;
  createdAt: string;
  event: WorkloadEventPayload;
  id: string;
  initiatedBy?: WorkloadEventInitiator;
  organizationId: string;
  type: WorkloadEventType;
  workloads?: WorkloadEventWorkload[];
}
export interface WorkloadEventPayload {
  configurationChangedV2?: ConfigurationChangedEvent;
  cpuPressure?: CPUPressureEvent;
  cpuPressureResolved?: CPUPressureResolvedEvent;
  failedHook?: FailedHookEvent;
  gpuRecommendedRequestsChanged?: GPURecommendedRequestsChangedEvent;
  hpaAlmostMaxedOut?: HPAMaxedOutEvent;
  hpaMaxedOut?: HPAMaxedOutEvent;
  memoryPressureEviction?: MemoryPressureEvictionEvent;
  nativeVpaStateChanged?: NativeVPAStateChangedEvent;
  oomKill?: OOMKillEvent;
  recommendedPodCountChanged?: RecommendedPodCountChangedEvent;
  recommendedRequestsChanged?: RecommendedRequestsChangedEvent;
  scalingPolicyAssigned?: ScalingPolicyAssigned;
  scalingPolicyCreated?: ScalingPolicyCreated;
  scalingPolicyDeleted?: ScalingPolicyDeleted;
  scalingPolicyOrderUpdated?: ScalingPolicyOrderUpdatedEvent;
  scalingPolicyUpdated?: ScalingPolicyUpdated;
  startupFailure?: StartupFailureEvent;
  surge?: SurgeEvent;
  systemOverrideReset?: SystemOverrideResetEvent;
  systemOverrideTriggered?: SystemOverrideTriggeredEvent;
  unboundMemoryGrowth?: Record<string, unknown>;
}
export interface ConfigurationChangedEvent {
  current: ConfigurationChange;
  previous: ConfigurationChange;
}
export interface ConfigurationChange {
  scalingPolicyConfig: ScalingPolicyConfig;
  workloadConfig: WorkloadConfig;
}
export interface ScalingPolicyConfig {
  id: string;
  name: string;
}
export interface CPUPressureEvent {
  containers: CPUPressureContainer[];
}
export interface CPUPressureContainer {
  eligiblePodCount: number;
  name: string;
  podCountTotal: number;
  pressurePercentage: number;
}
export interface CPUPressureResolvedEvent {
  containers: PSIPressureResolvedContainer[];
}
export interface PSIPressureResolvedContainer {
  name: string;
  startedAt: string;
  stoppedAt: string;
}
export interface FailedHookEvent {
  message: string;
  time: string;
}
export interface GPURecommendedRequestsChangedEvent {
  containers: GPURecommendationContainer[];
  debugData?: Record<string, unknown>;
}
export interface GPURecommendationContainer {
  devices?: GPUDeviceRecommendation[];
  name: string;
}
export interface GPUDeviceRecommendation {
  count: number;
  idleFraction?: number;
  maxUsedMemoryBytes?: string;
  memoryUtilPeak?: number;
  migProfile?: string;
  productName: string;
  sharingStrategy?: string;
  smActive?: number;
}
export interface HPAMaxedOutEvent {
  desiredReplicas: number;
  maxReplicas: number;
}
export interface MemoryPressureEvictionEvent {
  containers?: MemoryPressureEvictionContainer[];
}
export interface MemoryPressureEvictionContainer {
  memoryUsageGib?: number | null;
  name?: string;
}
export interface NativeVPAStateChangedEvent {
  vpaPresent: boolean;
}
export interface OOMKillEvent {
  containers: OomKillContainer[];
}
export interface OomKillContainer {
  name: string;
  resources: ContainerResources;
}
export interface RecommendedPodCountChangedEvent {
  current: number;
  debugData?: Record<string, unknown>;
  previous: number;
  summary?: RecommendationSummary;
}
export interface RecommendationSummary {
  actionType?: Open<'ACTION_TYPE_UNSPECIFIED' | 'APPLY' | 'IGNORE' | 'PERSIST'>;
  applyType?: ApplyType;
  confidence?: SummaryConfidence;
  containerRecommendations?: Record<string, ContainerRecommendationSummary>;
  origins?: RecommendationOrigin[];
  thresholds?: WorkloadThresholds;
}
export interface SummaryConfidence {
  threshold?: number;
  total?: number;
}
export interface ContainerRecommendationSummary {
  resources?: ContainerResources;
  steps?: RecommendationStep[];
  thresholds?: ContainerThresholds;
}
export interface RecommendationStep {
  args?: Record<string, unknown>;
  labels?: RecommendationStepLabel[];
  message?: string;
  resources?: ContainerResources;
}
export interface RecommendationStepLabel {
  key?: string;
  unit?: Open<'BYTE' | 'MILLICORE' | 'PERCENT' | 'UNIT_UNSPECIFIED'>;
  value?: string;
}
export interface ContainerThresholds {
  cpu?: ResourceThreshold;
  memory?: ResourceThreshold;
}
export interface ResourceThreshold {
  reference?: number | null;
  threshold?: number;
}
export interface WorkloadThresholds {
  cpu?: ApplyThresholdStrategy;
  memory?: ApplyThresholdStrategy;
}
export interface RecommendedRequestsChangedEvent {
  applyType: ApplyType;
  current: RecommendedRequestsChange;
  debugData?: Record<string, unknown>;
  origins?: RecommendationOrigin[];
  previous: RecommendedRequestsChange;
  summary?: RecommendationSummary;
}
export interface RecommendedRequestsChange {
  containers?: OomKillContainer[];
}
export interface ScalingPolicyAssigned {
  policy: ScalingPolicy;
}
export interface ScalingPolicyCreated {
  policy: ScalingPolicy;
}
export interface ScalingPolicyDeleted {
  policy: ScalingPolicy;
}
export interface ScalingPolicyOrderUpdatedEvent {
  current: ScalingPolicyOrderItem[];
  previous: ScalingPolicyOrderItem[];
}
export interface ScalingPolicyOrderItem {
  id: string;
  name: string;
}
export interface ScalingPolicyUpdated {
  current: ScalingPolicy;
  previous: ScalingPolicy;
}
export interface StartupFailureEvent {
  containers: StartupFailureContainer[];
}
export interface StartupFailureContainer {
  name: string;
  probeFailureIncrease: number;
}
export interface SurgeEvent {
  containers: SurgeContainer[];
}
export interface SurgeContainer {
  name: string;
  recommendedBefore: ResourceQuantity;
  surge: ResourceQuantity;
}
export interface SystemOverrideResetEvent {
  origin: Open<'SYSTEM_OVERRIDE_RESET_ORIGIN_ANNOTATIONS_OFF' | 'SYSTEM_OVERRIDE_RESET_ORIGIN_API_CALL' | 'SYSTEM_OVERRIDE_RESET_ORIGIN_EXPIRED' | 'SYSTEM_OVERRIDE_RESET_ORIGIN_UNSPECIFIED'>;
  target: SystemOverrideTarget;
}
export type SystemOverrideTarget = Open<'SYSTEM_OVERRIDE_TARGET_ALL' | 'SYSTEM_OVERRIDE_TARGET_UNSPECIFIED' | 'SYSTEM_OVERRIDE_TARGET_VERTICAL_OPTIMIZATION'>;
export interface SystemOverrideTriggeredEvent {
  origin: Open<'SYSTEM_OVERRIDE_ORIGIN_CONTINUOUS_OOM_KILLED' | 'SYSTEM_OVERRIDE_ORIGIN_UNBOUND_MEMORY_GROWTH' | 'SYSTEM_OVERRIDE_ORIGIN_UNSPECIFIED'>;
  target: SystemOverrideTarget;
}
export interface WorkloadEventInitiator {
  email?: string | null;
  id: string;
  name?: string | null;
}
export type WorkloadEventType = Open<'EVENT_TYPE_CONFIGURATION_CHANGEDV2' | 'EVENT_TYPE_CPU_PRESSURE' | 'EVENT_TYPE_CPU_PRESSURE_RESOLVED' | 'EVENT_TYPE_FAILED_HELM_TEST_HOOK' | 'EVENT_TYPE_GPU_RECOMMENDED_REQUESTS_CHANGED' | 'EVENT_TYPE_HPA_ALMOST_MAXED_OUT' | 'EVENT_TYPE_HPA_MAXED_OUT' | 'EVENT_TYPE_INVALID' | 'EVENT_TYPE_MEMORY_PRESSURE_EVICTION' | 'EVENT_TYPE_NATIVE_VPA_STATE_CHANGED' | 'EVENT_TYPE_OOM_KILL' | 'EVENT_TYPE_RECOMMENDED_POD_COUNT_CHANGED' | 'EVENT_TYPE_RECOMMENDED_REQUESTS_CHANGED' | 'EVENT_TYPE_SCALING_POLICY_ASSIGNED' | 'EVENT_TYPE_SCALING_POLICY_CREATED' | 'EVENT_TYPE_SCALING_POLICY_DELETED' | 'EVENT_TYPE_SCALING_POLICY_ORDER_UPDATED' | 'EVENT_TYPE_SCALING_POLICY_UPDATED' | 'EVENT_TYPE_STARTUP_FAILURE' | 'EVENT_TYPE_SURGE' | 'EVENT_TYPE_SYSTEM_OVERRIDE_RESET' | 'EVENT_TYPE_SYSTEM_OVERRIDE_TRIGGERED' | 'EVENT_TYPE_UNBOUND_MEMORY_GROWTH'>;
export interface WorkloadEventWorkload {
  id: string;
  kind: string;
  name: string;
  namespace: string;
}
export interface WorkloadEventDetails {
  event: WorkloadEvent;
}
export interface WorkloadEventsSummary {
  items: WorkloadEventTypeSummary[];
  totalCount: number;
}
export interface WorkloadEventTypeSummary {
  count?: number;
  percent?: number;
  type?: WorkloadEventType;
}
export interface WorkloadEvictionConfig {
  /** Whether pods without a replica are evicted too */
  aggressiveMode?: boolean;
  arm64Supported?: boolean;
  /** Between two looks for nodes to drain */
  cycleInterval?: string;
  /** Until a node that could not be drained is uncordoned */
  drainRollbackTimeout?: string;
  /** For a node to be drained */
  drainTimeout?: string;
  dryRun?: boolean;
  emitNodeRelatedPodEvents?: boolean;
  enabled?: boolean;
  forceDisableKarpenterMode?: boolean;
  forceDisableLiveMigration?: boolean;
  forceDisablePodMutations?: boolean;
  forceDisableWoop?: boolean;
  ignorePodDisruptionBudgets?: boolean;
  /** 0 is no limit */
  maxTargetNodesPerCycle?: number;
  minTargetNodesPerCycle?: number;
  /** For so long a new node is left alone */
  nodeGracePeriodMinutes?: number;
  podEvictionFailureBackOffInterval?: string;
  /** Whether dear nodes are drained first */
  pricingAwarenessEnabled?: boolean;
  /** Whether only nodes of CAST AI are drained */
  scopedMode?: boolean;
  softTainting?: boolean;
  status?: Open<'EVICTOR_STATUS_COMPATIBLE' | 'EVICTOR_STATUS_INCOMPATIBLE' | 'EVICTOR_STATUS_INVALID_CONFIG' | 'EVICTOR_STATUS_MISSING' | 'EVICTOR_STATUS_UNSPECIFIED'>;
  targetNodePercentage?: number;
  windows?: boolean;
}
export interface WorkloadList {
  nextCursor?: string | null;
  workloads: Workload[];
}
/** A workload of Kubernetes that workload autoscaling knows. Whether it is optimised is workloadConfigV2.vpaConfig.managementOption. */
export interface Workload {
  annotations: KeyValuePair[];
  clusterId: string;
  containers: Container[];
  costsPerHour?: Costs;
  createdAt: string;
  deployedRecommendation?: DeployedRecommendation;
  error?: string | null;
  errorTitle?: string | null;
  group: string;
  hasNativeHpa?: boolean | null;
  hpaSpec?: HPASpec;
  hpaState?: HPAState;
  id: string;
  isCustom: boolean;
  isJobLike: boolean;
  kind: string;
  labels: KeyValuePair[];
  /** ANNOTATIONS: the annotation workloads.cast.ai/configuration decides, and changes through the API are refused */
  managedBy: Open<'ANNOTATIONS' | 'API'>;
  matchingPodCount: number;
  name: string;
  namespace: string;
  nativeHpaUnsupportedReasonDetails?: HPAUnsupportedReason;
  organizationId: string;
  /** Pods now */
  podCount: number;
  predictionInsights: PredictiveInsights;
  recommendation?: WorkloadRecommendation;
  recommendationStatus: RecommendationStatus;
  /** As its spec says */
  replicas: number;
  scaledPodCount: number;
  scalingPolicyId: string;
  scalingPolicyName: string;
  /** Who assigned the policy */
  scalingPolicyOrigin: Open<'ORIGIN_ANNOTATIONS' | 'ORIGIN_API' | 'ORIGIN_ASSIGNMENT_RULES' | 'ORIGIN_DEFAULT' | 'ORIGIN_UNSET'>;
  suggestedScalingPolicyId?: string | null;
  suggestedScalingPolicyName?: string | null;
  systemOverrides: WorkloadSystemOverrides;
  updatedAt: string;
  version: string;
  woopHpaUnsupportedReason?: string | null;
  workloadConfigV2: WorkloadConfig;
  workloadOverrides?: WorkloadOverrides;
}
export interface KeyValuePair {
  key: string;
  value: string;
}
export interface Container {
  firstSeenResources?: ContainerResources | null;
  name: string;
  originalResources?: ContainerResources | null;
  recommendation?: ContainerResources | null;
  resources?: ContainerResources;
  runtime?: Open<'GPU' | 'JVM' | 'RUNTIME_UNSPECIFIED'>;
}
export interface ContainerResources {
  limits?: ResourceQuantity | null;
  requests?: ResourceQuantity | null;
}
export interface ResourceQuantity {
  cpuCores?: number | null;
  memoryGib?: number | null;
}
export interface Costs {
  originalRequested?: number | null;
  recommended?: number | null;
  requested?: number | null;
}
export interface DeployedRecommendation {
  applyType: ApplyType;
}
/** IMMEDIATE restarts pods to apply a recommendation, DEFERRED waits for their next start */
export type ApplyType = 'DEFERRED' | 'IMMEDIATE' | 'UNKNOWN';
export interface HPASpec {
  behavior?: HorizontalPodAutoscalerBehavior;
  managedByCastai: boolean;
  maxReplicas: number;
  metrics?: MetricSpec[];
  minReplicas?: number | null;
  targetCpuUtilizationPercentage?: number | null;
}
export interface HorizontalPodAutoscalerBehavior {
  scaleDown?: HPAScalingRules;
  scaleUp?: HPAScalingRules;
}
export interface HPAScalingRules {
  policies?: HPAScalingPolicy[];
  selectPolicy?: 'DISABLED_POLICY_SELECT' | 'MAX_CHANGE_POLICY_SELECT' | 'MIN_CHANGE_POLICY_SELECT' | 'SCALING_POLICY_SELECT_UNSPECIFIED';
  stabilizationWindowSeconds?: number | null;
  tolerance?: string | null;
}
export interface HPAScalingPolicy {
  periodSeconds: number;
  type: 'HPA_SCALING_POLICY_TYPE_UNSPECIFIED' | 'PERCENT_SCALING_POLICY' | 'PODS_SCALING_POLICY';
  value: number;
}
export interface MetricSpec {
  containerResource?: ContainerResourceMetricSource;
  external?: ExternalMetricSource;
  object?: ObjectMetricSource;
  pods?: PodsMetricSource;
  resource?: ResourceMetricSource;
  type?: 'CONTAINER_RESOURCE' | 'EXTERNAL' | 'METRIC_SOURCE_TYPE_UNSPECIFIED' | 'OBJECT' | 'PODS' | 'RESOURCE';
}
export interface ContainerResourceMetricSource {
  container: string;
  name: string;
  target: MetricTarget;
}
export interface MetricTarget {
  type: 'AVERAGE_VALUE' | 'METRIC_TARGET_TYPE_UNSPECIFIED' | 'UTILIZATION' | 'VALUE';
  value: string;
}
export interface ExternalMetricSource {
  metric: MetricIdentifier;
  target: MetricTarget;
}
export interface MetricIdentifier {
  name: string;
  selector: Record<string, string>;
}
export interface ObjectMetricSource {
  describedObject: CrossVersionObjectReference;
  metric: MetricIdentifier;
  target: MetricTarget;
}
export interface CrossVersionObjectReference {
  apiVersion?: string;
  kind?: string;
  name?: string;
}
export interface PodsMetricSource {
  metric: MetricIdentifier;
  target: MetricTarget;
}
export interface ResourceMetricSource {
  name: string;
  target: MetricTarget;
}
export interface HPAState {
  legacyConfig?: HPALegacyConfig;
  legacyUnsupportedReason?: HPALegacyUnsupportedReason;
  mode: Open<'HPA_MODE_LEGACY' | 'HPA_MODE_NATIVE' | 'HPA_MODE_NOT_SET' | 'HPA_MODE_TAKEOVER' | 'HPA_MODE_UNSPECIFIED' | 'HPA_MODE_V2'>;
  nativeHpa?: HPASpec;
  v2Config?: HPAV2Config;
  v2UnsupportedReason?: HPAUnsupportedReason;
}
export interface HPALegacyConfig {
  managementOption: ManagementOption;
  maxReplicas: number;
  minReplicas: number;
}
/** MANAGED: recommendations are applied. READ_ONLY: they are only made. */
export type ManagementOption = 'MANAGED' | 'READ_ONLY' | 'UNDEFINED';
export interface HPALegacyUnsupportedReason {
  description: string;
  type: Open<'HPA_LEGACY_UNSUPPORTED_REASON_HAS_NATIVE_HPA' | 'HPA_LEGACY_UNSUPPORTED_REASON_NO_ELIGIBLE_CONTAINER' | 'HPA_LEGACY_UNSUPPORTED_REASON_ROLLOUT_WORKLOAD_REF' | 'HPA_LEGACY_UNSUPPORTED_REASON_UNKNOWN' | 'HPA_LEGACY_UNSUPPORTED_REASON_WORKLOAD_TYPE'>;
}
export interface HPAV2Config {
  behavior?: HorizontalPodAutoscalerBehavior;
  managementOption: ManagementOption;
  maxReplicas: number;
  metrics?: MetricSpec[];
  minReplicas: number;
  takeOwnership: boolean;
}
export interface HPAUnsupportedReason {
  description: string;
  type: Open<'HPA_UNSUPPORTED_REASON_TAKE_OWNERSHIP' | 'HPA_UNSUPPORTED_REASON_UNKNOWN' | 'HPA_UNSUPPORTED_REASON_WORKLOAD_TYPE'>;
}
export interface PredictiveInsights {
  availableUntil?: string | null;
  isEligible: boolean;
}
export interface WorkloadRecommendation {
  confidence: number;
  deployed: boolean;
  estimatedThresholdReachedAt?: string | null;
  events: RecommendationEvent[];
  hpaSpec?: HPASpec;
  origins?: RecommendationOrigin[];
  replicas?: number | null;
}
export interface RecommendationEvent {
  type: Open<'RECOMMENDATION_EVENT_TYPE_INVALID' | 'RECOMMENDATION_EVENT_TYPE_REVERT'>;
}
export type RecommendationOrigin = Open<'ORIGIN_CONFIG_CHANGED' | 'ORIGIN_HPA_ALMOST_MAXED_OUT' | 'ORIGIN_HPA_MAXED_OUT' | 'ORIGIN_MEMORY_EVENT' | 'ORIGIN_READONLY_RESOURCE_CHANGED' | 'ORIGIN_SNAPSHOT' | 'ORIGIN_STARTUP_FAILURE_EVENT' | 'ORIGIN_SURGE_EVENT' | 'ORIGIN_UNKNOWN' | 'ORIGIN_VERTICAL_MANAGEMENT_ENABLED'>;
export interface RecommendationStatus {
  appliedPods: number;
  earliestActiveRecommendationAt?: string | null;
  error?: RecommendationError;
  lowConfidence: boolean;
  stopReason?: RecommendationStopReason;
  totalPods: number;
  type: Open<'STATUS_APPLIED' | 'STATUS_STOPPED' | 'STATUS_UNKNOWN' | 'STATUS_WAITING'>;
}
export interface RecommendationError {
  message: string;
  type: Open<'ERROR_CUSTOM_WORKLOAD_CONTAINERS_MISMATCH' | 'ERROR_CUSTOM_WORKLOAD_INVALID_NAME' | 'ERROR_DEPLOY_FAILED' | 'ERROR_HPA_STATUS_UNHEALTHY' | 'ERROR_IMMEDIATE_APPLY_BLOCKED' | 'ERROR_RECOMMENDATION_GENERATION' | 'ERROR_UNKNOWN'>;
}
export interface RecommendationStopReason {
  message: string;
  type: Open<'STOP_REASON_OOMKILL' | 'STOP_REASON_UNKNOWN'>;
}
export interface WorkloadSystemOverrides {
  verticalOptimization: VerticalOptimizationOverride;
}
export interface VerticalOptimizationOverride {
  active: boolean;
}
/** The configuration in effect: the scaling policy's, with the workload's own over it */
export interface WorkloadConfig {
  hpaConfig: HPAConfig;
  rolloutBehavior?: RolloutBehaviorSettings;
  vpaConfig: VPAConfig;
}
export interface HPAConfig {
  behavior?: HorizontalPodAutoscalerBehavior;
  managementOption: ManagementOption;
  maxReplicas?: number | null;
  metrics?: MetricSpec[];
  minReplicas?: number | null;
  takeOwnership?: boolean | null;
  useNative?: boolean | null;
}
export interface RolloutBehaviorSettings {
  delaySeconds?: number | null;
  preferOneByOne?: boolean | null;
  type?: 'NO_DISRUPTION' | 'UNSPECIFIED';
}
export interface VPAConfig {
  anomalyDetection?: AnomalyDetectionSettings;
  antiAffinity: AntiAffinitySettings;
  applyType: ApplyType;
  containerConstraints: ContainerConstraints[];
  containers: ContainerConfig[];
  cpu: ResourceConfig;
  downscaling?: DownscalingSettings;
  excludedContainers?: string[];
  hpaConverters?: HPAConverters[];
  jvm?: JVMRuntimeConfiguration;
  managementOption: ManagementOption;
  memory: ResourceConfig;
  memoryEvent?: MemoryEventSettings;
  predictiveScaling?: PredictiveScalingSettings;
  startup?: StartupSettings | null;
}
export interface AnomalyDetectionSettings {
  cpuPressure?: CPUPressureSettings;
  infiniteMemoryScaling?: InfiniteMemoryScalingSettings;
}
export interface CPUPressureSettings {
  cpuStallThresholdPercentage: number;
  minPressuredPodPercentage: number;
}
export interface InfiniteMemoryScalingSettings {
  enabled: boolean;
}
export interface AntiAffinitySettings {
  considerAntiAffinity?: boolean | null;
}
export interface ContainerConstraints {
  containerName: string;
  cpu?: ResourceConfig;
  memory?: ResourceConfig;
}
/** Bounds are in cores for CPU and in MiB for memory; constraints tell them a second time */
export interface ResourceConfig {
  applyThreshold?: number | null;
  applyThresholdStrategy?: ApplyThresholdStrategy;
  /** For QUANTILE the quantile, such as 0.8 */
  args: string[];
  constraints?: ConstraintsV2;
  function: Open<'MAX' | 'QUANTILE'>;
  limit?: ResourceLimitStrategy;
  lookBackPeriodSeconds?: number | null;
  managementOption?: ManagementOption;
  max?: number | null;
  min?: number | null;
  /** A share: 0.1 is ten per cent */
  overhead: number;
}
export interface ApplyThresholdStrategy {
  customAdaptiveThreshold?: ApplyThresholdStrategyCustomAdaptiveThreshold;
  defaultAdaptiveThreshold?: Record<string, unknown>;
  percentageThreshold?: ApplyThresholdStrategyPercentageThreshold;
}
export interface ApplyThresholdStrategyCustomAdaptiveThreshold {
  denominator: number;
  exponent: number;
  numerator: number;
}
export interface ApplyThresholdStrategyPercentageThreshold {
  percentage: number;
}
export interface ConstraintsV2 {
  max?: ConstraintsV2Strategy;
  min?: ConstraintsV2Strategy;
}
export interface ConstraintsV2Strategy {
  constant?: ConstraintsV2Constant;
  percentageOfOriginal?: ConstraintsV2PercentageOfOriginal;
}
export interface ConstraintsV2Constant {
  value: number;
}
export interface ConstraintsV2PercentageOfOriginal {
  value: number;
}
export interface ResourceLimitStrategy {
  multiplier?: number;
  onlyIfOriginalExist?: boolean | null;
  onlyIfOriginalLower?: boolean | null;
  type: 'KEEP_LIMITS' | 'MAINTAIN_RATIO' | 'MULTIPLIER' | 'NO_LIMIT' | 'UNKNOWN';
}
export interface ContainerConfig {
  containerName: string;
  cpu?: ContainerConstraintsV3;
  jvm?: JVMRuntimeConfiguration;
  memory?: ContainerConstraintsV3;
}
export interface ContainerConstraintsV3 {
  constraints?: ConstraintsV2;
  max?: number | null;
  min?: number | null;
}
export interface JVMRuntimeConfiguration {
  autoInstrument?: boolean | null;
  enabled?: boolean | null;
  optionsEnvVar?: string | null;
}
export interface DownscalingSettings {
  applyType?: ApplyType;
}
export interface HPAConverters {
  type: 'AVERAGE_VALUE_FROM_ORIGINAL_REQUESTS' | 'HPA_CONVERTER_TYPE_UNSPECIFIED';
}
export interface MemoryEventSettings {
  applyType?: ApplyType;
}
export interface PredictiveScalingSettings {
  cpu?: PredictiveScaling;
}
export interface PredictiveScaling {
  enabled: boolean;
}
export interface StartupSettings {
  periodSeconds?: number | null;
  twoPhaseRecommendations?: TwoPhaseRecommendations;
}
export interface TwoPhaseRecommendations {
  enabled: boolean;
  requestsOnStartup?: ResourceQuantity;
}
/** What of the configuration is the workload's own */
export interface WorkloadOverrides {
  horizontal?: HorizontalOverrides;
  rolloutBehavior?: RolloutBehaviorSettings;
  vertical?: VerticalOverrides;
}
export interface HorizontalOverrides {
  behavior?: HorizontalPodAutoscalerBehavior;
  managementOption?: ManagementOption;
  maxReplicas?: number | null;
  metrics?: MetricSpec[];
  minReplicas?: number | null;
  scaleDown?: ScalingBehaviour;
  shortAverageSeconds?: number | null;
  takeOwnership?: boolean | null;
  useNative?: boolean | null;
}
export interface ScalingBehaviour {
  stabilizationWindowSeconds?: number | null;
}
export interface VerticalOverrides {
  anomalyDetection?: AnomalyDetectionSettings;
  antiAffinity?: AntiAffinitySettings;
  applyType?: ApplyType;
  confidence?: ConfidenceSettings;
  /** @deprecated */
  containerConstraints?: ContainerConstraintsV2[];
  containers?: ContainerConfig[];
  cpu?: ResourceConfigOverrides;
  downscaling?: DownscalingSettings;
  excludedContainers?: string[];
  hpaConverters?: HPAConverters[];
  jvm?: JVMRuntimeConfiguration;
  managementOption?: ManagementOption;
  memory?: ResourceConfigOverrides;
  memoryEvent?: MemoryEventSettings;
  predictiveScaling?: PredictiveScalingSettings;
  startup?: StartupSettings;
}
export interface ConfidenceSettings {
  threshold?: number | null;
}
export interface ContainerConstraintsV2 {
  containerName: string;
  cpu?: ContainerConstraintsV3;
  memory?: ContainerConstraintsV3;
}
export interface ResourceConfigOverrides {
  applyThreshold?: number | null;
  applyThresholdStrategy?: ApplyThresholdStrategy;
  args?: string[];
  constraints?: ConstraintsV2;
  function?: Open<'MAX' | 'QUANTILE'>;
  limit?: ResourceLimitStrategy;
  lookBackPeriodSeconds?: number | null;
  managementOption?: ManagementOption;
  max?: number | null;
  min?: number | null;
  overhead?: number | null;
}
export interface WorkloadFilters {
  counts: WorkloadFilterCounts;
  kinds: string[];
  namespaces: string[];
  scalingPolicyNames: string[];
  workloadIds: string[];
  workloadNames: string[];
}
export interface WorkloadFilterCounts {
  recommendationApplied: number;
  recommendationIsLowConfidence: number;
  total: number;
  workloadHasCustomMetrics: number;
  workloadHasError: number;
  workloadIsStopped: number;
}
export interface LimitRangeList {
  items: LimitRange[];
}
export interface LimitRange {
  clusterId: string;
  cpuContainer?: LimitRangeBounds;
  cpuPod?: LimitRangeBounds;
  id: string;
  memoryContainer?: LimitRangeBounds;
  memoryPod?: LimitRangeBounds;
  name: string;
  namespace: string;
  /** The object of Kubernetes */
  object: Record<string, unknown>;
  organizationId: string;
}
export interface LimitRangeBounds {
  max?: number | null;
  min?: number | null;
}
export interface ResourceQuotaList {
  items: ResourceQuota[];
}
export interface ResourceQuota {
  clusterId: string;
  cpuLimits?: ResourceQuotaUse;
  cpuRequests?: ResourceQuotaUse;
  id: string;
  memoryLimits?: ResourceQuotaUse;
  memoryRequests?: ResourceQuotaUse;
  name: string;
  namespace: string;
  /** The object of Kubernetes */
  object: Record<string, unknown>;
  organizationId: string;
}
export interface ResourceQuotaUse {
  hard?: number | null;
  used?: number | null;
}
export interface WorkloadDetails {
  metrics?: WorkloadMetrics;
  pods: PodMetadata[];
  workload: Workload;
}
export interface WorkloadMetrics {
  containers: WorkloadMetricContainer[];
  cpu: CpuMetrics;
  pods: PodMetrics;
}
export interface WorkloadMetricContainer {
  cpuCores: ResourceMetrics[];
  cpuCoresAggregated: AggregatedMetrics;
  cpuCoresPredictionsAggregated?: AggregatedPredictionMetrics;
  cpuStallPct?: ResourceMetrics[];
  cpuStallPctAggregated?: AggregatedCPUStallMetrics;
  firstSeenResources?: ContainerResources;
  jvm?: JVMContainerMetrics;
  memoryGib: ResourceMetrics[];
  memoryGibAggregated: AggregatedMetrics;
  name: string;
}
export interface ResourceMetrics {
  avg: number;
  avgPredicted: number;
  limit: number;
  max: number;
  min: number;
  p25: number;
  p50: number;
  p75: number;
  rec: number;
  recPredicted: number;
  req: number;
  timestamp: string;
}
export interface AggregatedMetrics {
  avg: number;
  max: number;
  min: number;
  p25: number;
  p50: number;
  p75: number;
}
export interface AggregatedPredictionMetrics {
  avg: number;
  avgRec: number;
}
export interface AggregatedCPUStallMetrics {
  avg: number;
}
export interface JVMContainerMetrics {
  heapCommitted?: HeapCommited;
  heapUsed?: HeapUsed;
  recommendedHeap?: HeapRecommended;
}
export interface HeapCommited {
  aggregatedGib: HeapCommitedAggregatedMetrics;
  metricsGib: HeapCommitedMetrics[];
}
export interface HeapCommitedAggregatedMetrics {
  avg: number;
}
export interface HeapCommitedMetrics {
  avg: number;
  timestamp: string;
}
export interface HeapUsed {
  aggregatedGib: HeapUsedAggregatedMetrics;
  metricsGib: HeapUsedMetrics[];
}
export interface HeapUsedAggregatedMetrics {
  p95: number;
}
export interface HeapUsedMetrics {
  p95: number;
  timestamp: string;
}
export interface HeapRecommended {
  aggregatedGib: HeapRecommendedAggregatedMetrics;
  metricsGib: HeapRecommendedMetrics[];
}
export interface HeapRecommendedAggregatedMetrics {
  avg: number;
}
export interface HeapRecommendedMetrics {
  avg: number;
  timestamp: string;
}
export interface CpuMetrics {
  totalCpuCores: TimeSeriesMetric[];
  totalCpuCoresMax: number;
  totalCpuCoresMin: number;
}
export interface TimeSeriesMetric {
  timestamp: string;
  value: number;
}
export interface PodMetrics {
  podCount: TimeSeriesMetric[];
  podCountMax: number;
  podCountMin: number;
}
export interface PodMetadata {
  containers: PodMetadataContainer[];
  inPlaceResize?: PodInPlaceResize;
  isLatestRecommendation: boolean;
  name: string;
  recommendation?: PodRecommendationStatus;
  status: Open<'FAILED' | 'PENDING' | 'RUNNING' | 'SUCCEEDED' | 'UNKNOWN_POD_STATUS'>;
  updatedAt: string;
}
export interface PodMetadataContainer {
  name: string;
  resources: ContainerResources;
}
export interface PodInPlaceResize {
  error?: string | null;
  status: Open<'ERROR' | 'RESIZED' | 'RESIZING' | 'UNKNOWN_INPLACE_RESIZE_STATUS'>;
}
export interface PodRecommendationStatus {
  appliedAt: string;
  resourcesMismatched: boolean;
}
/** The workload's own configuration. What is left out is inherited from the policy. */
export interface WorkloadUpdate {
  scalingPolicyId: string;
  workloadConfig?: WorkloadConfigUpdate;
}
export interface WorkloadConfigUpdate {
  hpaConfig?: HPAConfigUpdate;
  vpaConfig?: VPAConfigUpdate;
}
export interface HPAConfigUpdate {
  behavior?: HorizontalPodAutoscalerBehavior;
  managementOption?: ManagementOption;
  maxReplicas?: number | null;
  metrics?: MetricSpec[];
  minReplicas?: number | null;
  takeOwnership?: boolean | null;
  useNative?: boolean | null;
}
export interface VPAConfigUpdate {
  antiAffinity?: AntiAffinitySettings;
  containerConfig?: ContainerConfigUpdate[];
  cpu?: WorkloadResourceConfigUpdate;
  excludedContainers?: string[];
  jvm?: JVMRuntimeConfigurationUpdate;
  managementOption?: ManagementOption;
  memory?: WorkloadResourceConfigUpdate;
  memoryEvent?: MemoryEventSettings;
  predictiveScaling?: PredictiveScalingSettings;
}
export interface ContainerConfigUpdate {
  containerName: string;
  cpu?: ResourceConfigUpdate;
  jvm?: JVMRuntimeConfigurationUpdate;
  memory?: ResourceConfigUpdate;
}
export interface ResourceConfigUpdate {
  constraints?: ConstraintsV2;
  max?: number | null;
  min?: number | null;
}
export interface JVMRuntimeConfigurationUpdate {
  autoInstrument?: boolean | null;
  enabled?: boolean | null;
  optionsEnvVar?: string | null;
}
export interface WorkloadResourceConfigUpdate {
  constraints?: ConstraintsV2;
  limit?: ResourceLimitStrategy;
  lookBackPeriodSeconds?: number | null;
  managementOption?: ManagementOption;
  max?: number | null;
  min?: number | null;
}
export interface WorkloadResponse {
  workload?: Workload;
}
export interface WorkloadPatchRequest {
  updateMask?: string;
  workload?: WorkloadPatch;
}
export interface WorkloadPatch {
  scalingPolicyId?: string | null;
  workloadConfig?: WorkloadConfigUpdate;
}
export interface ResetSystemOverridesRequest {
  target: 'TARGET_UNSPECIFIED' | 'VERTICAL_OPTIMIZATION';
}
export interface ResetSystemOverridesResponse {
  reason?: Open<'REASON_UNSPECIFIED' | 'SYSTEM_OVERRIDE_INACTIVE'>;
  result?: Open<'IGNORED' | 'RESULT_UNSPECIFIED' | 'SUCCESS'>;
}
export interface WorkloadsSummary {
  annotationManagedCount: number;
  apiManagedCount: number;
  /** Only when asked for */
  costsPerHour?: Costs;
  cpuCoresDifference: number;
  hpaOptimizedCount: number;
  hpaVpaOptimizedCount: number;
  memoryDifference: number;
  optimizedCount: number;
  originalRequestedCpuCores: number;
  originalRequestedMemoryGibs: number;
  recommendedCpuCores: number;
  recommendedMemory: number;
  requestedCpuCores: number;
  requestedMemory: number;
  totalCount: number;
  usageCpuCores: number;
  usageMemoryGibs: number;
  vpaOptimizedCount: number;
}
export interface WorkloadsSummaryMetrics {
  items: WorkloadsSummaryMetric[];
}
export interface WorkloadsSummaryMetric {
  cpuFirstSeenRequestCores: number;
  cpuOriginalRequestCores: number;
  cpuRecommendationCores: number;
  cpuRequestCores: number;
  cpuUsageCores: number;
  memoryFirstSeenRequestGibs: number;
  memoryOriginalRequestGibs: number;
  memoryRecommendationGibs: number;
  memoryRequestGibs: number;
  memoryUsageGibs: number;
  timestamp: string;
}
export interface WorkloadsAccessContext {
  isOwner: boolean;
  writableNamespaces?: string[];
}
export interface WorkloadAutoscalerStatus {
  castAgentCurrentVersion?: string | null;
  clusterId: string;
  currentVersion?: string | null;
  hpaConvertersSupportedFromVersion: string;
  hpaSupportedFromCastAgentVersion?: string | null;
  inPlaceResizeEnabled: boolean;
  installedAt?: string | null;
  latestVersion?: string | null;
  metricsExporterVersion?: string | null;
  nativeHpaSupportedFromVersion?: string | null;
  psiMetricsSupported: boolean;
  resourceQuotasAffectingOptimization?: boolean | null;
  scopedRecommendationsSupportedFromVersion?: string | null;
  status: Open<'AGENT_STATUS_INVALID' | 'AGENT_STATUS_RUNNING' | 'AGENT_STATUS_UNKNOWN'>;
  updatedAt: string;
  workloadAutoscalerReplicaCount: number;
}
export interface WorkloadAutoscalerStatuses {
  clusterAgentStatuses: WorkloadAutoscalerStatus[];
}

/** Every schema by its name. */
export interface Schemas {
  Empty: Empty;
  ErrorResponse: ErrorResponse;
  FieldViolation: FieldViolation;
  Status: Status;
  StatusDetail: StatusDetail;
  AllocationGroupList: AllocationGroupList;
  AllocationGroup: AllocationGroup;
  AllocationGroupFilter: AllocationGroupFilter;
  AllocationGroupFilterLabelValue: AllocationGroupFilterLabelValue;
  AllocationGroupOperator: AllocationGroupOperator;
  NewAllocationGroup: NewAllocationGroup;
  AllocationGroupCostSummaries: AllocationGroupCostSummaries;
  AllocationGroupCostSummariesGroupItem: AllocationGroupCostSummariesGroupItem;
  AllocationGroupCostSummariesSummary: AllocationGroupCostSummariesSummary;
  AllocationGroupVersionDetails: AllocationGroupVersionDetails;
  AllocationGroupCostTimedSummaries: AllocationGroupCostTimedSummaries;
  AllocationGroupCostTimedSummariesGroupItem: AllocationGroupCostTimedSummariesGroupItem;
  AllocationGroupCostTimedSummariesSummary: AllocationGroupCostTimedSummariesSummary;
  AllocationGroupTotalCostTimed: AllocationGroupTotalCostTimed;
  AllocationGroupTotalCostTimedGroupItem: AllocationGroupTotalCostTimedGroupItem;
  AllocationGroupTotalCostTimedCostItem: AllocationGroupTotalCostTimedCostItem;
  AllocationGroupWorkloadCosts: AllocationGroupWorkloadCosts;
  AllocationGroupWorkloadCostsWorkloadItem: AllocationGroupWorkloadCostsWorkloadItem;
  AllocationGroupWorkloadsEfficiency: AllocationGroupWorkloadsEfficiency;
  AllocationGroupWorkloadsEfficiencyWorkloadItem: AllocationGroupWorkloadsEfficiencyWorkloadItem;
  AllocationGroupEfficiencySummary: AllocationGroupEfficiencySummary;
  AllocationGroupEfficiencySummaryCostAllocationGroupItem: AllocationGroupEfficiencySummaryCostAllocationGroupItem;
  AllocationGroupEfficiencySummaryTopItem: AllocationGroupEfficiencySummaryTopItem;
  AllocationGroupEfficiencySummaryCostImpactHistoryItem: AllocationGroupEfficiencySummaryCostImpactHistoryItem;
  AuthTokenList: AuthTokenList;
  AuthToken: AuthToken;
  AuthTokenUpdate: AuthTokenUpdate;
  ServiceAccountList: ServiceAccountList;
  ServiceAccount: ServiceAccount;
  ServiceAccountAuthor: ServiceAccountAuthor;
  ServiceAccountKey: ServiceAccountKey;
  NewServiceAccount: NewServiceAccount;
  CreatedServiceAccount: CreatedServiceAccount;
  CreatedServiceAccountAuthor: CreatedServiceAccountAuthor;
  ServiceAccountDetails: ServiceAccountDetails;
  ServiceAccountUpdateRequest: ServiceAccountUpdateRequest;
  ServiceAccountUpdate: ServiceAccountUpdate;
  UpdatedServiceAccount: UpdatedServiceAccount;
  ServiceAccountKeyList: ServiceAccountKeyList;
  NewServiceAccountKeyRequest: NewServiceAccountKeyRequest;
  NewServiceAccountKey: NewServiceAccountKey;
  CreatedServiceAccountKey: CreatedServiceAccountKey;
  ServiceAccountKeyDetails: ServiceAccountKeyDetails;
  ServiceAccountKeyUpdate: ServiceAccountKeyUpdate;
  UpdatedServiceAccountKey: UpdatedServiceAccountKey;
  ActivityEventList: ActivityEventList;
  ActivityEvent: ActivityEvent;
  ActivityActor: ActivityActor;
  ActivityResource: ActivityResource;
  AuditEntryList: AuditEntryList;
  AuditEntry: AuditEntry;
  AuditOperation: AuditOperation;
  AuditInitiator: AuditInitiator;
  AuditEventList: AuditEventList;
  AuditListEntry: AuditListEntry;
  PlatformUsage: PlatformUsage;
  PlatformUsageDetail: PlatformUsageDetail;
  PlatformUsageEntity: PlatformUsageEntity;
  PlatformUsageReport: PlatformUsageReport;
  PlatformFeatureUsage: PlatformFeatureUsage;
  FreeOfCharge: FreeOfCharge;
  UsageReport: UsageReport;
  UsageReportSummary: UsageReportSummary;
  ClusterUsageReport: ClusterUsageReport;
  BilledCluster: BilledCluster;
  DailyUsage: DailyUsage;
  ClusterCost: ClusterCost;
  ClusterCostPoint: ClusterCostPoint;
  ClusterCostTotals: ClusterCostTotals;
  ClusterCostSummaryReport: ClusterCostSummaryReport;
  ClusterCostSummary: ClusterCostSummary;
  NodesStorage: NodesStorage;
  NodeStorage: NodeStorage;
  ReportingCapabilities: ReportingCapabilities;
  NodesSummary: NodesSummary;
  ClusterEfficiency: ClusterEfficiency;
  ClusterEfficiencyPoint: ClusterEfficiencyPoint;
  ClusterEfficiencyTotals: ClusterEfficiencyTotals;
  ClusterEfficiencyNow: ClusterEfficiencyNow;
  NoDataReason: NoDataReason;
  ClusterSavings: ClusterSavings;
  ClusterSavingsPoint: ClusterSavingsPoint;
  ClusterSavingsTotals: ClusterSavingsTotals;
  EstimatedSavings: EstimatedSavings;
  EstimatedSavingsRecommendation: EstimatedSavingsRecommendation;
  Saving: Saving;
  RecommendationDetails: RecommendationDetails;
  ConfigurationAfter: ConfigurationAfter;
  ConfigurationSummary: ConfigurationSummary;
  PricedNode: PricedNode;
  ReplicatedWorkload: ReplicatedWorkload;
  SavingsCurrentConfiguration: SavingsCurrentConfiguration;
  SavingsPrice: SavingsPrice;
  EstimatedSavingsHistory: EstimatedSavingsHistory;
  EstimatedSavingsHistoryItem: EstimatedSavingsHistoryItem;
  CostDetails: CostDetails;
  RightsizingReport: RightsizingReport;
  RightsizingRecommendation: RightsizingRecommendation;
  RightsizingDifference: RightsizingDifference;
  ClusterResourceUsage: ClusterResourceUsage;
  ResourceUsageItem: ResourceUsageItem;
  ClusterCostOverview: ClusterCostOverview;
  ClusterNodeCountHistory: ClusterNodeCountHistory;
  NodeCountSource: NodeCountSource;
  NodeCountHistoryItem: NodeCountHistoryItem;
  CostAnomalyList: CostAnomalyList;
  Anomaly: Anomaly;
  NodeTemplateUsageReport: NodeTemplateUsageReport;
  NodeTemplateUsage: NodeTemplateUsage;
  ActiveClustersFilter: ActiveClustersFilter;
  ActiveClusters: ActiveClusters;
  IdleDiskList: IdleDiskList;
  IdleDisk: IdleDisk;
  PageReference: PageReference;
  ClusterSettings: ClusterSettings;
  ClusterAutoscalerPatch: ClusterAutoscalerPatch;
  ClusterAutoscalerArgument: ClusterAutoscalerArgument;
  ClusterAgentStatus: ClusterAgentStatus;
  ComponentStatus: ComponentStatus;
  ClusterUnscheduledPods: ClusterUnscheduledPods;
  UnscheduledWorkload: UnscheduledWorkload;
  UnscheduledPod: UnscheduledPod;
  PodEvent: PodEvent;
  ClusterPolicies: ClusterPolicies;
  ClusterLimits: ClusterLimits;
  ClusterLimitsCpu: ClusterLimitsCpu;
  NodeDownscaler: NodeDownscaler;
  EmptyNodes: EmptyNodes;
  Evictor: Evictor;
  SpotInstances: SpotInstances;
  SpotBackups: SpotBackups;
  SpotInterruptionPredictions: SpotInterruptionPredictions;
  UnschedulablePods: UnschedulablePods;
  Headroom: Headroom;
  NodeConstraints: NodeConstraints;
  PodPinner: PodPinner;
  ClusterNodeConstraints: ClusterNodeConstraints;
  ClusterNodeConstraintsCpuRam: ClusterNodeConstraintsCpuRam;
  EvictorAdvancedConfig: EvictorAdvancedConfig;
  EvictorAdvancedConfigUpdate: EvictorAdvancedConfigUpdate;
  EvictionRule: EvictionRule;
  EvictionNodeSelector: EvictionNodeSelector;
  LabelSelector: LabelSelector;
  LabelSelectorExpression: LabelSelectorExpression;
  EvictionPodSelector: EvictionPodSelector;
  EvictionSettings: EvictionSettings;
  EvictionSetting: EvictionSetting;
  ClusterList: ClusterList;
  Cluster: Cluster;
  AKSClusterParams: AKSClusterParams;
  HttpProxyConfig: HttpProxyConfig;
  Zone: Zone;
  AnywhereClusterParams: AnywhereClusterParams;
  ClusterAttributes: ClusterAttributes;
  KarpenterAttribute: KarpenterAttribute;
  OmniAttribute: OmniAttribute;
  EKSClusterParams: EKSClusterParams;
  GKEClusterParams: GKEClusterParams;
  KOPSClusterParams: KOPSClusterParams;
  OKEClusterParams: OKEClusterParams;
  OpenshiftClusterParams: OpenshiftClusterParams;
  ReconcileInfo: ReconcileInfo;
  Region: Region;
  SelfHostedWithEc2NodesParams: SelfHostedWithEc2NodesParams;
  Subnet: Subnet;
  DisconnectOptions: DisconnectOptions;
  HibernateResponse: HibernateResponse;
  OperationMode: OperationMode;
  NodeConfig: NodeConfig;
  AWSNodeConfig: AWSNodeConfig;
  AWSNodeConfigCapacityReservation: AWSNodeConfigCapacityReservation;
  EdgeConfig: EdgeConfig;
  GCPNodeConfig: GCPNodeConfig;
  GCPNodeConfigReservationAffinity: GCPNodeConfigReservationAffinity;
  GPUConfig: GPUConfig;
  MIGConfig: MIGConfig;
  MPS: MPS;
  GPUTimeSharing: GPUTimeSharing;
  Taint: Taint;
  NodeAffinity: NodeAffinity;
  KubernetesNodeAffinity: KubernetesNodeAffinity;
  NodeSpotConfig: NodeSpotConfig;
  NodeVolume: NodeVolume;
  RaidConfig: RaidConfig;
  ResumeResponse: ResumeResponse;
  CommitmentList: CommitmentList;
  Commitment: Commitment;
  AWSCapacityBlockContext: AWSCapacityBlockContext;
  InstanceTypeBasedUsage: InstanceTypeBasedUsage;
  ClusterAggregatedUsage: ClusterAggregatedUsage;
  AWSODCRContext: AWSODCRContext;
  AWSReservedInstancesContext: AWSReservedInstancesContext;
  AWSSavingsPlan: AWSSavingsPlan;
  AzureReservation: AzureReservation;
  AzureSavingsPlanContext: AzureSavingsPlanContext;
  GCPCapacityReservationContext: GCPCapacityReservationContext;
  GCPReservationAccelerator: GCPReservationAccelerator;
  GCPReservationLocalSsd: GCPReservationLocalSsd;
  GCPReservationShareSettings: GCPReservationShareSettings;
  GCPFlexCUD: GCPFlexCUD;
  GCPResourceCUD: GCPResourceCUD;
  GCPResourceCUDPrice: GCPResourceCUDPrice;
  CommitmentScalingStrategy: CommitmentScalingStrategy;
  CommitmentStatus: CommitmentStatus;
  CommitmentResponse: CommitmentResponse;
  CommitmentUpdate: CommitmentUpdate;
  UpdatedCommitment: UpdatedCommitment;
  CommitmentAssignments: CommitmentAssignments;
  CommitmentAssignment: CommitmentAssignment;
  ReplacedCommitmentAssignments: ReplacedCommitmentAssignments;
  CommitmentUsageHistory: CommitmentUsageHistory;
  CommitmentUsageAtTime: CommitmentUsageAtTime;
  CommitmentUsage: CommitmentUsage;
  OrganizationUsageSummary: OrganizationUsageSummary;
  OtherOrganizationsUsage: OtherOrganizationsUsage;
  HibernationScheduleList: HibernationScheduleList;
  HibernationSchedule: HibernationSchedule;
  HibernationClusterAssignments: HibernationClusterAssignments;
  HibernationClusterAssignment: HibernationClusterAssignment;
  HibernationPause: HibernationPause;
  HibernationCron: HibernationCron;
  HibernationResume: HibernationResume;
  HibernationResumeJob: HibernationResumeJob;
  ResumeNodeConfig: ResumeNodeConfig;
  ResumeGPUConfig: ResumeGPUConfig;
  ResumeTaint: ResumeTaint;
  ResumeNodeAffinity: ResumeNodeAffinity;
  ResumeKubernetesNodeAffinity: ResumeKubernetesNodeAffinity;
  ResumeNodeSpotConfig: ResumeNodeSpotConfig;
  ResumeNodeVolume: ResumeNodeVolume;
  ResumeRaidConfig: ResumeRaidConfig;
  HibernationScheduleUpdate: HibernationScheduleUpdate;
  RecommendationManifest: RecommendationManifest;
  ClusterHPAList: ClusterHPAList;
  ClusterHPA: ClusterHPA;
  HPAConversion: HPAConversion;
  HPAManagement: HPAManagement;
  HPAOwner: HPAOwner;
  HPATarget: HPATarget;
  InstanceTypeList: InstanceTypeList;
  InstanceTypeWithFamily: InstanceTypeWithFamily;
  RegionList: RegionList;
  CloudRegion: CloudRegion;
  CloudRegionZone: CloudRegionZone;
  ZoneList: ZoneList;
  CloudZone: CloudZone;
  OrganizationResourceUsage: OrganizationResourceUsage;
  InstanceTypeAggregate: InstanceTypeAggregate;
  NodeUsage: NodeUsage;
  NodeUsageAWS: NodeUsageAWS;
  NodeUsageGCP: NodeUsageGCP;
  UsageDistribution: UsageDistribution;
  NodeConfigurationList: NodeConfigurationList;
  NodeConfiguration: NodeConfiguration;
  NodeConfigurationSuggestions: NodeConfigurationSuggestions;
  InstanceProfile: InstanceProfile;
  SecurityGroup: SecurityGroup;
  SubnetDetails: SubnetDetails;
  AKSConfig: AKSConfig;
  AKSConfigLoadBalancers: AKSConfigLoadBalancers;
  AKSConfigLoadBalancersIPBasedBackendPool: AKSConfigLoadBalancersIPBasedBackendPool;
  AKSConfigLoadBalancersNICBasedBackendPool: AKSConfigLoadBalancersNICBasedBackendPool;
  AKSConfigOsDiskEphemeral: AKSConfigOsDiskEphemeral;
  AKSConfigPublicIP: AKSConfigPublicIP;
  AKSConfigPublicIPAKSPublicIPTags: AKSConfigPublicIPAKSPublicIPTags;
  NodeContainerRuntime: NodeContainerRuntime;
  EKSConfig: EKSConfig;
  TargetGroup: TargetGroup;
  GKEConfig: GKEConfig;
  FallbackConfiguration: FallbackConfiguration;
  GKEConfigLoadBalancers: GKEConfigLoadBalancers;
  GKEConfigLoadBalancersTargetBackendPools: GKEConfigLoadBalancersTargetBackendPools;
  GKEConfigLoadBalancersUnmanagedInstanceGroups: GKEConfigLoadBalancersUnmanagedInstanceGroups;
  SecondaryIPRange: SecondaryIPRange;
  KOPSConfig: KOPSConfig;
  SelfHostedWithEc2NodesConfig: SelfHostedWithEc2NodesConfig;
  AmiSelector: AmiSelector;
  EC2VolumesConfig: EC2VolumesConfig;
  NewNodeConfiguration: NewNodeConfiguration;
  NodeConfigurationUpdate: NodeConfigurationUpdate;
  NodePriceList: NodePriceList;
  NodePrice: NodePrice;
  NodePriceDiscount: NodePriceDiscount;
  PriceReference: PriceReference;
  NodePriceComponent: NodePriceComponent;
  ComponentPrice: ComponentPrice;
  NodePriceExtension: NodePriceExtension;
  PricingPeriod: PricingPeriod;
  NodeTemplateList: NodeTemplateList;
  NodeTemplateListItem: NodeTemplateListItem;
  NodeTemplateListItemStats: NodeTemplateListItemStats;
  NodeTemplate: NodeTemplate;
  TemplateConstraints: TemplateConstraints;
  TemplateConstraintsAWSConstraints: TemplateConstraintsAWSConstraints;
  TemplateConstraintsAWSConstraintsCapacityReservation: TemplateConstraintsAWSConstraintsCapacityReservation;
  ConstraintState: ConstraintState;
  TemplateConstraintsCustomPriority: TemplateConstraintsCustomPriority;
  TemplateConstraintsDedicatedNodeAffinity: TemplateConstraintsDedicatedNodeAffinity;
  TemplateConstraintsGCPConstraints: TemplateConstraintsGCPConstraints;
  TemplateConstraintsGPUConstraints: TemplateConstraintsGPUConstraints;
  TemplateConstraintsInstanceFamilyConstraints: TemplateConstraintsInstanceFamilyConstraints;
  TemplateConstraintsResourceLimits: TemplateConstraintsResourceLimits;
  TemplateLabel: TemplateLabel;
  TemplateTaint: TemplateTaint;
  TaintEffect: TaintEffect;
  TemplateGpu: TemplateGpu;
  TemplateSharedGpu: TemplateSharedGpu;
  PriceAdjustmentConfiguration: PriceAdjustmentConfiguration;
  RebalancingConfiguration: RebalancingConfiguration;
  NewNodeTemplate: NewNodeTemplate;
  NewTemplateTaint: NewTemplateTaint;
  NodeTemplateUpdate: NodeTemplateUpdate;
  AvailableInstanceTypes: AvailableInstanceTypes;
  AvailableInstanceType: AvailableInstanceType;
  AvailableInstanceTypeGPUDevice: AvailableInstanceTypeGPUDevice;
  NodeList: NodeList;
  NodeFilterList: NodeFilterList;
  NodeFilter: NodeFilter;
  Node: Node;
  GPUInfo: GPUInfo;
  GPUDevice: GPUDevice;
  NodeNetwork: NodeNetwork;
  NodeInfo: NodeInfo;
  NodeResources: NodeResources;
  NodeState: NodeState;
  AddNodeResponse: AddNodeResponse;
  DeleteNodeResponse: DeleteNodeResponse;
  DrainOptions: DrainOptions;
  DrainNodeResponse: DrainNodeResponse;
  NodeBatchSpec: NodeBatchSpec;
  NodeBatchConfig: NodeBatchConfig;
  EKSNodeBatchConfig: EKSNodeBatchConfig;
  NodeBatchOption: NodeBatchOption;
  ComputeCapacity: ComputeCapacity;
  AddNodeBatchResponse: AddNodeBatchResponse;
  NodeBatch: NodeBatch;
  NodeBatchCreatedNode: NodeBatchCreatedNode;
  NodeBatchOperationError: NodeBatchOperationError;
  Operation: Operation;
  OperationError: OperationError;
  NotificationSeverity: NotificationSeverity;
  NotificationList: NotificationList;
  Notification: Notification;
  NotificationCluster: NotificationCluster;
  NotificationOperation: NotificationOperation;
  AckNotificationsRequest: AckNotificationsRequest;
  AckNotificationsResponse: AckNotificationsResponse;
  WebhookConfigList: WebhookConfigList;
  WebhookConfig: WebhookConfig;
  WebhookClusterTriggers: WebhookClusterTriggers;
  NewWebhookConfig: NewWebhookConfig;
  WebhookConfigUpdate: WebhookConfigUpdate;
  WebhookCategoryList: WebhookCategoryList;
  WebhookCategory: WebhookCategory;
  CostComparison: CostComparison;
  CostComparisonSummary: CostComparisonSummary;
  ComparedPeriod: ComparedPeriod;
  ClusterCostSummaryList: ClusterCostSummaryList;
  OrganizationClustersCost: OrganizationClustersCost;
  OrganizationCostSummary: OrganizationCostSummary;
  OrganizationClusterCost: OrganizationClusterCost;
  TopClusterCost: TopClusterCost;
  TimestampedValue: TimestampedValue;
  ClusterEfficiencyDetailsList: ClusterEfficiencyDetailsList;
  ClusterEfficiencyDetails: ClusterEfficiencyDetails;
  WastedResources: WastedResources;
  LifecycleResources: LifecycleResources;
  ResourceEfficiency: ResourceEfficiency;
  StorageResourceEfficiency: StorageResourceEfficiency;
  CostEfficiency: CostEfficiency;
  StorageCostEfficiency: StorageCostEfficiency;
  ClusterDailyCostList: ClusterDailyCostList;
  ClusterDailyCost: ClusterDailyCost;
  DailyCostInterval: DailyCostInterval;
  OrganizationEfficiency: OrganizationEfficiency;
  OrganizationEfficiencyPoint: OrganizationEfficiencyPoint;
  LifecycleCostAndResources: LifecycleCostAndResources;
  OrganizationEfficiencySummary: OrganizationEfficiencySummary;
  OrganizationCostOverview: OrganizationCostOverview;
  OrganizationOverviewData: OrganizationOverviewData;
  OrganizationOverviewSummary: OrganizationOverviewSummary;
  Me: Me;
  OrganizationList: OrganizationList;
  Organization: Organization;
  OrganizationType: OrganizationType;
  OrganizationDetails: OrganizationDetails;
  OrganizationMetadata: OrganizationMetadata;
  OrganizationUserList: OrganizationUserList;
  Membership: Membership;
  GroupRef: GroupRef;
  OrganizationUser: OrganizationUser;
  RoleList: RoleList;
  NextPage: NextPage;
  Role: Role;
  RoleDefinition: RoleDefinition;
  Permissions: Permissions;
  RoleBindingList: RoleBindingList;
  RoleBinding: RoleBinding;
  RoleBindingDefinition: RoleBindingDefinition;
  RoleBindingScope: RoleBindingScope;
  ClusterScope: ClusterScope;
  OrganizationScope: OrganizationScope;
  ResourceScope: ResourceScope;
  RoleBindingSubject: RoleBindingSubject;
  GroupSubject: GroupSubject;
  ServiceAccountSubject: ServiceAccountSubject;
  UserSubject: UserSubject;
  RoleBindingStatus: RoleBindingStatus;
  PolicyID: PolicyID;
  ChildOrganizationList: ChildOrganizationList;
  ChildOrganization: ChildOrganization;
  ChildOrganizationCounters: ChildOrganizationCounters;
  EnterpriseMemberList: EnterpriseMemberList;
  EnterpriseMember: EnterpriseMember;
  EnterpriseMemberInvitation: EnterpriseMemberInvitation;
  EnterpriseInvitationDefinition: EnterpriseInvitationDefinition;
  EnterpriseMemberGroup: EnterpriseMemberGroup;
  EnterpriseDefinitionRoleBinding: EnterpriseDefinitionRoleBinding;
  EnterpriseRoleBindingScope: EnterpriseRoleBindingScope;
  EnterpriseMemberUser: EnterpriseMemberUser;
  EnterpriseMemberOrganization: EnterpriseMemberOrganization;
  EnterpriseMemberRoleBinding: EnterpriseMemberRoleBinding;
  PodMutationList: PodMutationList;
  PodMutation: PodMutation;
  MutationAffinity: MutationAffinity;
  MutationNodeAffinity: MutationNodeAffinity;
  WeightedNodeAffinityTerm: WeightedNodeAffinityTerm;
  MutationNodeSelectorTerm: MutationNodeSelectorTerm;
  MutationNodeSelectorRequirement: MutationNodeSelectorRequirement;
  DistributionGroup: DistributionGroup;
  DistributionGroupConfig: DistributionGroupConfig;
  NodeSelectorPatch: NodeSelectorPatch;
  MutationToleration: MutationToleration;
  LegacyObjectFilter: LegacyObjectFilter;
  LegacyObjectFilterLabel: LegacyObjectFilterLabel;
  ObjectFilter: ObjectFilter;
  ObjectMatcher: ObjectMatcher;
  ObjectLabelsFilter: ObjectLabelsFilter;
  ObjectLabelMatcher: ObjectLabelMatcher;
  ObjectTolerationsFilter: ObjectTolerationsFilter;
  ObjectTolerationMatcher: ObjectTolerationMatcher;
  MutationPodEviction: MutationPodEviction;
  RebalancingScheduleList: RebalancingScheduleList;
  RebalancingSchedule: RebalancingSchedule;
  RebalancingJob: RebalancingJob;
  LaunchConfiguration: LaunchConfiguration;
  RebalancingOptions: RebalancingOptions;
  ScheduledAggressiveModeConfig: ScheduledAggressiveModeConfig;
  DrainFailureConfig: DrainFailureConfig;
  ScheduledNodeSelector: ScheduledNodeSelector;
  NodeSelectorTerm: NodeSelectorTerm;
  NodeSelectorRequirement: NodeSelectorRequirement;
  CronSchedule: CronSchedule;
  TriggerConditions: TriggerConditions;
  RebalancingScheduleUpdate: RebalancingScheduleUpdate;
  RebalancingJobList: RebalancingJobList;
  RebalancingSchedulePreview: RebalancingSchedulePreview;
  AffectedNode: AffectedNode;
  TimeZoneList: TimeZoneList;
  TimeZone: TimeZone;
  RebalancingPlanList: RebalancingPlanList;
  RebalancingPlan: RebalancingPlan;
  AggressiveModeConfig: AggressiveModeConfig;
  RebalancingConfigurations: RebalancingConfigurations;
  RebalancingNodeSetTotals: RebalancingNodeSetTotals;
  RebalancingTotals: RebalancingTotals;
  RebalancingDiff: RebalancingDiff;
  RebalancingNodeSet: RebalancingNodeSet;
  RebalancingNodeSetNode: RebalancingNodeSetNode;
  Os: Os;
  RebalancingProvisionedNode: RebalancingProvisionedNode;
  RebalancingRecommendations: RebalancingRecommendations;
  RebalancingPlanError: RebalancingPlanError;
  ExecutionConditions: ExecutionConditions;
  RebalancingOperation: RebalancingOperation;
  CreateNodeParams: CreateNodeParams;
  DeleteNodeParams: DeleteNodeParams;
  DrainNodeParams: DrainNodeParams;
  PrepareNodeParams: PrepareNodeParams;
  PausedDrainConfig: PausedDrainConfig;
  NewRebalancingPlan: NewRebalancingPlan;
  RebalancingNode: RebalancingNode;
  RebalancingPlanReference: RebalancingPlanReference;
  ProblematicNodes: ProblematicNodes;
  ProblematicNode: ProblematicNode;
  ProblematicWorkloads: ProblematicWorkloads;
  ProblematicController: ProblematicController;
  ProblematicPod: ProblematicPod;
  RebalancedWorkloads: RebalancedWorkloads;
  RebalancedWorkloadSelector: RebalancedWorkloadSelector;
  RebalancedWorkloadSelectorExpression: RebalancedWorkloadSelectorExpression;
  ClusterWorkloads: ClusterWorkloads;
  ClusterWorkload: ClusterWorkload;
  ClusterWorkloadCostImpact: ClusterWorkloadCostImpact;
  ClusterWorkloadIssue: ClusterWorkloadIssue;
  ClusterWorkloadNode: ClusterWorkloadNode;
  ClusterWorkloadNodeSpecifications: ClusterWorkloadNodeSpecifications;
  ClusterWorkloadNodeStatus: ClusterWorkloadNodeStatus;
  ClusterWorkloadStatus: ClusterWorkloadStatus;
  ScalingPolicyList: ScalingPolicyList;
  ScalingPolicy: ScalingPolicy;
  ScalingPolicyAssignmentRule: ScalingPolicyAssignmentRule;
  KubernetesNamespaceMatcher: KubernetesNamespaceMatcher;
  KubernetesLabelExpressionMatcher: KubernetesLabelExpressionMatcher;
  KubernetesWorkloadMatcher: KubernetesWorkloadMatcher;
  ScalingPolicyHPASettings: ScalingPolicyHPASettings;
  ScalingPolicyNativeHPASpec: ScalingPolicyNativeHPASpec;
  RecommendationPolicies: RecommendationPolicies;
  ResourcePolicies: ResourcePolicies;
  GPUSettings: GPUSettings;
  JVMSettings: JVMSettings;
  JVMMemorySettings: JVMMemorySettings;
  NewScalingPolicy: NewScalingPolicy;
  ScalingPolicyUpdate: ScalingPolicyUpdate;
  ScalingPolicyAssignment: ScalingPolicyAssignment;
  ScalingPolicyOrder: ScalingPolicyOrder;
  ImageSecurityOverview: ImageSecurityOverview;
  BestPracticesOverview: BestPracticesOverview;
  ComplianceCounts: ComplianceCounts;
  AttackPathsOverview: AttackPathsOverview;
  NodeSecurityOverview: NodeSecurityOverview;
  VulnerabilityOverview: VulnerabilityOverview;
  AttackPathList: AttackPathList;
  ClusterSecurity: ClusterSecurity;
  ClusterSecuritySettings: ClusterSecuritySettings;
  SecurityImageList: SecurityImageList;
  SecurityImage: SecurityImage;
  SecurityImageTag: SecurityImageTag;
  BestPracticeCheckList: BestPracticeCheckList;
  BestPracticeCheck: BestPracticeCheck;
  SpotBlacklist: SpotBlacklist;
  SpotBlacklistEntry: SpotBlacklistEntry;
  ValueRealizationRequest: ValueRealizationRequest;
  ValueRealizationReport: ValueRealizationReport;
  ValueRealizationItem: ValueRealizationItem;
  BaselineType: BaselineType;
  RealizedCost: RealizedCost;
  RealizedCpu: RealizedCpu;
  RealizedMemory: RealizedMemory;
  ValueRealizationTimeline: ValueRealizationTimeline;
  ValueRealizationSummary: ValueRealizationSummary;
  ValueRealizationStep: ValueRealizationStep;
  RealizedWorkloadOptimization: RealizedWorkloadOptimization;
  RealizedWorkloadUsage: RealizedWorkloadUsage;
  RealizedNodes: RealizedNodes;
  ClusterBaseline: ClusterBaseline;
  ClusterRestrictionList: ClusterRestrictionList;
  ClusterRestriction: ClusterRestriction;
  RestrictedResource: RestrictedResource;
  LabelsOperator: LabelsOperator;
  WorkloadCostReport: WorkloadCostReport;
  WorkloadCosts: WorkloadCosts;
  WorkloadCostPoint: WorkloadCostPoint;
  WorkloadLabel: WorkloadLabel;
  WorkloadFilter: WorkloadFilter;
  SortOrder: SortOrder;
  WorkloadCostSummaryList: WorkloadCostSummaryList;
  WorkloadCostSummaryItem: WorkloadCostSummaryItem;
  WorkloadCostSummary: WorkloadCostSummary;
  WorkloadEfficiencyReport: WorkloadEfficiencyReport;
  WorkloadEfficiency: WorkloadEfficiency;
  CostResources: CostResources;
  CostImpact: CostImpact;
  TopWorkload: TopWorkload;
  CostImpactHistoryItem: CostImpactHistoryItem;
  NamespaceFilter: NamespaceFilter;
  NamespaceCostSummaryList: NamespaceCostSummaryList;
  NamespaceCostSummary: NamespaceCostSummary;
  NamespaceCost: NamespaceCost;
  NamespaceTotalCostList: NamespaceTotalCostList;
  NamespaceTotalCost: NamespaceTotalCost;
  TimedCost: TimedCost;
  NamespaceCostReport: NamespaceCostReport;
  WorkloadEventMetrics: WorkloadEventMetrics;
  WorkloadEventSeries: WorkloadEventSeries;
  WorkloadEventPoint: WorkloadEventPoint;
  OrganizationWorkloadEventMetrics: OrganizationWorkloadEventMetrics;
  WorkloadEventList: WorkloadEventList;
  WorkloadEvent: WorkloadEvent;
  WorkloadEventPayload: WorkloadEventPayload;
  ConfigurationChangedEvent: ConfigurationChangedEvent;
  ConfigurationChange: ConfigurationChange;
  ScalingPolicyConfig: ScalingPolicyConfig;
  CPUPressureEvent: CPUPressureEvent;
  CPUPressureContainer: CPUPressureContainer;
  CPUPressureResolvedEvent: CPUPressureResolvedEvent;
  PSIPressureResolvedContainer: PSIPressureResolvedContainer;
  FailedHookEvent: FailedHookEvent;
  GPURecommendedRequestsChangedEvent: GPURecommendedRequestsChangedEvent;
  GPURecommendationContainer: GPURecommendationContainer;
  GPUDeviceRecommendation: GPUDeviceRecommendation;
  HPAMaxedOutEvent: HPAMaxedOutEvent;
  MemoryPressureEvictionEvent: MemoryPressureEvictionEvent;
  MemoryPressureEvictionContainer: MemoryPressureEvictionContainer;
  NativeVPAStateChangedEvent: NativeVPAStateChangedEvent;
  OOMKillEvent: OOMKillEvent;
  OomKillContainer: OomKillContainer;
  RecommendedPodCountChangedEvent: RecommendedPodCountChangedEvent;
  RecommendationSummary: RecommendationSummary;
  SummaryConfidence: SummaryConfidence;
  ContainerRecommendationSummary: ContainerRecommendationSummary;
  RecommendationStep: RecommendationStep;
  RecommendationStepLabel: RecommendationStepLabel;
  ContainerThresholds: ContainerThresholds;
  ResourceThreshold: ResourceThreshold;
  WorkloadThresholds: WorkloadThresholds;
  RecommendedRequestsChangedEvent: RecommendedRequestsChangedEvent;
  RecommendedRequestsChange: RecommendedRequestsChange;
  ScalingPolicyAssigned: ScalingPolicyAssigned;
  ScalingPolicyCreated: ScalingPolicyCreated;
  ScalingPolicyDeleted: ScalingPolicyDeleted;
  ScalingPolicyOrderUpdatedEvent: ScalingPolicyOrderUpdatedEvent;
  ScalingPolicyOrderItem: ScalingPolicyOrderItem;
  ScalingPolicyUpdated: ScalingPolicyUpdated;
  StartupFailureEvent: StartupFailureEvent;
  StartupFailureContainer: StartupFailureContainer;
  SurgeEvent: SurgeEvent;
  SurgeContainer: SurgeContainer;
  SystemOverrideResetEvent: SystemOverrideResetEvent;
  SystemOverrideTarget: SystemOverrideTarget;
  SystemOverrideTriggeredEvent: SystemOverrideTriggeredEvent;
  WorkloadEventInitiator: WorkloadEventInitiator;
  WorkloadEventType: WorkloadEventType;
  WorkloadEventWorkload: WorkloadEventWorkload;
  WorkloadEventDetails: WorkloadEventDetails;
  WorkloadEventsSummary: WorkloadEventsSummary;
  WorkloadEventTypeSummary: WorkloadEventTypeSummary;
  WorkloadEvictionConfig: WorkloadEvictionConfig;
  WorkloadList: WorkloadList;
  Workload: Workload;
  KeyValuePair: KeyValuePair;
  Container: Container;
  ContainerResources: ContainerResources;
  ResourceQuantity: ResourceQuantity;
  Costs: Costs;
  DeployedRecommendation: DeployedRecommendation;
  ApplyType: ApplyType;
  HPASpec: HPASpec;
  HorizontalPodAutoscalerBehavior: HorizontalPodAutoscalerBehavior;
  HPAScalingRules: HPAScalingRules;
  HPAScalingPolicy: HPAScalingPolicy;
  MetricSpec: MetricSpec;
  ContainerResourceMetricSource: ContainerResourceMetricSource;
  MetricTarget: MetricTarget;
  ExternalMetricSource: ExternalMetricSource;
  MetricIdentifier: MetricIdentifier;
  ObjectMetricSource: ObjectMetricSource;
  CrossVersionObjectReference: CrossVersionObjectReference;
  PodsMetricSource: PodsMetricSource;
  ResourceMetricSource: ResourceMetricSource;
  HPAState: HPAState;
  HPALegacyConfig: HPALegacyConfig;
  ManagementOption: ManagementOption;
  HPALegacyUnsupportedReason: HPALegacyUnsupportedReason;
  HPAV2Config: HPAV2Config;
  HPAUnsupportedReason: HPAUnsupportedReason;
  PredictiveInsights: PredictiveInsights;
  WorkloadRecommendation: WorkloadRecommendation;
  RecommendationEvent: RecommendationEvent;
  RecommendationOrigin: RecommendationOrigin;
  RecommendationStatus: RecommendationStatus;
  RecommendationError: RecommendationError;
  RecommendationStopReason: RecommendationStopReason;
  WorkloadSystemOverrides: WorkloadSystemOverrides;
  VerticalOptimizationOverride: VerticalOptimizationOverride;
  WorkloadConfig: WorkloadConfig;
  HPAConfig: HPAConfig;
  RolloutBehaviorSettings: RolloutBehaviorSettings;
  VPAConfig: VPAConfig;
  AnomalyDetectionSettings: AnomalyDetectionSettings;
  CPUPressureSettings: CPUPressureSettings;
  InfiniteMemoryScalingSettings: InfiniteMemoryScalingSettings;
  AntiAffinitySettings: AntiAffinitySettings;
  ContainerConstraints: ContainerConstraints;
  ResourceConfig: ResourceConfig;
  ApplyThresholdStrategy: ApplyThresholdStrategy;
  ApplyThresholdStrategyCustomAdaptiveThreshold: ApplyThresholdStrategyCustomAdaptiveThreshold;
  ApplyThresholdStrategyPercentageThreshold: ApplyThresholdStrategyPercentageThreshold;
  ConstraintsV2: ConstraintsV2;
  ConstraintsV2Strategy: ConstraintsV2Strategy;
  ConstraintsV2Constant: ConstraintsV2Constant;
  ConstraintsV2PercentageOfOriginal: ConstraintsV2PercentageOfOriginal;
  ResourceLimitStrategy: ResourceLimitStrategy;
  ContainerConfig: ContainerConfig;
  ContainerConstraintsV3: ContainerConstraintsV3;
  JVMRuntimeConfiguration: JVMRuntimeConfiguration;
  DownscalingSettings: DownscalingSettings;
  HPAConverters: HPAConverters;
  MemoryEventSettings: MemoryEventSettings;
  PredictiveScalingSettings: PredictiveScalingSettings;
  PredictiveScaling: PredictiveScaling;
  StartupSettings: StartupSettings;
  TwoPhaseRecommendations: TwoPhaseRecommendations;
  WorkloadOverrides: WorkloadOverrides;
  HorizontalOverrides: HorizontalOverrides;
  ScalingBehaviour: ScalingBehaviour;
  VerticalOverrides: VerticalOverrides;
  ConfidenceSettings: ConfidenceSettings;
  ContainerConstraintsV2: ContainerConstraintsV2;
  ResourceConfigOverrides: ResourceConfigOverrides;
  WorkloadFilters: WorkloadFilters;
  WorkloadFilterCounts: WorkloadFilterCounts;
  LimitRangeList: LimitRangeList;
  LimitRange: LimitRange;
  LimitRangeBounds: LimitRangeBounds;
  ResourceQuotaList: ResourceQuotaList;
  ResourceQuota: ResourceQuota;
  ResourceQuotaUse: ResourceQuotaUse;
  WorkloadDetails: WorkloadDetails;
  WorkloadMetrics: WorkloadMetrics;
  WorkloadMetricContainer: WorkloadMetricContainer;
  ResourceMetrics: ResourceMetrics;
  AggregatedMetrics: AggregatedMetrics;
  AggregatedPredictionMetrics: AggregatedPredictionMetrics;
  AggregatedCPUStallMetrics: AggregatedCPUStallMetrics;
  JVMContainerMetrics: JVMContainerMetrics;
  HeapCommited: HeapCommited;
  HeapCommitedAggregatedMetrics: HeapCommitedAggregatedMetrics;
  HeapCommitedMetrics: HeapCommitedMetrics;
  HeapUsed: HeapUsed;
  HeapUsedAggregatedMetrics: HeapUsedAggregatedMetrics;
  HeapUsedMetrics: HeapUsedMetrics;
  HeapRecommended: HeapRecommended;
  HeapRecommendedAggregatedMetrics: HeapRecommendedAggregatedMetrics;
  HeapRecommendedMetrics: HeapRecommendedMetrics;
  CpuMetrics: CpuMetrics;
  TimeSeriesMetric: TimeSeriesMetric;
  PodMetrics: PodMetrics;
  PodMetadata: PodMetadata;
  PodMetadataContainer: PodMetadataContainer;
  PodInPlaceResize: PodInPlaceResize;
  PodRecommendationStatus: PodRecommendationStatus;
  WorkloadUpdate: WorkloadUpdate;
  WorkloadConfigUpdate: WorkloadConfigUpdate;
  HPAConfigUpdate: HPAConfigUpdate;
  VPAConfigUpdate: VPAConfigUpdate;
  ContainerConfigUpdate: ContainerConfigUpdate;
  ResourceConfigUpdate: ResourceConfigUpdate;
  JVMRuntimeConfigurationUpdate: JVMRuntimeConfigurationUpdate;
  WorkloadResourceConfigUpdate: WorkloadResourceConfigUpdate;
  WorkloadResponse: WorkloadResponse;
  WorkloadPatchRequest: WorkloadPatchRequest;
  WorkloadPatch: WorkloadPatch;
  ResetSystemOverridesRequest: ResetSystemOverridesRequest;
  ResetSystemOverridesResponse: ResetSystemOverridesResponse;
  WorkloadsSummary: WorkloadsSummary;
  WorkloadsSummaryMetrics: WorkloadsSummaryMetrics;
  WorkloadsSummaryMetric: WorkloadsSummaryMetric;
  WorkloadsAccessContext: WorkloadsAccessContext;
  WorkloadAutoscalerStatus: WorkloadAutoscalerStatus;
  WorkloadAutoscalerStatuses: WorkloadAutoscalerStatuses;
}

/** Every operation by its path and method: what goes in, what comes back. */
export interface ApiPaths {
  '/v1/cost-reports/allocation-groups': {
    /** List the allocation groups */
    get: { query?: { /** Only these clusters */ clusterIds?: string[] | undefined }; response: AllocationGroupList };
    /** Create an allocation group */
    post: { body?: NewAllocationGroup; response: AllocationGroup };
  };
  '/v1/cost-reports/allocation-groups/{id}': {
    /** Read one allocation group */
    get: { params: { id: string }; response: AllocationGroup };
    /** Replace an allocation group */
    put: { params: { id: string }; body?: NewAllocationGroup; response: AllocationGroup };
    /** Delete an allocation group */
    delete: { params: { id: string }; response: Empty };
  };
  '/v1/cost-reports/allocation-group-summaries': {
    /** Read what allocation groups cost in a window */
    get: { query: { /** Start of the window */ startTime: string; /** End of the window */ endTime: string; /** Only these clusters */ clusterIds?: string[] | undefined; groupId?: string | undefined; /** List prices instead of discounted ones */ useListingPrices?: boolean | undefined; /** Spread the cost of what nobody uses over the rows */ includeIdleResourceCosts?: boolean | undefined }; response: AllocationGroupCostSummaries };
  };
  '/v1/cost-reports/allocation-group-costs': {
    /** Read what allocation groups cost over time */
    get: { query: { /** Start of the window */ startTime: string; /** End of the window */ endTime: string; /** Only these clusters */ clusterIds?: string[] | undefined; groupId?: string | undefined; /** List prices instead of discounted ones */ useListingPrices?: boolean | undefined; /** Spread the cost of what nobody uses over the rows */ includeIdleResourceCosts?: boolean | undefined }; response: AllocationGroupCostTimedSummaries };
  };
  '/v1/cost-reports/allocation-group-totals': {
    /** Read the total cost of allocation groups over time */
    get: { query: { /** Start of the window */ startTime: string; /** End of the window */ endTime: string; /** Only these clusters */ clusterIds?: string[] | undefined; /** Items a page, 1 to 500 */ 'page.limit'?: string | undefined; /** Cursor of the answer before; it carries the filter of the first request */ 'page.cursor'?: string | undefined; /** List prices instead of discounted ones */ useListingPrices?: boolean | undefined; /** Spread the cost of what nobody uses over the rows */ includeIdleResourceCosts?: boolean | undefined }; response: AllocationGroupTotalCostTimed };
  };
  '/v1/cost-reports/allocation-groups/{groupId}/workload-costs': {
    /** Read what the workloads of an allocation group cost. An empty groupId means all groups. */
    get: { params: { groupId: string }; query: { /** Start of the window */ startTime: string; /** End of the window */ endTime: string; /** Only these clusters */ clusterIds?: string[] | undefined; /** Items a page, 1 to 500 */ 'page.limit'?: string | undefined; /** Cursor of the answer before; it carries the filter of the first request */ 'page.cursor'?: string | undefined; /** A field of the items */ 'sort.field'?: string | undefined; /** Default ASC */ 'sort.order'?: 'ASC' | 'DESC' | undefined; /** List prices instead of discounted ones */ useListingPrices?: boolean | undefined; /** Spread the cost of what nobody uses over the rows */ includeIdleResourceCosts?: boolean | undefined }; response: AllocationGroupWorkloadCosts };
  };
  '/v1/cost-reports/allocation-groups/{groupId}/workload-efficiency': {
    /** Read how much of what the workloads of an allocation group request they use. An empty groupId means all groups. */
    get: { params: { groupId: string }; query: { /** Start of the window */ startTime: string; /** End of the window */ endTime: string; /** Only these clusters */ clusterIds?: string[] | undefined; /** Items a page, 1 to 500 */ 'page.limit'?: string | undefined; /** Cursor of the answer before; it carries the filter of the first request */ 'page.cursor'?: string | undefined; /** A field of the items */ 'sort.field'?: string | undefined; /** Default ASC */ 'sort.order'?: 'ASC' | 'DESC' | undefined; /** List prices instead of discounted ones */ useListingPrices?: boolean | undefined }; response: AllocationGroupWorkloadsEfficiency };
  };
  '/v1/cost-reports/allocation-groups/efficiency/summary': {
    /** Read the efficiency of allocation groups */
    get: { query: { /** Start of the window */ startTime: string; /** End of the window */ endTime: string; /** Only these clusters */ clusterIds?: string[] | undefined; /** List prices instead of discounted ones */ useListingPrices?: boolean | undefined }; response: AllocationGroupEfficiencySummary };
  };
  '/v1/auth/tokens': {
    /** List the API keys. The whole list comes at once. */
    get: { query?: { userId?: string | undefined; /** ALL: of every organisation, not only the current one */ organizations?: 'ALL' | 'ORGANIZATIONS_UNSPECIFIED' | undefined }; response: AuthTokenList };
    /** Create an API key. The answer holds the key itself, once. */
    post: { body: AuthToken; response: AuthToken };
  };
  '/v1/auth/tokens/{id}': {
    /** Read one API key, without the key itself */
    get: { params: { id: string }; response: AuthToken };
    /** Switch an API key on or off. A POST. */
    post: { params: { id: string }; body?: AuthTokenUpdate; response: AuthToken };
    /** Delete an API key */
    delete: { params: { id: string }; response: Empty };
  };
  '/v1/organizations/{organizationId}/service-accounts': {
    /** List the service accounts of an organisation */
    get: { params: { organizationId: string }; query?: { /** Items a page, 1 to 500 */ 'page.limit'?: string | undefined; /** Cursor of the answer before; it carries the filter of the first request */ 'page.cursor'?: string | undefined; /** Only those of this name */ serviceAccountName?: string | undefined }; response: ServiceAccountList };
    /** Create a service account */
    post: { params: { organizationId: string }; body: NewServiceAccount; response: CreatedServiceAccount };
  };
  '/v1/organizations/{organizationId}/service-accounts/keys': {
    /** List the keys of every service account of an organisation */
    get: { params: { organizationId: string }; query?: { /** Items a page, 1 to 500 */ 'page.limit'?: string | undefined; /** Cursor of the answer before; it carries the filter of the first request */ 'page.cursor'?: string | undefined }; response: ServiceAccountKeyList };
  };
  '/v1/organizations/{organizationId}/service-accounts/{serviceAccountId}': {
    /** Read one service account */
    get: { params: { organizationId: string; serviceAccountId: string }; response: ServiceAccountDetails };
    /** Change a service account */
    patch: { params: { organizationId: string; serviceAccountId: string }; body: ServiceAccountUpdateRequest; response: UpdatedServiceAccount };
    /** Delete a service account */
    delete: { params: { organizationId: string; serviceAccountId: string }; response: Empty };
  };
  '/v1/organizations/{organizationId}/service-accounts/{serviceAccountId}/keys': {
    /** List the keys of a service account */
    get: { params: { organizationId: string; serviceAccountId: string }; query?: { /** Items a page, 1 to 500 */ 'page.limit'?: string | undefined; /** Cursor of the answer before; it carries the filter of the first request */ 'page.cursor'?: string | undefined }; response: ServiceAccountKeyList };
    /** Create a key of a service account. The answer holds the key itself, once. */
    post: { params: { organizationId: string; serviceAccountId: string }; body: NewServiceAccountKeyRequest; response: CreatedServiceAccountKey };
  };
  '/v1/organizations/{organizationId}/service-accounts/{serviceAccountId}/keys/{keyId}': {
    /** Read one key of a service account, without the key itself */
    get: { params: { organizationId: string; serviceAccountId: string; keyId: string }; response: ServiceAccountKeyDetails };
    /** Switch a key of a service account on or off */
    patch: { params: { organizationId: string; serviceAccountId: string; keyId: string }; body: ServiceAccountKeyUpdate; response: UpdatedServiceAccountKey };
    /** Delete a key of a service account */
    delete: { params: { organizationId: string; serviceAccountId: string; keyId: string }; response: Empty };
  };
  '/v2/audit/events': {
    /** List what happened in an organization, the newest first. Kept for about 85 days. count is a number, and all that match. The cursor is of the time and the id of the last event of the page. */
    get: { query?: { /** Ids of clusters */ 'filter.clusters'?: string[] | undefined; /** Such as autoscaler, workload */ 'filter.domains'?: string[] | undefined; fromDate?: string | undefined; toDate?: string | undefined; /** Items a page, 1 to 500 */ 'page.limit'?: string | undefined; /** Cursor of the answer before; it carries the filter of the first request */ 'page.cursor'?: string | undefined }; response: ActivityEventList };
  };
  '/v1/audit': {
    /** List audit entries with their events, newest first */
    get: { query?: { /** Items a page, 1 to 500 */ 'page.limit'?: string | undefined; /** Cursor of the answer before; it carries the filter of the first request */ 'page.cursor'?: string | undefined; clusterId?: string | undefined; /** Start of the window, in UTC */ fromDate?: string | undefined; /** End of the window, in UTC */ toDate?: string | undefined; /** Entries that carry all these labels, sent as labels[key]=value */ labels?: Record<string, string> | undefined; operation?: string | undefined; initiatedById?: string | undefined; initiatedByEmail?: string | undefined }; response: AuditEntryList };
  };
  '/v1/audit-events': {
    /** List audit entries without their events, newest first */
    get: { query?: { /** Items a page, 1 to 500 */ 'page.limit'?: string | undefined; /** Cursor of the answer before; it carries the filter of the first request */ 'page.cursor'?: string | undefined; clusterId?: string | undefined; /** Start of the window, in UTC */ fromDate?: string | undefined; /** End of the window, in UTC */ toDate?: string | undefined; /** Entries that carry all these labels, sent as labels[key]=value */ labels?: Record<string, string> | undefined; operation?: string | undefined; initiatedById?: string | undefined; initiatedByEmail?: string | undefined }; response: AuditEventList };
  };
  '/v1/audit-events/{id}': {
    /** Read one audit entry with its event. time is required: take it from the list. */
    get: { params: { id: string }; query: { /** When the event happened, from the list */ time: string }; response: AuditEntry };
  };
  '/v1/billing/platform-usage-detail': {
    /** Read how much a feature was used in a period, by cluster. totalUsage is the average of CPUs over the period: what the invoice has. */
    get: { query: { /** First day, such as 2026-10-01 */ 'period.from': string; /** Last day */ 'period.to': string; /** phase2: node autoscaling. woop: workload autoscaling */ feature: 'phase2' | 'woop' }; response: PlatformUsage };
  };
  '/v1/billing/enterprise/platform-usage-detail': {
    /** Read how much a feature was used in a period, by child organization */
    get: { query: { /** First day, such as 2026-10-01 */ 'period.from': string; /** Last day */ 'period.to': string; feature: 'phase2' | 'woop' }; response: PlatformUsage };
  };
  '/v1/billing/platform-usage-report': {
    /** Read how much each feature is used */
    get: { response: PlatformUsageReport };
  };
  '/v1/billing/usage-report': {
    /** Read how many CPUs were billable, by cluster and day */
    get: { query: { /** Start of the period */ 'period.from': string; /** End of the period */ 'period.to': string }; response: UsageReport };
  };
  '/v1/cost-reports/clusters/{clusterId}/cost': {
    /** Read what a cluster cost over time. An item is called by the end of its step: of the days of a week, the second to the first of the next. Amounts of an item are averages of an hour; those that begin with total are sums of the step, 24 times as much for a day. summary.totalCost is what all lifecycles and storage cost in the window, summary.avgCost what they cost in an average hour. */
    get: { params: { clusterId: string }; query: { /** Start of the window */ startTime: string; /** End of the window */ endTime: string; /** Seconds between two points; 86400 is a day */ stepSeconds?: number | undefined; /** List prices instead of discounted ones */ useListingPrices?: boolean | undefined }; response: ClusterCost };
  };
  '/v1/cost-reports/clusters/{clusterId}/summary': {
    /** Read what a cluster has and costs now */
    get: { params: { clusterId: string }; query?: { /** List prices instead of discounted ones */ useListingPrices?: boolean | undefined }; response: ClusterCostSummaryReport };
  };
  '/v1/cost-reports/clusters/{clusterId}/efficiency': {
    /** Read how much of what a cluster provisions it requests and uses. An item is called by the end of its step. */
    get: { params: { clusterId: string }; query: { /** Start of the window */ startTime: string; /** End of the window */ endTime: string; /** Seconds between two points; 86400 is a day */ stepSeconds?: number | undefined; /** List prices instead of discounted ones */ useListingPrices?: boolean | undefined }; response: ClusterEfficiency };
  };
  '/v1/cost-reports/clusters/{clusterId}/savings': {
    /** Read the savings that were made. Items are sums of a step, called by its end, and in no order. summary.totalCost is what the nodes on demand cost in the window, without storage; summary.totalSavings the sum of all items. 400 with a message about read-only for a cluster that CAST AI only looks at (isPhase2 is false). */
    get: { params: { clusterId: string }; query: { /** Start of the window */ startTime: string; /** End of the window */ endTime: string; /** Seconds between two points; 86400 is a day */ stepSeconds?: number | undefined; /** List prices instead of discounted ones */ useListingPrices?: boolean | undefined }; response: ClusterSavings };
  };
  '/v1/cost-reports/clusters/{clusterId}/estimated-savings': {
    /** Read the savings that could be made. By list prices, where the cost report uses discounted ones unless asked otherwise: do not mix them. A month is 730 hours. */
    get: { params: { clusterId: string }; response: EstimatedSavings };
  };
  '/v1/cost-reports/clusters/{clusterId}/estimated-savings-history': {
    /** Read the savings that could be made, over time. An item an hour, called by the end of its hour. Of totalNodeCount only 0 was seen, also where there are cores. */
    get: { params: { clusterId: string }; query: { /** Start of the window */ fromDate: string; /** End of the window */ toDate: string; /** List prices instead of discounted ones */ useListingPrices?: boolean | undefined }; response: EstimatedSavingsHistory };
  };
  '/v1/cost-reports/clusters/{clusterId}/rightsizing-summary': {
    /** Read what rightsizing the workloads of a cluster would change */
    get: { params: { clusterId: string }; response: RightsizingReport };
  };
  '/v1/cost-reports/clusters/{clusterId}/resource-usage': {
    /** Read what a cluster provisions, requests and uses over time. An item is called by the end of its step. Without GPUs gpuUsed and gpuMemoryUsed are empty. */
    get: { params: { clusterId: string }; query: { /** Start of the window */ startTime: string; /** End of the window */ endTime: string; /** Seconds between two points; 86400 is a day */ stepSeconds?: number | undefined }; response: ClusterResourceUsage };
  };
  '/v1/cost-reports/clusters/{clusterId}/overview': {
    /** Read the overview of a cluster */
    get: { params: { clusterId: string }; query: { /** Start of the window */ startTime: string; /** End of the window */ endTime: string; /** Seconds between two points; 86400 is a day */ stepSeconds?: number | undefined; /** List prices instead of discounted ones */ useListingPrices?: boolean | undefined }; response: ClusterCostOverview };
  };
  '/v1/cost-reports/clusters/{clusterId}/node-count-history': {
    /** Count the nodes of a cluster over time. An item is called by the start of its step. sources and lastSnapshotAt tell of the window, not of now. */
    get: { params: { clusterId: string }; query: { /** Start of the window */ startTime: string; /** End of the window */ endTime: string; /** Seconds between two points; 86400 is a day */ stepSeconds?: number | undefined; timeZone?: string | undefined }; response: ClusterNodeCountHistory };
  };
  '/v1/cost-reports/clusters/{clusterId}/nodes/storage': {
    /** Read how much ephemeral storage each node has and uses. By name of node; of usedBytes and totalBytes only "0" was seen. */
    get: { params: { clusterId: string }; response: NodesStorage };
  };
  '/v1/cost-reports/clusters/{clusterId}/reporting-capabilities': {
    /** Read which data there is to report on in a window */
    post: { params: { clusterId: string }; query: { /** Start of the window */ startTime: string; /** End of the window */ endTime: string; 'filter.workloadNames'?: string[] | undefined; 'filter.labelsOperator'?: LabelsOperator | undefined; 'filter.workloadTypes'?: string[] | undefined; 'filter.namespaces'?: string[] | undefined }; response: ReportingCapabilities };
  };
  '/v1/cost-reports/clusters/{clusterId}/cost-anomalies': {
    /** List the anomalies in the cost of a cluster */
    get: { params: { clusterId: string }; query: { /** Start of the window */ startTime: string; /** End of the window */ endTime: string; metrics?: string[] | undefined }; response: CostAnomalyList };
  };
  '/v1/cost-reports/clusters/{clusterId}/node-templates': {
    /** Read what the nodes of each node template provision and use */
    get: { params: { clusterId: string }; query?: { /** List prices instead of discounted ones */ useListingPrices?: boolean | undefined }; response: NodeTemplateUsageReport };
  };
  '/v1/cost-reports/clusters/active': {
    /** List the clusters that have cost data in a window. A read. The filter to apply before a sweep over many clusters. */
    post: { body?: ActiveClustersFilter; response: ActiveClusters };
  };
  '/v1/cost-reports/idle-resources/disks': {
    /** List the disks that nothing uses */
    get: { query?: { /** Items a page, 1 to 500 */ 'page.limit'?: string | undefined; /** Cursor of the answer before; it carries the filter of the first request */ 'page.cursor'?: string | undefined }; response: IdleDiskList };
  };
  '/v1/kubernetes/clusters/{clusterId}/settings': {
    /** Read the versions of the components and the features of a cluster */
    get: { params: { clusterId: string }; response: ClusterSettings };
  };
  '/v1/kubernetes/clusters/{clusterId}/agent-status': {
    /** List the components of CAST AI in a cluster and how they do */
    get: { params: { clusterId: string }; response: ClusterAgentStatus };
  };
  '/v1/kubernetes/clusters/{clusterId}/unscheduled-pods': {
    /** List the pods that no node takes */
    get: { params: { clusterId: string }; response: ClusterUnscheduledPods };
  };
  '/v1/kubernetes/clusters/{clusterId}/policies': {
    /** Read the autoscaler policies of a cluster */
    get: { params: { clusterId: string }; response: ClusterPolicies };
    /** Replace the autoscaler policies of a cluster. A full document: read it, change it, send it whole. defaultNodeTemplateVersion is an optimistic lock: when it is stale the call fails with a message that holds "template has changed" or "refetch the policies"; read again and change again. Fails with 400 "Evictor installed externally" when it changes an evictor that is not ours. */
    put: { params: { clusterId: string }; body?: ClusterPolicies; response: ClusterPolicies };
  };
  '/v1/kubernetes/clusters/{clusterId}/node-constraints': {
    /** List the sizes of node that the autoscaler may choose from */
    get: { params: { clusterId: string }; response: ClusterNodeConstraints };
  };
  '/v1/kubernetes/clusters/{clusterId}/evictor-advanced-config': {
    /** Read the evictor's rules */
    get: { params: { clusterId: string }; response: EvictorAdvancedConfig };
    /** Replace the evictor's rules. All of them: a rule that is left out is gone, and {} clears them. */
    post: { params: { clusterId: string }; body?: EvictorAdvancedConfigUpdate; response: EvictorAdvancedConfig };
  };
  '/v1/kubernetes/external-clusters': {
    /** List the clusters of the current organisation. The whole list comes at once. Only clusters of one organisation: the one of the key, or the one that the header X-CastAI-Organization-Id names. */
    get: { response: ClusterList };
  };
  '/v1/kubernetes/external-clusters/{clusterId}': {
    /** Read one cluster. 404 when the id is unknown; a deleted cluster has the status "archived". */
    get: { params: { clusterId: string }; response: Cluster };
    /** Delete a cluster from CAST AI. 400 while its agent is still connected: disconnect it first. The cluster in the cloud stays. */
    delete: { params: { clusterId: string }; response: undefined };
  };
  '/v1/kubernetes/external-clusters/{clusterId}/disconnect': {
    /** Disconnect a cluster. Does nothing for a cluster without credentialsId. Follow agentStatus of the cluster. */
    post: { params: { clusterId: string }; body?: DisconnectOptions; response: Cluster };
  };
  '/v1/kubernetes/external-clusters/{clusterId}/reconcile': {
    /** Reconcile a cluster. The way out of the status "failed". Follow reconcileInfo of the cluster. */
    post: { params: { clusterId: string }; query?: { skipAksInitData?: boolean | undefined }; response: Empty };
  };
  '/v1/kubernetes/external-clusters/{clusterId}/tags': {
    /** Set the tags of a cluster */
    post: { params: { clusterId: string }; body?: Record<string, string>; response: Empty };
  };
  '/v1/kubernetes/external-clusters/{clusterId}/hibernate': {
    /** Hibernate a cluster: remove all its nodes. No body. Poll the operation until it is done, then look at its error. The cluster then has the status "hibernated". With the mode OPERATION_MODE_DRY_RUN it validates only and answers an empty operationId. The components of CAST AI need the toleration provisioning.cast.ai/temporary=resuming:NoSchedule to come back. */
    post: { params: { clusterId: string }; query?: { mode?: 'OPERATION_MODE_DEFAULT' | 'OPERATION_MODE_DRY_RUN' | 'OPERATION_MODE_UNSPECIFIED' | undefined; /** Stop the control plane too (AKS only) */ stopControlPlane?: boolean | undefined }; response: HibernateResponse };
  };
  '/v1/kubernetes/external-clusters/{clusterId}/resume': {
    /** Resume a hibernated cluster. The body is the first, temporary node. Poll the operation until it is done, then look at its error. The cluster then has the status "ready". With the mode OPERATION_MODE_DRY_RUN it validates only and answers an empty operationId. */
    post: { params: { clusterId: string }; query?: { mode?: 'OPERATION_MODE_DEFAULT' | 'OPERATION_MODE_DRY_RUN' | 'OPERATION_MODE_UNSPECIFIED' | undefined }; body: NodeConfig; response: ResumeResponse };
  };
  '/v1/savings/commitments': {
    /**
     * List commitments, with their use when asked
     * @deprecated
     */
    get: { query?: { includeUsage?: boolean | undefined; clusterId?: string | undefined; includeUsagePerClusters?: boolean | undefined; includeUsagePerInstanceTypes?: boolean | undefined }; response: CommitmentList };
  };
  '/v1/savings/commitments/{commitmentId}': {
    /** Read one commitment */
    get: { params: { commitmentId: string }; query?: { clusterId?: string | undefined; includeUsage?: boolean | undefined; includeUsagePerClusters?: boolean | undefined; includeUsagePerInstanceTypes?: boolean | undefined }; response: CommitmentResponse };
    /** Change a commitment */
    put: { params: { commitmentId: string }; body?: CommitmentUpdate; response: UpdatedCommitment };
  };
  '/v1/savings/commitments/{commitmentId}/assignments': {
    /** List the clusters a commitment is assigned to */
    get: { params: { commitmentId: string }; response: CommitmentAssignments };
    /** Replace the clusters a commitment is assigned to. The body is the ids of the clusters, the first in priority first. */
    put: { params: { commitmentId: string }; body?: string[]; response: ReplacedCommitmentAssignments };
  };
  '/v1/savings/assignments': {
    /** Assign a commitment to a cluster. No body. */
    post: { query: { clusterId: string; commitmentId: string }; response: Empty };
  };
  '/savings/v1beta/organizations/{organizationId}/commitments/{commitmentId}:getUsageHistory': {
    /** Read how much of a commitment was used, over time */
    get: { params: { organizationId: string; commitmentId: string }; query: { /** Start of the window */ startTime: string; /** End of the window */ endTime: string; aggregationInterval: 'AGGREGATION_INTERVAL_UNSPECIFIED' | 'DAY' | 'HOUR'; cloud?: 'AWS' | 'AZURE' | 'GCP' | 'INVALID' | 'UNKNOWN' | undefined; commitmentType?: 'CAPACITY_BLOCK' | 'COMMITMENT_TYPE_UNSPECIFIED' | 'FLEX_CUD' | 'ON_DEMAND_CAPACITY_RESERVATION' | 'RESERVED_INSTANCE' | 'RESOURCE_CUD' | 'SAVINGS_PLAN' | undefined; commitmentTypes?: Array<'CAPACITY_BLOCK' | 'COMMITMENT_TYPE_UNSPECIFIED' | 'FLEX_CUD' | 'ON_DEMAND_CAPACITY_RESERVATION' | 'RESERVED_INSTANCE' | 'RESOURCE_CUD' | 'SAVINGS_PLAN'> | undefined }; response: CommitmentUsageHistory };
  };
  '/cluster-autoscaler/v1beta/organizations/{organizationId}/hibernation-schedules': {
    /** List the hibernation schedules of an organisation */
    get: { params: { organizationId: string }; query?: { /** Items a page, 1 to 500 */ 'page.limit'?: string | undefined; /** Cursor of the answer before; it carries the filter of the first request */ 'page.cursor'?: string | undefined }; response: HibernationScheduleList };
    /** Create a hibernation schedule */
    post: { params: { organizationId: string }; body: HibernationSchedule; response: HibernationSchedule };
  };
  '/cluster-autoscaler/v1beta/organizations/{organizationId}/hibernation-schedules/{id}': {
    /** Read one hibernation schedule */
    get: { params: { organizationId: string; id: string }; response: HibernationSchedule };
    /** Change a hibernation schedule. What is left out stays. */
    patch: { params: { organizationId: string; id: string }; body?: HibernationScheduleUpdate; response: HibernationSchedule };
    /** Delete a hibernation schedule */
    delete: { params: { organizationId: string; id: string }; response: undefined };
  };
  '/v1/workload-autoscaling/clusters/{clusterId}/workloads/{workloadId}/recommendation-manifest': {
    /** Read the recommendation of a workload as an object of Kubernetes */
    get: { params: { clusterId: string; workloadId: string }; response: RecommendationManifest };
  };
  '/v1beta/workload-autoscaling/clusters/{clusterId}/hpas:analyze': {
    /** List the HorizontalPodAutoscalers of a cluster, and what they would be after a conversion */
    get: { params: { clusterId: string }; query?: { workloadNames?: string[] | undefined; namespaces?: string[] | undefined; scalingPolicyNames?: string[] | undefined; kinds?: string[] | undefined; managementOptions?: Array<'MANAGED' | 'READ_ONLY' | 'UNDEFINED'> | undefined; includeConversion?: 'AVERAGE_VALUE_FROM_ORIGINAL_REQUESTS' | 'HPA_CONVERTER_TYPE_UNSPECIFIED' | undefined }; response: ClusterHPAList };
  };
  '/v1/instances/types': {
    /** List the names of instance types */
    get: { query?: { cloudServiceProviders?: string[] | undefined; /** Items a page, 1 to 500 */ 'page.limit'?: string | undefined; /** Cursor of the answer before; it carries the filter of the first request */ 'page.cursor'?: string | undefined }; response: InstanceTypeList };
  };
  '/v1/regions': {
    /** List the regions of the clouds */
    get: { query?: { pageSize?: number | undefined; pageToken?: string | undefined; includeUnavailable?: boolean | undefined }; response: RegionList };
  };
  '/v1/zones': {
    /** List the zones of the clouds */
    get: { query?: { pageSize?: number | undefined; pageToken?: string | undefined }; response: ZoneList };
  };
  '/v1/organizations/resource-usage': {
    /** Read which instances an organisation runs */
    get: { response: OrganizationResourceUsage };
  };
  '/v1/metrics/prom': {
    /** Metrics of clusters in Prometheus' text format */
    get: { query?: { /** Only these clusters */ clusterIds?: string[] | undefined }; response: string };
  };
  '/v1/metrics/nodes': {
    /** Metrics of nodes in Prometheus' text format */
    get: { query?: { /** Only these clusters */ clusterIds?: string[] | undefined }; response: string };
  };
  '/v1/metrics/workloads': {
    /** Metrics of workloads in Prometheus' text format */
    get: { query?: { /** Only these clusters */ clusterIds?: string[] | undefined; additionalLabels?: string[] | undefined }; response: string };
  };
  '/v1/metrics/workload-network': {
    /** Metrics of the network use of workloads in Prometheus' text format */
    get: { query?: { /** Only these clusters */ clusterIds?: string[] | undefined }; response: string };
  };
  '/v1/metrics/allocation-groups': {
    /** Metrics of allocation groups in Prometheus' text format */
    get: { query?: { /** Only these clusters */ clusterIds?: string[] | undefined }; response: string };
  };
  '/v1/kubernetes/clusters/{clusterId}/node-configurations': {
    /** List the node configurations of a cluster */
    get: { params: { clusterId: string }; response: NodeConfigurationList };
    /** Create a node configuration */
    post: { params: { clusterId: string }; body: NewNodeConfiguration; response: NodeConfiguration };
  };
  '/v1/kubernetes/clusters/{clusterId}/node-configurations/{id}': {
    /** Read one node configuration */
    get: { params: { clusterId: string; id: string }; response: NodeConfiguration };
    /** Change a node configuration. A POST. Its version goes up by one. */
    post: { params: { clusterId: string; id: string }; body?: NodeConfigurationUpdate; response: NodeConfiguration };
    /** Delete a node configuration */
    delete: { params: { clusterId: string; id: string }; response: Empty };
  };
  '/v1/kubernetes/clusters/{clusterId}/node-configurations/suggestions': {
    /** List what of the cloud a node configuration could use */
    get: { params: { clusterId: string }; response: NodeConfigurationSuggestions };
  };
  '/v1/kubernetes/clusters/{clusterId}/node-configurations/{id}/default': {
    /** Make a node configuration the default one */
    post: { params: { clusterId: string; id: string }; response: NodeConfiguration };
  };
  '/v1/pricing/nodes': {
    /** List what the nodes of an organization cost */
    get: { query?: { /** All of them if left out */ nodeIds?: string[] | undefined; pricingAsOf?: string | undefined; 'pricingPeriod.startTime'?: string | undefined; 'pricingPeriod.endTime'?: string | undefined }; response: NodePriceList };
  };
  '/v1/pricing/clusters/{clusterId}/nodes': {
    /** List what the nodes of a cluster cost. By id. Prices are of an hour; totalPrice is basePrice less the discounts, whose amounts are shares of it. */
    get: { params: { clusterId: string }; query?: { /** All of them if left out */ nodeIds?: string[] | undefined; pricingAsOf?: string | undefined; 'pricingPeriod.startTime'?: string | undefined; 'pricingPeriod.endTime'?: string | undefined }; response: NodePriceList };
  };
  '/v1/pricing/clusters/{clusterId}/nodes/{nodeId}': {
    /** Read what a node costs */
    get: { params: { clusterId: string; nodeId: string }; query?: { pricingAsOf?: string | undefined; 'pricingPeriod.startTime'?: string | undefined; 'pricingPeriod.endTime'?: string | undefined }; response: NodePrice };
  };
  '/v1/kubernetes/clusters/{clusterId}/node-templates': {
    /** List the node templates of a cluster, each with its number of nodes. Without includeDefault=true the default template is left out. There is no call that reads one template. */
    get: { params: { clusterId: string }; query?: { /** Include the default template */ includeDefault?: boolean | undefined; /** Leave out the numbers of nodes */ excludeStats?: boolean | undefined }; response: NodeTemplateList };
    /** Create a node template */
    post: { params: { clusterId: string }; body?: NewNodeTemplate; response: NodeTemplate };
  };
  '/v1/kubernetes/clusters/{clusterId}/node-templates/{nodeTemplateName}': {
    /** Change a node template, addressed by its name. The default template is made lazily: right after the policies were enabled this can fail with "node template not found"; try again. */
    put: { params: { clusterId: string; nodeTemplateName: string }; body?: NodeTemplateUpdate; response: NodeTemplate };
    /** Delete a node template, addressed by its name */
    delete: { params: { clusterId: string; nodeTemplateName: string }; response: Empty };
  };
  '/v1/kubernetes/clusters/{clusterId}/filter-instance-types': {
    /** List the instance types that the constraints of a template allow. A read: nothing of the template sent is stored. */
    post: { params: { clusterId: string }; query?: { disableInstanceTypeDeduplication?: boolean | undefined }; body?: NodeTemplate; response: AvailableInstanceTypes };
  };
  '/v1/kubernetes/external-clusters/{clusterId}/nodes': {
    /** List the nodes of a cluster. The newest first; without a limit all of them in one answer. There is no count. */
    get: { params: { clusterId: string }; query?: { /** Items a page, 1 to 500 */ 'page.limit'?: string | undefined; /** Cursor of the answer before; it carries the filter of the first request */ 'page.cursor'?: string | undefined; nodeId?: string | undefined; nodeStatus?: 'cordoned' | 'creating' | 'deleted' | 'deleting' | 'draining' | 'interrupted' | 'node_status_unspecified' | 'not_ready' | 'pending' | 'ready' | 'unknown' | undefined; instanceType?: string | undefined; lifecycleType?: 'fallback' | 'lifecycle_type_unspecified' | 'on_demand' | 'spot' | undefined; /** Only nodes that are marked autoscaling.cast.ai/removal-disabled */ removalDisabled?: boolean | undefined; unschedulable?: boolean | undefined; zone?: string | undefined; nodeConfigurationName?: string | undefined; nodeConfigurationVersion?: string | undefined; nodeTemplateName?: string | undefined; nodeTemplateVersion?: string | undefined; nodeName?: string | undefined; /** Leave out nodes that are being deleted */ excludeDeleting?: boolean | undefined }; response: NodeList };
    /** Add a node to a cluster. Asynchronous and not idempotent: each call makes a node and an operation. Poll the operation until it is done, then look at its error. */
    post: { params: { clusterId: string }; body: NodeConfig; response: AddNodeResponse };
  };
  '/v1/kubernetes/external-clusters/filters/nodes': {
    /** List what nodes can be filtered by, with the values that are there */
    get: { response: NodeFilterList };
  };
  '/v1/kubernetes/external-clusters/{clusterId}/nodes/{nodeId}': {
    /** Read one node */
    get: { params: { clusterId: string; nodeId: string }; response: Node };
    /** Delete a node, draining it first. Asynchronous. Poll the operation until it is done, then look at its error. The body can be empty. */
    delete: { params: { clusterId: string; nodeId: string }; query?: { /** Seconds to wait for the drain, as a string; default 600 */ drainTimeout?: string | undefined; /** Delete the node even when the drain fails */ forceDelete?: boolean | undefined }; response: DeleteNodeResponse };
  };
  '/v1/kubernetes/external-clusters/{clusterId}/nodes/{nodeId}/drain': {
    /** Drain a node. Asynchronous. Poll the operation until it is done, then look at its error. Pods that carry autoscaling.cast.ai/removal-disabled stay unless it is forced. */
    post: { params: { clusterId: string; nodeId: string }; body?: DrainOptions; response: DrainNodeResponse };
  };
  '/v1/kubernetes/external-clusters/{clusterId}/node-batches': {
    /** Add several nodes to a cluster in one call. Asynchronous: poll the operation or the batch. */
    post: { params: { clusterId: string }; body?: NodeBatchSpec; response: AddNodeBatchResponse };
  };
  '/v1/kubernetes/external-clusters/{clusterId}/node-batches/{nodeBatchId}': {
    /** Read a node batch */
    get: { params: { clusterId: string; nodeBatchId: string }; response: NodeBatch };
  };
  '/v1/kubernetes/external-clusters/operations/{id}': {
    /** Read an operation. What adding, draining or deleting a node, a node batch, hibernating and resuming start. It has failed when it is done and has an error. */
    get: { params: { id: string }; response: Operation };
  };
  '/v1/notifications': {
    /** List notifications */
    get: { query?: { /** Items a page, 1 to 500 */ 'page.limit'?: string | undefined; /** Cursor of the answer before; it carries the filter of the first request */ 'page.cursor'?: string | undefined; 'filter.severities'?: NotificationSeverity[] | undefined; 'filter.isAcked'?: boolean | undefined; 'filter.notificationId'?: string | undefined; 'filter.notificationName'?: string | undefined; 'filter.clusterId'?: string | undefined; 'filter.clusterName'?: string | undefined; 'filter.operationId'?: string | undefined; 'filter.operationType'?: string | undefined; 'filter.project'?: string | undefined; 'filter.isExpired'?: boolean | undefined; /** A field of the items */ 'sort.field'?: string | undefined; /** Default ASC */ 'sort.order'?: SortOrder | undefined }; response: NotificationList };
  };
  '/v1/notifications/{id}': {
    /** Read one notification */
    get: { params: { id: string }; response: Notification };
  };
  '/v1/notifications/ack': {
    /** Acknowledge notifications */
    post: { body?: AckNotificationsRequest; response: AckNotificationsResponse };
  };
  '/v1/notifications/webhook-configurations': {
    /** List the webhooks that carry notifications */
    get: { query?: { /** Items a page, 1 to 500 */ 'page.limit'?: string | undefined; /** Cursor of the answer before; it carries the filter of the first request */ 'page.cursor'?: string | undefined; 'filter.severities'?: NotificationSeverity[] | undefined; 'filter.status'?: string | undefined; 'filter.categories'?: string[] | undefined; 'filter.subcategories'?: string[] | undefined; /** A field of the items */ 'sort.field'?: string | undefined; /** Default ASC */ 'sort.order'?: SortOrder | undefined }; response: WebhookConfigList };
    /** Create a webhook. With dryRun it calls the webhook once and stores nothing; it is a write all the same, for what it calls. */
    post: { body: NewWebhookConfig; response: WebhookConfig };
  };
  '/v1/notifications/webhook-configurations/{id}': {
    /** Read one webhook */
    get: { params: { id: string }; response: WebhookConfig };
    /** Replace a webhook */
    put: { params: { id: string }; body: WebhookConfigUpdate; response: WebhookConfig };
    /** Delete a webhook */
    delete: { params: { id: string }; response: Empty };
  };
  '/v1/notifications/webhook-categories': {
    /** List the categories of notification that a webhook may be limited to */
    get: { response: WebhookCategoryList };
  };
  '/v1/cost-reports/organization/clusters/summary': {
    /** Read what each cluster has and costs now. One row a cluster, without names and without a window. */
    get: { query?: { /** List prices instead of discounted ones */ useListingPrices?: boolean | undefined }; response: ClusterCostSummaryList };
  };
  '/v1/cost-reports/organization/clusters/report': {
    /** Read what each cluster cost in a window. With the sum over all clusters and the days. */
    get: { query: { /** Start of the window */ startTime: string; /** End of the window */ endTime: string; /** List prices instead of discounted ones */ useListingPrices?: boolean | undefined }; response: OrganizationClustersCost };
  };
  '/v1/cost-reports/organization/clusters/efficiency': {
    /** Read how much of what each cluster provisions it uses */
    get: { query: { /** Start of the window */ startTime: string; /** End of the window */ endTime: string; /** Items a page, 1 to 500 */ 'page.limit'?: string | undefined; /** Cursor of the answer before; it carries the filter of the first request */ 'page.cursor'?: string | undefined; /** A field of the items */ 'sort.field'?: string | undefined; /** Default ASC */ 'sort.order'?: SortOrder | undefined; /** List prices instead of discounted ones */ useListingPrices?: boolean | undefined }; response: ClusterEfficiencyDetailsList };
  };
  '/v1/cost-reports/organization/daily-cost': {
    /** Read what each cluster costs an hour, day by day */
    get: { query: { /** Start of the window */ startTime: string; /** End of the window */ endTime: string; /** List prices instead of discounted ones */ useListingPrices?: boolean | undefined }; response: ClusterDailyCostList };
  };
  '/v1/cost-reports/organization/efficiency': {
    /** Read the efficiency of all clusters together, over time */
    get: { query: { /** Start of the window */ startTime: string; /** End of the window */ endTime: string; /** Seconds between two points; 86400 is a day */ stepSeconds?: number | undefined; /** List prices instead of discounted ones */ useListingPrices?: boolean | undefined }; response: OrganizationEfficiency };
  };
  '/v1/cost-reports/organization/efficiency/summary': {
    /** Read the efficiency of all clusters together */
    get: { query: { /** Start of the window */ startTime: string; /** End of the window */ endTime: string; /** List prices instead of discounted ones */ useListingPrices?: boolean | undefined }; response: OrganizationEfficiencySummary };
  };
  '/v1/cost-reports/organization/overview': {
    /** Read the overview of all clusters */
    get: { query: { /** Start of the window */ startTime: string; /** End of the window */ endTime: string }; response: OrganizationCostOverview };
  };
  '/v1/cost-reports/organization/cost-comparison': {
    /** Compare what two periods of the same length cost */
    get: { query: { clusterIds?: string[] | undefined; /** Start of the first period */ startTimeA: string; /** Start of the second period */ startTimeB: string; rangeDays?: number | undefined }; response: CostComparison };
  };
  '/v1/me': {
    /** Read the profile of the caller. A cheap check of a key: 401 or 403 when it is refused. */
    get: { response: Me };
  };
  '/v1/organizations': {
    /** List the organisations of the caller. By the date of joining: the first is the caller's default. The whole list comes at once. */
    get: { response: OrganizationList };
  };
  '/v1/organizations/{id}': {
    /** Read one organisation */
    get: { params: { id: string }; response: OrganizationDetails };
  };
  '/v1/organizations/{organizationId}/users': {
    /** List the users of an organisation */
    get: { params: { organizationId: string }; query?: { includeGroups?: boolean | undefined; roleId?: string[] | undefined }; response: OrganizationUserList };
  };
  '/v1/organizations/{organizationId}/roles': {
    /** List the roles of an organisation */
    get: { params: { organizationId: string }; query?: { /** Items a page, 1 to 500 */ 'page.limit'?: string | undefined; /** Cursor of the answer before; it carries the filter of the first request */ 'page.cursor'?: string | undefined; type?: 'ALL' | 'DEFAULT' | 'ENTERPRISE' | undefined }; response: RoleList };
  };
  '/v1/organizations/{organizationId}/role-bindings': {
    /** List who has which role */
    get: { params: { organizationId: string }; query?: { /** Items a page, 1 to 500 */ 'page.limit'?: string | undefined; /** Cursor of the answer before; it carries the filter of the first request */ 'page.cursor'?: string | undefined; roleId?: string[] | undefined; groupId?: string[] | undefined; scopeId?: string[] | undefined; scopeType?: Array<'CLUSTER' | 'ORGANIZATION'> | undefined; subjectType?: Array<'SUBJECT_GROUP' | 'SUBJECT_SERVICE_ACCOUNT' | 'SUBJECT_USER'> | undefined; subjectId?: string[] | undefined }; response: RoleBindingList };
  };
  '/organization-management/v1/enterprises/{enterpriseId}/organizations': {
    /** List the organisations of an enterprise */
    get: { params: { enterpriseId: string }; query?: { /** Items a page, 1 to 500 */ 'page.limit'?: string | undefined; /** Cursor of the answer before; it carries the filter of the first request */ 'page.cursor'?: string | undefined; organizationName?: string | undefined; /** A field of the items */ 'sort.field'?: string | undefined; /** Default ASC */ 'sort.order'?: 'ASC' | 'DESC' | undefined }; response: ChildOrganizationList };
  };
  '/organization-management/v1/enterprises/{enterpriseId}/members': {
    /** List the members of an enterprise */
    get: { params: { enterpriseId: string }; query?: { organizationId?: string[] | undefined; roleId?: string[] | undefined; groupId?: string[] | undefined; /** Items a page, 1 to 500 */ 'page.limit'?: string | undefined; /** Cursor of the answer before; it carries the filter of the first request */ 'page.cursor'?: string | undefined; name?: string | undefined; /** A field of the items */ 'sort.field'?: string | undefined; /** Default ASC */ 'sort.order'?: 'ASC' | 'DESC' | undefined; status?: 'MEMBER_STATUS_ACTIVE' | 'MEMBER_STATUS_ALL' | 'MEMBER_STATUS_INVITE_PENDING' | 'MEMBER_STATUS_UNSPECIFIED' | undefined }; response: EnterpriseMemberList };
  };
  '/patching-engine/v1beta/organizations/{organizationId}/clusters/{clusterId}/pod-mutations': {
    /** List the pod mutations of a cluster */
    get: { params: { organizationId: string; clusterId: string }; query?: { /** Items a page, 1 to 500 */ 'page.limit'?: string | undefined; /** Cursor of the answer before; it carries the filter of the first request */ 'page.cursor'?: string | undefined; enabled?: boolean | undefined; materializePatch?: boolean | undefined }; response: PodMutationList };
    /** Create a pod mutation */
    post: { params: { organizationId: string; clusterId: string }; body?: PodMutation; response: PodMutation };
  };
  '/patching-engine/v1beta/organizations/{organizationId}/clusters/{clusterId}/pod-mutations/{id}': {
    /** Read one pod mutation */
    get: { params: { organizationId: string; clusterId: string; id: string }; response: PodMutation };
    /** Change a pod mutation */
    patch: { params: { organizationId: string; clusterId: string; id: string }; body?: PodMutation; response: PodMutation };
    /** Delete a pod mutation */
    delete: { params: { organizationId: string; clusterId: string; id: string }; response: undefined };
  };
  '/v1/rebalancing-schedules': {
    /** List the rebalancing schedules of the organisation. Each with its jobs. The whole list comes at once. */
    get: { response: RebalancingScheduleList };
    /** Create a rebalancing schedule. It does nothing before a job binds it to a cluster. */
    post: { body: RebalancingSchedule; response: RebalancingSchedule };
    /** Change a rebalancing schedule. A PUT on the collection: the schedule is named by the query id. What is left out stays. */
    put: { query?: { /** Id of the schedule */ id?: string | undefined }; body?: RebalancingScheduleUpdate; response: RebalancingSchedule };
  };
  '/v1/rebalancing-schedules/{id}': {
    /** Read one rebalancing schedule */
    get: { params: { id: string }; response: RebalancingSchedule };
    /** Delete a rebalancing schedule */
    delete: { params: { id: string }; response: Empty };
  };
  '/v1/kubernetes/clusters/{clusterId}/rebalancing-jobs': {
    /** List the rebalancing jobs of a cluster */
    get: { params: { clusterId: string }; query?: { rebalancingScheduleId?: string | undefined }; response: RebalancingJobList };
    /** Bind a rebalancing schedule to a cluster */
    post: { params: { clusterId: string }; body: RebalancingJob; response: RebalancingJob };
  };
  '/v1/kubernetes/clusters/{clusterId}/rebalancing-jobs/{id}': {
    /** Read one rebalancing job */
    get: { params: { clusterId: string; id: string }; response: RebalancingJob };
    /** Change a rebalancing job. With enabled it is paused and resumed. */
    put: { params: { clusterId: string; id: string }; body: RebalancingJob; response: RebalancingJob };
    /** Delete a rebalancing job */
    delete: { params: { clusterId: string; id: string }; response: Empty };
  };
  '/v1/kubernetes/clusters/{clusterId}/rebalancing-schedule-preview': {
    /** Read when a schedule would run and which nodes it would choose. A read: nothing of the schedule sent is stored. */
    post: { params: { clusterId: string }; body?: RebalancingScheduleUpdate; response: RebalancingSchedulePreview };
  };
  '/v1/time-zones': {
    /** List the time zones that a schedule may name */
    get: { response: TimeZoneList };
  };
  '/v1/kubernetes/clusters/{clusterId}/rebalancing-plans': {
    /** List the rebalancing plans of a cluster. Plans that would cost more are hidden unless includeNegative or a status filter is given. Configurations and operations come only when asked for. The newest first; the cursor is a time. */
    get: { params: { clusterId: string }; query?: { /** Plans a page, 1 to 500; default 50 */ limit?: string | undefined; /** Cursor of the answer before */ cursor?: string | undefined; 'filter.statuses'?: Array<'creating_nodes' | 'deleting_nodes' | 'draining_nodes' | 'error' | 'finished' | 'generated' | 'generating' | 'invalid' | 'partially_finished' | 'preparing_nodes'> | undefined; /** Fill operations */ includeOperations?: boolean | undefined; /** Fill configurations */ includeConfigurations?: boolean | undefined; /** Include plans that would cost more */ includeNegative?: boolean | undefined }; response: RebalancingPlanList };
    /** Generate a rebalancing plan. Asynchronous: poll the plan until it is generated. Nothing moves before it is executed. */
    post: { params: { clusterId: string }; body?: NewRebalancingPlan; response: RebalancingPlanReference };
  };
  '/v1/kubernetes/clusters/{clusterId}/rebalancing-plans/{rebalancingPlanId}': {
    /** Read one rebalancing plan. While the plan is being generated the body may be empty or the answer a 404: poll with patience. */
    get: { params: { clusterId: string; rebalancingPlanId: string }; query?: { /** Fill operations */ includeOperations?: boolean | undefined; /** Fill configurations */ includeConfigurations?: boolean | undefined }; response: RebalancingPlan };
  };
  '/v1/kubernetes/clusters/{clusterId}/rebalancing-plans/{rebalancingPlanId}/execute': {
    /** Execute a rebalancing plan. No body. The plan must be "generated". Asynchronous: poll the plan until it is finished, partially_finished or error. */
    post: { params: { clusterId: string; rebalancingPlanId: string }; response: RebalancingPlan };
  };
  '/v1/kubernetes/clusters/{clusterId}/rebalancing-plans/{rebalancingPlanId}/cancel': {
    /** Cancel a rebalancing plan. The plan ends in error with the reason canceled_by_user. Nodes that were created stay. */
    post: { params: { clusterId: string; rebalancingPlanId: string }; body?: Record<string, unknown>; response: RebalancingPlan };
  };
  '/v1/kubernetes/clusters/{clusterId}/problematic-nodes': {
    /** List the nodes that rebalancing cannot replace, and why */
    get: { params: { clusterId: string }; response: ProblematicNodes };
  };
  '/v1/kubernetes/clusters/{clusterId}/problematic-workloads': {
    /** List the workloads that rebalancing cannot move, and why */
    get: { params: { clusterId: string }; query?: { /** As a plan in aggressive mode would see it */ aggressiveMode?: boolean | undefined }; response: ProblematicWorkloads };
  };
  '/v1/kubernetes/clusters/{clusterId}/rebalanced-workloads': {
    /** Read which workloads a running plan moves */
    get: { params: { clusterId: string }; response: RebalancedWorkloads };
  };
  '/v1/kubernetes/clusters/{clusterId}/workloads': {
    /** List the workloads of a cluster as rebalancing sees them */
    get: { params: { clusterId: string }; response: ClusterWorkloads };
  };
  '/v1/workload-autoscaling/clusters/{clusterId}/policies': {
    /** List the scaling policies of a cluster. The whole list comes at once. */
    get: { params: { clusterId: string }; response: ScalingPolicyList };
    /** Create a scaling policy. 409 when the name exists. */
    post: { params: { clusterId: string }; body: NewScalingPolicy; response: ScalingPolicy };
  };
  '/v1/workload-autoscaling/clusters/{clusterId}/policies/{policyId}': {
    /** Read one scaling policy */
    get: { params: { clusterId: string; policyId: string }; response: ScalingPolicy };
    /** Replace a scaling policy. A full replacement. A policy that isReadonly cannot be changed. */
    put: { params: { clusterId: string; policyId: string }; body: ScalingPolicyUpdate; response: ScalingPolicy };
    /** Delete a scaling policy */
    delete: { params: { clusterId: string; policyId: string }; response: Empty };
  };
  '/v1/workload-autoscaling/clusters/{clusterId}/policies/{policyId}/workloads': {
    /** Assign workloads to a scaling policy. The cheapest way to switch many workloads at once. */
    put: { params: { clusterId: string; policyId: string }; body?: ScalingPolicyAssignment; response: Empty };
  };
  '/v1/workload-autoscaling/clusters/{clusterId}/policies/order': {
    /** Set the order in which assignment rules of policies are tried */
    put: { params: { clusterId: string }; body?: ScalingPolicyOrder; response: Empty };
  };
  '/v1/security/insights/overview/image-security': {
    /** Count the vulnerabilities of the images that run */
    get: { response: ImageSecurityOverview };
  };
  '/v1/security/insights/overview/best-practices': {
    /** Count what keeps to best practices and what does not */
    get: { query?: { standard?: string | undefined }; response: BestPracticesOverview };
  };
  '/v1/security/insights/overview/attack-paths': {
    /** Count the ways of attack */
    get: { response: AttackPathsOverview };
  };
  '/v1/security/insights/overview/nodes': {
    /** Count the vulnerabilities of nodes */
    get: { response: NodeSecurityOverview };
  };
  '/v1/security/insights/overview/vulnerabilities': {
    /** Count the vulnerabilities that were found */
    get: { response: VulnerabilityOverview };
  };
  '/v1/security/insights/attack-paths': {
    /** List the ways of attack */
    get: { query?: { clusterIds?: string[] | undefined; namespaces?: string[] | undefined }; response: AttackPathList };
  };
  '/v1/security/settings/clusters/{clusterId}': {
    /** Read whether the security agent of a cluster is there, and what it does */
    get: { params: { clusterId: string }; response: ClusterSecurity };
  };
  '/v1/security/insights/images': {
    /** List the images that run, with how many vulnerabilities each has */
    get: { query?: { status?: 'NotRunning' | 'Running' | undefined; cves?: string[] | undefined; packages?: string[] | undefined; namespaces?: string[] | undefined; clusterIds?: string[] | undefined; labels?: string[] | undefined; exceptionFilter?: string | undefined }; response: SecurityImageList };
  };
  '/v1/security/insights/best-practices': {
    /** List the checks of best practices, with what failed them */
    get: { query?: { clusterIds?: string[] | undefined; namespaces?: string[] | undefined; category?: string[] | undefined; labels?: string[] | undefined; severityLevels?: Array<'any' | 'none' | 'low' | 'medium' | 'high' | 'critical'> | undefined; standard?: string | undefined; readonlyClusters?: boolean | undefined }; response: BestPracticeCheckList };
  };
  '/v1/inventory/blacklist': {
    /** List the instance families and types that are not to be used as spot */
    get: { query?: { organizationId?: string | undefined; clusterId?: string | undefined }; response: SpotBlacklist };
  };
  '/v1/inventory/blacklist/add': {
    /** Keep an instance family or type from being used as spot */
    post: { body: SpotBlacklistEntry; response: Empty };
  };
  '/v1/inventory/blacklist/remove': {
    /** Let an instance family or type be used as spot again */
    post: { body: SpotBlacklistEntry; response: Empty };
  };
  '/reporting/v1beta/organizations/{organizationId}/clusters:runValueRealizationReport': {
    /** Read what clusters cost, and what they would have cost without CAST AI. A read. totalSavings is autoscalerSavings, which is projectedCost less actualCost; workloadAutoscalerSavings stands beside it and is not in it. Costs are those of CPU and memory, without storage. Without a baseline the projected cost is the actual one. */
    post: { params: { organizationId: string }; query: { /** Start of the window */ startTime: string; /** End of the window */ endTime: string; /** List prices instead of discounted ones */ useListingPrices?: boolean | undefined }; body?: ValueRealizationRequest; response: ValueRealizationReport };
  };
  '/reporting/v1beta/organizations/{organizationId}:runValueRealizationTimelineReport': {
    /** Read what clusters cost together, and would have cost without CAST AI, over time. A read. An item is called by the start of its day or month, a month by its first instant; the current one is there in part, those before the first data are left out. */
    post: { params: { organizationId: string }; query: { /** Start of the window */ startTime: string; /** End of the window */ endTime: string; step?: 'ONE_DAY' | 'ONE_MONTH' | undefined; /** List prices instead of discounted ones */ useListingPrices?: boolean | undefined }; body?: ValueRealizationRequest; response: ValueRealizationTimeline };
  };
  '/reporting/v1beta/organizations/{organizationId}/clusters/{clusterId}/baseline-params': {
    /** Read what the savings of a cluster are reckoned against. The period is from when the cluster was made to the midnight of CAST AI's first action. 404 with HTML for a cluster without a history. */
    get: { params: { organizationId: string; clusterId: string }; response: ClusterBaseline };
  };
  '/reporting/v1beta/organizations/{organizationId}/clusters/{clusterId}/restrictions': {
    /** List what keeps the workloads of a cluster from being optimized */
    get: { params: { organizationId: string; clusterId: string }; response: ClusterRestrictionList };
  };
  '/v1/cost-reports/clusters/{clusterId}/workload-costs': {
    /** Read what the workloads of a cluster cost over time, filtered by the query */
    get: { params: { clusterId: string }; query: { /** Start of the window */ startTime: string; /** End of the window */ endTime: string; /** Seconds between two points; 86400 is a day */ stepSeconds?: number | undefined; 'filter.workloadNames'?: string[] | undefined; 'filter.labelsOperator'?: LabelsOperator | undefined; 'filter.workloadTypes'?: string[] | undefined; 'filter.namespaces'?: string[] | undefined; /** Items a page, 1 to 500 */ 'page.limit'?: string | undefined; /** Cursor of the answer before; it carries the filter of the first request */ 'page.cursor'?: string | undefined; /** Labels to add to each row */ labelsToInclude?: string[] | undefined; /** List prices instead of discounted ones */ useListingPrices?: boolean | undefined; /** Spread the cost of what nobody uses over the rows */ includeIdleResourceCosts?: boolean | undefined }; response: WorkloadCostReport };
    /** Read what the workloads of a cluster cost over time, filtered by the body. A read. */
    post: { params: { clusterId: string }; query: { /** Start of the window */ startTime: string; /** End of the window */ endTime: string; /** Seconds between two points; 86400 is a day */ stepSeconds?: number | undefined; /** Items a page, 1 to 500 */ 'page.limit'?: string | undefined; /** Cursor of the answer before; it carries the filter of the first request */ 'page.cursor'?: string | undefined; /** Labels to add to each row */ labelsToInclude?: string[] | undefined; /** List prices instead of discounted ones */ useListingPrices?: boolean | undefined; /** Spread the cost of what nobody uses over the rows */ includeIdleResourceCosts?: boolean | undefined }; body?: WorkloadFilter; response: WorkloadCostReport };
  };
  '/v1/cost-reports/clusters/{clusterId}/workload-cost-summaries': {
    /** Read what the workloads of a cluster cost in a window. A read. The call for the most expensive workloads: sort it. */
    post: { params: { clusterId: string }; query: { /** Start of the window */ startTime: string; /** End of the window */ endTime: string; /** Items a page, 1 to 500 */ 'page.limit'?: string | undefined; /** Cursor of the answer before; it carries the filter of the first request */ 'page.cursor'?: string | undefined; /** A field of the items */ 'sort.field'?: string | undefined; /** Default ASC */ 'sort.order'?: SortOrder | undefined; /** Labels to add to each row */ labelsToInclude?: string[] | undefined; /** List prices instead of discounted ones */ useListingPrices?: boolean | undefined; /** Spread the cost of what nobody uses over the rows */ includeIdleResourceCosts?: boolean | undefined }; body?: WorkloadFilter; response: WorkloadCostSummaryList };
  };
  '/v1/cost-reports/clusters/{clusterId}/workload-efficiency': {
    /** Read how much of what the workloads of a cluster request they use. requests, usage and waste are core-hours and GiB-hours of the window, waste what is requested and not used. The dearest waste comes first, and topItems tell it step by step, without the steps in which the workload was not there. */
    get: { params: { clusterId: string }; query: { /** Start of the window */ startTime: string; /** End of the window */ endTime: string; /** Seconds between two points; 86400 is a day */ stepSeconds?: number | undefined; 'filter.workloadNames'?: string[] | undefined; 'filter.labelsOperator'?: LabelsOperator | undefined; 'filter.workloadTypes'?: string[] | undefined; 'filter.namespaces'?: string[] | undefined; /** Items a page, 1 to 500 */ 'page.limit'?: string | undefined; /** Cursor of the answer before; it carries the filter of the first request */ 'page.cursor'?: string | undefined; /** A field of the items */ 'sort.field'?: string | undefined; /** Default ASC */ 'sort.order'?: SortOrder | undefined; /** List prices instead of discounted ones */ useListingPrices?: boolean | undefined }; response: WorkloadEfficiencyReport };
  };
  '/v1/cost-reports/clusters/{clusterId}/namespace-cost-summaries': {
    /** Read what the namespaces of a cluster cost in a window. A read. */
    post: { params: { clusterId: string }; query: { /** Start of the window */ startTime: string; /** End of the window */ endTime: string; /** Items a page, 1 to 500 */ 'page.limit'?: string | undefined; /** Cursor of the answer before; it carries the filter of the first request */ 'page.cursor'?: string | undefined; /** A field of the items */ 'sort.field'?: string | undefined; /** Default ASC */ 'sort.order'?: SortOrder | undefined; /** List prices instead of discounted ones */ useListingPrices?: boolean | undefined; /** Spread the cost of what nobody uses over the rows */ includeIdleResourceCosts?: boolean | undefined }; body?: NamespaceFilter; response: NamespaceCostSummaryList };
  };
  '/v1/cost-reports/clusters/{clusterId}/namespace-totalcost': {
    /** Read what the namespaces of a cluster cost over time. A read. */
    post: { params: { clusterId: string }; query: { /** Start of the window */ startTime: string; /** End of the window */ endTime: string; /** Seconds between two points; 86400 is a day */ stepSeconds?: number | undefined; /** Items a page, 1 to 500 */ 'page.limit'?: string | undefined; /** Cursor of the answer before; it carries the filter of the first request */ 'page.cursor'?: string | undefined; /** List prices instead of discounted ones */ useListingPrices?: boolean | undefined; /** Spread the cost of what nobody uses over the rows */ includeIdleResourceCosts?: boolean | undefined }; body?: NamespaceFilter; response: NamespaceTotalCostList };
  };
  '/v1/cost-reports/clusters/{clusterId}/namespaces/{namespace}': {
    /** Read what one namespace costs a day */
    get: { params: { clusterId: string; namespace: string }; query: { /** Start of the window */ startTime: string; /** End of the window */ endTime: string; /** List prices instead of discounted ones */ useListingPrices?: boolean | undefined; /** Spread the cost of what nobody uses over the rows */ includeIdleResourceCosts?: boolean | undefined }; response: NamespaceCostReport };
  };
  '/v1/cost-reports/clusters/{clusterId}/workload-event-metrics': {
    /** Count the workload events of a cluster over time. 400 for an event type it does not know. stepSeconds is 0, 30, 300, 600, 900, 3600 or 86400. */
    get: { params: { clusterId: string }; query: { /** Start of the window */ startTime: string; /** End of the window */ endTime: string; /** Seconds between two points; 86400 is a day */ stepSeconds?: number | undefined; eventTypes?: string[] | undefined; groupByManagedBy?: boolean | undefined; timeZone?: string | undefined; bucketTimestamp?: string | undefined }; response: WorkloadEventMetrics };
  };
  '/v1/cost-reports/organization/workload-event-metrics': {
    /** Count the workload events of all clusters over time. The series do not say which cluster. */
    get: { query: { /** Start of the window */ startTime: string; /** End of the window */ endTime: string; /** Seconds between two points; 86400 is a day */ stepSeconds?: number | undefined; eventTypes?: string[] | undefined; groupByManagedBy?: boolean | undefined; timeZone?: string | undefined }; response: OrganizationWorkloadEventMetrics };
  };
  '/v1/workload-autoscaling/clusters/{clusterId}/workload-events': {
    /** List what workload autoscaling did and saw in a cluster */
    get: { params: { clusterId: string }; query?: { /** Items a page, 1 to 500 */ 'page.limit'?: string | undefined; /** Cursor of the answer before; it carries the filter of the first request */ 'page.cursor'?: string | undefined; /** Start of the window */ fromDate?: string | undefined; /** End of the window */ toDate?: string | undefined; workloadId?: string | undefined; workloadName?: string | undefined; workloadNamespace?: string | undefined; workloadKind?: string | undefined; type?: Array<'EVENT_TYPE_CONFIGURATION_CHANGEDV2' | 'EVENT_TYPE_CPU_PRESSURE' | 'EVENT_TYPE_CPU_PRESSURE_RESOLVED' | 'EVENT_TYPE_FAILED_HELM_TEST_HOOK' | 'EVENT_TYPE_GPU_RECOMMENDED_REQUESTS_CHANGED' | 'EVENT_TYPE_HPA_ALMOST_MAXED_OUT' | 'EVENT_TYPE_HPA_MAXED_OUT' | 'EVENT_TYPE_INVALID' | 'EVENT_TYPE_MEMORY_PRESSURE_EVICTION' | 'EVENT_TYPE_NATIVE_VPA_STATE_CHANGED' | 'EVENT_TYPE_OOM_KILL' | 'EVENT_TYPE_RECOMMENDED_POD_COUNT_CHANGED' | 'EVENT_TYPE_RECOMMENDED_REQUESTS_CHANGED' | 'EVENT_TYPE_SCALING_POLICY_ASSIGNED' | 'EVENT_TYPE_SCALING_POLICY_CREATED' | 'EVENT_TYPE_SCALING_POLICY_DELETED' | 'EVENT_TYPE_SCALING_POLICY_ORDER_UPDATED' | 'EVENT_TYPE_SCALING_POLICY_UPDATED' | 'EVENT_TYPE_STARTUP_FAILURE' | 'EVENT_TYPE_SURGE' | 'EVENT_TYPE_SYSTEM_OVERRIDE_RESET' | 'EVENT_TYPE_SYSTEM_OVERRIDE_TRIGGERED' | 'EVENT_TYPE_UNBOUND_MEMORY_GROWTH'> | undefined }; response: WorkloadEventList };
  };
  '/v1/workload-autoscaling/clusters/{clusterId}/workload-events/{eventId}': {
    /** Read one event. createdAt is required: take it from the list. */
    get: { params: { clusterId: string; eventId: string }; query: { /** When the event was created, from the list */ createdAt: string }; response: WorkloadEventDetails };
  };
  '/v1/workload-autoscaling/clusters/{clusterId}/workload-events-summary': {
    /** Count the events of a cluster by type */
    get: { params: { clusterId: string }; query?: { /** Start of the window */ fromDate?: string | undefined; /** End of the window */ toDate?: string | undefined; workloadId?: string | undefined; workloadName?: string | undefined; workloadNamespace?: string | undefined; workloadKind?: string | undefined; type?: Array<'EVENT_TYPE_CONFIGURATION_CHANGEDV2' | 'EVENT_TYPE_CPU_PRESSURE' | 'EVENT_TYPE_CPU_PRESSURE_RESOLVED' | 'EVENT_TYPE_FAILED_HELM_TEST_HOOK' | 'EVENT_TYPE_GPU_RECOMMENDED_REQUESTS_CHANGED' | 'EVENT_TYPE_HPA_ALMOST_MAXED_OUT' | 'EVENT_TYPE_HPA_MAXED_OUT' | 'EVENT_TYPE_INVALID' | 'EVENT_TYPE_MEMORY_PRESSURE_EVICTION' | 'EVENT_TYPE_NATIVE_VPA_STATE_CHANGED' | 'EVENT_TYPE_OOM_KILL' | 'EVENT_TYPE_RECOMMENDED_POD_COUNT_CHANGED' | 'EVENT_TYPE_RECOMMENDED_REQUESTS_CHANGED' | 'EVENT_TYPE_SCALING_POLICY_ASSIGNED' | 'EVENT_TYPE_SCALING_POLICY_CREATED' | 'EVENT_TYPE_SCALING_POLICY_DELETED' | 'EVENT_TYPE_SCALING_POLICY_ORDER_UPDATED' | 'EVENT_TYPE_SCALING_POLICY_UPDATED' | 'EVENT_TYPE_STARTUP_FAILURE' | 'EVENT_TYPE_SURGE' | 'EVENT_TYPE_SYSTEM_OVERRIDE_RESET' | 'EVENT_TYPE_SYSTEM_OVERRIDE_TRIGGERED' | 'EVENT_TYPE_UNBOUND_MEMORY_GROWTH'> | undefined }; response: WorkloadEventsSummary };
  };
  '/workload-eviction/v1/clusters/{clusterId}/config': {
    /** Read what the evictor of a cluster works by. The same as nodeDownscaler.evictor of the policies, which this service is to follow. */
    get: { params: { clusterId: string }; response: WorkloadEvictionConfig };
  };
  '/v1/workload-autoscaling/clusters/{clusterId}/workloads': {
    /** List the workloads that workload autoscaling knows in a cluster */
    get: { params: { clusterId: string }; query?: { workloadIds?: string[] | undefined; workloadNames?: string[] | undefined; namespaces?: string[] | undefined; scalingPolicyNames?: string[] | undefined; kinds?: string[] | undefined; /** By workloadConfigV2.vpaConfig.managementOption */ managementOptions?: Array<'MANAGED' | 'READ_ONLY' | 'UNDEFINED'> | undefined; /** By managedBy */ configuredBy?: string[] | undefined; /** A part of the name */ searchQuery?: string | undefined; /** Items a page, 1 to 500 */ 'page.limit'?: string | undefined; /** Cursor of the answer before; it carries the filter of the first request */ 'page.cursor'?: string | undefined; /** A field of the items */ 'sort.field'?: string | undefined; /** Default ASC */ 'sort.order'?: 'ASC' | 'DESC' | undefined; recommendationStatusType?: 'STATUS_APPLIED' | 'STATUS_STOPPED' | 'STATUS_UNKNOWN' | 'STATUS_WAITING' | undefined; recommendationIsLowConfidence?: boolean | undefined; workloadHasError?: boolean | undefined; workloadHasCustomMetrics?: boolean | undefined; anyContainerWithRuntime?: 'GPU' | 'JVM' | 'RUNTIME_UNSPECIFIED' | undefined }; response: WorkloadList };
  };
  '/v1/workload-autoscaling/clusters/{clusterId}/workloads/{workloadId}': {
    /** Read one workload, with its pods and, when asked, its metrics */
    get: { params: { clusterId: string; workloadId: string }; query?: { includeMetrics?: boolean | undefined; includeCosts?: boolean | undefined; /** Start of the window */ fromTime?: string | undefined; /** End of the window */ toTime?: string | undefined }; response: WorkloadDetails };
  };
  '/v1/workload-autoscaling/clusters/{clusterId}/workloads/filters': {
    /** List what workloads can be filtered by, and how many there are */
    get: { params: { clusterId: string }; query?: { /** Only of workloads with these */ managementOptions?: Array<'MANAGED' | 'READ_ONLY' | 'UNDEFINED'> | undefined }; response: WorkloadFilters };
  };
  '/v1/workload-autoscaling/clusters/{clusterId}/limit-ranges': {
    /** List the LimitRanges of a cluster */
    get: { params: { clusterId: string }; response: LimitRangeList };
  };
  '/v1/workload-autoscaling/clusters/{clusterId}/resource-quotas': {
    /** List the ResourceQuotas of a cluster */
    get: { params: { clusterId: string }; response: ResourceQuotaList };
  };
  '/v2/workload-autoscaling/clusters/{clusterId}/workloads/{workloadId}': {
    /** Replace the configuration of a workload. What is left out of workloadConfig is no longer the workload's own: it is inherited from the scaling policy. Refused for a workload that is managed by annotations. */
    put: { params: { clusterId: string; workloadId: string }; body: WorkloadUpdate; response: WorkloadResponse };
    /** Change parts of the configuration of a workload */
    patch: { params: { clusterId: string; workloadId: string }; body?: WorkloadPatchRequest; response: WorkloadResponse };
  };
  '/v1/workload-autoscaling/clusters/{clusterId}/workloads/{workloadId}/system-overrides:reset': {
    /** Take back what workload autoscaling overrode on its own */
    post: { params: { clusterId: string; workloadId: string }; body: ResetSystemOverridesRequest; response: ResetSystemOverridesResponse };
  };
  '/v1/workload-autoscaling/clusters/{clusterId}/workloads-summary': {
    /** Read the sums over the workloads of a cluster. A difference is what is requested less what is recommended: positive when following the recommendations saves. Fails with a message when workload autoscaling is not installed. */
    get: { params: { clusterId: string }; query?: { includeCosts?: boolean | undefined }; response: WorkloadsSummary };
  };
  '/v1/workload-autoscaling/clusters/{clusterId}/workloads-summary-metrics': {
    /** Read the sums over the workloads of a cluster, over time. A point every quarter of an hour, on the quarter; the last seven days unless asked otherwise. */
    get: { params: { clusterId: string }; query?: { /** Start of the window */ fromTime?: string | undefined; /** End of the window */ toTime?: string | undefined }; response: WorkloadsSummaryMetrics };
  };
  '/v1/workload-autoscaling/clusters/{clusterId}/workloads-access-context': {
    /** Read which namespaces the key may change */
    get: { params: { clusterId: string }; response: WorkloadsAccessContext };
  };
  '/v1/workload-autoscaling/clusters/{clusterId}/components/workload-autoscaler': {
    /** Read whether workload autoscaling runs in a cluster, and its version */
    get: { params: { clusterId: string }; response: WorkloadAutoscalerStatus };
  };
  '/v1/workload-autoscaling/organizations/{organizationId}/components/workload-autoscaler': {
    /** Read whether workload autoscaling runs, for all clusters of an organisation in one call */
    get: { params: { organizationId: string }; response: WorkloadAutoscalerStatuses };
  };
}
