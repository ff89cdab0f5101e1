import { askChoice, type AskContext, isBack, toOneLine, type View, wrapCell } from '@castai-bot/cli';
import { flagName, type KnownAnswers, type Question, showAnswer } from './question.ts';

const BAR = '│';
const GAP = 2;
/** In a narrower terminal a value stands below its name. */
const NARROW = 60;

export interface ReviewOptions {
  readonly known: KnownAnswers;
  readonly context: AskContext & { readonly view: View };
}

/** Shows every answer, and asks which of them to change; undefined when all are right. @throws CliError CANCELLED, BACK */
export async function reviewAnswers(
  questions: readonly Question[],
  { known, context }: ReviewOptions,
): Promise<Question | undefined> {
  const { view, stderr } = context;
  const rows = listAnswers(questions, known);
  const lines = ['', ...renderRows(rows, view)];
  stderr.write(lines.map((line) => `${`${view.style('dim', BAR)}  ${line}`.trimEnd()}\n`).join(''));
  for (;;) {
    if ((await askChoice(CREATE_IT, context)) === CREATE) return undefined;
    try {
      return await chooseAnswer(rows, context);
    } catch (error) {
      if (!isBack(error)) throw error;
    }
  }
}

const CREATE = 'create';
const CREATE_IT = {
  message: 'Create it?',
  choices: [
    { value: CREATE, label: 'Yes' },
    { value: 'change', label: 'Change an answer' },
  ],
  fallback: CREATE,
};

async function chooseAnswer(rows: readonly Row[], context: AskContext): Promise<Question | undefined> {
  const choices = rows.map(({ question, name, value }) => ({ value: question.id, label: name, hint: value }));
  const id = await askChoice(
    { message: 'Which answer?', choices, fallback: rows[0]?.question.id ?? '' },
    context,
  );
  return rows.find(({ question }) => question.id === id)?.question;
}

interface Row {
  readonly question: Question;
  /** The flag without its dashes. */
  readonly name: string;
  readonly value: string;
}

function listAnswers(questions: readonly Question[], known: KnownAnswers): readonly Row[] {
  return questions.flatMap((question) => {
    const value = known[question.id];
    if (value === undefined || question.id === 'defaults' || question.applies?.(known) === false) return [];
    return [
      {
        question,
        name: flagName(question).slice(2).replaceAll('-', ' '),
        value: toOneLine(showAnswer(question, value)),
      },
    ];
  });
}

function renderRows(rows: readonly Row[], view: View): readonly string[] {
  const columns = view.columns - BAR.length - GAP;
  const width = Math.max(...rows.map(({ name }) => name.length)) + GAP;
  return rows.flatMap(({ name, value }) => {
    if (columns < NARROW) {
      return [view.style('dim', name), ...wrapCell(value, columns - GAP).map((line) => `  ${line}`)];
    }
    const [first = '', ...more] = wrapCell(value, columns - width);
    return [view.style('dim', name.padEnd(width)) + first, ...more.map((line) => ' '.repeat(width) + line)];
  });
}
