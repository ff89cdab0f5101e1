import type { Readable, Writable } from 'node:stream';
import { styleText } from 'node:util';
import { S_BAR_END, symbol, TextPrompt } from './clack.ts';
import { frameLines, joinFrame, wrapQuestion } from './frame.ts';

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

/** Asks for a line of text; a symbol when the user gives up. */
export async function putLiveText(options: LiveTextOptions): Promise<string | symbol> {
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
      const head = frameLines(wrapQuestion(message, output), { output, mark: symbol(this.state) });
      const value = meant(this.userInput);
      if (this.state === 'submit') return joinFrame(head, frameLines(styleText('dim', value), { output }));
      if (this.state === 'cancel') {
        return joinFrame(head, frameLines(styleText(['strikethrough', 'dim'], this.userInput), { output }));
      }
      const typed = this.userInput === '' ? ghost(fallback) : this.userInputWithCursor;
      // Of what nobody has typed yet, only Enter is a mistake.
      const problem = value === '' && this.state !== 'error' ? undefined : check(value);
      const hints =
        problem === undefined
          ? preview(value).map((line) => hint(output, 'dim', line))
          : [hint(output, 'yellow', problem)];
      return joinFrame(head, frameLines(typed, { output }), ...hints, `${styleText('cyan', S_BAR_END)}\n`);
    },
  }).prompt();
  return typeof answer === 'symbol' ? answer : meant(answer);
}

/** The default, as what Enter would answer: its first letter is under the cursor. */
function ghost(fallback: string): string {
  const [first = ''] = fallback;
  if (first === '') return styleText(['inverse', 'hidden'], '_');
  return styleText('inverse', first) + styleText('dim', fallback.slice(first.length));
}

/** Each line in a colour of its own: one that spans lines ends with the first. */
function hint(output: Writable, color: 'dim' | 'yellow', text: string): string {
  const painted = wrapQuestion(text, output)
    .split('\n')
    .map((line) => styleText(color, line));
  return frameLines(painted.join('\n'), { output });
}

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
