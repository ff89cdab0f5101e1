import { quote } from '@castai-bot/cli';
import { answerWords, flagName, type KnownAnswers, type Question } from './question.ts';

/** The problem of one answer in words. */
export function checkAnswer(question: Question, value: string, known: KnownAnswers): string | undefined {
  const { form } = question;
  if (form.kind === 'choice' && !form.choices.some((choice) => choice.value === value)) {
    return `wanted one of ${form.choices.map((choice) => choice.value).join(', ')}`;
  }
  return question.check?.(value, known);
}

/** The problems of the answers that were given, each by its flag. */
export function checkGiven(questions: readonly Question[], given: KnownAnswers): readonly string[] {
  return questions.flatMap((question) => {
    const value = given[question.id];
    if (value === undefined) return [];
    const problem =
      question.applies === undefined || question.id === 'defaults' || question.applies(given)
        ? checkAnswer(question, value, given)
        : question.goesWith === undefined
          ? `does not go with ${findRival(question, { questions, given })}`
          : `wanted ${question.goesWith} beside it`;
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
