import type { BotAnswers, PlannedFile } from '@castai-bot/scaffold';
import type { MigrationReport } from './blueprint/migrate.ts';
import type { Note } from './notes.ts';
import type { StepResult } from './step.ts';

/** What a run of create-castai-bot came to; errors aside. It is what `--json` prints. */
export interface Outcome {
  readonly schema: 1;
  readonly dryRun: boolean;
  /** Absolute. */
  readonly directory: string;
  readonly answers: BotAnswers;
  readonly files: readonly WrittenFile[];
  readonly steps: readonly StepResult[];
  /** The command that makes the same bot again. */
  readonly replay: string;
  /** With `--from-blueprint`. */
  readonly migration?: MigrationReport;
  readonly notes: readonly Note[];
  readonly next: readonly NextStep[];
}

export interface WrittenFile extends Pick<PlannedFile, 'path' | 'kind'> {
  readonly bytes: number;
}

/** A command to type next, in order. */
export interface NextStep {
  readonly command: string;
  readonly why?: string;
}
