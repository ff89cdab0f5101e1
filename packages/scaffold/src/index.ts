export { addScheduleCommands } from './answers/other-schedules.ts';
export type { Problem } from './answers/answer-reader.ts';
export {
  ANSWERS_SCHEMA,
  type BareBonesAnswers,
  type BareBonesFunction,
  type BotAnswers,
  type BotEntry,
  CI_SYSTEMS,
  type CiSystem,
  type Flavor,
  FLAVORS,
  type FunctionSchedule,
  type License,
  LICENSES,
  type OtherSchedule,
  PACKAGE_MANAGERS,
  type PackageManager,
  type Region,
  REGIONS,
  type TypeScriptAnswers,
  type TypeScriptFunction,
} from './answers/bot-answers.ts';
export { checkCiRoot } from './answers/check-ci-root.ts';
export { checkBotName } from './answers/check-bot-name.ts';
export { checkDeadline } from './answers/check-deadline.ts';
export { checkDnsSubdomain, checkNamespace, checkSecretName } from './answers/check-dns-name.ts';
export { checkEntry } from './answers/check-entry.ts';
export { checkEntryName, checkFunctionName } from './answers/check-function-name.ts';
export { checkImage } from './answers/check-image.ts';
export { checkStateName, stateObjectName } from './answers/check-state-name.ts';
export { checkNewSchedule } from './answers/check-new-schedule.ts';
export { checkAuthor, checkDescription } from './answers/check-text.ts';
export {
  BARE_BONES_ENTRY,
  DEFAULT_ANSWERS,
  DEFAULT_FUNCTION,
  PLACEHOLDER_REGISTRY,
  templateFor,
} from './answers/default-answers.ts';
export {
  type EntrySettings,
  NOTIFY_EVENTS,
  NOTIFY_TARGETS,
  type Notification,
  type NotifyEvent,
  type NotifyTarget,
  type WriteLimits,
} from './answers/entry-settings.ts';
export { toExportName } from './answers/export-name.ts';
export { checkSecretVariable } from './answers/check-secret-variable.ts';
export { secretsName } from './answers/find-collisions.ts';
export {
  findEntry,
  functionOf,
  listFunctionNames,
  listOtherSchedules,
  programOf,
  settingsOf,
  stateOf,
  templateOf,
} from './answers/list-entries.ts';
export { parseAnswers, type ParsedAnswers } from './answers/parse-answers.ts';
export { applyPlan, type ApplyPlanOptions } from './write/apply-plan.ts';
export { checkTargets } from './write/check-targets.ts';
export { findGitRoot } from './write/find-git-root.ts';
export { placeChanges, type PlacedChanges } from './write/place-changes.ts';
export type { FileChange } from './write/file-change.ts';
export { describeRecovery } from './write/describe-recovery.ts';
export { listLeftOvers } from './write/list-left-overs.ts';
export { recoverWrites } from './write/recover-writes.ts';
export { writeFiles, type WriteFilesOptions } from './write/write-files.ts';
export { ScaffoldError, type ScaffoldErrorCode } from './errors.ts';
export {
  FUNCTION_TEMPLATES,
  type FunctionTemplate,
  type FunctionTemplateFacts,
  functionTemplates,
} from './function-templates.gen.ts';
export { type ConflictLabels, findConflicts } from './merge/conflict-markers.ts';
export { keepLineBreaks, type MergedText, type TextVersions, toUnix } from './merge/keep-line-breaks.ts';
export { editText } from './merge/edit-text.ts';
export { isPackageJsonEdited, mergePackageJson } from './merge/merge-package-json.ts';
export { mergeText } from './merge/merge-text.ts';
export { type FileVersions, unifiedDiff } from './merge/unified-diff.ts';
export { ciFile, isCiFileAbove, pathToRoot } from './plan/ci-view.ts';
export { BASE_IMAGES, entryCommand, scriptTemplate } from './plan/entry-runtime.ts';
export { entryVariable, type EntryVariable, type StatePlace } from './plan/entry-variable.ts';
export {
  configWith,
  functionConfig,
  type FunctionConfig,
  type NamedValue,
  scriptConfig,
} from './plan/function-config.ts';
export { API_URLS, GRACE_SECONDS } from './plan/manifest-run.ts';
export { packageCommands, type PackageCommands } from './plan/package-commands.ts';
export { OWN_PACKAGES, pinnedVersions, type PackageVersions } from './plan/package-versions.ts';
export { RELEASE_DAY_FILES } from './plan/release-day.ts';
export { TOOL_VERSIONS } from './plan/tool-versions.ts';
export { bindName } from './plan/bind-name.ts';
export { planBase, planBot, type PlanBotOptions } from './plan/plan-bot.ts';
export { planFunction, type PlanFunctionOptions } from './plan/plan-function.ts';
export { isStateFile, listStates, resourcesOf } from './plan/plan-state.ts';
export type { PlannedFile } from './plan/planned-file.ts';
export { bindingOf } from './render/binding.ts';
