import { type Command, defineCommand, exitCodes, type Flag } from '@castai-bot/cli';
import type { Checkout } from './checkout.ts';
import { createBot } from './create-bot.ts';
import { describeAnswers } from './describe-answers.ts';
import type { Outcome } from './outcome.ts';
import type { AnswerId, KnownAnswers, Question } from './question.ts';
import { questions } from './questions.ts';
import { restQuestions } from './rest-questions.ts';
import { renderOutcome } from './render-outcome.ts';

/** Of `--ci-root`. */
const AT_GIT_ROOT = 'the CI file at the root of a git repository around it';

/** What `create-castai-bot` does. Each question is a flag too. */
export const command: Command = commandOf(undefined);

/** The same, with castai-bot from a clone of its repository. */
export function commandOf(checkout: Checkout | undefined): Command {
  return defineCommand({
    args: { dir: { summary: 'where to write it (default: the name)', completes: 'directory' } },
    flags: {
      yes: { kind: 'boolean', letter: 'y', summary: 'take the default of everything that is not given' },
      fromBlueprint: {
        kind: 'string',
        summary: 'take over a clone of the Python blueprint castai-api-bot-helper',
        placeholder: 'dir',
        completes: 'directory',
      },
      keep: {
        kind: 'boolean',
        summary: 'keep a README, a licence and a .gitignore that are in dir, and write the rest',
      },
      dryRun: { kind: 'boolean', summary: 'list what would be written, write nothing' },
      ...toFlags(questions),
    },
    examples: [
      'npx create-castai-bot my-bot',
      'npx create-castai-bot my-bot --yes --schedule "30 6 * * 1-5" --time-zone Europe/Berlin',
      'npx create-castai-bot my-bot --yes --flavor bare-bones',
      'npx create-castai-bot my-bot --from-blueprint ../castai-api-bot-helper',
    ],
    details:
      'Without a terminal, or with CI set, nothing is asked: give every answer as a flag, or --yes. ' +
      'Exit codes: 0 done, 1 failed, 2 wrong usage or a missing answer, 130 cancelled.',
    touches: {
      runs: ['git', 'the package manager'],
      reads: ['the clone of --from-blueprint', 'the root of a workspace around it', AT_GIT_ROOT],
      writes: ['the new folder', AT_GIT_ROOT],
      sends: [],
    },
    handler: async ({ args, flags }, context) => {
      const outcome = await createBot(
        {
          directory: args.dir,
          given: readAnswers(flags),
          blueprint: flags.fromBlueprint,
          takesDefaults: flags.yes,
          isDryRun: flags.dryRun,
          keeps: flags.keep,
          checkout,
        },
        context,
      );
      return { data: outcome, exitCode: exitCodeOf(outcome) };
    },
    render: renderOutcome,
  });
}

function toFlags(rows: readonly Question[]): Readonly<Record<string, Flag>> {
  return Object.fromEntries(rows.map((question) => [question.id, toFlag(question)]));
}

function toFlag(question: Question): Flag {
  const group = restQuestions.includes(question) ? 'Answers that are rarely changed' : 'Answers';
  const summary = `${question.help}${describeAnswers(question)}`;
  if (question.form.kind !== 'yes-no') {
    // A choice is checked with all other answers, so that every problem is told at once.
    return { kind: 'string', summary, group, placeholder: /<([^<>]*)>/.exec(question.flag)?.[1] ?? 'value' };
  }
  // Nobody is asked, so nobody need say no.
  return question.isFlagOnly === true
    ? { kind: 'yes-no', summary, group, isNoHidden: true }
    : { kind: 'yes-no', summary, group };
}

/** The answers that flags give. A flag is called as its question: --time-zone is timeZone. */
export function readAnswers(flags: Readonly<Record<string, unknown>>): KnownAnswers {
  const given: Partial<Record<AnswerId, string>> = {};
  for (const { id } of questions) {
    const value = flags[id];
    if (typeof value === 'boolean') given[id] = value ? 'yes' : 'no';
    if (typeof value === 'string') given[id] = value;
  }
  return given;
}

function exitCodeOf({ steps }: Outcome): number {
  if (steps.some(({ status }) => status === 'cancelled')) return exitCodes.cancelled;
  return steps.some(({ status }) => status === 'failed') ? exitCodes.failed : exitCodes.done;
}
