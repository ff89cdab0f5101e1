import { open } from 'node:fs/promises';
import path from 'node:path';
import { CliError } from '@castai-bot/cli';
import { type BotAnswers, entryCommand, programOf } from '@castai-bot/scaffold';
import type { ChildCommand } from '../process/run-child.ts';

const MAIN = 'src/main.ts';
/** Linux reads this much of a file for its first line. */
const SHEBANG_BYTES = 256;

/**
 * How a function of a bot is started from source: `node src/main.ts`, or the script of a bare-bones bot through the
 * interpreter its first line names, else the one that the cluster starts it with.
 * @throws CliError NO_ENTRY when the file is not there
 */
export async function findBotCommand(root: string, answers: BotAnswers, name: string): Promise<ChildCommand> {
  if (answers.flavor === 'typescript') {
    await readFirstLine(root, MAIN);
    return { program: process.execPath, args: [MAIN] };
  }
  const entry = programOf(answers, name);
  if (entry === undefined) throw new Error(`castai-bot.json has no entry for ${name}`);
  const [, interpreter, rest = ''] = /^#!\s*(\S+)(.*)/s.exec(await readFirstLine(root, entry)) ?? [];
  const argument = rest.trim();
  if (interpreter !== undefined)
    return { program: interpreter, args: [...(argument === '' ? [] : [argument]), entry] };
  const [program, ...args] = entryCommand(entry).slice(0, -1);
  return program === undefined
    ? { program: path.join(root, entry), args: [] }
    : { program, args: [...args, entry] };
}

async function readFirstLine(root: string, file: string): Promise<string> {
  try {
    await using handle = await open(path.join(root, file));
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(SHEBANG_BYTES) });
    return buffer.toString('utf8', 0, bytesRead).split('\n')[0] ?? '';
  } catch (cause) {
    throw new CliError(
      'NO_ENTRY',
      `Cannot run ${file}: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        cause,
      },
    );
  }
}
