import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CommandContext } from '@castai-bot/cli';
import { readTestConfig } from '../../castai/test-config.ts';
import { findRepo } from '../../repo/find-repo.ts';
import { listSecrets } from '../real/list-secrets.ts';

/**
 * The secrets of the bot's `test_config.env` and of the shell. A simulated run is not told of them, but a bot may read
 * them all the same, and print them. What cannot be read is known to nobody.
 */
export async function readLocalSecrets(context: CommandContext): Promise<readonly string[]> {
  const { root, answers } = await findRepo(context);
  const file = await readTestConfig(root).catch(() => undefined);
  const keyFile = file?.['API_KEY_FILE'];
  const key = keyFile && (await readFile(path.resolve(root, keyFile), 'utf8').catch(() => ''));
  return [
    ...listSecrets(file ?? {}, answers),
    ...listSecrets(context.env, answers),
    ...(key ? [key.trim()] : []),
  ];
}
