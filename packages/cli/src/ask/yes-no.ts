import type { Readable, Writable } from 'node:stream';
import { styleText } from 'node:util';
import { ConfirmPrompt, S_BAR_END, symbol } from './clack.ts';
import { frameLines, joinFrame, wrapQuestion } from './frame.ts';

export interface YesNoOptions {
  readonly message: string;
  /** What Enter means. */
  readonly fallback: boolean;
  readonly input: Readable;
  readonly output: Writable;
  readonly signal: AbortSignal;
}

const WORDS = ['Yes', 'No'] as const;

/**
 * Asks for a yes or a no; a symbol when the user gives up. The library's own shows then the answer that was not chosen:
 * to it Escape is one of the keys that move the choice.
 */
export async function putYesNo(options: YesNoOptions): Promise<boolean | symbol> {
  const { message, fallback, input, output, signal } = options;
  const [active, inactive] = WORDS;
  const answer = await new ConfirmPrompt({
    active,
    inactive,
    input,
    output,
    signal,
    initialValue: fallback,
    render() {
      const head = frameLines(wrapQuestion(message, output), { output, mark: symbol(this.state) });
      const chosen = this.value === true ? active : inactive;
      if (this.state === 'cancel') return head;
      if (this.state === 'submit') return joinFrame(head, frameLines(styleText('dim', chosen), { output }));
      const choices = WORDS.map((word) => renderChoice(word, word === chosen)).join(styleText('dim', ' / '));
      return joinFrame(head, frameLines(choices, { output }), `${styleText('cyan', S_BAR_END)}\n`);
    },
  }).prompt();
  return answer ?? fallback;
}

function renderChoice(word: string, isChosen: boolean): string {
  return isChosen
    ? `${styleText('green', '●')} ${word}`
    : `${styleText('dim', '○')} ${styleText('dim', word)}`;
}
