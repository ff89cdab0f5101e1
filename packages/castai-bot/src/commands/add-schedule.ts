import { type Command, type CommandContext, defineCommand, shell, usageError } from '@castai-bot/cli';
import { checkNewSchedule, DEFAULT_FUNCTION, listFunctionNames } from '@castai-bot/scaffold';
import { checkTimeZone } from '@castai-bot/schedule';
import { chooseTimes } from '../add-function/choose-times.ts';
import type { ScheduleRequest } from '../add-schedule/plan-add-schedule.ts';
import { noteUncommitted } from '../edit-repo/note-uncommitted.ts';
import { renderFileChanges, toFileChange } from '../edit-repo/render-changes.ts';
import { envFlag, passOn } from '../process/bot-env.ts';
import { findRepo, type Repo } from '../repo/find-repo.ts';

export const command: Command = defineCommand({
  args: {
    function: { summary: 'the function that shall run at other times too', completes: 'function' },
    name: { summary: 'of the schedule, in kebab-case, like evening' },
  },
  flags: {
    schedule: {
      kind: 'string',
      summary: `five cron fields, @daily or @every 15m (default: "${DEFAULT_FUNCTION.schedule}")`,
      placeholder: 'cron',
      check: checkNewSchedule,
    },
    timeZone: {
      kind: 'string',
      summary: "of the schedule (default: that of the function's own)",
      placeholder: 'zone',
      check: checkTimeZone,
    },
    oneShot: { kind: 'boolean', summary: 'no schedule: it runs only when told to, by run-now' },
    input: {
      kind: 'strings',
      summary: "in place of the one in the function's own config; repeatable",
      placeholder: 'name=value',
    },
    state: {
      kind: 'string',
      summary: "the state that its runs keep (default: that of the function's own)",
      placeholder: 'name',
    },
    env: envFlag,
    yes: { kind: 'boolean', summary: 'ask nothing, take the defaults' },
    dryRun: { kind: 'boolean', summary: 'only show what would be written' },
  },
  examples: [
    'castai-bot add-schedule office-hours evening --schedule "0 18 * * 1-5" --input mode=off',
    'castai-bot add-schedule office-hours by-hand --one-shot',
  ],
  details:
    'Lets a function run at other times with other inputs: writes a ConfigMap, a CronJob and a Pod of their own, and ' +
    'adds the entry to k8s/kustomization.yaml and castai-bot.json. The code is the same. What is not said is as the ' +
    "function's own entry has it; its limits hold here too. remove-function takes it back.",
  touches: {
    runs: ['git', 'the bot'],
    reads: ['castai-bot.json', 'package.json', '.castai-bot/base.json', 'k8s/', 'src/', 'README.md'],
    writes: ['castai-bot.json', '.castai-bot/base.json', 'k8s/', 'README.md'],
    sends: [],
  },
  handler: async ({ args, flags }, outer) => {
    const context = passOn(outer, flags.env);
    const repo = await findRepo(context);
    const known = { ...args, ...chooseTimes(flags), words: flags.input, state: flags.state };
    const request = await toRequest(
      repo,
      { ...known, isAsking: !flags.yes && context.isInteractive },
      context,
    );
    const { planAddSchedule } = await import('../add-schedule/plan-add-schedule.ts');
    const plan = await planAddSchedule(repo, request);
    await noteUncommitted(repo.root, plan.changes, context);
    if (!flags.dryRun) {
      const { applyChanges } = await import('../repo/apply-changes.ts');
      await applyChanges(plan.changes, { root: repo.root, signal: context.signal });
    }
    const changes = plan.changes.map(toFileChange);
    const next = context.view.typed(shell`castai-bot run ${request.name} --simulate`);
    return {
      data: {
        entry: request.name,
        function: request.functionName,
        isDryRun: flags.dryRun,
        changes,
        todo: plan.todo,
        next,
      },
    };
  },
  render: ({ entry, function: name, isDryRun, changes, todo, next }, view) =>
    [
      `${isDryRun ? 'Would add' : view.style('green', 'Added')} ${entry}, another schedule of ${name}`,
      renderFileChanges(changes, view),
      ...todo.map((one) => view.style('yellow', `  ${one}`)),
      ...(isDryRun ? [] : ['', `Next: ${next}`]),
    ].join('\n'),
});

interface Known extends Omit<ScheduleRequest, 'functionName' | 'name' | 'inputs'> {
  readonly function: string | undefined;
  readonly name: string | undefined;
  readonly words: readonly string[];
  readonly isAsking: boolean;
}

/** What is wanted, whole: said by flags, by a person, or as the function's own entry has it. */
async function toRequest(repo: Repo, known: Known, context: CommandContext): Promise<ScheduleRequest> {
  const { chooseOwnFunction } = await import('../add-schedule/plan-add-schedule.ts');
  const { readPresentConfig } = await import('../config/schedule-config.ts');
  const { readInputWords } = await import('../add-schedule/read-inputs.ts');
  const functionName = chooseOwnFunction(repo.answers, await wantFunction(repo, known, context));
  const present = (await readPresentConfig(repo, functionName)).function.inputs;
  const { answers } = repo;
  const { name, schedule, timeZone, words } = known.isAsking
    ? await (
        await import('../add-schedule/ask-schedule.ts')
      ).askSchedule(known, { answers, present }, context)
    : { ...known, name: wantName(known) };
  const inputs = await readInputWords(repo, { functionName, words, present, context });
  return { functionName, name, schedule, timeZone, inputs, state: known.state };
}

async function wantFunction({ answers }: Repo, known: Known, context: CommandContext): Promise<string> {
  if (known.function !== undefined) return known.function;
  if (!known.isAsking) {
    const functions = listFunctionNames(answers).join(', ');
    throw usageError(
      `Cannot add a schedule: wanted its function, one of ${functions}, and its name`,
      'castai-bot add-schedule office-hours evening',
    );
  }
  const { askFunction } = await import('../add-schedule/ask-schedule.ts');
  return askFunction(answers, context);
}

function wantName({ name, function: functionName = '' }: Known): string {
  if (name !== undefined) return name;
  throw usageError(
    'Cannot add a schedule: wanted its name',
    shell`castai-bot add-schedule ${functionName} evening`,
  );
}
