import type { Checkout } from './checkout.ts';
import type { KnownAnswers } from './question.ts';

/** What the command line says. */
export interface Invocation {
  readonly directory: string | undefined;
  readonly given: KnownAnswers;
  readonly blueprint: string | undefined;
  /** `--yes`: what is not given takes its default. */
  readonly takesDefaults: boolean;
  readonly isDryRun: boolean;
  /** `--keep`: what a person has begun with stays. */
  readonly keeps: boolean;
  /** Where castai-bot is installed from, if not from a registry. */
  readonly checkout: Checkout | undefined;
}
