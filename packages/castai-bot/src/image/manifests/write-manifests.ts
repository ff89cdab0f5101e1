import { CliError } from '@castai-bot/cli';
import { writeFiles } from '@castai-bot/scaffold';

export interface ManifestChange {
  /** Relative to the root, with slashes. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** Writes all of them or none, through links that stay in the repo. @throws CliError WRITE */
export async function writeManifests(root: string, changes: readonly ManifestChange[]): Promise<void> {
  try {
    const edits = changes.map(({ file, before, after }) => ({
      kind: 'edit' as const,
      path: file,
      before,
      after,
    }));
    await writeFiles(edits, { dir: root });
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new CliError('WRITE', `Cannot write the digest into the manifests: ${words}`, { cause });
  }
}
