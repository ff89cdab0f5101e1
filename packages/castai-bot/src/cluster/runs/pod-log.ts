import { BOT_CONTAINER } from '../../manifests/manifest-object.ts';
import { CliError, type CommandContext, toOneLine } from '@castai-bot/cli';
import type { ReportFilter } from '../../report/report-filter.ts';
import { isPassing } from '../is-passing.ts';
import { findBotContainer, type Pod } from '../kube-objects.ts';
import type { Kubectl } from '../kubectl.ts';
import { describeTryEnd } from './describe-try-end.ts';
import { LogCursor } from './log-cursor.ts';
import { isOver, type LogState } from './next-step.ts';
import { openLog } from './open-log.ts';
import type { RunWatch } from './run-watch.ts';

/** So often the rest of a log is asked for when its pod has ended; its node may be gone. */
const MOST_FAILURES = 5;

export interface FollowOptions {
  readonly context: Pick<CommandContext, 'env' | 'isJson' | 'note' | 'now' | 'signal' | 'stderr' | 'stdout'>;
}

/** The log of one try of a run, shown as it comes, over as many connections as it takes. */
export class PodLog implements LogState {
  readonly #kubectl: Kubectl;
  readonly #name: string;
  readonly #options: FollowOptions & { readonly watch: RunWatch };
  readonly #cursor = new LogCursor();
  readonly #filter: ReportFilter;
  /** An outage before the end is known says nothing of the node. */
  #failuresSinceOver = 0;
  isWhole = false;
  endedAt = 0;
  failures = 0;

  constructor(kubectl: Kubectl, name: string, options: FollowOptions & { readonly watch: RunWatch }) {
    this.#kubectl = kubectl;
    this.#name = name;
    this.#options = options;
    this.#filter = openLog(options.context);
  }

  /** Reads on from where it is until the connection ends. @throws CliError when no other connection will do better */
  async read(): Promise<void> {
    const { watch, context } = this.#options;
    // Only what is asked for after the end is known to have all of it.
    const wasOver = isOver(watch, this.#pod());
    const failure = await this.#stream();
    this.endedAt = context.now().getTime();
    this.failures = failure === undefined ? 0 : this.failures + 1;
    this.#failuresSinceOver = wasOver ? this.#failuresSinceOver + 1 : 0;
    const isGivenUp = failure !== undefined && this.#failuresSinceOver >= MOST_FAILURES;
    if (isGivenUp) context.note(`The rest of the log is missing: ${toOneLine(failure.message)}`);
    if (failure?.code === 'NOT_FOUND' || isGivenUp || (wasOver && failure === undefined)) this.#finish();
  }

  async #stream(): Promise<CliError | undefined> {
    const container = findBotContainer(this.#pod().spec ?? { containers: [] })?.name ?? BOT_CONTAINER;
    const args = ['logs', this.#name, `--container=${container}`, '--follow', ...this.#cursor.resume()];
    try {
      await this.#kubectl.stream(args, {
        action: `read the logs of pod ${JSON.stringify(this.#name)}`,
        onText: (text) => this.#filter.push(this.#cursor.push(text)),
        signal: this.#options.context.signal,
      });
      return undefined;
    } catch (error) {
      if (isPassing(error) || (error instanceof CliError && MENDING.has(error.code))) return error;
      throw error;
    }
  }

  #finish(): void {
    this.isWhole = true;
    this.#filter.push(this.#cursor.end());
    this.#filter.end();
    const { watch, context } = this.#options;
    const words = describeTryEnd(watch, this.#pod());
    if (words !== undefined) context.note(words);
  }

  #pod(): Pod {
    const { pods } = this.#options.watch;
    return pods.find(({ metadata }) => metadata.name === this.#name) ?? { metadata: { name: this.#name } };
  }
}

/** The pod is gone, or its container is between two starts. */
const MENDING: ReadonlySet<string> = new Set(['INVALID', 'NOT_FOUND']);
