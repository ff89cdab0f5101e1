import { firstQuestions } from './first-questions.ts';
import { flagName, type KnownAnswers, type Question, showAnswer, type Surroundings } from './question.ts';
import { restQuestions } from './rest-questions.ts';

const listLeft = (known: KnownAnswers): readonly Question[] =>
  restQuestions.filter(
    ({ id, group, applies }) => group === 'rest' && known[id] === undefined && applies?.(known) !== false,
  );

/** The defaults that are left, by their flags: `namespace castai-agent, region auto`. */
function describeRest(known: KnownAnswers, surroundings: Surroundings): string {
  return listLeft(known)
    .map(
      (question) =>
        `${flagName(question).slice(2)} ${showAnswer(question, question.fallback(known, surroundings))}`,
    )
    .join(', ');
}

const defaultsQuestion: Question = {
  id: 'defaults',
  group: 'first',
  flag: '--defaults',
  help: 'take the defaults of the rarely changed answers below',
  message: 'Take the defaults for the rest?',
  form: { kind: 'yes-no' },
  fallback: () => 'yes',
  applies: (known) => listLeft(known).length > 0,
  detail: describeRest,
};

/** The one table: flags, help, prompts, defaults and the replay command are read from it. */
export const questions: readonly Question[] = [...firstQuestions, defaultsQuestion, ...restQuestions];
