import { textWidth } from './text-width.ts';
import type { View } from './view.ts';

/** A text in lines that the terminal has room for, broken between words; each but the first is indented. */
export function wrapProse(text: string, { proseColumns }: Pick<View, 'proseColumns'>, indent = 0): string {
  return text
    .split('\n')
    .map((line) => fill(line.match(/(?<! ) *[^ ]+/g) ?? [], { columns: proseColumns, indent }).join('\n'))
    .join('\n');
}

/** What a line continued with a backslash needs beside its words. */
const CONTINUATION = ' \\';

/** A word of a command line: what is quoted is one, and so is a flag with its value. */
const SHELL_WORD = /(?<! ) *(?:--[a-z][\w-]* +(?!-))?(?:"[^"]*"|'[^']*'|[^ ])+/g;

/** A command line in lines that a shell takes as one. */
export function wrapExample(example: string, columns: number): string {
  const words = example.match(SHELL_WORD) ?? [];
  const whole = words.join('');
  if (textWidth(whole) <= columns) return whole;
  return fill(words, { columns: columns - CONTINUATION.length, indent: 2 }).join(`${CONTINUATION}\n`);
}

/** Each word comes with the blanks before it. */
function fill(
  words: readonly string[],
  { columns, indent }: { readonly columns: number; readonly indent: number },
): readonly string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last === undefined) lines.push(word);
    else if (textWidth(last + word) <= columns) lines[lines.length - 1] = last + word;
    else lines.push(' '.repeat(indent) + word.trimStart());
  }
  return lines;
}
