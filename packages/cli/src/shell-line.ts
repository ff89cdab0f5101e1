import { toOneLine } from './plain-text.ts';
import { toShellWord } from './shell-word.ts';

declare const isSafe: unique symbol;

/** A text for a person to type from: what was put into it from outside is quoted for the shell. */
export type ShellLine = string & { readonly [isSafe]: true };

/**
 * What may be shown to be typed: a text that stands in the source as it is, or one that `shell` made. Any other text
 * may have words in it that its author never saw.
 */
export type Typeable<Text extends string> = Text extends ShellLine
  ? Text
  : // Whether it is one known text: a record by it has a field of its own.
    // oxlint-disable-next-line typescript/no-generated-empty-object-type -- what has no field
    Record<never, never> extends Record<Text, 1>
    ? never
    : Text;

/** What may be put into a line. Of a list each item is a word. */
type Value = string | number | readonly string[] | { readonly line: ShellLine };

/**
 * A command line, or words with one in it, in which each value is one word of the shell, whatever it holds.
 * @example
 * shell`castai-bot logs --run ${run} --follow`;
 */
export function shell(parts: TemplateStringsArray, ...values: readonly Value[]): ShellLine {
  return asLine(parts.map((part, index) => part + toWords(values[index])).join(''));
}

/** Takes a text for one that is safe to type: of names that were checked, or of another package of ours. */
export function asLine(text: string): ShellLine {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- on the word of the caller
  return text as ShellLine;
}

function toWords(value: Value | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'object') return 'line' in value ? value.line : value.map(toWord).join(' ');
  return toWord(String(value));
}

/** No name that anybody typed has a line break or a control character. */
function toWord(value: string): string {
  return toShellWord(toOneLine(value));
}
