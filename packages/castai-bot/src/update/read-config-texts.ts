import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { readTextIfThere } from '../repo/read-text.ts';
import { MANIFEST_FOLDER } from '../repo/manifest-files.ts';

const LOCAL_CONFIG = 'src/function_config.json';
const CONFIG_MAP = /\.configmap\.ya?ml$/;

/** Texts of every config of the bot's functions by path: what a migration of their shape may change. */
export async function readConfigTexts(root: string): Promise<ReadonlyMap<string, string>> {
  const files = [LOCAL_CONFIG, ...(await listConfigMaps(root))];
  const texts = await Promise.all(files.map((file) => readTextIfThere(path.join(root, file))));
  return new Map(
    files.flatMap((file, index) => {
      const text = texts[index];
      return text === undefined ? [] : [[file, text] as const];
    }),
  );
}

async function listConfigMaps(root: string): Promise<readonly string[]> {
  try {
    const names = await readdir(path.join(root, MANIFEST_FOLDER));
    return names.filter((name) => CONFIG_MAP.test(name)).map((name) => `${MANIFEST_FOLDER}/${name}`);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
