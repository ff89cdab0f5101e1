import type { BotAnswers } from '../answers/bot-answers.ts';
import { functionOf, templateOf } from '../answers/list-entries.ts';
import { loadTemplates, type Templates } from '../render/templates.ts';
import { bindName } from './bind-name.ts';
import type { FunctionConfig } from './function-config.ts';
import { type FunctionView, functionView } from './function-view.ts';
import { type ManifestRun, manifestRun } from './manifest-run.ts';
import type { PlannedFile } from './planned-file.ts';

/** What the templates of manifests know. */
interface ManifestView {
  readonly bot: BotAnswers;
  readonly function: FunctionView;
  readonly run: ManifestRun;
}

/** What a function's files say beside the answers. */
export interface PlanFunctionOptions {
  /** In place of the config that comes with its template. */
  readonly config?: FunctionConfig | undefined;
}

/**
 * Plans the files of one entry of the answers: its ConfigMap, CronJob and Pod, and the source and the test of its
 * function where the entry is not another schedule of it. The export line, kustomization.yaml and castai-bot.json are the
 * caller's to edit.
 */
export async function planFunction(
  answers: BotAnswers,
  functionName: string,
  { config }: PlanFunctionOptions = {},
): Promise<readonly PlannedFile[]> {
  const templates = await loadTemplates(functionTrees(answers, functionName));
  return renderFunction(answers, functionName, { config, templates });
}

/** The trees that `renderFunction` takes templates from. */
export function functionTrees(answers: BotAnswers, functionName: string): readonly string[] {
  if (answers.flavor === 'bare-bones' || functionOf(answers, functionName) !== functionName) return [];
  return [`functions/${templateOf(answers, functionName) ?? ''}`];
}

/** As `planFunction`, with templates that were loaded. */
export function renderFunction(
  answers: BotAnswers,
  functionName: string,
  { config, templates }: PlanFunctionOptions & { readonly templates: Templates },
): readonly PlannedFile[] {
  const view: ManifestView = {
    bot: answers,
    function: functionView(answers, functionName, config),
    run: manifestRun(answers),
  };
  const sources = functionTrees(answers, functionName).flatMap((tree) => planSource(tree, view, templates));
  return [...sources, ...planManifests(view, templates)];
}

function planSource(tree: string, view: ManifestView, templates: Templates): readonly PlannedFile[] {
  const { files, name } = view.function;
  const render = (template: string): string => bindName(templates.render(`${tree}/${template}`, view), name);
  return [
    { path: files.source, text: render('function.ts'), kind: 'yours' },
    { path: files.test, text: render('function.test.ts'), kind: 'yours' },
  ];
}

function planManifests(view: ManifestView, templates: Templates): readonly PlannedFile[] {
  const { files } = view.function;
  return [
    { path: files.configMap, text: templates.render('kubernetes/configmap.yaml', view), kind: 'yours' },
    { path: files.cronJob, text: templates.render('kubernetes/cronjob.yaml', view), kind: 'owned' },
    { path: files.pod, text: templates.render('kubernetes/pod.yaml', view), kind: 'owned' },
  ];
}
