import type { Recovery } from './recover-writes.ts';

/** What became of a killed write, in words. */
export function describeRecovery({ kind, files, changed, note }: Recovery): string {
  if (kind === 'left') {
    return `Left alone: ${note}, of a write that another user began, or in another folder, or that cannot be ended. Delete it, with its drafts`;
  }
  const done = kind === 'finished' ? 'Finished' : 'Undid';
  const kept = changed.length === 0 ? '' : `; changed since then, and kept: ${changed.join(', ')}`;
  return `${done} a write that was interrupted: ${files.join(', ')}${kept}`;
}
