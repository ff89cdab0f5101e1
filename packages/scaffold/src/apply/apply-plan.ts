import type { PlannedFile } from '../plan/planned-file.ts';

/** Where to write, and how the caller follows and stops it. */
export interface ApplyPlanOptions {
  /** Folder of the repo; made when it is not there. */
  readonly dir: string;
  /** Stops the writing: everything written is removed again. */
  readonly signal?: AbortSignal;
  /** Called after each file is in place. */
  readonly onWritten?: (path: string) => void;
}

/** Writes every file of a plan, or leaves the disk as it was. */
export async function applyPlan(_files: readonly PlannedFile[], _options: ApplyPlanOptions): Promise<void> {
  await Promise.resolve();
}
