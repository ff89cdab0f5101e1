import { isBack } from '@castai-bot/cli';
import { type AskOptions, toAskOptions } from './ask-options.ts';
import { checkAnswer } from './check-answer.ts';
import { completeAnswers, type MissingAnswer } from './complete-answers.ts';
import type { AnswerId, KnownAnswers, Question, Surroundings } from './question.ts';

/** Whoever puts the questions. What is left for the question before it fails with the code BACK. */
export interface Interviewer {
  readonly ask: (
    question: Question,
    options: AskOptions & { readonly canGoBack: boolean },
  ) => Promise<string>;
  /** Shows all answers; the question to put again, or undefined where all is well. */
  readonly review: (questions: readonly Question[], known: KnownAnswers) => Promise<Question | undefined>;
}

export interface InterviewOptions {
  /** From the command line, or found: not asked, but it can be changed in the end. */
  readonly given: KnownAnswers;
  readonly surroundings: Surroundings;
  readonly interviewer: Interviewer;
}

interface Progress {
  readonly typed: KnownAnswers;
  /** As they were typed last, for whoever comes back to a question. */
  readonly remembered: KnownAnswers;
  /** What was asked, the latest last. */
  readonly order: readonly AnswerId[];
}

/**
 * Asks for what is missing, one by one, then shows all answers, each of which can be changed.
 * @throws CliError `CANCELLED`
 */
export async function interview(
  questions: readonly Question[],
  options: InterviewOptions,
): Promise<KnownAnswers> {
  const { given, surroundings, interviewer } = options;
  let progress: Progress = { typed: {}, remembered: {}, order: [] };
  for (;;) {
    const completed = completeAnswers(questions, {
      given: { ...given, ...progress.typed },
      surroundings,
      takesDefaults: false,
    });
    const { known } = completed;
    const [next] = completed.missing;
    // Whoever has said everything is not asked whether it was meant.
    if (next === undefined && progress.order.length === 0) return known;
    try {
      const question = next?.question ?? (await interviewer.review(questions, known));
      if (question === undefined) return known;
      const asked = next ?? { question, known, fallback: known[question.id] ?? '' };
      const answer = await ask(asked, { progress, options, isChange: next === undefined });
      if (answer !== undefined) progress = take(progress, { question, answer, questions, given });
    } catch (error) {
      if (!isBack(error)) throw error;
      progress = stepBack(progress);
    }
  }
}

interface AskingOptions {
  readonly progress: Progress;
  readonly options: InterviewOptions;
  /** It was chosen in the review, which is where Escape leads. */
  readonly isChange: boolean;
}

async function ask(
  { question, known, fallback }: MissingAnswer,
  { progress, options, isChange }: AskingOptions,
): Promise<string | undefined> {
  const { surroundings, interviewer } = options;
  const before = progress.remembered[question.id];
  const isStillGood = before !== undefined && checkAnswer(question, before, known) === undefined;
  const shown = isStillGood && !isChange ? before : fallback;
  const askOptions = toAskOptions(question, { known, fallback: shown, surroundings });
  try {
    const canGoBack = isChange || progress.order.length > 0;
    return await interviewer.ask(question, { ...askOptions, canGoBack });
  } catch (error) {
    if (isChange && isBack(error)) return undefined;
    throw error;
  }
}

interface Taken {
  readonly question: Question;
  readonly answer: string;
  readonly questions: readonly Question[];
  readonly given: KnownAnswers;
}

/** With an answer more; those that no longer go with it are asked again. */
function take(progress: Progress, { question, answer, questions, given }: Taken): Progress {
  const typed = { ...progress.typed, [question.id]: answer };
  const known = { ...given, ...typed };
  const isKept = (id: string): boolean =>
    questions.some((one) => one.id === id && isGood(one, { typed, known }));
  return {
    typed: Object.fromEntries(Object.entries(typed).filter(([id]) => isKept(id))),
    remembered: { ...progress.remembered, ...typed },
    order: [...progress.order.filter((id) => id !== question.id && isKept(id)), question.id],
  };
}

function isGood(
  question: Question,
  { typed, known }: { readonly typed: KnownAnswers; readonly known: KnownAnswers },
): boolean {
  const value = typed[question.id];
  if (value === undefined || question.id === 'defaults') return value !== undefined;
  return question.applies?.(known) !== false && checkAnswer(question, value, known) === undefined;
}

/** The latest answer is taken back, and asked again. */
function stepBack({ typed, remembered, order }: Progress): Progress {
  const latest = order.at(-1);
  return {
    typed: Object.fromEntries(Object.entries(typed).filter(([id]) => id !== latest)),
    remembered,
    order: order.slice(0, -1),
  };
}
