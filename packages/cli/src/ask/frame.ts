import { styleText } from 'node:util';
import type { Writable } from 'node:stream';
import { toPlainText } from '../plain-text.ts';
import { wrapProse } from '../wrap-prose.ts';
import { S_BAR, wrapTextWithPrefix } from './clack.ts';

const WIDTH = 80;
/** What stands before each line of a question, and one column to spare. */
const FRAME = 4;

/** Prose as a question shows it: the prompt library breaks a line before a blank, and keeps the blank. */
export function wrapQuestion(text: string, output: Writable): string {
  const columns = 'columns' in output && typeof output.columns === 'number' ? output.columns : WIDTH;
  return wrapProse(toPlainText(text), { proseColumns: columns - FRAME });
}

/** The bar before each line but the first, for prompts that put it before that one alone. */
export function continueFrame(text: string): string {
  return text.replaceAll('\n', `\n${styleText('gray', S_BAR)}  `);
}

/** Lines beside the bar; the first has the mark. */
export function frameLines(
  text: string,
  { output, mark = styleText('gray', S_BAR) }: { readonly output: Writable; readonly mark?: string },
): string {
  return wrapTextWithPrefix(output, text, `${styleText('gray', S_BAR)}  `, `${mark}  `);
}

/** What stands in a question from top to bottom, below an empty line. */
export function joinFrame(...blocks: readonly string[]): string {
  return [styleText('gray', S_BAR), ...blocks].join('\n');
}
