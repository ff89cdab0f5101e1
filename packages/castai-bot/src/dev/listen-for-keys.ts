import { createInterface } from 'node:readline';
import type { CommandContext } from '@castai-bot/cli';

/** A key of the terminal. */
export interface TerminalKey {
  readonly key: string;
  /** For people. */
  readonly does: string;
  /** An error's message is shown. */
  readonly press: () => void | Promise<void>;
}

const HELP_KEY = 'h';

interface ListenOptions extends Pick<CommandContext, 'stdin' | 'note'> {
  /** The line below the list of the keys. */
  readonly foot: string;
}

/**
 * Listens for keys, each with Enter behind it: the terminal stays as it is, so that Ctrl-C, Ctrl-Z and what a shell does
 * with both work as ever.
 * @returns what stops it
 */
export function listenForKeys(
  keys: readonly TerminalKey[],
  { stdin, note, foot }: ListenOptions,
): () => void {
  const lines = createInterface({ input: stdin, terminal: false });
  const press = async (line: string): Promise<void> => {
    const typed = line.trim().toLowerCase();
    if (typed === '') return;
    const found = keys.find(({ key }) => key === typed);
    if (found === undefined) {
      if (typed !== HELP_KEY)
        note(`There is no key ${JSON.stringify(typed)}. Press Enter after one of these:`);
      const listed = [...keys, { key: 'Ctrl-C', does: 'end' }].map(({ key, does }) => `  ${key}  ${does}`);
      note([...listed, foot].join('\n'));
      return;
    }
    try {
      await found.press();
    } catch (error) {
      note(error instanceof Error ? error.message : String(error));
    }
  };
  lines.on('line', (line) => void press(line));
  return () => lines.close();
}
