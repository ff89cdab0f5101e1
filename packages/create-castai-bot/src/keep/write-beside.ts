import { type FileChange, type PlannedFile, writeFiles } from '@castai-bot/scaffold';

/**
 * Writes new files and changes some that are there, all or none.
 * @throws ScaffoldError, the signal's reason
 */
export async function writeBeside(
  { files, edits }: { readonly files: readonly PlannedFile[]; readonly edits: readonly FileChange[] },
  options: { readonly dir: string; readonly signal: AbortSignal },
): Promise<void> {
  await writeFiles([...files.map((file) => ({ ...file, kind: 'create' }) as const), ...edits], options);
}
