import type { CommandContext } from '@castai-bot/cli';
import type { RunnerData, RunnerOrder, RunnerRun } from '@castai-bot/page';
import type { ExplorerRunner, RunnerButton } from '@castai-bot/simulator';
import type { RunResult } from '../run/run-result.ts';
import type { SimulatedWorld } from '../run/start-world.ts';
import { beginRun } from './begin-run.ts';
import { createDescriber, type DescribeOptions } from './describe-runner.ts';
import { readOrder } from './read-order.ts';
import { runOrder } from './run-order.ts';
import { createRunStop, type RunStop } from './run-stop.ts';

/** A world that is about to be made anew waits no longer for a run: what that would still write is lost. */
const RESET_GRACE_MS = 2000;
const FROM_PAGE = 'from the page';

export interface DevRunnerOptions {
  /** What is run until a person chooses another. */
  readonly order: RunnerOrder;
  readonly context: CommandContext;
}

/** The run that is under way. */
interface Active {
  readonly stop: RunStop;
  readonly over: Promise<void>;
}

/** Runs a bot's functions one at a time, shows its page how they went, and does what the page says. */
export class DevRunner implements ExplorerRunner {
  readonly #context: CommandContext;
  readonly #describe: (options: DescribeOptions) => Promise<RunnerData>;
  #order: RunnerOrder;
  #ordered = Promise.withResolvers<string>();
  #isOrdered = false;
  #run: RunnerRun | undefined;
  /** What of the run is told as it is when somebody looks. */
  #look: () => Partial<RunnerRun> = () => ({});
  #active: Active | undefined;
  #revision = 0;
  #world: SimulatedWorld | undefined;

  constructor({ order, context }: DevRunnerOptions) {
    this.#order = order;
    this.#context = context;
    this.#describe = createDescriber(context);
  }

  /** Gives it the world that it runs against. */
  attach(world: SimulatedWorld): void {
    this.#world = world;
  }

  /** Orders a run: without `next`, what was ordered last. @throws Error while a run is under way */
  order(why: string, next: RunnerOrder = this.#order): void {
    if (this.#active !== undefined) {
      const { number, function: name } = this.#run ?? {};
      throw new Error(`Run ${number} of ${name} is under way: stop it first, or wait for its end`);
    }
    if (this.#isOrdered) throw new Error('Somebody has just pressed Run: wait for the end of that run');
    this.#order = next;
    this.#isOrdered = true;
    this.#ordered.resolve(why);
    this.#ordered = Promise.withResolvers();
  }

  /** Resolves with why, once a person orders a run. */
  nextOrder(): Promise<string> {
    return this.#ordered.promise;
  }

  /** Ends the run that is under way, as Kubernetes ends a pod; asked again, at once. @returns whether there is one */
  stop(why: string, graceMs?: number): boolean {
    if (this.#active === undefined) return false;
    const endsInMs = this.#active.stop.ask(graceMs);
    const endsAt = this.#context.now().getTime() + endsInMs;
    this.#change({ stop: { why: this.#run?.stop?.why ?? why, endsAt } });
    return true;
  }

  /** Runs what was ordered last. @returns what came of it; undefined where it could not run */
  async run(why: string): Promise<RunResult | undefined> {
    if (this.#world === undefined) throw new Error('A runner without a world');
    const order = this.#order;
    this.#isOrdered = false;
    // A tick is gone to once.
    this.#order = { ...order, tick: null };
    const over = Promise.withResolvers<void>();
    const stop = createRunStop(this.#context);
    this.#active = { stop, over: over.promise };
    const number = (this.#run?.number ?? 0) + 1;
    this.#run = beginRun({ number, why, order, now: this.#context.now() });
    try {
      return await runOrder(order, {
        world: this.#world,
        stop,
        change: (next) => this.#change(next),
        follow: (look) => {
          this.#look = look;
        },
      });
    } finally {
      this.#look = () => ({});
      stop.close();
      this.#active = undefined;
      over.resolve();
    }
  }

  revision(): number {
    return this.#revision;
  }

  read(): Promise<RunnerData> {
    const run = this.#run === undefined ? undefined : { ...this.#run, ...this.#look() };
    return this.#describe({ run, world: this.#world });
  }

  async act(button: RunnerButton, body: Readonly<Record<string, unknown>>): Promise<void> {
    switch (button) {
      case 'run':
        return this.order(FROM_PAGE, readOrder(body));
      case 'stop':
        if (this.stop(FROM_PAGE)) return;
        throw new Error('Nothing is running');
      case 'clear-state':
        await this.#world?.clearState(String(body['name']));
        this.#change({});
    }
  }

  async end(): Promise<void> {
    if (this.stop('for the world to be made anew', RESET_GRACE_MS)) await this.#active?.over;
  }

  #change(next: Partial<RunnerRun>): void {
    if (this.#run !== undefined) this.#run = { ...this.#run, ...next };
    this.#revision += 1;
  }
}
