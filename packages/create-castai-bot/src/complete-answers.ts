import type { KnownAnswers, Question, Surroundings } from './question.ts';

export interface CompleteOptions {
  readonly given: KnownAnswers;
  readonly surroundings: Surroundings;
  /** What is not given takes its default. */
  readonly takesDefaults: boolean;
}

export interface CompletedAnswers {
  /** An answer to every question that applies: of what is missing, the default. */
  readonly known: KnownAnswers;
  /** What is neither given nor left to the defaults, in the order of the table. */
  readonly missing: readonly MissingAnswer[];
}

export interface MissingAnswer {
  readonly question: Question;
  /** What is known before it is asked. */
  readonly known: KnownAnswers;
  readonly fallback: string;
}

/** What is given, and the defaults of the rest; an answer that makes no sense beside the others is left out. */
export function completeAnswers(
  questions: readonly Question[],
  { given, surroundings, takesDefaults }: CompleteOptions,
): CompletedAnswers {
  const missing: MissingAnswer[] = [];
  let known = given;
  // Without the default of what is missing: the first that is asked is all that anybody asks for.
  let before = given;
  for (const question of questions) {
    if (missing.length === 0) before = known;
    const { [question.id]: value, ...others } = known;
    if (question.applies?.(others) === false && question.id !== 'defaults') known = others;
    if (question.applies?.(others) === false || value !== undefined) continue;
    const isLeftToDefault =
      takesDefaults ||
      question.isFlagOnly === true ||
      question.isOpen?.(surroundings) === false ||
      (question.group === 'rest' && known.defaults === 'yes');
    const fallback = question.fallback(known, surroundings);
    if (!isLeftToDefault) missing.push({ question, known: before, fallback });
    known = { ...known, [question.id]: fallback };
  }
  return { known, missing };
}
