import { chmod, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';

export interface Replacement {
  /** No link: that would be replaced itself. */
  readonly file: string;
  readonly content: string | Uint8Array;
}

/**
 * Writes all of them or none: drafts beside the files first, which is where space and permission run out, then renames.
 * An interrupted write leaves no half a file under the real name; what was there keeps its mode.
 */
export async function replaceFiles(replacements: readonly Replacement[]): Promise<void> {
  const drafts = replacements.map((one) => ({
    ...one,
    draft: `${one.file}.${process.pid}.castai-bot-draft`,
  }));
  const replaced: { readonly file: string; readonly before: Uint8Array | undefined }[] = [];
  try {
    for (const { file, draft, content } of drafts) {
      await writeFile(draft, content, { flush: true });
      const old = await ifThere(stat(file));
      if (old !== undefined) await chmod(draft, old.mode);
    }
    for (const [index, { file, draft }] of drafts.entries()) {
      // Nothing can fail after the last, so it is never put back.
      const before = index === drafts.length - 1 ? undefined : await ifThere(readFile(file));
      await rename(draft, file);
      replaced.push({ file, before });
    }
  } catch (error) {
    for (const { file, before } of replaced)
      await (before === undefined ? rm(file) : writeFile(file, before));
    throw error;
  } finally {
    for (const { draft } of drafts) await rm(draft, { force: true });
  }
}

async function ifThere<Found>(finding: Promise<Found>): Promise<Found | undefined> {
  try {
    return await finding;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
