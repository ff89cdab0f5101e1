import type { BotAnswers } from '../answers/bot-answers.ts';
import { ANSWER_FIELDS } from '../answers/parse-answers.ts';
import { toJsonText } from '../render/json-text.ts';
import { loadTemplates, type TemplateFile, type Templates } from '../render/templates.ts';
import { botView, type BotView } from './bot-view.ts';
import { scriptTemplate } from './entry-runtime.ts';
import { usesStateScripts } from './state-scripts.ts';
import type { FunctionConfig } from './function-config.ts';
import type { PackageVersions } from './package-versions.ts';
import { functionTrees, renderFunction } from './plan-function.ts';
import { listStates, renderState, STATE_TREE } from './plan-state.ts';
import type { PlannedFile } from './planned-file.ts';

/** What a new bot's files say beside the answers. */
export interface PlanBotOptions {
  /** The command that repeats the answers, for the README; without one the README does not mention it. */
  readonly replayCommand?: string;
  /** Configs by function, in place of those that come with their templates. */
  readonly configs?: Readonly<Record<string, FunctionConfig>>;
}

/** Files that are written once: from then on they are the user's. */
const YOURS = [/^src\//, /^README\.md$/, /^LICENSE\.txt$/];

/**
 * Plans every file of a new bot, sorted by path.
 * @param versions exact versions for package.json
 */
export async function planBot(
  answers: BotAnswers,
  versions: PackageVersions,
  { replayCommand, configs = {} }: PlanBotOptions = {},
): Promise<readonly PlannedFile[]> {
  const view = botView(answers, { versions, replayCommand, configs });
  const names = Object.keys(answers.functions);
  const [trees, script] = [botTrees(answers), scriptTrees(answers, view)];
  const functions = names.flatMap((name) => functionTrees(answers, name));
  const states = listStates(answers);
  const few = [`ci/${answers.ci}`, ...script, ...functions, ...(states.length === 0 ? [] : [STATE_TREE])];
  const templates = await loadTemplates([...trees, ...few]);
  const files = [
    ...listFiles(trees, templates).map(({ path, template }) => plan(path, templates.render(template, view))),
    ...listFiles([`ci/${answers.ci}`], templates).map(({ path, template }) =>
      plan(view.ciFile ?? path, templates.render(template, view)),
    ),
    ...listFiles(script, templates).map(({ template }) =>
      plan(view.first.files.source, templates.render(template, view)),
    ),
    ...planConfig(answers, view),
    ...names.flatMap((name) => renderFunction(answers, name, { config: configs[name], templates })),
    ...states.map((state) => renderState(answers, state, templates)),
    plan('k8s/kustomization.yaml', templates.render('kubernetes/kustomization.yaml', view)),
  ];
  return [...files, planAnswers(answers), planBase(files)].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** castai-bot.json: the answers, in one order. */
export function planAnswers(answers: BotAnswers): PlannedFile {
  const ordered = Object.fromEntries(ANSWER_FIELDS.map((field) => [field, answers[field]]));
  return { path: 'castai-bot.json', text: `${toJsonText(ordered, { isPretty: true })}\n`, kind: 'yours' };
}

/** .castai-bot/base.json: what was generated of the owned files, for a later three-way merge. */
export function planBase(files: readonly PlannedFile[]): PlannedFile {
  const owned = files.filter((file) => file.kind === 'owned').map((file) => [file.path, file.text] as const);
  const sorted = Object.fromEntries(owned.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return {
    path: '.castai-bot/base.json',
    text: `${toJsonText(sorted, { isPretty: true })}\n`,
    kind: 'owned',
  };
}

/** The trees whose files lie in a bot as they lie in them. */
function botTrees(answers: BotAnswers): readonly string[] {
  return [
    'every-bot',
    answers.flavor === 'typescript' ? 'bot' : 'bare-bones',
    ...(usesStateScripts(answers) ? ['state-scripts'] : []),
    `license/${answers.license}`,
    // Of a part of a workspace, the root has them.
    ...(answers.workspace ? [] : ['alone', `package-manager/${answers.packageManager}`]),
  ];
}

/** Of the program that a bare-bones bot begins with; none in a language that has no template. */
function scriptTrees(answers: BotAnswers, view: BotView): readonly string[] {
  const language = answers.flavor === 'bare-bones' ? scriptTemplate(view.first.files.source) : undefined;
  return language === undefined ? [] : [`scripts/${language}`];
}

function listFiles(trees: readonly string[], templates: Templates): readonly TemplateFile[] {
  return trees.flatMap((tree) => templates.tree(tree));
}

/** The config of a start from source, which names no function: that of the first one. */
function planConfig(answers: BotAnswers, view: BotView): readonly PlannedFile[] {
  if (answers.flavor === 'bare-bones') return [];
  return [plan('src/function_config.json', `${toJsonText(view.first.config, { isPretty: true })}\n`)];
}

function plan(path: string, text: string): PlannedFile {
  const kind = YOURS.some((pattern) => pattern.test(path)) ? 'yours' : 'owned';
  return { path, text, kind, ...(text.startsWith('#!') ? { isExecutable: true } : {}) };
}
