import { chmodSync, statSync } from 'node:fs';
import path from 'node:path';
import { CliError } from '@castai-bot/cli';

const ALL_MAY_RUN = 0o111;

/**
 * Makes files executable and does something; when that fails, they are again what they were.
 * @throws CliError NOT_EXECUTABLE; what the act throws
 */
export async function withExecutable(
  root: string,
  files: readonly string[],
  act: () => Promise<void>,
): Promise<void> {
  const undo: (() => void)[] = [];
  try {
    for (const file of files) {
      const name = path.join(root, file);
      const { mode } = statSync(name);
      makeExecutable(name, { file, mode });
      undo.push(() => chmodSync(name, mode));
    }
    await act();
  } catch (error) {
    for (const step of undo) step();
    throw error;
  }
}

function makeExecutable(
  name: string,
  { file, mode }: { readonly file: string; readonly mode: number },
): void {
  try {
    chmodSync(name, mode | ALL_MAY_RUN);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CliError('NOT_EXECUTABLE', `Cannot make ${file} executable: ${why}`, {
      cause,
      hint: `chmod +x ${file}`,
    });
  }
}
