import { type Command, type CommandContext, defineCommand, shell, usageError } from '@castai-bot/cli';
import {
  checkNewSchedule,
  DEFAULT_FUNCTION,
  FUNCTION_TEMPLATES,
  functionTemplates,
  templateFor,
} from '@castai-bot/scaffold';
import { checkTimeZone } from '@castai-bot/schedule';
import { chooseTimes } from '../add-function/choose-times.ts';
import type { KnownRequest } from '../add-function/ask-request.ts';
import type { AddRequest } from '../add-function/plan-add-function.ts';
import { configMapPath } from '../config/read-config-map.ts';
import { noteUncommitted } from '../edit-repo/note-uncommitted.ts';
import { renderFileChanges, toFileChange } from '../edit-repo/render-changes.ts';
import { findRepo, type Repo } from '../repo/find-repo.ts';

export const command: Command = defineCommand({
  args: { name: { summary: 'in kebab-case, like rotate-nodes' } },
  flags: {
    template: {
      kind: 'choice',
      summary: `what its file begins with (default: the one called like it, else ${DEFAULT_FUNCTION.template})`,
      placeholder: 'template',
      choices: FUNCTION_TEMPLATES,
      explained: {
        title: 'Templates',
        summaries: Object.fromEntries(
          FUNCTION_TEMPLATES.map((name) => [name, functionTemplates[name].summary]),
        ),
      },
    },
    entry: {
      kind: 'string',
      summary: 'of a bare-bones bot: its script (default: src/<name>.sh)',
      placeholder: 'file',
      completes: 'file',
    },
    schedule: {
      kind: 'string',
      summary: `five cron fields, @daily or @every 15m (default: "${DEFAULT_FUNCTION.schedule}")`,
      placeholder: 'cron',
      check: checkNewSchedule,
    },
    timeZone: {
      kind: 'string',
      summary: `of the schedule (default: that of all others, or ${DEFAULT_FUNCTION.timeZone} where they differ)`,
      placeholder: 'zone',
      check: checkTimeZone,
    },
    oneShot: { kind: 'boolean', summary: 'no schedule: it runs only when told to, by run-now' },
    input: { kind: 'strings', summary: 'of its config; repeatable', placeholder: 'name=value' },
    export: { kind: 'boolean', summary: 'leave src/functions/index.ts alone', isDefaultTrue: true },
    yes: { kind: 'boolean', summary: 'ask nothing, take the defaults' },
    dryRun: { kind: 'boolean', summary: 'only show what would be written' },
  },
  examples: [
    'castai-bot add-function rotate-nodes',
    'castai-bot add-function rotate-nodes --schedule "30 6 * * 1-5" --time-zone Europe/Berlin',
    'castai-bot add-function backfill --one-shot',
  ],
  details:
    'Writes the function, its test, its ConfigMap, CronJob and Pod, and adds it to src/functions/index.ts, ' +
    'k8s/kustomization.yaml and castai-bot.json: all of it or, when anything fails, nothing.',
  touches: {
    runs: ['git'],
    reads: [
      'castai-bot.json',
      'package.json',
      '.castai-bot/base.json',
      'k8s/kustomization.yaml',
      'src/functions/index.ts',
      'README.md',
    ],
    writes: ['castai-bot.json', '.castai-bot/base.json', 'k8s/', 'src/', 'README.md'],
    sends: [],
  },
  handler: async ({ args, flags }, context) => {
    const repo = await findRepo(context);
    const { export: isExported, input: inputs, template, entry } = flags;
    const known = { name: args.name, isExported, inputs, template, entry, ...chooseTimes(flags) };
    const request = !flags.yes && context.isInteractive ? await ask(known, repo, context) : wantName(known);
    const { planAddFunction } = await import('../add-function/plan-add-function.ts');
    const plan = await planAddFunction(repo, request);
    await noteUncommitted(repo.root, plan.changes, context);
    for (const { path: file } of plan.changes.filter(({ kind }) => kind === 'executable')) {
      context.note(
        `${flags.dryRun ? 'Would make' : 'Making'} ${file} executable: the cluster starts it by its name`,
      );
    }
    if (!flags.dryRun) {
      const { applyChanges } = await import('../repo/apply-changes.ts');
      await applyChanges(plan.changes, { root: repo.root, signal: context.signal });
    }
    const changes = plan.changes.map(toFileChange);
    const edit = fileToEdit(request, repo);
    const next = context.view.typed(shell`castai-bot run ${request.name} --simulate`);
    const others = plan.otherSchedules.map((line) => `For its other schedule: ${context.view.typed(line)}`);
    const todo = [...plan.todo, ...others];
    return { data: { function: request.name, isDryRun: flags.dryRun, changes, todo, edit, next } };
  },
  render: ({ function: name, isDryRun, changes, todo, edit, next }, view) =>
    [
      `${isDryRun ? 'Would add' : view.style('green', 'Added')} ${name}`,
      renderFileChanges(changes, view),
      ...todo.map((one) => view.style('yellow', `  ${one}`)),
      ...(isDryRun ? [] : ['', `Next: ${edit === null ? '' : `edit ${edit}, then `}${next}`]),
    ].join('\n'),
});

/** What a person writes first: the body, or, where a template brings one, its config. */
function fileToEdit(
  { name, template = templateFor(name), entry, inputs }: AddRequest,
  { answers }: Repo,
): string | null {
  if (answers.flavor === 'bare-bones') return entry === undefined ? `src/${name}.sh` : null;
  if (template === 'example') return `src/functions/${name}.ts`;
  return inputs.length > 0 ? null : configMapPath(name);
}

async function ask(known: KnownRequest, { answers }: Repo, context: CommandContext): Promise<AddRequest> {
  const { askRequest } = await import('../add-function/ask-request.ts');
  return askRequest(known, answers, context);
}

function wantName({ name, ...known }: KnownRequest): AddRequest {
  if (name !== undefined) return { name, ...known };
  throw usageError('Cannot add a function: wanted its name', 'castai-bot add-function rotate-nodes');
}
