import type { Answerer } from './gateway/answerer.ts';
import type { NameBook } from './gateway/name-book.ts';
import type { KeptWrite } from './plan/plan-file.ts';
import type { StateOfRun } from './state/serve-state.ts';

/** One run of a bot, decided: what answers it, who it is there, and what becomes of its writes and of the answers. */
export interface RunPlan {
  /** What answers in the end: the API, a simulator, a recording. */
  readonly origin: Answerer;
  /** What the origin wants to see in place of the bot's stand-in; undefined where it looks at no key. */
  readonly apiKey: string | undefined;
  readonly clusterId: string | undefined;
  readonly organizationId: string | undefined;
  /** What ids are called, as far as it is known already. */
  readonly names?: NameBook;
  /** What its function keeps between runs, and where. */
  readonly state: StateOfRun;
  /** The bot's own variables. */
  readonly variables: Readonly<Record<string, string>>;
  /** What must not be seen in a recording. */
  readonly secrets: readonly string[];
  /** Writes are planned, and not sent. */
  readonly isDryRun: boolean;
  /** The gateway lets so many writes through, and not one more; undefined where there is no limit. */
  readonly maxWrites?: number | undefined;
  /** The only writes that are let through, each as long as it does what the plan says; undefined where all are. */
  readonly heldTo?: readonly KeptWrite[] | undefined;
  /** Whether the writes of a dry run are to be sent later, by a plan that is kept. */
  readonly isPlanKept?: boolean | undefined;
  /** Where the answers are kept, absolute; undefined where they are not. */
  readonly recordTo: string | undefined;
}
