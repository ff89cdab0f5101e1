import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CliError, isRecord, readJson } from '@castai-bot/cli';

/** What the repo says about its image. */
export interface Sources {
  readonly dockerfile: string;
  /** Of package.json. */
  readonly version: string | undefined;
}

const DOCKERFILE = 'Dockerfile';

/** @throws CliError NO_DOCKERFILE */
export async function readSources(root: string): Promise<Sources> {
  const [dockerfile, manifest] = await Promise.all([
    readFile(path.join(root, DOCKERFILE), 'utf8').catch((cause: unknown) => {
      const where = JSON.stringify(root);
      throw new CliError('NO_DOCKERFILE', `Cannot build an image: there is no ${DOCKERFILE} in ${where}`, {
        cause,
      });
    }),
    readFile(path.join(root, 'package.json'), 'utf8').catch(() => ''),
  ]);
  const document = readJson(manifest);
  const version = isRecord(document) ? document['version'] : undefined;
  return { dockerfile, version: typeof version === 'string' && version !== '' ? version : undefined };
}
