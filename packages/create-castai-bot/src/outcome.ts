import type { BotAnswers, PlannedFile } from '@castai-bot/scaffold';
import type { MigrationReport } from './blueprint/migrate.ts';
import type { StepResult } from './step.ts';

/** What a run of create-castai-bot came to; errors aside. */
export interface Outcome {
  readonly isDryRun: boolean;
  /** Absolute. */
  readonly directory: string;
  readonly answers: BotAnswers;
  readonly files: readonly PlannedFile[];
  readonly steps: readonly StepResult[];
  /** The command that makes the same bot again. */
  readonly replay: string;
  readonly next: readonly NextStep[];
  /** With `--from-blueprint`. */
  readonly migration: MigrationReport | undefined;
}

/** A command to type next, in order. */
export interface NextStep {
  readonly command: string;
  readonly why: string;
}
