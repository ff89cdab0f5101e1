import { firstQuestions } from './first-questions.ts';
import type { KnownAnswers, Question } from './question.ts';
import { restQuestions } from './rest-questions.ts';

const hasUnansweredRest = (known: KnownAnswers): boolean =>
  restQuestions.some(({ id }) => known[id] === undefined);

const defaultsQuestion: Question = {
  id: 'defaults',
  group: 'first',
  flag: '--defaults',
  help: 'take the defaults of the rarely changed answers below',
  message: 'Take the defaults for the rest?',
  form: { kind: 'yes-no' },
  fallback: () => 'yes',
  applies: hasUnansweredRest,
};

/** The one table: flags, help, prompts, defaults and the replay command are read from it. */
export const questions: readonly Question[] = [...firstQuestions, defaultsQuestion, ...restQuestions];
