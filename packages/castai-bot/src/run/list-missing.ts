import { findPackageJSON } from 'node:module';
import path from 'node:path';
import { isRecord, readJson } from '@castai-bot/cli';
import { readTextIfThere } from '../repo/read-text.ts';

/** Which dependencies of a bot are not installed: all of them in a fresh clone. */
export async function listMissing(root: string): Promise<readonly string[]> {
  const file = path.join(root, 'package.json');
  const manifest = readJson((await readTextIfThere(file)) ?? '');
  const dependencies = isRecord(manifest) ? manifest['dependencies'] : undefined;
  return Object.keys(isRecord(dependencies) ? dependencies : {}).filter((name) => !isInstalled(name, file));
}

function isInstalled(name: string, from: string): boolean {
  try {
    return findPackageJSON(name, from) !== undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return false;
    throw error;
  }
}
