import { toOneLine } from '@castai-bot/cli';
import type { Pod } from '../kube-objects.ts';
import type { Kubectl } from '../kubectl.ts';
import { listPods } from './list-runs.ts';
import { nextStep, type Step } from './next-step.ts';
import { type FollowOptions, PodLog } from './pod-log.ts';
import type { WaitingProblem } from './pod-problem.ts';
import { readWarnings } from './read-events.ts';
import { toRunEnd, type RunEnd } from './run-end.ts';
import { RunWatch } from './run-watch.ts';

/**
 * Shows a run's logs until its Job is over, each try in turn, and what keeps it from starting as soon as that is known.
 * A connection that breaks is made anew for as long as the Job may live.
 * @throws CliError when the cluster cannot be watched; the signal's reason when it is aborted
 */
export async function followRun(kubectl: Kubectl, job: string, { context }: FollowOptions): Promise<RunEnd> {
  const follower = new Follower(kubectl, job, context);
  return follower.follow();
}

/** Looks, asks `nextStep()` what to do, and does it. */
class Follower {
  readonly #kubectl: Kubectl;
  readonly #jobName: string;
  readonly #context: FollowOptions['context'];
  readonly #watch: RunWatch;
  readonly #logs = new Map<string, PodLog>();
  readonly #said = new Set<string>();
  #warnings: readonly WaitingProblem[] = [];
  #isListed = false;
  #quietSince: number;

  constructor(kubectl: Kubectl, jobName: string, context: FollowOptions['context']) {
    this.#kubectl = kubectl;
    this.#jobName = jobName;
    this.#context = context;
    this.#watch = new RunWatch(kubectl, { jobName, note: context.note, now: context.now });
    this.#quietSince = context.now().getTime();
  }

  async follow(): Promise<RunEnd> {
    const { signal } = this.#context;
    this.#watch.start(signal);
    try {
      for (;;) {
        signal.throwIfAborted();
        const step = this.#next();
        if (step.kind === 'end')
          return toRunEnd(this.#jobName, { pods: this.#watch.pods, problem: step.problem });
        await this.#act(step);
      }
    } finally {
      this.#watch.stop();
    }
  }

  #next(): Step {
    const { job, isGone, pods } = this.#watch;
    return nextStep({
      jobName: this.#jobName,
      job,
      isGone,
      pods,
      isListed: this.#isListed,
      logs: this.#logs,
      warnings: this.#warnings,
      said: this.#said,
      now: this.#context.now().getTime(),
      quietSince: this.#quietSince,
    });
  }

  async #act(step: Exclude<Step, { kind: 'end' }>): Promise<void> {
    switch (step.kind) {
      case 'say':
        this.#said.add(step.message);
        this.#context.note(toOneLine(step.message));
        return;
      case 'read-log':
        await this.#readLog(step.pod);
        break;
      case 'list-pods':
        this.#watch.learn(await listPods(this.#kubectl, this.#jobName));
        this.#isListed = true;
        break;
      case 'read-events':
        this.#warnings = await readWarnings(this.#kubectl, step.of);
        break;
      case 'wait':
        if (!(await this.#watch.changed(step.atMostMs))) return;
    }
    this.#quietSince = this.#context.now().getTime();
  }

  async #readLog({ metadata: { name } }: Pod): Promise<void> {
    const log = this.#logs.get(name) ?? this.#openLog(name);
    await log.read();
  }

  #openLog(name: string): PodLog {
    const log = new PodLog(this.#kubectl, name, { watch: this.#watch, context: this.#context });
    this.#logs.set(name, log);
    if (this.#logs.size > 1) this.#context.note(`Try ${this.#logs.size}: pod ${name}`);
    return log;
  }
}
