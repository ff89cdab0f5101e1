import { CliError, type CommandContext, shell } from '@castai-bot/cli';
import { functionOf, stateOf } from '@castai-bot/scaffold';
import type { Repo } from '../repo/find-repo.ts';
import { ANSWERS_FILE } from '../repo/find-root.ts';
import { describeBot } from '../run/describe-bot.ts';
import type { ChildCommand } from '../process/run-child.ts';
import type { LocatedAnswers } from './read-answers.ts';
import type { Report } from './problem.ts';

export interface StatesContext {
  readonly command: ChildCommand;
  readonly located: LocatedAnswers;
  readonly report: Report;
  readonly context: CommandContext;
}

/** A function that keeps a state has no place for it in the cluster, unless its entries say so. */
export async function checkStates(
  { root, answers }: Repo,
  { command, located, report, context }: StatesContext,
): Promise<void> {
  const without = Object.keys(answers.functions).filter((name) => stateOf(answers, name) === undefined);
  if (without.length === 0) return;
  try {
    const described = await describeBot(command, { cwd: root, context });
    const keeping = described.filter(({ state }) => state === true).map(({ name }) => name);
    for (const name of without.filter((one) => keeping.includes(functionOf(answers, one)))) {
      const wanted = `"state": ${JSON.stringify(functionOf(answers, name))}`;
      report(
        located.placeOf(name),
        `${name}: its function keeps a state, wanted ${wanted} here: without it runs in the cluster end with exit code 78`,
        { fix: shell`Add it to ${ANSWERS_FILE}, then castai-bot update` },
      );
    }
  } catch (error) {
    // A bot that cannot be asked is said of its configs.
    if (!(error instanceof CliError)) throw error;
  }
}
