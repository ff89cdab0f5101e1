import { asLine, type CliError, usageError } from '@castai-bot/cli';
import { checkGiven } from './check-answer.ts';
import { describeAnswers } from './describe-answers.ts';
import { completeAnswers } from './complete-answers.ts';
import { type Interviewer, interview } from './interview.ts';
import type { KnownAnswers, Question, Surroundings } from './question.ts';

/** Where answers come from. */
export interface CollectOptions {
  /** From flags, or from a blueprint. */
  readonly given: KnownAnswers;
  readonly surroundings: Surroundings;
  /** `--yes`: what is not given takes its default. */
  readonly takesDefaults: boolean;
  /** What to type where answers are missing. */
  readonly hint?: string;
  /** Puts questions; absent where nobody can be asked. */
  readonly interviewer?: Interviewer | undefined;
}

/**
 * An answer to every question that applies.
 * @throws CliError `USAGE`: every bad answer and every missing one at once, each by its flag; `CANCELLED`
 */
export async function collectAnswers(
  questions: readonly Question[],
  options: CollectOptions,
): Promise<KnownAnswers> {
  const { given, surroundings, takesDefaults, interviewer } = options;
  const problems = checkGiven(questions, given);
  if (takesDefaults || interviewer !== undefined) refuse([], { problems });
  if (!takesDefaults && interviewer !== undefined) {
    return interview(questions, { given, surroundings, interviewer });
  }
  const { known, missing } = completeAnswers(questions, { given, surroundings, takesDefaults });
  const asked = missing.map(({ question }) => question);
  refuse(asked, { problems, hint: options.hint });
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
    asLine(hint),
  );
}

const indent = (lines: readonly string[]): string => lines.map((line) => `  ${line}`).join('\n');
