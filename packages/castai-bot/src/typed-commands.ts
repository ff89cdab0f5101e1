import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type CommandEntry, isRecord, readJson, type WriteTyped } from '@castai-bot/cli';
import { PACKAGE_MANAGERS, packageCommands } from '@castai-bot/scaffold';
import { ANSWERS_FILE, findRoot } from './repo/find-root.ts';

/**
 * How our command lines are to be typed in a folder: in a bot's repo by its package manager, `npx castai-bot deploy`,
 * since a bot brings its own castai-bot; elsewhere as they are.
 */
export async function findTyped(cwd: string, commands: readonly CommandEntry[]): Promise<WriteTyped> {
  const root = findRoot(cwd, ANSWERS_FILE);
  const answers = root === undefined ? undefined : readAnswers(path.join(root, ANSWERS_FILE));
  if (!isRecord(answers)) return (text) => text;
  const manager = PACKAGE_MANAGERS.find((one) => one === answers['packageManager']);
  if (manager === undefined) return (text) => text;
  const { cli } = packageCommands(manager);
  const names = commands.map(({ name }) => name).join('|');
  // Not where something starts it already, nor in the name of a file.
  // oxlint-disable-next-line patterns/no-backtracking -- our own names, and no part of it repeats
  const line = new RegExp(
    `(?<![\\w/-]|(?:npx|exec|run|bunx) )castai-bot (?=(?:${names}|--help)(?![\\w-]))`,
    'g',
  );
  return (text) => text.replaceAll(line, `${cli} `);
}

/** What cannot be read is a problem of the command that needs it. */
function readAnswers(file: string): unknown {
  try {
    return readJson(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
