import type { Writable } from 'node:stream';
import type { BotLimits } from '../read/bot-limits.ts';
import type { BotFunction } from '../functions/define-function.ts';

/** Functions by their export names. */
export type BotFunctions = Readonly<Record<string, BotFunction>>;

/** What a bot is made of. */
export interface BotOptions {
  /** The bot's name, as its manifests have it. */
  readonly name: string;
  /**
   * Its functions by their export names: `() => import('./functions/index.ts')`, or the record itself. What is loaded by
   * the bot is filtered and reported like the run: a module that prints the environment, or throws, as it is loaded.
   */
  readonly functions: BotFunctions | (() => Promise<BotFunctions>);
  readonly limits?: Partial<BotLimits>;
  /** The config of a start from source, where neither `BOT_CONFIG` nor a mounted file is there. */
  readonly localConfig?: URL;
  /**
   * Stands in for `process.env`, for a run inside another program, e.g. a test: then the process is left alone, with
   * its exit code, its signals and its own output. @default process.env
   */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Sends the requests of `castai` in place of node:http. */
  readonly fetch?: typeof globalThis.fetch;
  /** @default process.stdout */
  readonly stdout?: Writable;
  /** @default process.stderr */
  readonly stderr?: Writable;
  /** @default () => new Date() */
  readonly now?: () => Date;
}
