import path from 'node:path';
import type { Simulator } from '@castai-bot/simulator';
import { checkReplaceable, replaceFile } from '../write-file/replace-file.ts';

interface SaveFlags {
  readonly saveRequests: string | undefined;
  readonly saveWorld: string | undefined;
}

/**
 * Looks at once whether the files can be written, so that one that cannot is known before anything runs; what it
 * returns writes them.
 * @throws CliError NOT_SAVED
 */
export async function prepareSaving(
  { saveRequests, saveWorld }: SaveFlags,
  cwd: string,
): Promise<(simulator: Simulator) => Promise<void>> {
  const resolve = (file: string): string => path.resolve(cwd, file);
  for (const file of [saveRequests, saveWorld])
    if (file !== undefined) await checkReplaceable(resolve(file), file);
  return async ({ requests, world }) => {
    if (saveRequests !== undefined) {
      const lines = requests.map((request) => `${JSON.stringify(request)}\n`);
      await replaceFile(resolve(saveRequests), lines.join(''), saveRequests);
    }
    if (saveWorld !== undefined) {
      await replaceFile(resolve(saveWorld), `${JSON.stringify(world, undefined, 2)}\n`, saveWorld);
    }
  };
}
