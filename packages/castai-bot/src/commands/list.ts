import { defineCommand, type Command, type CommandContext } from '../command.ts';
import { findDrift } from '../inspect/find-drift.ts';
import { findRepo, type Repo } from '../repo/find-repo.ts';
import { toOneLine } from '../table.ts';
import type { View } from '../view.ts';

export const command: Command = defineCommand({
  args: {},
  flags: {},
  examples: ['castai-bot list', 'castai-bot list --json'],
  details:
    'Shows each function with its schedule and next runs, and what is out of step with castai-bot.json.',
  handler: async (_, { cwd, now }) => {
    const repo = await findRepo(cwd);
    const drift = await findDrift(repo);
    const functions = await Promise.all(
      Object.keys(repo.answers.functions).map(async (name) => ({
        ...(await describeFunction(repo, { name, now })),
        outOfStep: drift.filter(({ functionName }) => functionName === name).map(toText),
      })),
    );
    const outOfStep = drift.filter(({ functionName }) => functionName === undefined).map(toText);
    return { data: { bot: repo.answers.name, functions, outOfStep } };
  },
  render: ({ bot, functions, outOfStep }, view) => {
    const parts = functions.map((one) => renderFunction(one, view));
    const others = outOfStep.map((problem) => view.style('yellow', `Out of step: ${problem}`));
    return [functions.length === 0 ? `${bot} has no functions` : '', ...parts, others.join('\n')]
      .filter((part) => part !== '')
      .join('\n\n');
  },
});

interface ListedFunction {
  readonly name: string;
  /** Template of a TypeScript function, entry of a script. */
  readonly from: string;
  readonly schedule: string;
  readonly timeZone: string;
  readonly words: string;
  /** ISO 8601, UTC. */
  readonly nextRuns: readonly string[];
  readonly warnings: readonly string[];
}

async function describeFunction(
  { answers }: Repo,
  { name, now }: { readonly name: string; readonly now: CommandContext['now'] },
): Promise<ListedFunction> {
  const { describeSchedule } = await import('@castai-bot/scaffold');
  const found = answers.functions[name];
  if (found === undefined) throw new Error(`castai-bot.json lost ${name} on the way`);
  const { schedule, timeZone } = found;
  const { words, nextRuns, warnings } = await describeSchedule({ schedule, timeZone, now: now() });
  return {
    name,
    from: 'entry' in found ? found.entry : found.template,
    schedule,
    timeZone,
    words,
    nextRuns: nextRuns.map((run) => run.toISOString()),
    warnings,
  };
}

function renderFunction(one: ListedFunction & { readonly outOfStep: readonly string[] }, view: View): string {
  const runs = one.nextRuns.map((run) => formatRun(run, one.timeZone)).join(', ');
  return [
    `${view.style('bold', one.name)}  ${one.schedule} (${one.timeZone})`,
    `  ${one.words}`,
    `  ${view.style('dim', 'next')} ${runs || 'never'}`,
    ...one.warnings.map((warning) => view.style('yellow', `  ${warning}`)),
    ...one.outOfStep.map((problem) => view.style('yellow', `  Out of step: ${toOneLine(problem)}`)),
  ].join('\n');
}

function formatRun(iso: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: '2-digit',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(iso));
}

const toText = ({ file, message }: { readonly file: string; readonly message: string }): string =>
  `${file}: ${message}`;
