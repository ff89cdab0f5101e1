import { toOneLine } from '../plain-text.ts';
import { type AskContext, cancelled, put } from './put.ts';

export interface TextQuestion {
  readonly message: string;
  /** What an empty answer means; without one an answer is needed. */
  readonly fallback?: string;
  /** The problem of an answer in words. */
  readonly check: (answer: string) => string | undefined;
  /** What an answer without a problem means, line by line. */
  readonly preview?: ((answer: string) => Promise<readonly string[]>) | undefined;
}

/** Asks for a line of text, and shows while it is typed what is wrong with it or what it means. @throws CliError CANCELLED, BACK */
export async function askText(question: TextQuestion, context: AskContext): Promise<string> {
  const { putLiveText } = await import('./live-text.ts');
  return put<string>(context, (streams) => putLiveText({ fallback: '', ...question, ...streams }));
}

export interface ChoiceQuestion {
  readonly message: string;
  readonly choices: readonly Choice[];
  readonly fallback: string;
}

/** One of the answers of a choice. */
export interface Choice {
  readonly value: string;
  /** @default the value */
  readonly label?: string;
  readonly hint?: string;
  /** Why it cannot be taken. It is shown all the same. */
  readonly problem?: string | undefined;
}

/** Asks for one of several. @throws CliError CANCELLED, BACK */
export async function askChoice(
  { message, choices, fallback }: ChoiceQuestion,
  context: AskContext,
): Promise<string> {
  const [{ select }, { wrapQuestion }] = await Promise.all([import('./clack.ts'), import('./frame.ts')]);
  const options = choices.map(({ value, label = value, hint, problem }) => {
    const shown = { value, label: toOneLine(label) };
    if (problem !== undefined) return { ...shown, hint: toOneLine(problem), disabled: true };
    return hint === undefined ? shown : { ...shown, hint: toOneLine(hint) };
  });
  return put<string>(context, (streams) =>
    select({
      message: wrapQuestion(message, streams.output),
      options,
      initialValue: fallback,
      ...streams,
    }),
  );
}

export interface ListQuestion {
  readonly message: string;
  readonly values: readonly string[];
  readonly fallback: string;
}

const LIST_ROWS = 8;

/** Asks for one of many, which typing narrows down. @throws CliError CANCELLED, BACK */
export async function askListed(
  { message, values, fallback }: ListQuestion,
  context: AskContext,
): Promise<string> {
  const [{ autocomplete }, { wrapQuestion, continueFrame }] = await Promise.all([
    import('./clack.ts'),
    import('./frame.ts'),
  ]);
  const options = values.map((value) => ({ value, label: toOneLine(value) }));
  const list = { options, initialValue: fallback, maxItems: LIST_ROWS, validate: wantListed };
  return put<string>(context, (streams) =>
    autocomplete({ message: continueFrame(wrapQuestion(message, streams.output)), ...list, ...streams }),
  );
}

const wantListed = (value: unknown): string | undefined =>
  typeof value === 'string' ? undefined : 'Choose one of the list';

/** Asks for what nobody should see. @throws CliError CANCELLED, BACK */
export async function askSecret(message: string, context: AskContext): Promise<string> {
  const [{ password }, { wrapQuestion, continueFrame }] = await Promise.all([
    import('./clack.ts'),
    import('./frame.ts'),
  ]);
  return put<string>(context, (streams) =>
    password({ message: continueFrame(wrapQuestion(message, streams.output)), ...streams }),
  );
}

export interface YesNoQuestion {
  readonly message: string;
  /** What Enter means. */
  readonly fallback: boolean;
}

/** Asks for a yes or a no. @throws CliError CANCELLED, BACK */
export async function askYesNo(question: YesNoQuestion, context: AskContext): Promise<boolean> {
  const { putYesNo } = await import('./yes-no.ts');
  return put<boolean>(context, (streams) => putYesNo({ ...question, ...streams }));
}

/** Asks for a yes; a no is what Enter means. @throws CliError CANCELLED when it is one */
export async function askYes(message: string, context: AskContext): Promise<void> {
  if (!(await askYesNo({ message, fallback: false }, context))) throw cancelled();
}
