import { setTimeout as sleep } from 'node:timers/promises';
import { CliError } from '@castai-bot/cli';
import { DocumentSplitter } from '../document-splitter.ts';
import type { Job, KubeObject, Pod } from '../kube-objects.ts';
import type { Kubectl } from '../kubectl.ts';

interface WatchEvent {
  readonly type: string;
  readonly object: KubeObject;
}

/** A watch that ends is begun again; one that fails this often in a row is given up. */
const MOST_FAILURES = 3;
const PAUSE_MS = 1000;

/** A Job and its pods as they change. */
export class RunWatch {
  readonly #kubectl: Kubectl;
  readonly #jobName: string;
  readonly #stop = new AbortController();
  readonly #pods = new Map<string, Pod>();
  #job: Job | undefined;
  #isGone = false;
  #failure: Error | undefined;
  #wake: (() => void) | undefined;

  constructor(kubectl: Kubectl, jobName: string) {
    this.#kubectl = kubectl;
    this.#jobName = jobName;
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
    void this.#watch(['job', this.#jobName], both, (event) => this.#seeJob(event));
    const selector = `--selector=batch.kubernetes.io/job-name=${this.#jobName}`;
    void this.#watch(['pods', selector], both, (event) => this.#seePod(event));
  }

  stop(): void {
    this.#stop.abort();
  }

  /** Resolves at the next change, or after a while. @throws CliError when the cluster does not let us watch */
  async changed(timeoutMs: number): Promise<void> {
    const timer = new AbortController();
    await Promise.race([
      new Promise<void>((resolve) => {
        this.#wake = resolve;
      }),
      sleep(timeoutMs, undefined, { signal: timer.signal }).catch(() => undefined),
    ]);
    timer.abort();
    if (this.#failure) throw this.#failure;
  }

  #seeJob({ type, object }: WatchEvent): void {
    if (type === 'DELETED') this.#isGone = true;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it was asked for by its kind
    else this.#job = object as Job;
  }

  /** A pod that was deleted stays as it was last: its exit code may be all that is left of the run. */
  #seePod({ type, object }: WatchEvent): void {
    if (type !== 'DELETED' || !this.#pods.has(object.metadata.name))
      this.#pods.set(object.metadata.name, object);
  }

  async #watch(
    what: readonly string[],
    signal: AbortSignal,
    see: (event: WatchEvent) => void,
  ): Promise<void> {
    const args = ['get', ...what, '--watch', '--output-watch-events', '--output=json'];
    for (let failures = 0; !signal.aborted;) {
      const splitter = new DocumentSplitter();
      const onText = (text: string): void => {
        failures = 0;
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- kubectl's own output
        for (const event of splitter.push(text) as readonly WatchEvent[]) see(event);
        this.#wake?.();
      };
      try {
        await this.#kubectl.stream(args, { action: `watch ${what.join(' ')}`, onText, signal });
      } catch (error) {
        if (signal.aborted) return;
        failures += 1;
        const isFinal =
          failures >= MOST_FAILURES || (error instanceof CliError && error.code === 'FORBIDDEN');
        if (isFinal) {
          this.#failure = error instanceof Error ? error : new Error(String(error));
          this.#wake?.();
          return;
        }
      }
      await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}
