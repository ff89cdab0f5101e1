export { Bot } from './bot.ts';
export { BotExecutionConfig, type BotExecutionConfigValues } from './bot-execution-config.ts';
export type { BotLimits } from './bot-limits.ts';
export type { BotOptions } from './bot-options.ts';
export type { ListOptions } from './castai/api-caller.ts';
export { CastAi, type CastAiOptions } from './castai/cast-ai.ts';
export type { Cluster } from './castai/clusters.ts';
export type { ForEachOptions, ForEachResult, ItemFailure } from './castai/for-each-item.ts';
export type { Node, NodeFilter } from './castai/nodes.ts';
export type { Operation } from './castai/operations.ts';
export type { Paged } from './castai/paged.ts';
export { PlanEndedError } from './castai/plan/plan-ended-error.ts';
export type { PlannedWrite } from './castai/plan/planned-write.ts';
export type { WaitOptions } from './castai/poll.ts';
export type { ScalingPolicy } from './castai/scaling-policies.ts';
export type { ManagementOption, Workload, WorkloadFilter, WorkloadUpdate } from './castai/workloads.ts';
export {
  type BotFunction,
  type DefinedFunction,
  defineFunction,
  type FailedItem,
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
