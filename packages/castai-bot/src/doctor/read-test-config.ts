import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseEnv } from 'node:util';

export const TEST_CONFIG = 'test_config.env';

/** What test_config.env says; nothing where there is none. The environment of this shell is not asked: it would not count. */
export async function readTestConfig(root: string): Promise<Readonly<Record<string, string | undefined>>> {
  const text = await readFile(path.join(root, TEST_CONFIG), 'utf8').catch(() => '');
  return parseEnv(text);
}
