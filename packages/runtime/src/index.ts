export type { Schemas } from '@castai-bot/api';
export { Bot } from './bot.ts';
export { BotExecutionConfig, type BotExecutionConfigValues } from './bot-execution-config.ts';
export type { BotLimits } from './bot-limits.ts';
export type { BotFunctions, BotOptions } from './bot-options.ts';
export {
  type ApiUnderTest,
  type CalledFunction,
  type CalledLine,
  callFunction,
  type CallFunctionOptions,
} from './call-function.ts';
export type { ListOptions } from './castai/api-caller.ts';
export type { AuditEntry, AuditFilter } from './castai/audit.ts';
export { CastAi, type CastAiOptions } from './castai/cast-ai.ts';
export type { LiveApiPaths } from './castai/typed-call.ts';
export type { ClusterCostReport, CostInterval } from './castai/cluster-cost-report.ts';
export type { AgentStatus, Cluster, UnscheduledPods } from './castai/clusters.ts';
export type {
  Commitment,
  CommitmentAssignment,
  CommitmentUpdate,
  CommitmentUsageHistory,
} from './castai/commitments.ts';
export type {
  ClusterRates,
  CostWindow,
  DailyClusterRates,
  EstimatedSavings,
  NamespaceCostTotals,
  RealizedSavings,
  UsageInterval,
  WorkloadCostTotals,
} from './castai/costs.ts';
export type { EvictorAdvancedConfig, EvictorSettings } from './castai/evictor.ts';
export type { FailedItem, ForEachOptions, ForEachResult } from './castai/for-each-item.ts';
export type { Profile } from './castai/me.ts';
export type {
  NewNodeConfiguration,
  NodeConfiguration,
  NodeConfigurationUpdate,
} from './castai/node-configurations.ts';
export type {
  NewNodeTemplate,
  NodeTemplate,
  NodeTemplateItem,
  NodeTemplateUpdate,
} from './castai/node-templates.ts';
export type { AddedNode, Node, NodeConfig, NodeFilter } from './castai/nodes.ts';
export type {
  NewWebhook,
  Notification,
  NotificationFilter,
  Webhook,
  WebhookUpdate,
} from './castai/notifications.ts';
export type { Operation } from './castai/operations.ts';
export type {
  ChildOrganization,
  Membership,
  Organization,
  OrganizationDetails,
} from './castai/organizations.ts';
export type { Paged } from './castai/paged.ts';
export type { PlannedChange } from './castai/plan/diff-values.ts';
export { PlanEndedError } from './castai/plan/plan-ended-error.ts';
export type { PlannedWrite } from './castai/plan/planned-write.ts';
export { type ClusterPolicies, EvictorNotOursError, type PoliciesChange } from './castai/policies.ts';
export type { WaitOptions } from './castai/poll.ts';
export type { Amount, Amounts } from './castai/read-amount.ts';
export type {
  NewRebalancingSchedule,
  RebalancingJob,
  RebalancingSchedule,
  RebalancingScheduleUpdate,
} from './castai/rebalancing-schedules.ts';
export type {
  NewRebalancingPlan,
  PlanFilter,
  ProblematicNodes,
  ProblematicWorkloads,
  RebalancingPlan,
} from './castai/rebalancing.ts';
export type { NewScalingPolicy, ScalingPolicy, ScalingPolicyUpdate } from './castai/scaling-policies.ts';
export type {
  ManagementOption,
  Workload,
  WorkloadEvent,
  WorkloadEventFilter,
  WorkloadFilter,
  WorkloadUpdate,
  WorkloadsAccess,
} from './castai/workloads.ts';
export {
  type BotFunction,
  type DefinedFunction,
  defineFunction,
  type FunctionContext,
  type FunctionDefinition,
  type FunctionResult,
  type FunctionScope,
} from './define-function.ts';
export type { BotDescription, FunctionDescription } from './describe-functions.ts';
export { CastAiBotError, ConfigError, type ErrorDetails } from './errors.ts';
export { exitCodes } from './exit-code.ts';
export type { CallSettings, Timeouts } from './http/api-call.ts';
export { ApiError, AuthError } from './http/api-error.ts';
export { ConnectionError, TimeoutError } from './http/connection-error.ts';
export type { ErrorBody, FieldViolation } from './http/error-body.ts';
export type { LogFields, Logger, LogMethod } from './logger.ts';
export type { Report, ReportError } from './report.ts';
export { Secret } from './secret.ts';
