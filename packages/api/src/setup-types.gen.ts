// Generated from openapi/*.yaml by scripts/generate.ts. Do not edit.

import type { Open, AKSClusterParams, AnywhereClusterParams, Cluster, CommitmentAssignment, EKSClusterParams, Empty, GKEClusterParams, GroupRef, HttpProxyConfig, KOPSClusterParams, Membership, OKEClusterParams, OpenshiftClusterParams, RoleBinding, RoleBindingDefinition, SelfHostedWithEc2NodesParams } from './types.gen.ts';

export interface RoleBindingWrite {
  definition: RoleBindingDefinition;
  description?: string;
  name: string;
}
export interface Group {
  createdAt?: string;
  definition: GroupDefinition;
  description?: string;
  id?: string;
  labelSelector?: GroupLabelSelector;
  managedBy?: string;
  name?: string;
  organizationId?: string;
  ssoProvider?: string;
  updatedAt?: string;
}
export interface GroupDefinition {
  author: GroupAuthor;
  members?: GroupMember[];
}
export interface GroupAuthor {
  email?: string;
  id?: string;
}
export interface GroupMember {
  addedAt?: string;
  email: string;
  id: string;
  kind: 'SERVICE_ACCOUNT' | 'USER';
  lastLoginAt?: string;
}
export interface GroupLabelSelector {
  condition: 'AND' | 'OR' | 'UNSPECIFIED';
  requirements: GroupLabelRequirement[];
}
export interface GroupLabelRequirement {
  key: string;
  operator: 'DOES_NOT_EXIST' | 'EXISTS' | 'IN' | 'NOT_IN';
  values?: string[];
}
export interface NewGroup {
  definition: NewGroupDefinition;
  description?: string;
  labelSelector?: GroupLabelSelector;
  name: string;
}
export interface NewGroupDefinition {
  members?: GroupMember[];
}
export interface GroupUpdate {
  definition: GroupUpdateDefinition;
  description?: string;
  labelSelector?: GroupLabelSelector;
  name: string;
}
export interface GroupUpdateDefinition {
  members: GroupMember[];
}
export interface InvitationList {
  invitations: Invitation[];
  nextCursor: string;
}
export interface Invitation {
  id?: string;
  inviteEmail: string;
  /** @deprecated */
  role?: unknown;
  roleBindings?: InvitationRoleBinding[];
  validUntil?: string;
}
export interface InvitationRoleBinding {
  roleId?: string;
  scopes?: InvitationRoleBindingScope[];
}
export interface InvitationRoleBindingScope {
  id?: string;
  type?: 'CLUSTER' | 'ORGANIZATION';
}
export interface InvitationsRequest {
  members?: InvitedMember[];
}
export interface InvitedMember {
  groupIds?: string[];
  /** @deprecated */
  role?: unknown;
  roleBindings?: InvitationRoleBinding[];
  userEmail: string;
}
export interface InvitationIds {
  invitationIds?: string[];
}
export interface ClaimedInvitation {
  membership?: Membership;
  organizationId: string;
}
export interface RegisterClusterRequest {
  aks?: AKSClusterParams;
  anywhere?: AnywhereClusterParams;
  castwareInstallMethod?: 'CASTWARE_INSTALL_METHOD_UNSPECIFIED' | 'OPERATOR';
  eks?: EKSClusterParams;
  gke?: GKEClusterParams;
  id?: string;
  kops?: KOPSClusterParams;
  name: string;
  oke?: OKEClusterParams;
  openshift?: OpenshiftClusterParams;
  organizationId?: string;
  selfHostedWithEc2Nodes?: SelfHostedWithEc2NodesParams;
}
export interface ClusterUpdate {
  aks?: UpdateAKSClusterParams;
  /** Credentials of the cloud as JSON in a text */
  credentials?: string;
  eks?: UpdateEKSClusterParams;
  gke?: UpdateGKEClusterParams;
  selfHostedWithEc2Nodes?: UpdateSelfHostedWithEc2NodesParams;
}
export interface UpdateAKSClusterParams {
  httpProxyConfig?: HttpProxyConfig;
}
export interface UpdateEKSClusterParams {
  assumeRoleArn?: string;
}
export interface UpdateGKEClusterParams {
  /** The email of the customer's service account that CAST AI impersonates */
  gkeSaImpersonate?: string;
  projectId?: string;
}
export interface UpdateSelfHostedWithEc2NodesParams {
  assumeRoleArn?: string;
  instanceProfileArn?: string | null;
}
export interface ClusterToken {
  /** Told once */
  token?: string;
}
export interface RolePrincipal {
  arn?: string;
}
export interface GkeServiceAccountRequest {
  gke?: UpdateGKEClusterParams;
}
export interface GkeServiceAccount {
  /** Its email */
  serviceAccount?: string;
}
export interface GcpServiceAccountRequest {
  aks?: Empty;
  gke?: UpdateGKEClusterParams;
}
export interface GcpServiceAccount {
  serviceAccountEmail?: string;
  /** A number that stays the account's own */
  serviceAccountId?: string;
}
export interface ImpersonationServiceAccountRequest {
  /** aks */
  provider?: string;
}
export interface ImpersonationServiceAccount {
  email?: string;
  id?: string;
}
export interface ScriptResponse {
  script?: string;
}
export interface GcpCommitmentImport {
  autoRenew?: boolean;
  category?: string;
  creationTimestamp?: string;
  description?: string;
  endTimestamp?: string;
  id?: string;
  kind?: string;
  name?: string;
  /** TWELVE_MONTH, THIRTY_SIX_MONTH */
  plan?: string;
  region?: string;
  resources?: GcpCommitmentResource[];
  selfLink?: string;
  startTimestamp?: string;
  status?: string;
  statusMessage?: string;
  type?: string;
}
export interface GcpCommitmentResource {
  /** CPUs, or MB */
  amount?: string;
  /** VCPU, MEMORY */
  type?: string;
}
export interface AzureReservationImport {
  expirationDate?: string;
  instanceFlexibility?: string;
  name?: string;
  /** The instance type */
  productName?: string;
  purchaseDate?: string;
  quantity?: number;
  region?: string;
  reservationId?: string;
  scope?: string;
  scopeResourceGroup?: string;
  scopeSubscription?: string;
  status?: string;
  /** P1Y, P3Y */
  term?: string;
  type?: string;
}
export interface AWSRegionReservedInstances {
  availabilityZoneMappings?: AWSAvailabilityZoneMapping[];
  region?: string;
  reservedInstances?: AWSReservedInstances[];
}
export interface AWSAvailabilityZoneMapping {
  ZoneId?: string;
  ZoneName?: string;
}
export interface AWSReservedInstances {
  AvailabilityZone?: string | null;
  CurrencyCode?: string;
  Duration?: string;
  End?: string;
  FixedPrice?: number;
  InstanceCount?: string;
  InstanceTenancy?: string;
  InstanceType?: string;
  OfferingType?: string;
  ProductDescription?: string;
  RecurringCharges?: AWSRecurringCharges[];
  ReservedInstancesId?: string;
  Scope?: string;
  Start?: string;
  State?: string;
  UsagePrice?: number;
}
export interface AWSRecurringCharges {
  Amount?: number | null;
  Frequency?: string | null;
}
export interface AllCommitmentAssignments {
  commitmentsAssignments?: CommitmentAssignment[];
}
export interface CustomMetricsDataSourceList {
  items: CustomMetricsDataSource[];
}
export interface CustomMetricsDataSource {
  clusterId: string;
  createdAt: string;
  data: CustomMetricsData;
  errors?: string[];
  id: string;
  installedByCast: boolean;
  kubeResourceName: string;
  managedByCast: boolean;
  name: string;
  organizationId: string;
  status: Open<'CONNECTED' | 'CONNECTING' | 'FAILED' | 'STATUS_UNKNOWN' | 'SYNCING'>;
  syncedAt?: string | null;
  type: CustomMetricsDataSourceType;
  updatedAt: string;
  warnings?: string[];
}
export type CustomMetricsDataSourceType = 'NODE_WORKLOAD' | 'PROMETHEUS' | 'TYPE_UNSPECIFIED';
export interface CustomMetricsData {
  nodeWorkload?: NodeWorkloadMetrics;
  prometheus?: PrometheusMetrics;
}
export interface NodeWorkloadMetrics {
  dataSource: NodeWorkloadSource;
  metrics?: NodeWorkloadResolved;
}
export interface NodeWorkloadSource {
  kubeletPort: number;
  metricsPath: string;
}
export interface NodeWorkloadResolved {
  presets?: string[];
  resolved?: NodeWorkloadMetric[];
}
export interface NodeWorkloadMetric {
  errors?: string[];
  name: string;
  origin: CustomMetricOrigin;
  warnings?: string[];
}
export type CustomMetricOrigin = Open<'MANUAL' | 'ORIGIN_UNSPECIFIED' | 'PRESET'>;
export interface PrometheusMetrics {
  dataSource: PrometheusSource;
  metrics?: PrometheusResolved;
}
export interface PrometheusSource {
  /** Such as 30s */
  timeout?: string;
  url: string;
}
export interface PrometheusResolved {
  presets?: string[];
  resolved?: PrometheusMetric[];
}
export interface PrometheusMetric {
  errors?: string[];
  name: string;
  queries: PrometheusQuery[];
  warnings?: string[];
}
export interface PrometheusQuery {
  origin: CustomMetricOrigin;
  value: string;
}
export interface NewCustomMetricsDataSource {
  data: CustomMetricsInput;
  name: string;
  type: CustomMetricsDataSourceType;
}
export interface CustomMetricsInput {
  prometheus?: PrometheusInput;
}
export interface PrometheusInput {
  dataSource: PrometheusSource;
  metrics?: PrometheusMetricsInput;
}
export interface PrometheusMetricsInput {
  manual?: PrometheusMetricInput[];
  /** jvm */
  presets?: string[];
}
export interface PrometheusMetricInput {
  name: string;
  query: string;
}
export interface CustomMetricsDataSourcePatch {
  dataSource?: CustomMetricsDataSourceUpdate;
  updateMask: string;
}
export interface CustomMetricsDataSourceUpdate {
  data?: CustomMetricsInput;
  name?: string;
}
export interface NewMembership {
  /** @deprecated */
  role?: unknown;
  userId: string;
}
export interface ReservationList {
  reservations?: Reservation[];
}
export interface Reservation {
  count?: number;
  cpu?: string;
  createdAt?: string;
  endDate?: string | null;
  instanceType?: string;
  name?: string;
  price?: string;
  /** aws, azure, gcp */
  provider?: string;
  ramMib?: string;
  region?: string;
  reservationId?: string;
  startDate?: string;
  updatedAt?: string;
  zoneId?: string | null;
  zoneName?: string | null;
}
export interface NewReservations {
  items?: NewReservation[];
}
export interface NewReservation {
  count?: number | null;
  deepLinkToReservation?: string | null;
  endDate?: string | null;
  expirationDate?: string | null;
  instanceType?: string | null;
  name?: string;
  price?: string | null;
  productName?: string | null;
  provider?: string | null;
  purchaseDate?: string | null;
  quantity?: number | null;
  region?: string;
  startDate?: string | null;
  type?: string | null;
  zoneId?: string | null;
  zoneName?: string | null;
}
export interface AddedReservation {
  reservation?: Reservation;
}

/** Every schema by its name. */
export interface Schemas {
  RoleBindingWrite: RoleBindingWrite;
  Group: Group;
  GroupDefinition: GroupDefinition;
  GroupAuthor: GroupAuthor;
  GroupMember: GroupMember;
  GroupLabelSelector: GroupLabelSelector;
  GroupLabelRequirement: GroupLabelRequirement;
  NewGroup: NewGroup;
  NewGroupDefinition: NewGroupDefinition;
  GroupUpdate: GroupUpdate;
  GroupUpdateDefinition: GroupUpdateDefinition;
  InvitationList: InvitationList;
  Invitation: Invitation;
  InvitationRoleBinding: InvitationRoleBinding;
  InvitationRoleBindingScope: InvitationRoleBindingScope;
  InvitationsRequest: InvitationsRequest;
  InvitedMember: InvitedMember;
  InvitationIds: InvitationIds;
  ClaimedInvitation: ClaimedInvitation;
  RegisterClusterRequest: RegisterClusterRequest;
  ClusterUpdate: ClusterUpdate;
  UpdateAKSClusterParams: UpdateAKSClusterParams;
  UpdateEKSClusterParams: UpdateEKSClusterParams;
  UpdateGKEClusterParams: UpdateGKEClusterParams;
  UpdateSelfHostedWithEc2NodesParams: UpdateSelfHostedWithEc2NodesParams;
  ClusterToken: ClusterToken;
  RolePrincipal: RolePrincipal;
  GkeServiceAccountRequest: GkeServiceAccountRequest;
  GkeServiceAccount: GkeServiceAccount;
  GcpServiceAccountRequest: GcpServiceAccountRequest;
  GcpServiceAccount: GcpServiceAccount;
  ImpersonationServiceAccountRequest: ImpersonationServiceAccountRequest;
  ImpersonationServiceAccount: ImpersonationServiceAccount;
  ScriptResponse: ScriptResponse;
  GcpCommitmentImport: GcpCommitmentImport;
  GcpCommitmentResource: GcpCommitmentResource;
  AzureReservationImport: AzureReservationImport;
  AWSRegionReservedInstances: AWSRegionReservedInstances;
  AWSAvailabilityZoneMapping: AWSAvailabilityZoneMapping;
  AWSReservedInstances: AWSReservedInstances;
  AWSRecurringCharges: AWSRecurringCharges;
  AllCommitmentAssignments: AllCommitmentAssignments;
  CustomMetricsDataSourceList: CustomMetricsDataSourceList;
  CustomMetricsDataSource: CustomMetricsDataSource;
  CustomMetricsDataSourceType: CustomMetricsDataSourceType;
  CustomMetricsData: CustomMetricsData;
  NodeWorkloadMetrics: NodeWorkloadMetrics;
  NodeWorkloadSource: NodeWorkloadSource;
  NodeWorkloadResolved: NodeWorkloadResolved;
  NodeWorkloadMetric: NodeWorkloadMetric;
  CustomMetricOrigin: CustomMetricOrigin;
  PrometheusMetrics: PrometheusMetrics;
  PrometheusSource: PrometheusSource;
  PrometheusResolved: PrometheusResolved;
  PrometheusMetric: PrometheusMetric;
  PrometheusQuery: PrometheusQuery;
  NewCustomMetricsDataSource: NewCustomMetricsDataSource;
  CustomMetricsInput: CustomMetricsInput;
  PrometheusInput: PrometheusInput;
  PrometheusMetricsInput: PrometheusMetricsInput;
  PrometheusMetricInput: PrometheusMetricInput;
  CustomMetricsDataSourcePatch: CustomMetricsDataSourcePatch;
  CustomMetricsDataSourceUpdate: CustomMetricsDataSourceUpdate;
  NewMembership: NewMembership;
  ReservationList: ReservationList;
  Reservation: Reservation;
  NewReservations: NewReservations;
  NewReservation: NewReservation;
  AddedReservation: AddedReservation;
}

/** Every operation by its path and method: what goes in, what comes back. */
export interface ApiPaths {
  '/v1/organizations/{organizationId}/role-bindings/{roleBindingId}': {
    /** Read one role binding */
    get: { params: { organizationId: string; roleBindingId: string }; response: RoleBinding };
    /** Change a role binding. Replaces its name, description and definition. */
    patch: { params: { organizationId: string; roleBindingId: string }; body: RoleBindingWrite; response: RoleBinding };
    /** Delete a role binding */
    delete: { params: { organizationId: string; roleBindingId: string }; response: Empty };
  };
  '/v1/organizations/{organizationId}/groups': {
    /** Create a group of users and service accounts */
    post: { params: { organizationId: string }; body: NewGroup; response: Group };
  };
  '/v1/organizations/{organizationId}/groups/{groupId}': {
    /** Read one group */
    get: { params: { organizationId: string; groupId: string }; response: Group };
    /** Change a group. Replaces its name, description and members. */
    patch: { params: { organizationId: string; groupId: string }; body: GroupUpdate; response: Group };
    /** Delete a group */
    delete: { params: { organizationId: string; groupId: string }; response: Empty };
  };
  '/v1/invitations': {
    /** List the invitations of the current organisation that nobody has claimed */
    get: { query?: { /** Items a page, 1 to 500 */ 'page.limit'?: string | undefined; /** Cursor of the answer before; it carries the filter of the first request */ 'page.cursor'?: string | undefined }; response: InvitationList };
    /** Invite people to the current organisation by their email. One who is in the organisation already cannot be invited. */
    post: { body?: InvitationsRequest; response: InvitationIds };
  };
  '/v1/invitations/{invitationId}': {
    /** Claim an invitation for the caller */
    post: { params: { invitationId: string }; body?: Empty; response: ClaimedInvitation };
    /** Take an invitation back */
    delete: { params: { invitationId: string }; response: Empty };
  };
  '/v1/kubernetes/external-clusters/impersonation-service-account': {
    /** Read the account of CAST AI that a cluster's federation has to trust */
    post: { body?: ImpersonationServiceAccountRequest; response: ImpersonationServiceAccount };
  };
  '/v1/kubernetes/external-clusters/{clusterId}/token': {
    /** Make a token for the components of CAST AI in a cluster. Earlier tokens of the cluster go on working for an hour and longer (seen by one observer). */
    post: { params: { clusterId: string }; response: ClusterToken };
  };
  '/v1/kubernetes/external-clusters/{clusterId}/assume-role-principal': {
    /** Read who assumes the role of an EKS cluster. `arn` is empty until the principal was created. */
    get: { params: { clusterId: string }; response: RolePrincipal };
    /** Create who assumes the role of an EKS cluster */
    post: { params: { clusterId: string }; response: RolePrincipal };
    /** Delete who assumes the role of an EKS cluster */
    delete: { params: { clusterId: string }; response: Empty };
  };
  '/v1/kubernetes/external-clusters/{clusterId}/assume-role-user': {
    /** Read the user of CAST AI that assumes the role of an EKS cluster */
    get: { params: { clusterId: string }; response: RolePrincipal };
  };
  '/v1/kubernetes/external-clusters/{clusterId}/gke-create-sa': {
    /** Create the account of CAST AI that impersonates an account of the customer's, for a GKE cluster */
    post: { params: { clusterId: string }; body?: GkeServiceAccountRequest; response: GkeServiceAccount };
  };
  '/v1/kubernetes/external-clusters/{clusterId}/gke-disable-sa': {
    /** Disable the account of CAST AI for a GKE cluster */
    post: { params: { clusterId: string }; response: Empty };
  };
  '/v1/kubernetes/external-clusters/{clusterId}/gcp-create-sa': {
    /** Create the account of CAST AI in Google Cloud for a cluster */
    post: { params: { clusterId: string }; body?: GcpServiceAccountRequest; response: GcpServiceAccount };
  };
  '/v1/kubernetes/external-clusters/{clusterId}/gcp-disable-sa': {
    /** Disable the account of CAST AI in Google Cloud for a cluster */
    post: { params: { clusterId: string }; response: Empty };
  };
  '/v1/kubernetes/external-clusters/{clusterId}/credentials-script': {
    /** Read the script that creates the credentials of a cluster and installs components */
    get: { params: { clusterId: string }; query?: { crossRole?: boolean | undefined; gcpPsc?: boolean | undefined; gcpSaImpersonate?: boolean | undefined; installAiOptimizerProxy?: boolean | undefined; installAutoscalerAgent?: boolean | undefined; installGpuMetricsExporter?: boolean | undefined; installKent?: boolean | undefined; installNetflowExporter?: boolean | undefined; installOmni?: boolean | undefined; installOperator?: boolean | undefined; installPodMutator?: boolean | undefined; installSecurityAgent?: boolean | undefined; installSecurityCompliance?: boolean | undefined; installSecurityImageScanning?: boolean | undefined; installUmbrella?: boolean | undefined; installWorkloadAutoscaler?: boolean | undefined; kentParams?: Array<'enable_rebalancing' | 'enable_spot_interruption_prediction' | 'install_evictor'> | undefined; nvidiaDevicePlugin?: boolean | undefined }; response: ScriptResponse };
  };
  '/v1/kubernetes/external-clusters/{clusterId}/cleanup-script': {
    /** Read the script that takes the components and credentials of CAST AI away from a cluster */
    get: { params: { clusterId: string }; response: ScriptResponse };
  };
  '/v1/kubernetes/external-clusters': {
    /** Register a cluster. Says that a cluster exists; its agent, installed in it with a token of the cluster, tells the rest. Exactly one of the provider's blocks says where it runs. The agent registers the cluster too: one that is known already is answered as it is. */
    post: { body: RegisterClusterRequest; response: Cluster };
  };
  '/v1/kubernetes/external-clusters/{clusterId}': {
    /** Give CAST AI credentials for a cluster, or change its settings. With credentials CAST AI may change the cluster, not only read it. credentialsId is another after each update, but stays empty where none were given yet. Credentials that the cloud does not take yet are refused with 400, "Forbidden" and a violation of "credentials": try again. */
    post: { params: { clusterId: string }; body?: ClusterUpdate; response: Cluster };
  };
  '/v1/savings/commitments/import/gcp/cud': {
    /** Import committed use discounts of Google Cloud. The body is what gcloud exports. A region may be the address of one: CAST AI keeps its name. OVERWRITE takes away those of Google Cloud that are not in the body. */
    post: { query?: { behaviour?: 'OVERWRITE' | undefined }; body?: GcpCommitmentImport[]; response: Empty };
  };
  '/v1/savings/commitments/import/azure/reservation': {
    /**
     * Import reservations of Azure. The body is what the portal exports. A term P1Y is kept as ONE_YEAR, P3Y as THREE_YEAR. OVERWRITE takes away those of Azure that are not in the body.
     * @deprecated
     */
    post: { query?: { behaviour?: 'APPEND' | 'OVERWRITE' | undefined }; body?: AzureReservationImport[]; response: Empty };
  };
  '/savings/v1beta/organizations/{organizationId}/commitments:importAWSReservedInstances': {
    /** Import reserved instances of EC2. The body is what the AWS CLI exports, with its names. OVERWRITE takes away those not in the body. */
    post: { params: { organizationId: string }; query?: { behaviour?: 'BEHAVIOUR_UNSPECIFIED' | 'OVERWRITE' | undefined }; body?: AWSRegionReservedInstances[]; response: Empty };
  };
  '/v1/savings/commitments/{commitmentId}': {
    /** Delete a commitment from CAST AI. What was bought of the cloud stays. */
    delete: { params: { commitmentId: string }; response: Empty };
  };
  '/v1/savings/assignments/{assignmentId}': {
    /** Take a commitment from a cluster */
    delete: { params: { assignmentId: string }; response: Empty };
  };
  '/v1/savings/assignments': {
    /**
     * List which commitments are assigned to which clusters
     * @deprecated
     */
    get: { response: AllCommitmentAssignments };
  };
  '/v1/workload-autoscaling/clusters/{clusterId}/custom-metrics/configs/data-sources': {
    /** List the sources of custom metrics of a cluster */
    get: { params: { clusterId: string }; response: CustomMetricsDataSourceList };
    /** Add a source of custom metrics. A name has 1 to 63 characters. Follow its status. */
    post: { params: { clusterId: string }; body: NewCustomMetricsDataSource; response: CustomMetricsDataSource };
  };
  '/v1/workload-autoscaling/clusters/{clusterId}/custom-metrics/configs/data-sources/{id}': {
    /** Change a source of custom metrics. updateMask is required: "name,data". */
    patch: { params: { clusterId: string; id: string }; body: CustomMetricsDataSourcePatch; response: CustomMetricsDataSource };
    /** Delete a source of custom metrics */
    delete: { params: { clusterId: string; id: string }; response: Empty };
  };
  '/v1/organizations/{organizationId}/users': {
    /** Add a user to an organisation. The user needs a role binding besides. */
    post: { params: { organizationId: string }; body: NewMembership; response: Empty };
    /** Remove users from an organisation */
    delete: { params: { organizationId: string }; query: { users: string[] }; response: Empty };
  };
  '/v1/organizations/{organizationId}/users/{userId}': {
    /** Remove a user from an organisation, and from its role bindings and groups */
    delete: { params: { organizationId: string; userId: string }; response: Empty };
  };
  '/v1/organizations/{organizationId}/users/{userId}/groups': {
    /** List the groups that a user is in */
    get: { params: { organizationId: string; userId: string }; response: GroupRef[] };
  };
  '/v1/organizations/{organizationId}/role-bindings': {
    /** Give roles to users, groups and service accounts */
    post: { params: { organizationId: string }; body?: RoleBindingWrite[]; response: RoleBinding[] };
  };
  '/v1/organizations/{organizationId}/reservations': {
    /**
     * List the reservations of an organisation
     * @deprecated
     */
    get: { params: { organizationId: string }; response: ReservationList };
    /**
     * Add a reservation
     * @deprecated
     */
    post: { params: { organizationId: string }; body?: NewReservation; response: AddedReservation };
  };
  '/v1/organizations/{organizationId}/reservations/overwrite': {
    /**
     * Replace the reservations of an organisation
     * @deprecated
     */
    post: { params: { organizationId: string }; body?: NewReservations; response: ReservationList };
  };
  '/v1/organizations/{organizationId}/reservations/{reservationId}': {
    /**
     * Delete a reservation
     * @deprecated
     */
    delete: { params: { organizationId: string; reservationId: string }; response: Empty };
  };
}
