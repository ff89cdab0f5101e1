// Generated from openapi/*.yaml by scripts/generate.ts. Do not edit.

/** A string of which these values are known; CAST AI may answer others. */
export type Open<T extends string> = T | (string & Record<never, never>);

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
export interface ClusterPolicies {
  clusterLimits?: ClusterLimits;
  defaultNodeTemplateVersion?: string | null;
  enabled?: boolean | null;
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
export interface Evictor {
  aggressiveMode?: boolean | null;
  allowed?: boolean | null;
  cleanupKarpenterNodes?: boolean | null;
  cycleInterval?: string | null;
  dryRun?: boolean | null;
  enabled?: boolean | null;
  ignorePodDisruptionBudgets?: boolean | null;
  nodeGracePeriodMinutes?: number | null;
  podEvictionFailureBackOffInterval?: string | null;
  scopedMode?: boolean | null;
  softTainting?: boolean | null;
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
export interface ClusterList {
  items?: Cluster[];
}
export interface Cluster {
  agentSnapshotReceivedAt?: string;
  agentStatus?: string;
  aks?: AKSClusterParams;
  allRegionZones?: Zone[];
  anywhere?: AnywhereClusterParams;
  attributes?: ClusterAttributes;
  castwareInstallMethod?: Open<'CASTWARE_INSTALL_METHOD_UNSPECIFIED' | 'OPERATOR'>;
  clusterNameId?: string;
  createdAt?: string;
  credentialsId?: string;
  deletedAt?: string | null;
  eks?: EKSClusterParams;
  firstOperationAt?: string;
  gke?: GKEClusterParams;
  id?: string;
  isPhase2?: boolean;
  kops?: KOPSClusterParams;
  kubernetesVersion?: string | null;
  managedBy?: string;
  name?: string;
  oke?: OKEClusterParams;
  openshift?: OpenshiftClusterParams;
  organizationId?: string;
  providerNamespaceId?: string;
  providerType?: string;
  reconcileError?: string | null;
  reconcileInfo?: ReconcileInfo;
  reconciledAt?: string | null;
  region?: Region;
  selfHostedWithEc2Nodes?: SelfHostedWithEC2NodesParams;
  /** @deprecated */
  sshPublicKey?: string | null;
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
export interface SelfHostedWithEC2NodesParams {
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
export interface NodeList {
  items?: Node[];
  nextCursor?: string;
}
export interface Node {
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
  /** @deprecated */
  instancePrice?: string | null;
  instanceType: string;
  joinedAt?: string;
  labels: Record<string, string>;
  name: string;
  network?: NodeNetwork;
  nodeConfigurationId?: string | null;
  nodeInfo?: NodeInfo;
  providerId?: string | null;
  resources: NodeResources;
  role: Open<'NODE_TYPE_INVALID' | 'NODE_TYPE_MASTER' | 'NODE_TYPE_WORKER' | 'master' | 'worker'>;
  spotConfig: NodeSpotConfig;
  state: NodeState;
  subnetId?: string | null;
  taints: Taint[];
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
export interface NodeSpotConfig {
  isSpot?: boolean;
  price?: string;
}
export interface NodeState {
  phase?: string;
}
export interface Taint {
  effect: string;
  key: string;
  value: string;
}
export interface NodeConfig {
  aws?: AWSNodeConfig;
  configurationId?: string | null;
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
export interface NodeAffinity {
  affinity?: KubernetesNodeAffinity[];
  dedicatedGroup?: string | null;
}
export interface KubernetesNodeAffinity {
  key: string;
  operator: 'DoesNotExist' | 'Exists' | 'Gt' | 'IN' | 'Lt' | 'NotIn' | 'doesNotExist' | 'exists' | 'gt' | 'in' | 'lt' | 'notIn';
  values: string[];
}
export interface NodeVolume {
  raidConfig?: RaidConfig;
  size?: number;
  stopEnabled?: boolean | null;
}
export interface RaidConfig {
  chunkSize?: number | null;
}
export interface AddNodeResponse {
  nodeId: string;
  operationId: string;
}
export interface DeleteNodeResponse {
  operationId?: string;
}
export interface DrainOptions {
  force?: boolean;
  timeoutSeconds?: number;
}
export interface DrainNodeResponse {
  operationId: string;
}
export interface Operation {
  createdAt?: string;
  done?: boolean;
  error?: OperationError;
  finishedAt?: string;
  id?: string;
}
export interface OperationError {
  details?: string;
  reason?: string;
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
export interface Organization {
  blockEscalatedPrivilege?: boolean;
  childOrderId?: number | null;
  createdAt?: string;
  id?: string;
  internal?: boolean;
  name: string;
  organizationMember?: boolean;
  parentId?: string | null;
  /** @deprecated */
  role?: unknown;
  type?: Open<'ORGANIZATION_TYPE_CHILD' | 'ORGANIZATION_TYPE_DEFAULT' | 'ORGANIZATION_TYPE_ENTERPRISE'>;
}
export interface ScalingPolicyList {
  items: ScalingPolicy[];
}
export interface ScalingPolicy {
  applyType: ApplyType;
  assignmentRules?: ScalingPolicyAssignmentRule[];
  clusterId: string;
  createdAt: string;
  hasWorkloadsConfiguredByAnnotations: boolean;
  hpaSettings?: ScalingPolicyHPASettings;
  id: string;
  isCastware: boolean;
  isDefault: boolean;
  isOpsPilot: boolean;
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
  args: string[];
  constraints?: ConstraintsV2;
  function: 'MAX' | 'QUANTILE';
  limit?: ResourceLimitStrategy;
  lookBackPeriodSeconds?: number | null;
  managementOption?: ManagementOption;
  max?: number | null;
  min?: number | null;
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
export interface WorkloadList {
  nextCursor?: string | null;
  workloads: Workload[];
}
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
  managedBy: Open<'ANNOTATIONS' | 'API'>;
  matchingPodCount: number;
  name: string;
  namespace: string;
  nativeHpaUnsupportedReasonDetails?: HPAUnsupportedReason;
  organizationId: string;
  podCount: number;
  predictionInsights: PredictiveInsights;
  recommendation?: WorkloadRecommendation;
  recommendationStatus: RecommendationStatus;
  replicas: number;
  scaledPodCount: number;
  scalingPolicyId: string;
  scalingPolicyName: string;
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
  firstSeenResources?: ContainerResources;
  name: string;
  originalResources?: ContainerResources;
  recommendation?: ContainerResources;
  resources?: ContainerResources;
  runtime?: Open<'GPU' | 'JVM' | 'RUNTIME_UNSPECIFIED'>;
}
export interface ContainerResources {
  limits?: ResourceQuantity;
  requests?: ResourceQuantity;
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
  availableUntil?: string;
  isEligible: boolean;
}
export interface WorkloadRecommendation {
  confidence: number;
  deployed: boolean;
  estimatedThresholdReachedAt?: string | null;
  events: RecommendationEvent[];
  hpaSpec?: HPASpec;
  origins?: Array<Open<'ORIGIN_CONFIG_CHANGED' | 'ORIGIN_HPA_ALMOST_MAXED_OUT' | 'ORIGIN_HPA_MAXED_OUT' | 'ORIGIN_MEMORY_EVENT' | 'ORIGIN_READONLY_RESOURCE_CHANGED' | 'ORIGIN_SNAPSHOT' | 'ORIGIN_STARTUP_FAILURE_EVENT' | 'ORIGIN_SURGE_EVENT' | 'ORIGIN_UNKNOWN' | 'ORIGIN_VERTICAL_MANAGEMENT_ENABLED'>>;
  replicas?: number | null;
}
export interface RecommendationEvent {
  type: Open<'RECOMMENDATION_EVENT_TYPE_INVALID' | 'RECOMMENDATION_EVENT_TYPE_REVERT'>;
}
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
  startup?: StartupSettings;
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
export interface ResourceConfig {
  applyThreshold?: number | null;
  applyThresholdStrategy?: ApplyThresholdStrategy;
  args: string[];
  constraints?: ConstraintsV2;
  function: Open<'MAX' | 'QUANTILE'>;
  limit?: ResourceLimitStrategy;
  lookBackPeriodSeconds?: number | null;
  managementOption?: ManagementOption;
  max?: number | null;
  min?: number | null;
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

/** Every schema by its name. */
export interface Schemas {
  ErrorResponse: ErrorResponse;
  FieldViolation: FieldViolation;
  Status: Status;
  StatusDetail: StatusDetail;
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
  SelfHostedWithEC2NodesParams: SelfHostedWithEC2NodesParams;
  Subnet: Subnet;
  NodeList: NodeList;
  Node: Node;
  GPUInfo: GPUInfo;
  GPUDevice: GPUDevice;
  NodeNetwork: NodeNetwork;
  NodeInfo: NodeInfo;
  NodeResources: NodeResources;
  NodeSpotConfig: NodeSpotConfig;
  NodeState: NodeState;
  Taint: Taint;
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
  NodeAffinity: NodeAffinity;
  KubernetesNodeAffinity: KubernetesNodeAffinity;
  NodeVolume: NodeVolume;
  RaidConfig: RaidConfig;
  AddNodeResponse: AddNodeResponse;
  DeleteNodeResponse: DeleteNodeResponse;
  DrainOptions: DrainOptions;
  DrainNodeResponse: DrainNodeResponse;
  Operation: Operation;
  OperationError: OperationError;
  Me: Me;
  OrganizationList: OrganizationList;
  Organization: Organization;
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
}

/** Every operation by its path and method: what goes in, what comes back. */
export interface ApiPaths {
  '/v1/kubernetes/clusters/{clusterId}/policies': {
    /** Read the autoscaler policies of a cluster */
    get: { params: { clusterId: string }; response: ClusterPolicies };
    /** Replace the autoscaler policies of a cluster. A full document. defaultNodeTemplateVersion is an optimistic lock: when it is stale the call fails with a message that holds "template has changed" or "refetch the policies". */
    put: { params: { clusterId: string }; body: ClusterPolicies; response: ClusterPolicies };
  };
  '/v1/kubernetes/external-clusters': {
    /** List the clusters of the current organisation */
    get: { response: ClusterList };
  };
  '/v1/kubernetes/external-clusters/{clusterId}': {
    /** Read one cluster */
    get: { params: { clusterId: string }; response: Cluster };
  };
  '/v1/kubernetes/external-clusters/{clusterId}/nodes': {
    /** List the nodes of a cluster */
    get: { params: { clusterId: string }; query?: { 'page.limit'?: string | undefined; 'page.cursor'?: string | undefined; nodeId?: string | undefined; nodeStatus?: 'cordoned' | 'creating' | 'deleted' | 'deleting' | 'draining' | 'interrupted' | 'node_status_unspecified' | 'not_ready' | 'pending' | 'ready' | 'unknown' | undefined; instanceType?: string | undefined; lifecycleType?: 'fallback' | 'lifecycle_type_unspecified' | 'on_demand' | 'spot' | undefined; removalDisabled?: boolean | undefined; unschedulable?: boolean | undefined; zone?: string | undefined; nodeConfigurationName?: string | undefined; nodeConfigurationVersion?: string | undefined; nodeTemplateName?: string | undefined; nodeTemplateVersion?: string | undefined; nodeName?: string | undefined; excludeDeleting?: boolean | undefined }; response: NodeList };
    /** Add a node to a cluster */
    post: { params: { clusterId: string }; body: NodeConfig; response: AddNodeResponse };
  };
  '/v1/kubernetes/external-clusters/{clusterId}/nodes/{nodeId}': {
    /** Read one node */
    get: { params: { clusterId: string; nodeId: string }; response: Node };
    /** Delete a node, draining it first */
    delete: { params: { clusterId: string; nodeId: string }; query?: { drainTimeout?: string | undefined; forceDelete?: boolean | undefined }; response: DeleteNodeResponse };
  };
  '/v1/kubernetes/external-clusters/{clusterId}/nodes/{nodeId}/drain': {
    /** Drain a node */
    post: { params: { clusterId: string; nodeId: string }; body: DrainOptions; response: DrainNodeResponse };
  };
  '/v1/kubernetes/external-clusters/operations/{id}': {
    /** Read an operation: the state of what adding, draining or deleting a node, hibernating or resuming started */
    get: { params: { id: string }; response: Operation };
  };
  '/v1/me': {
    /** Read the profile of the caller */
    get: { response: Me };
  };
  '/v1/organizations': {
    /** List the organisations of the caller, the default one first */
    get: { response: OrganizationList };
  };
  '/v1/workload-autoscaling/clusters/{clusterId}/policies': {
    /** List the scaling policies of a cluster */
    get: { params: { clusterId: string }; response: ScalingPolicyList };
    /** Create a scaling policy */
    post: { params: { clusterId: string }; body: NewScalingPolicy; response: ScalingPolicy };
  };
  '/v1/workload-autoscaling/clusters/{clusterId}/policies/{policyId}': {
    /** Read one scaling policy */
    get: { params: { clusterId: string; policyId: string }; response: ScalingPolicy };
    /** Replace a scaling policy */
    put: { params: { clusterId: string; policyId: string }; body: ScalingPolicyUpdate; response: ScalingPolicy };
    /** Delete a scaling policy */
    delete: { params: { clusterId: string; policyId: string }; response: Record<string, unknown> };
  };
  '/v1/workload-autoscaling/clusters/{clusterId}/policies/{policyId}/workloads': {
    /** Assign workloads to a scaling policy: the cheapest way to switch many of them */
    put: { params: { clusterId: string; policyId: string }; body: ScalingPolicyAssignment; response: Record<string, unknown> };
  };
  '/v1/workload-autoscaling/clusters/{clusterId}/workloads': {
    /** List the workloads that workload autoscaling knows in a cluster */
    get: { params: { clusterId: string }; query?: { workloadIds?: string[] | undefined; workloadNames?: string[] | undefined; namespaces?: string[] | undefined; scalingPolicyNames?: string[] | undefined; kinds?: string[] | undefined; managementOptions?: Array<'MANAGED' | 'READ_ONLY' | 'UNDEFINED'> | undefined; configuredBy?: string[] | undefined; searchQuery?: string | undefined; 'page.limit'?: string | undefined; 'page.cursor'?: string | undefined; 'sort.field'?: string | undefined; 'sort.order'?: 'ASC' | 'DESC' | 'asc' | 'desc' | undefined; recommendationStatusType?: 'STATUS_APPLIED' | 'STATUS_STOPPED' | 'STATUS_UNKNOWN' | 'STATUS_WAITING' | undefined; recommendationIsLowConfidence?: boolean | undefined; workloadHasError?: boolean | undefined; workloadHasCustomMetrics?: boolean | undefined; anyContainerWithRuntime?: 'GPU' | 'JVM' | 'RUNTIME_UNSPECIFIED' | undefined }; response: WorkloadList };
  };
  '/v1/workload-autoscaling/clusters/{clusterId}/workloads/{workloadId}': {
    /** Read one workload */
    get: { params: { clusterId: string; workloadId: string }; query?: { includeMetrics?: boolean | undefined; includeCosts?: boolean | undefined; fromTime?: string | undefined; toTime?: string | undefined }; response: WorkloadDetails };
  };
  '/v2/workload-autoscaling/clusters/{clusterId}/workloads/{workloadId}': {
    /** Replace the configuration of a workload. What is left out of workloadConfig is no longer the workload's own: it is inherited from the scaling policy. */
    put: { params: { clusterId: string; workloadId: string }; body: WorkloadUpdate; response: WorkloadResponse };
    /** Change parts of the configuration of a workload */
    patch: { params: { clusterId: string; workloadId: string }; body: WorkloadPatchRequest; response: WorkloadResponse };
  };
}
