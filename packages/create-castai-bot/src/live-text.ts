import type { Readable, Writable } from 'node:stream';
import { styleText } from 'node:util';
import { isCancel, TextPrompt, wrapTextWithPrefix } from '@clack/core';
import { S_BAR, S_BAR_END, symbol } from '@clack/prompts';
import { wrapProse } from './wrap-prose.ts';

/** A line of text whose problem, or whose meaning, is shown while it is typed. */
export interface LiveTextOptions {
  readonly message: string;
  /** What an empty line means. */
  readonly fallback: string;
  /** The problem of the text in words. */
  readonly check: (value: string) => string | undefined;
  /** What a text without a problem means, line by line. */
  readonly preview?: ((value: string) => Promise<readonly string[]>) | undefined;
  readonly input: Readable;
  readonly output: Writable;
  readonly signal: AbortSignal;
}

/** Asks for a line of text; `undefined` when the user gives up. */
export async function askLiveText(options: LiveTextOptions): Promise<string | undefined> {
  const { message, fallback, check, input, output, signal } = options;
  const meant = (typed: string | undefined): string => typed?.trim() || fallback;
  const preview = previews(options);
  const answer = await new TextPrompt({
    input,
    output,
    signal,
    placeholder: fallback,
    validate: (typed) => check(meant(typed)),
    render() {
      const head = lines(output, wrapProse(message, output), symbol(this.state));
      const value = meant(this.userInput);
      if (this.state === 'submit') return join(head, lines(output, styleText('dim', value)));
      if (this.state === 'cancel') {
        return join(head, lines(output, styleText(['strikethrough', 'dim'], this.userInput)));
      }
      const typed = this.userInput === '' ? ghost(fallback) : this.userInputWithCursor;
      const problem = check(value);
      const hints =
        problem === undefined
          ? preview(value).map((line) => hint(output, 'dim', line))
          : [hint(output, 'yellow', problem)];
      return join(head, lines(output, typed), ...hints, `${styleText('cyan', S_BAR_END)}\n`);
    },
  }).prompt();
  return isCancel(answer) || answer === undefined ? undefined : meant(answer);
}

/** The default, as what Enter would answer: its first letter is under the cursor. */
function ghost(fallback: string): string {
  if (fallback === '') return styleText(['inverse', 'hidden'], '_');
  return styleText('inverse', fallback.slice(0, 1)) + styleText('dim', fallback.slice(1));
}

/** Each line in a colour of its own: one that spans lines ends with the first. */
function hint(output: Writable, color: 'dim' | 'yellow', text: string): string {
  const painted = wrapProse(text, output)
    .split('\n')
    .map((line) => styleText(color, line));
  return lines(output, painted.join('\n'));
}

function lines(output: Writable, text: string, mark: string = styleText('gray', S_BAR)): string {
  return wrapTextWithPrefix(output, text, `${styleText('gray', S_BAR)}  `, `${mark}  `);
}

const join = (...blocks: readonly string[]): string => [styleText('gray', S_BAR), ...blocks].join('\n');

/** The meaning of each text typed so far. One that is not worked out yet is empty, and drawn once it is there. */
function previews({ preview, output }: LiveTextOptions): (value: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (value) => {
    if (!known.has(value) && preview !== undefined) {
      known.set(value, []);
      void preview(value).then((found) => {
        known.set(value, found);
        // The one event on which a prompt draws itself without a key.
        output.emit('resize');
      });
    }
    return known.get(value) ?? [];
  };
}
