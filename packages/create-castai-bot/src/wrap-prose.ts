import type { Writable } from 'node:stream';
import { wrapWords } from './wrap-words.ts';

const WIDTH = 80;
/** What stands before each line of a question, and one column to spare. */
const FRAME = 4;

/** Prose as a question shows it: the prompt library breaks a line before a blank, and keeps the blank. */
export function wrapProse(text: string, output: Writable): string {
  const columns = 'columns' in output && typeof output.columns === 'number' ? output.columns : WIDTH;
  const options = { width: columns - FRAME, indent: '' };
  const lines = text.split('\n').map((line) => wrapWords(line, options));
  return lines.join('\n');
}
