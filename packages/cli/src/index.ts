export { askConfirm, needsAnswer } from './ask/ask-confirm.ts';
export { askChoice, askListed, askSecret, askText, askYesNo, type Choice } from './ask/ask.ts';
export { type AskContext, cancelled, isBack } from './ask/put.ts';
export { findClosestWord } from './closest-word.ts';
export type { CommandLine, WriteTyped } from './command-line.ts';
export {
  type Command,
  type CommandContext,
  type CommandResult,
  type CommandEntry,
  defineCommand,
  type Effects,
  type InterruptSignal,
} from './command.ts';
export { describeProblem } from './describe-problem.ts';
export { CliError, usageError } from './errors.ts';
export { exitCodes } from './exit-codes.ts';
export { findProgram, onPathAlone } from './find-program.ts';
export { toFlagName } from './flag-name.ts';
export { nameFlag } from './flag-options.ts';
export type { Completion, Flag, FlagTable, FlagValues } from './flags.ts';
export { globalFlags, helpFlag } from './global-flags.ts';
export { watchInterrupts } from './interrupts.ts';
export { isDeeper, isRecord, readJson } from './json-value.ts';
export { parseLine } from './parse-line.ts';
export { toOneLine, toPlainText } from './plain-text.ts';
export { readBytes, readBytesSync } from './read-bytes.ts';
export { guessCwd } from './read-cwd.ts';
export { renderDiff } from './render-diff.ts';
export { runAsProcess } from './run-as-process.ts';
export { type LineOptions, runCommandLine } from './run-command-line.ts';
export { renderError } from './render-error.ts';
export { quote } from './quote.ts';
export { asLine, shell, type ShellLine, type Typeable } from './shell-line.ts';
export { toShellWord } from './shell-word.ts';
export { toShownText } from './shown-text.ts';
export { renderTable } from './table.ts';
export { textWidth } from './text-width.ts';
export { createView, hasColor, type Style, type View } from './view.ts';
export { type Touches, touchesNothing } from './touches.ts';
export { wrapCell } from './wrap-cell.ts';
export { withProperties } from './with-properties.ts';
export { wrapExample, wrapProse } from './wrap-prose.ts';
