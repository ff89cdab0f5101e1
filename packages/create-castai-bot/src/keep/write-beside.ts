import { type FileChange, placeChanges, type PlannedFile, writeFiles } from '@castai-bot/scaffold';

/**
 * Writes new files and changes some that are there, all or none.
 * @throws ScaffoldError, the signal's reason
 */
export async function writeBeside(
  { files, edits }: { readonly files: readonly PlannedFile[]; readonly edits: readonly FileChange[] },
  { directory, signal }: { readonly directory: string; readonly signal: AbortSignal },
): Promise<void> {
  const all = [...files.map((file) => ({ ...file, kind: 'create' }) as const), ...edits];
  const { dir, changes } = placeChanges(all, directory);
  await writeFiles(changes, { dir, signal });
}
