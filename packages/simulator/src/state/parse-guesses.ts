import type { SimulatorOptions } from '../simulator.ts';
import { SimulatorError } from '../simulator-error.ts';
import { defaultDurations, type Durations } from './durations.ts';
import { guessChoices, type Guesses } from './guesses.ts';

/** The options of a simulator that stand for behaviour which no public source settles. */
export type GuessedOptions = Pick<SimulatorOptions, 'guesses' | 'durations' | 'pageLimit'>;

const NAMES = [...Object.keys(guessChoices), 'pageLimit', ...Object.keys(defaultDurations)];

/**
 * Reads guesses from lines of text, each `name=value`: a name of `guesses`, `pageLimit`, or one of
 * `durations`, in milliseconds. Of a name that comes twice the later one counts.
 *
 * @throws {SimulatorError} naming what cannot be read, and what can
 */
export function parseGuesses(texts: readonly string[]): GuessedOptions {
  return texts.map(parseGuess).reduce<GuessedOptions>(
    (all, one) => ({
      ...all,
      ...one,
      guesses: { ...all.guesses, ...one.guesses },
      durations: { ...all.durations, ...one.durations },
    }),
    { guesses: {}, durations: {} },
  );
}

function parseGuess(text: string): GuessedOptions {
  const [name = '', ...rest] = text.split('=');
  const given = { text, value: rest.join('=') };
  if (isNameOf(guessChoices, name)) {
    const choices: readonly Guesses[typeof name][] = guessChoices[name];
    return { guesses: { [name]: choose(choices, given) } };
  }
  if (isNameOf(defaultDurations, name)) {
    const durations: Partial<Record<keyof Durations, number>> = { [name]: readNumber(given, 0) };
    return { durations };
  }
  if (name === 'pageLimit') return { pageLimit: readNumber(given, 1) };
  throw unreadable(text, `found the name "${name}", wanted one of ${NAMES.join(', ')}`);
}

interface Given {
  readonly text: string;
  readonly value: string;
}

function isNameOf<Table extends object>(table: Table, name: string): name is keyof Table & string {
  return Object.hasOwn(table, name);
}

function choose<Value extends string | number | boolean>(
  choices: readonly Value[],
  { text, value }: Given,
): Value {
  const chosen = choices.find((choice) => String(choice) === value);
  if (chosen === undefined) throw unreadable(text, `found "${value}", wanted one of ${choices.join(', ')}`);
  return chosen;
}

function readNumber({ text, value }: Given, lowest: number): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= lowest) return number;
  throw unreadable(text, `found "${value}", wanted a whole number of ${lowest} or more`);
}

function unreadable(text: string, problem: string): SimulatorError {
  return new SimulatorError(`Reading the guess "${text}" failed: ${problem}`, {
    hint: 'For example: staleVersionStatus=409  tags=merge  pageLimit=10  nodeCreate=60000',
  });
}
