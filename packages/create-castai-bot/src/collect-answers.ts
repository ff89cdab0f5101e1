import { type CliError, quote, usageError } from '@castai-bot/cli';
import { describeAnswers } from './describe-answers.ts';
import { answerWords, flagName, type KnownAnswers, type Question, type Surroundings } from './question.ts';

/** Where answers come from. */
export interface CollectOptions {
  /** From flags, or from a blueprint: never asked. */
  readonly given: KnownAnswers;
  readonly surroundings: Surroundings;
  /** `--yes`: what is not given takes its default. */
  readonly takesDefaults: boolean;
  /** What to type where answers are missing. */
  readonly hint?: string;
  /** Puts a question; absent where nobody can be asked. */
  readonly ask?: ((question: Question, options: AskOptions) => Promise<string>) | undefined;
}

/** A question as it stands once the earlier ones have their answers. */
export interface AskOptions {
  readonly known: KnownAnswers;
  readonly fallback: string;
  /** The question, and what stands below it. */
  readonly message: string;
  /** The problem of an answer in words. */
  readonly check: (value: string) => string | undefined;
}

/**
 * An answer to every question that applies, in the order of the table.
 * @throws CliError `USAGE`: every bad answer and every missing one at once, each by its flag
 */
export async function collectAnswers(
  questions: readonly Question[],
  options: CollectOptions,
): Promise<KnownAnswers> {
  const { takesDefaults, ask } = options;
  const problems = checkGiven(questions, options.given);
  if (takesDefaults || ask !== undefined) refuse([], { problems });

  const missing: Question[] = [];
  let known = options.given;
  for (const question of questions) {
    if (known[question.id] !== undefined || question.applies?.(known) === false) continue;
    const fallback = question.fallback(known, options.surroundings);
    const isLeftToDefault =
      takesDefaults ||
      question.isFlagOnly === true ||
      (question.group === 'rest' && known.defaults === 'yes');
    if (!isLeftToDefault && ask === undefined) missing.push(question);
    const isAsked = !isLeftToDefault && ask !== undefined;
    const answer = isAsked
      ? await ask(question, toAskOptions(question, { known, fallback, surroundings: options.surroundings }))
      : fallback;
    known = { ...known, [question.id]: answer };
  }
  refuse(missing, { problems, hint: options.hint });
  return known;
}

interface Refusal {
  readonly problems: readonly string[];
  readonly hint?: string | undefined;
}

function refuse(missing: readonly Question[], { problems, hint }: Refusal): void {
  if (missing.length > 0) throw missingAnswers(missing, { problems, hint });
  if (problems.length > 0) throw badAnswers(problems);
}

function toAskOptions(
  question: Question,
  {
    known,
    fallback,
    surroundings,
  }: Pick<AskOptions, 'known' | 'fallback'> & Pick<CollectOptions, 'surroundings'>,
): AskOptions {
  const detail = question.detail === undefined ? [] : [question.detail(known, surroundings)];
  const check = (value: string): string | undefined => checkAnswer(question, value, known);
  return { known, fallback, check, message: [question.message, ...detail].join('\n') };
}

/** The problem of one answer in words. */
export function checkAnswer(question: Question, value: string, known: KnownAnswers): string | undefined {
  const { form } = question;
  if (form.kind === 'choice' && !form.choices.some((choice) => choice.value === value)) {
    return `wanted one of ${form.choices.map((choice) => choice.value).join(', ')}`;
  }
  return question.check?.(value, known);
}

function checkGiven(questions: readonly Question[], given: KnownAnswers): readonly string[] {
  return questions.flatMap((question) => {
    const value = given[question.id];
    if (value === undefined) return [];
    const problem =
      question.applies === undefined || question.id === 'defaults' || question.applies(given)
        ? checkAnswer(question, value, given)
        : `does not go with ${findRival(question, { questions, given })}`;
    return problem === undefined ? [] : [`${flagName(question)} ${quote(value)}: ${problem}`];
  });
}

/** The answer that leaves no sense in this one, as it is typed. */
function findRival(
  question: Question,
  { questions, given }: { readonly questions: readonly Question[]; readonly given: KnownAnswers },
): string {
  for (const rival of questions) {
    const { [rival.id]: value, ...others } = given;
    if (value !== undefined && question.applies?.(others) === true)
      return answerWords(rival, value).join(' ');
  }
  return 'the other answers';
}

function badAnswers(problems: readonly string[]): CliError {
  return usageError(`Cannot use these answers:\n${indent(problems)}`, 'create-castai-bot --help');
}

function missingAnswers(
  missing: readonly Question[],
  { problems, hint = 'give them as flags, or take every default with --yes' }: Refusal,
): CliError {
  const width = Math.max(...missing.map((question) => question.flag.length));
  const lines = missing.map(
    (question) => `${question.flag.padEnd(width)}  ${question.help}${describeAnswers(question)}`,
  );
  const bad = problems.length === 0 ? '' : `\nand cannot use these:\n${indent(problems)}`;
  return usageError(
    `Cannot ask here (no terminal, or CI is set): ${missing.length} answers are missing\n${indent(lines)}${bad}`,
    hint,
  );
}

const indent = (lines: readonly string[]): string => lines.map((line) => `  ${line}`).join('\n');
