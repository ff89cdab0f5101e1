import { setTimeout as sleep } from 'node:timers/promises';
import { type CommandContext, toOneLine } from '@castai-bot/cli';
import { DocumentSplitter } from '../document-splitter.ts';
import { isPassing } from '../is-passing.ts';
import type { Job, KubeObject, Pod } from '../kube-objects.ts';
import type { Kubectl } from '../kubectl.ts';
import { hasStarted } from './next-step.ts';
import { Outage } from './outage.ts';

type Kind = 'job' | 'pods';

interface WatchEvent {
  readonly type: string;
  readonly object: KubeObject;
}

/** A Job that was never seen is given up when its watch fails this often in a row. */
const MOST_FAILURES = 3;
const PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 8000;
/** What Kubernetes may need to end a Job once its deadline has passed. */
const SLACK_MS = 60_000;

export interface RunWatchOptions extends Pick<CommandContext, 'note' | 'now'> {
  readonly jobName: string;
}

/** A Job and its pods as they change, over as many connections as it takes. */
export class RunWatch {
  readonly #kubectl: Kubectl;
  readonly #options: RunWatchOptions;
  readonly #startedAt: number;
  readonly #stop = new AbortController();
  readonly #pods = new Map<string, Pod>();
  readonly #outage = new Outage(['job', 'pods']);
  #job: Job | undefined;
  #isGone = false;
  #failure: Error | undefined;
  #wake: (() => void) | undefined;

  constructor(kubectl: Kubectl, options: RunWatchOptions) {
    this.#kubectl = kubectl;
    this.#options = options;
    this.#startedAt = options.now().getTime();
  }

  /** Undefined until it was seen. */
  get job(): Job | undefined {
    return this.#job;
  }

  /** Somebody deleted the Job. */
  get isGone(): boolean {
    return this.#isGone;
  }

  /** Oldest first. */
  get pods(): readonly Pod[] {
    return [...this.#pods.values()].toSorted((one, other) =>
      (one.metadata.creationTimestamp ?? '').localeCompare(other.metadata.creationTimestamp ?? ''),
    );
  }

  start(signal: AbortSignal): void {
    const both = AbortSignal.any([signal, this.#stop.signal]);
    const { jobName } = this.#options;
    void this.#watch(['job', jobName], both, (event) => this.#seeJob(event));
    const selector = `--selector=batch.kubernetes.io/job-name=${jobName}`;
    void this.#watch(['pods', selector], both, (event) => this.#seePod(event));
  }

  stop(): void {
    this.#stop.abort();
  }

  /** Takes what was asked for beside the watch. */
  learn(pods: readonly Pod[]): void {
    for (const pod of pods) this.#pods.set(pod.metadata.name, pod);
  }

  /** Resolves at the next change, or after a while: whether it was one. @throws CliError when the cluster cannot be watched */
  async changed(timeoutMs: number): Promise<boolean> {
    const timer = new AbortController();
    const isChanged = await Promise.race([
      new Promise<boolean>((resolve) => {
        this.#wake = () => resolve(true);
      }),
      sleep(timeoutMs, false, { signal: timer.signal }).catch(() => false),
    ]);
    timer.abort();
    if (this.#failure) throw this.#failure;
    return isChanged;
  }

  #seeJob({ type, object }: WatchEvent): void {
    if (type === 'DELETED') this.#isGone = true;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it was asked for by its kind
    else this.#job = object as Job;
  }

  /** A deleted pod stays as it was last: its exit code may be all that is left. One that never started was no try. */
  #seePod({ type, object }: WatchEvent): void {
    const pod: Pod = object;
    if (type === 'DELETED' && !hasStarted(pod)) this.#pods.delete(pod.metadata.name);
    else this.#pods.set(pod.metadata.name, pod);
  }

  async #watch(
    what: readonly [Kind, string],
    signal: AbortSignal,
    see: (event: WatchEvent) => void,
  ): Promise<void> {
    const [kind] = what;
    const args = ['get', ...what, '--watch', '--output-watch-events', '--output=json'];
    for (let failures = 0; !signal.aborted;) {
      const splitter = new DocumentSplitter();
      const onText = (text: string): void => {
        failures = 0;
        if (this.#outage.ends(kind)) this.#options.note('The cluster answers again');
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- kubectl's own output
        for (const event of splitter.push(text) as readonly WatchEvent[]) see(event);
        this.#wake?.();
      };
      try {
        await this.#kubectl.stream(args, { action: `watch ${what.join(' ')}`, onText, signal });
      } catch (error) {
        if (signal.aborted) return;
        failures += 1;
        if (!this.#goesOn(error, { kind, failures })) return;
      }
      const pauseMs = Math.min(LONGEST_PAUSE_MS, PAUSE_MS * 2 ** Math.max(0, failures - 1));
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Whether a watch that failed is begun again. */
  #goesOn(error: unknown, { kind, failures }: { readonly kind: Kind; readonly failures: number }): boolean {
    if (this.#isGoneBy(error, kind)) {
      this.#isGone = true;
    } else if (isPassing(error) && this.#mayLive(failures)) {
      if (this.#outage.begins(kind)) {
        const why = toOneLine(error.message.slice(error.message.indexOf(': ') + 2));
        this.#options.note(`The connection to the cluster broke (${why}): the run goes on, trying again`);
      }
      return true;
    } else {
      this.#failure = error instanceof Error ? error : new Error(String(error));
    }
    this.#wake?.();
    return false;
  }

  #isGoneBy(error: unknown, kind: Kind): boolean {
    return (
      this.#job !== undefined &&
      kind === 'job' &&
      error instanceof Error &&
      'code' in error &&
      error.code === 'NOT_FOUND'
    );
  }

  /** A Job without a deadline may live for ever; one with a deadline no longer than that. */
  #mayLive(failures: number): boolean {
    if (!this.#job) return failures < MOST_FAILURES;
    const { activeDeadlineSeconds } = this.#job.spec;
    if (activeDeadlineSeconds === undefined) return true;
    const livesUntil = this.#startedAt + activeDeadlineSeconds * 1000 + SLACK_MS;
    return this.#options.now().getTime() < livesUntil;
  }
}
