export { type AskContext, askChoice, askListed, askSecret, askText } from './ask.ts';
export { askConfirm, needsAnswer } from './ask-confirm.ts';
export { findClosestWord } from './closest-word.ts';
export {
  type Command,
  type CommandContext,
  type CommandEntry,
  defineCommand,
  type Effects,
  type InterruptSignal,
  type Output,
} from './command.ts';
export { CliError, usageError } from './errors.ts';
export { createEventPrinter, type EventPrinter } from './events.ts';
export { exitCodes } from './exit-codes.ts';
export { toFlagName } from './flag-name.ts';
export type { Completion, Flag, FlagTable, FlagValues } from './flags.ts';
export { globalFlags, helpFlag } from './global-flags.ts';
export { type Interrupt, isInterrupt, watchInterrupts } from './interrupts.ts';
export { isRecord, readJson } from './json-value.ts';
export { toUsageError } from './parser-error.ts';
export { createProgram, type ParsedLine } from './program.ts';
export { renderDiff } from './render-diff.ts';
export { renderError } from './render-error.ts';
export { toShellWord } from './shell-word.ts';
export { renderTable, toOneLine } from './table.ts';
export { createView, type Style, type View } from './view.ts';
export { wrapExample, wrapProse } from './wrap-prose.ts';
