import path from 'node:path';
import { isRecord, readJson } from '@castai-bot/cli';
import { findInstalled } from '../repo/find-installed.ts';
import { readTextIfThere } from '../repo/read-text.ts';

/** Which dependencies of a bot are not installed: all of them in a fresh clone. */
export async function listMissing(root: string): Promise<readonly string[]> {
  const manifest = readJson((await readTextIfThere(path.join(root, 'package.json'))) ?? '');
  const dependencies = isRecord(manifest) ? manifest['dependencies'] : undefined;
  return Object.keys(isRecord(dependencies) ? dependencies : {}).filter(
    (name) => findInstalled(root, name) === undefined,
  );
}
