import type { CommandContext } from '@castai-bot/cli';
import type { Finding } from '../inspect/finding.ts';
import type { Repo } from '../repo/find-repo.ts';

/** A finding that `--fix` can mend without touching anything a person wrote. */
export interface Checked extends Finding {
  /** Returns what it did. */
  readonly repair?: () => Promise<string>;
}

/** What every check is given. */
export interface DoctorInput {
  readonly repo: Repo;
  readonly context: CommandContext;
}
