import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { askChoice, type CommandContext } from '@castai-bot/cli';
import type { FunctionSchedule } from '@castai-bot/scaffold';
import { findRepo } from '../repo/find-repo.ts';

/** Below what git ignores in every bot, and what a new installation takes away. */
const MEMORY = 'node_modules/.cache/castai-bot/last-function';

export interface PickOptions {
  /** As typed. */
  readonly wanted: string | undefined;
  /** A config or a recording, which names its function. */
  readonly config: string | undefined;
  readonly context: CommandContext;
}

/**
 * Which function to run: where several are there, none is named and somebody can be asked, the one that is chosen, and
 * the one that was chosen last is offered first. @throws CliError CANCELLED
 */
export async function pickFunction({ wanted, config, context }: PickOptions): Promise<string | undefined> {
  if (wanted !== undefined || config !== undefined || !context.isInteractive || context.isJson) return wanted;
  const { root, answers } = await findRepo(context);
  const schedules: Readonly<Record<string, FunctionSchedule>> = answers.functions;
  const functions = Object.entries(schedules);
  const [first] = Object.keys(schedules);
  if (first === undefined || functions.length === 1) return wanted;
  const memory = path.join(root, MEMORY);
  const last = await readMemory(memory);
  const chosen = await askChoice(
    {
      message: 'Which function shall run?',
      choices: functions.map(([value, { schedule }]) => ({ value, hint: schedule ?? 'only when told to' })),
      fallback: last !== undefined && Object.hasOwn(schedules, last) ? last : first,
    },
    context,
  );
  if (chosen !== last) await writeMemory(memory, chosen);
  return chosen;
}

async function readMemory(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch {
    // Nothing was chosen before.
    return undefined;
  }
}

async function writeMemory(file: string, name: string): Promise<void> {
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, `${name}\n`);
  } catch {
    // The next run offers another first, which is no reason not to run.
  }
}
