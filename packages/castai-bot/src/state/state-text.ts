import { CliError, readJson } from '@castai-bot/cli';
import type { KeptState } from './state-keeper.ts';
import { STATE_KEY } from './state-keeper.ts';

/** As much as the runtime lets a function keep. */
export const LARGEST_STATE_BYTES = 900_000;

/** What a function keeps, as people read it; undefined where it keeps nothing. */
export function showText({ data }: KeptState): string | undefined {
  const text = data[STATE_KEY] ?? '';
  if (text === '') return undefined;
  const value = readJson(text);
  return value === undefined ? text : JSON.stringify(value, undefined, 2);
}

/** A text as it is stored. @throws CliError BAD_STATE for what no function could read */
export function storeText(text: string, shown: string): string {
  const value = readJson(text);
  const stored = JSON.stringify(value) as string | undefined;
  if (stored === undefined) throw new CliError('BAD_STATE', `Cannot store ${shown}: it is no JSON`);
  const bytes = Buffer.byteLength(stored);
  if (bytes <= LARGEST_STATE_BYTES) return stored;
  throw new CliError(
    'BAD_STATE',
    `Cannot store ${shown}: found ${bytes} bytes, wanted at most ${LARGEST_STATE_BYTES}`,
  );
}
