import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Simulator } from '@castai-bot/simulator';
import { CliError } from '../errors.ts';

interface SaveFlags {
  readonly saveRequests: string | undefined;
  readonly saveWorld: string | undefined;
}

/**
 * Makes the files empty at once, so that one that cannot be written is known before anything runs; what it returns
 * fills them.
 * @throws CliError NOT_SAVED
 */
export async function prepareSaving(
  { saveRequests, saveWorld }: SaveFlags,
  cwd: string,
): Promise<(simulator: Simulator) => Promise<void>> {
  const save = async (file: string | undefined, write: (target: string) => Promise<void>): Promise<void> => {
    if (file === undefined) return;
    await write(path.resolve(cwd, file)).catch((cause: unknown) => {
      const problem = cause instanceof Error ? cause.message : String(cause);
      throw new CliError('NOT_SAVED', `Cannot write ${file}: ${problem}`, { cause });
    });
  };
  for (const file of [saveRequests, saveWorld]) await save(file, (target) => writeFile(target, ''));
  return async (simulator) => {
    await save(saveRequests, (target) => simulator.saveRequests(target));
    await save(saveWorld, (target) =>
      writeFile(target, `${JSON.stringify(simulator.world, undefined, 2)}\n`),
    );
  };
}
