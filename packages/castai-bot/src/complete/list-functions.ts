import path from 'node:path';
import { isRecord, readJson } from '@castai-bot/cli';
import { readTextIfThere } from '../repo/read-text.ts';
import { ANSWERS_FILE, findRoot } from '../repo/find-root.ts';

/** Names of the functions of the bot around a folder; none when there is no bot, or its castai-bot.json is broken. */
export async function listFunctions(cwd: string): Promise<readonly string[]> {
  const root = findRoot(cwd, ANSWERS_FILE);
  const text = root === undefined ? undefined : await readTextIfThere(path.join(root, ANSWERS_FILE));
  const answers = text === undefined ? undefined : readJson(text);
  const functions = isRecord(answers) ? answers['functions'] : undefined;
  return isRecord(functions) ? Object.keys(functions) : [];
}
