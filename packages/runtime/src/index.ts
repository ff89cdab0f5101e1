export type { Schemas } from '@castai-bot/api/bot';
export { Bot } from './bot/bot.ts';
export { BotExecutionConfig, type BotExecutionConfigValues } from './functions/bot-execution-config.ts';
export type { BotLimits } from './read/bot-limits.ts';
export type { BotFunctions, BotOptions } from './run/bot-options.ts';
export {
  type ApiUnderTest,
  type CalledFunction,
  type CalledLine,
  callFunction,
  type CallFunctionOptions,
} from './functions/call-function.ts';
export type { Notice, NoticeValue, Notify } from './functions/notice.ts';
export type { ListOptions } from './castai/call/api-caller.ts';
export type { ActivityEvent, ActivityFilter, AuditEntry, AuditFilter } from './castai/services/audit.ts';
export type {
  BilledFeature,
  FeatureUsage,
  PlatformUsage,
  UsagePeriod,
  UsageReport,
} from './castai/services/billing.ts';
export { CastAi, type CastAiOptions } from './castai/cast-ai.ts';
export type { LiveApiPaths } from './castai/document/typed-call.ts';
export type { ClusterCostReport, CostInterval, Interval } from './castai/body/cluster-cost-report.ts';
export type { AgentStatus, Cluster, UnscheduledPods } from './castai/services/clusters.ts';
export type {
  Commitment,
  CommitmentAssignment,
  CommitmentUpdate,
  CommitmentUsageHistory,
} from './castai/services/commitments.ts';
export type {
  ClusterRates,
  ComparedPeriods,
  CostComparison,
  CostWindow,
  DailyClusterRates,
  EstimatedSavings,
  NamespaceCostTotals,
  RealizedSavings,
  UsageInterval,
  WorkloadCostTotals,
} from './castai/services/costs.ts';
export type {
  EvictorAdvancedConfig,
  EvictorServiceConfig,
  EvictorSettings,
} from './castai/services/evictor.ts';
export type { FailedItem, ForEachOptions, ForEachResult } from './castai/list/for-each-item.ts';
export type { Profile } from './castai/services/me.ts';
export type {
  NewNodeConfiguration,
  NodeConfiguration,
  NodeConfigurationUpdate,
} from './castai/services/node-configurations.ts';
export type {
  NewNodeTemplate,
  NodeTemplate,
  NodeTemplateItem,
  NodeTemplateUpdate,
} from './castai/services/node-templates.ts';
export type { AddedNode, Node, NodeConfig, NodeFilter } from './castai/services/nodes.ts';
export type {
  NewWebhook,
  Notification,
  NotificationFilter,
  Webhook,
  WebhookUpdate,
} from './castai/services/notifications.ts';
export type { Operation } from './castai/services/operations.ts';
export type {
  ChildOrganization,
  Membership,
  Organization,
  OrganizationDetails,
} from './castai/services/organizations.ts';
export type { Paged } from './castai/list/paged.ts';
export type { PlannedChange } from '@castai-bot/api/bot';
export { PlanEndedError } from './castai/plan/plan-ended-error.ts';
export { isPlanned, type Planned } from './castai/plan/planned-values.ts';
export type { PlannedWrite } from './castai/plan/planned-write.ts';
export type { ObjectToRemember, WorkloadToSwitch } from './castai/put-back/object-to-remember.ts';
export type { LeftObject, PutBackResult } from './castai/put-back/put-back.ts';
export type { RememberedChange, Remembering, RememberingState } from './castai/put-back/remember.ts';
export {
  type ClusterPolicies,
  EvictorNotOursError,
  type PoliciesChange,
} from './castai/services/policies.ts';
export type { NodePrice } from './castai/services/pricing.ts';
export type { WaitOptions } from './castai/call/poll.ts';
export type { Amount, Amounts } from './castai/body/read-amount.ts';
export type {
  NewRebalancingSchedule,
  RebalancingJob,
  RebalancingSchedule,
  RebalancingSchedulePreview,
  RebalancingScheduleUpdate,
} from './castai/services/rebalancing-schedules.ts';
export type {
  NewRebalancingPlan,
  PlanFilter,
  ProblematicNodes,
  ProblematicWorkloads,
  RebalancingPlan,
} from './castai/services/rebalancing.ts';
export type {
  ClusterBaseline,
  ClusterRestriction,
  ClusterValue,
  SavingsFilter,
  ValueTimeline,
} from './castai/services/savings.ts';
export type {
  NewScalingPolicy,
  ScalingPolicy,
  ScalingPolicyUpdate,
} from './castai/services/scaling-policies.ts';
export type {
  AttackPaths,
  BestPracticeCheck,
  BestPracticeFilter,
  BestPractices,
  ImageSecurity,
  NodeSecurity,
  SecurityImage,
  SecurityImageFilter,
} from './castai/services/security.ts';
export type {
  AutoscalerFilter,
  ManagementOption,
  RecommendationManifest,
  SwitchOptions,
  Workload,
  WorkloadAutoscaler,
  WorkloadEvent,
  WorkloadEventFilter,
  WorkloadFilter,
  WorkloadsAccess,
} from './castai/services/workloads.ts';
export type { WorkloadUpdate } from './castai/services/workload-settings.ts';
export {
  type BotFunction,
  type DefinedFunction,
  defineFunction,
  type FunctionContext,
  type FunctionDefinition,
  type FunctionResult,
  type FunctionScope,
  type StateSchema,
} from './functions/define-function.ts';
export type { State } from './state/state.ts';
export type { PlannedState } from './state/plan-store.ts';
export { createMemoryStore } from './state/memory-store.ts';
export { StateConflictError, type StateKey, type StateStore, type StoredText } from './state/state-store.ts';
export type { BotDescription, FunctionDescription } from './functions/describe-functions.ts';
export { WriteLimitError } from './castai/plan/limit-writes.ts';
export type { Scaling, WantedOption } from './castai/services/workload-settings.ts';
export type { ClusterSighting } from './castai/call/cluster-sightings.ts';
export type { CallFacts, RetryFacts } from './http/call-facts.ts';
export { CastAiBotError, ConfigError, type ErrorDetails } from './errors.ts';
export { exitCodes } from './end/exit-code.ts';
export type { CallSettings, Timeouts } from './http/prepare/api-call.ts';
export { ApiError, AuthError } from './http/errors/api-error.ts';
export { ConnectionError, TimeoutError } from './http/errors/connection-error.ts';
export type { ErrorBody, FieldViolation } from './http/errors/error-body.ts';
export type { LogFields, Logger, LogMethod } from './output/logger.ts';
export type { Report, ReportError } from './report/report.ts';
export { Secret } from './values/secret.ts';
