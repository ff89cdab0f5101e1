export { Bot } from './bot.ts';
export { BotExecutionConfig, type BotExecutionConfigValues } from './bot-execution-config.ts';
export type { BotLimits } from './bot-limits.ts';
export type { BotOptions } from './bot-options.ts';
export { CastAi, type CastAiOptions } from './castai/cast-ai.ts';
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
export { ApiError, AuthError } from './http/api-error.ts';
export { ConnectionError, TimeoutError } from './http/connection-error.ts';
export type { LogFields, Logger, LogMethod } from './logger.ts';
export type { Report, ReportError } from './report.ts';
export { Secret } from './secret.ts';
