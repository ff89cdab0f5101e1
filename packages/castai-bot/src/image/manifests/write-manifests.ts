import { chmod, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CliError } from '../../errors.ts';

export interface ManifestChange {
  /** Relative to the root, with slashes. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Writes all of them or none: drafts beside the files first, which is where space and permission run out, then renames.
 * @throws CliError WRITE
 */
export async function writeManifests(root: string, changes: readonly ManifestChange[]): Promise<void> {
  const drafts: { readonly draft: string; readonly target: string; readonly before: string }[] = [];
  const renamed: typeof drafts = [];
  try {
    for (const { file, before, after } of changes) {
      const target = await realpath(path.join(root, file));
      const draft = `${target}.${process.pid}.draft`;
      drafts.push({ draft, target, before });
      await writeFile(draft, after, { flush: true });
      await chmod(draft, (await stat(target)).mode);
    }
    for (const one of drafts) {
      await rename(one.draft, one.target);
      renamed.push(one);
    }
  } catch (cause) {
    for (const { target, before } of renamed) await writeFile(target, before);
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new CliError('WRITE', `Cannot write the digest into the manifests: ${words}`, { cause });
  } finally {
    for (const { draft } of drafts) await rm(draft, { force: true });
  }
}
