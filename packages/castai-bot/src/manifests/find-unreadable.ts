import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { CliError } from '@castai-bot/cli';
import { readYamlValues } from '@castai-bot/yaml';
import { MANIFEST_FOLDER } from '../repo/manifest-files.ts';

const YAML_FILE = /\.ya?ml$/;

/**
 * Why kubectl is not to be given k8s/: a file there is beyond what our reader takes. kubectl has no limits, and a few
 * lines of aliases are gigabytes to it. Undefined where it may.
 */
export async function findUnreadable(root: string): Promise<CliError | undefined> {
  const folder = path.join(root, MANIFEST_FOLDER);
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  for (const name of names.filter((one) => YAML_FILE.test(one)).toSorted()) {
    try {
      const file = `${MANIFEST_FOLDER}/${name.replaceAll('\\', '/')}`;
      readYamlValues(await readFile(path.join(folder, name), 'utf8'), { file, code: 'BAD_MANIFESTS' });
    } catch (error) {
      if (error instanceof CliError) return error;
      // What cannot be read at all kubectl says in its own words.
    }
  }
  return undefined;
}
