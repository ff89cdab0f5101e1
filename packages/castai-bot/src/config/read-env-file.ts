import path from 'node:path';
import { parseEnv } from 'node:util';
import { CliError } from '@castai-bot/cli';
import { readTextIfThere, withoutMark } from '../repo/read-text.ts';

/**
 * The variables of an env file; undefined when there is none.
 * @throws CliError ENV_FILE when it cannot be read
 */
export async function readEnvFile(file: string): Promise<Readonly<Record<string, string>> | undefined> {
  const text = await readTextIfThere(file).catch((cause: unknown) => {
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new CliError('ENV_FILE', `Cannot read ${path.basename(file)}: ${words}`, { cause });
  });
  if (text === undefined) return undefined;
  // A mark would be part of the first name.
  const variables = parseEnv(withoutMark(text));
  return Object.fromEntries(Object.entries(variables).map(([name, value = '']) => [name, value]));
}
