import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { CliError } from '@castai-bot/cli';
import { replaceFiles } from '../../write-file/replace-files.ts';

export interface ManifestChange {
  /** Relative to the root, with slashes. */
  readonly file: string;
  readonly after: string;
}

/** Writes all of them or none, through links. @throws CliError WRITE */
export async function writeManifests(root: string, changes: readonly ManifestChange[]): Promise<void> {
  try {
    const replacements = changes.map(async ({ file, after }) => ({
      file: await realpath(path.join(root, file)),
      content: after,
    }));
    await replaceFiles(await Promise.all(replacements));
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new CliError('WRITE', `Cannot write the digest into the manifests: ${words}`, { cause });
  }
}
