import { lstatSync, statSync } from 'node:fs';
import path from 'node:path';
import type { PlannedFile } from '@castai-bot/scaffold';
import { CreateError } from './errors.ts';

/**
 * Makes sure that nothing of the user's is in the way.
 * @throws CreateError `DIRECTORY_TAKEN`: it is a file, or has a file that we would write
 */
export function checkDirectory(directory: string, files: readonly PlannedFile[]): void {
  const found = statSync(directory, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (!found.isDirectory()) {
    throw new CreateError(
      'DIRECTORY_TAKEN',
      `Cannot write into ${JSON.stringify(directory)}: found a file, wanted a directory`,
      {
        hint: 'name another directory',
      },
    );
  }
  const taken = files
    .map((file) => file.path)
    .filter((file) => lstatSync(path.join(directory, file), { throwIfNoEntry: false }) !== undefined);
  if (taken.length === 0) return;
  const list = taken.length > SHOWN ? [...taken.slice(0, SHOWN), `and ${taken.length - SHOWN} more`] : taken;
  throw new CreateError(
    'DIRECTORY_TAKEN',
    `Cannot write into ${JSON.stringify(directory)}: it has ${list.join(', ')}, which a new bot would replace`,
    { hint: 'name an empty or a new directory' },
  );
}

const SHOWN = 5;
