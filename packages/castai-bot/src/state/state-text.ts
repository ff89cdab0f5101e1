import { CliError, readJson, type ShellLine } from '@castai-bot/cli';
import { findJsonError } from '../repo/find-json-error.ts';
import { type KeptState, STATE_KEY } from './state-keeper.ts';

/** As much as the runtime lets a function keep. */
const LARGEST_STATE_BYTES = 900_000;

/** What a function keeps, as people read it; undefined where it keeps nothing. */
export function showText({ data }: Pick<KeptState, 'data'>): string | undefined {
  const text = data[STATE_KEY] ?? '';
  if (text === '') return undefined;
  const value = readJson(text);
  return value === undefined ? text : JSON.stringify(value, undefined, 2);
}

/** What keeps a text from being stored; undefined where nothing does. */
export function findTextProblem(text: string): string | undefined {
  const bytes = Buffer.byteLength(text);
  if (bytes > LARGEST_STATE_BYTES) return `found ${bytes} bytes, wanted at most ${LARGEST_STATE_BYTES}`;
  return readJson(text) === undefined ? 'it is no JSON' : undefined;
}

/**
 * A text as it is stored.
 * @param options.again what to type once the text is mended
 * @throws CliError BAD_STATE for what no function could read
 */
export function storeText(
  text: string,
  { shown, again }: { readonly shown: string; readonly again: ShellLine },
): string {
  // What somebody has indented is smaller when it is stored.
  const value = readJson(text);
  const stored = value === undefined ? text : JSON.stringify(value);
  const problem = findTextProblem(stored);
  if (problem === undefined) return stored;
  const error = findJsonError(text);
  const place = error === undefined ? '' : ` (line ${error.line}, column ${error.column}: ${error.message})`;
  throw new CliError('BAD_STATE', `Cannot store ${shown}: ${problem}${place}`, { hint: again });
}
