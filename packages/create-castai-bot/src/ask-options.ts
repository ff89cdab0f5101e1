import { checkAnswer } from './check-answer.ts';
import type { KnownAnswers, Question, Surroundings } from './question.ts';

/** A question as it stands once the earlier ones have their answers. */
export interface AskOptions {
  readonly known: KnownAnswers;
  readonly fallback: string;
  /** The question, and what stands below it. */
  readonly message: string;
  /** The problem of an answer in words. */
  readonly check: (value: string) => string | undefined;
}

/** How a question is put, beside what is known. */
export function toAskOptions(
  question: Question,
  options: Pick<AskOptions, 'known' | 'fallback'> & { readonly surroundings: Surroundings },
): AskOptions {
  const { known, fallback, surroundings } = options;
  const detail = question.detail === undefined ? [] : [question.detail(known, surroundings)];
  const check = (value: string): string | undefined => checkAnswer(question, value, known);
  return { known, fallback, check, message: [question.message, ...detail].join('\n') };
}
