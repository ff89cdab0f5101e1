import { type Command, defineCommand, toOneLine, type View, wrapProse } from '@castai-bot/cli';
import { functionOf, programOf, templateOf } from '@castai-bot/scaffold';
import { findDrift, type Drift } from '../inspect/find-drift.ts';
import { listNextRuns, sayRuns, type NextRuns } from '../inspect/list-next-runs.ts';
import { findRepo } from '../repo/find-repo.ts';

const RUNS = 3;

export const command: Command = defineCommand({
  args: {},
  flags: {},
  examples: ['castai-bot list', 'castai-bot list --json'],
  details:
    'Shows each function and each of its other schedules with its next runs, and what is out of step with castai-bot.json.',
  touches: {
    runs: [],
    reads: ['castai-bot.json', 'package.json', 'k8s/', 'src/functions/index.ts'],
    writes: [],
    sends: [],
  },
  handler: async (_, context) => {
    const repo = await findRepo(context);
    const { name: bot } = repo.answers;
    const drift = await findDrift(repo);
    const runs = await listNextRuns(repo.answers, { now: context.now(), runs: RUNS });
    const listed = runs.map((one) => {
      const from = programOf(repo.answers, one.name) ?? templateOf(repo.answers, one.name) ?? '';
      const outOfStep = drift.filter(({ functionName }) => functionName === one.name).map(toText);
      const own = functionOf(repo.answers, one.name);
      return { ...one, function: own, from, outOfStep };
    });
    const outOfStep = drift.filter(({ functionName }) => functionName === undefined).map(toText);
    return { data: { bot, functions: listed, outOfStep } };
  },
  render: ({ functions, outOfStep }, view) => {
    const others = outOfStep.map((problem) =>
      wrapProse(view.style('yellow', `Out of step: ${toOneLine(problem)}`), view, 2),
    );
    return [...functions.map((one) => renderFunction(one, view)), others.join('\n')]
      .filter((part) => part !== '')
      .join('\n\n');
  },
});

interface Listed extends NextRuns {
  /** The function that it runs: its own, or another's. */
  readonly function: string;
  readonly outOfStep: readonly string[];
}

function renderFunction(one: Listed, view: View): string {
  return [
    ...renderTimes(one, view),
    ...one.warnings.map((warning) => view.style('yellow', `  ${warning}`)),
    ...one.outOfStep.map((problem) => view.style('yellow', `  Out of step: ${toOneLine(problem)}`)),
  ]
    .map((line) => wrapProse(line, view, 4))
    .join('\n');
}

function renderTimes(one: Listed, view: View): readonly string[] {
  const own = one.function === one.name ? '' : `, of ${one.function}`;
  const name = `${view.style('bold', one.name)}${own}`;
  if (one.schedule === null) return [`${name}  ${view.typed(sayRuns(one))}`];
  return [`${name}  ${one.schedule} (${one.timeZone})`, `  ${one.words}`, `  ${sayRuns(one)}`];
}

const toText = ({ file, message }: Drift): string => `${file}: ${message}`;
