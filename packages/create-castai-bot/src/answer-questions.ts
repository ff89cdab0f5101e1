import path from 'node:path';
import { type CommandContext, toShellWord, wrapProse } from '@castai-bot/cli';
import { checkBotName, planBot } from '@castai-bot/scaffold';
import { findTimeZone } from '@castai-bot/schedule';
import { toBotAnswers } from './bot-answers.ts';
import { DEFAULT_NAME, suggestBotName } from './bot-name.ts';
import { whyNoCiRoot } from './ci-root/choose-ci-root.ts';
import type { GitPlace } from './ci-root/find-git-place.ts';
import { collectAnswers } from './collect-answers.ts';
import { checkDirectory } from './directory.ts';
import type { Interviewer } from './interview.ts';
import type { Invocation } from './invocation.ts';
import { isKept, type Kept } from './keep/find-kept.ts';
import { packageVersions } from './package-versions.ts';
import type { KnownAnswers, Question, Surroundings } from './question.ts';
import { questions } from './questions.ts';
import type { Around } from './workspace/around.ts';

/** What a blueprint brings: answers that need no asking, and a name that ours may follow. */
export interface Found {
  readonly answers: KnownAnswers;
  readonly workloadName: string | undefined;
}

/**
 * An answer to every question: from the command line, from what was found, from the user, from the defaults.
 * @throws CliError `USAGE` for bad and missing answers, `CANCELLED`, `DIRECTORY_TAKEN` before anything is asked
 */
export async function answerQuestions(
  invocation: Invocation,
  options: {
    readonly context: CommandContext;
    readonly found: Found | undefined;
    readonly around: Around;
    readonly gitPlace: GitPlace | undefined;
    readonly kept: Kept | undefined;
  },
): Promise<KnownAnswers> {
  const { context, found, around, gitPlace, kept } = options;
  const { takesDefaults, directory } = invocation;
  const asks = !takesDefaults && context.isInteractive;
  const base = directory === undefined ? undefined : path.basename(path.resolve(context.cwd, directory));
  // A directory that is no name for a bot is a mistake where nobody can be asked, else the beginning of a suggestion.
  const isName = base !== undefined && (!asks || checkBotName(base) === undefined);
  const taken = found === undefined ? {} : keepApplying(found.answers, invocation.given);
  const given = { ...(isName ? { name: base } : {}), ...taken, ...invocation.given };
  if (asks && directory !== undefined) await checkBeforeAsking(path.resolve(context.cwd, directory), kept);
  return collectAnswers(questions, {
    given,
    takesDefaults,
    ...swallowedHint(context.env, directory),
    surroundings: {
      userAgent: context.env['npm_config_user_agent'],
      managerAround: (name) => around.managerOf(path.resolve(context.cwd, directory ?? name)),
      get suggestedName() {
        return suggestBotName(base ?? found?.workloadName ?? '');
      },
      ciFileAbove: asks ? ciFileAbove(gitPlace) : undefined,
      timeZone: asks ? findTimeZone(context.env) : undefined,
    },
    interviewer: asks ? await startAsking(context) : undefined,
  });
}

/** A bot's name is one of those that every CI system takes. */
function ciFileAbove(place: GitPlace | undefined): Surroundings['ciFileAbove'] {
  if (place === undefined || whyNoCiRoot(place, DEFAULT_NAME) !== undefined) return undefined;
  return ({ ci, name = '' }) => {
    const file = ci === 'gitlab' ? '.gitlab-ci.yml' : `.github/workflows/${name}.yml`;
    return `${path.join(place.root, file)}${ci === 'gitlab' ? ' includes the one in its folder' : ''}`;
  };
}

/** What was found and still makes sense beside what the command line says. */
function keepApplying(found: KnownAnswers, given: KnownAnswers): KnownAnswers {
  const applying = questions.filter(({ applies }) => applies?.(given) !== false).map(({ id }) => id);
  return Object.fromEntries(applying.flatMap((id) => (found[id] === undefined ? [] : [[id, found[id]]])));
}

/** Most files have the same name whatever the answers are: who names a taken directory is told before the questions. */
async function checkBeforeAsking(directory: string, kept: Kept | undefined): Promise<void> {
  const known: Partial<Record<Question['id'], string>> = {};
  for (const { id, fallback } of questions) known[id] = fallback(known, { userAgent: undefined });
  const files = await planBot(toBotAnswers(known), packageVersions);
  checkDirectory(
    directory,
    files.filter((file) => kept === undefined || !isKept(kept, file.path)),
  );
}

/** The prompt library is loaded here, and nowhere else. */
async function startAsking(context: CommandContext): Promise<Interviewer> {
  const [{ putQuestion }, { reviewAnswers }] = await Promise.all([
    import('./put-question.ts'),
    import('./review.ts'),
  ]);
  const { stdin, stderr, signal, now, view, version } = context;
  const title = `${view.style('bold', 'create-castai-bot')} ${version}`;
  stderr.write(`\n${wrapProse(`${title} ${view.style('dim', '(Esc: back, Ctrl-C: leave)')}`, view)}\n`);
  return {
    ask: (question, { canGoBack, ...options }) =>
      putQuestion(question, { ...options, context: { stdin, stderr, signal, now, canGoBack } }),
    review: (all, known) =>
      reviewAnswers(all, { known, context: { stdin, stderr, signal, view, canGoBack: true } }),
  };
}

/** `npm create castai-bot@latest x --yes` keeps the flag for npm itself; npx, pnpm, yarn and bun pass it on. */
function swallowedHint(
  env: Readonly<Record<string, string | undefined>>,
  directory: string | undefined,
): { readonly hint?: string } {
  if (env['npm_command'] !== 'init') return {};
  const words = [
    'npm create castai-bot@latest',
    ...(directory === undefined ? [] : [toShellWord(directory)]),
  ];
  return { hint: `${words.join(' ')} -- --yes` };
}
