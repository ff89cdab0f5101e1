import { FaultPlan } from './faults/fault-plan.ts';
import { openState } from './open-state.ts';
import { createRequestLog, type RequestLog } from './request-log.ts';
import type { ExplorerRunner, SimulatorOptions } from './simulator.ts';
import { type Clock, createClock } from './state/clock.ts';
import type { Keys } from './state/make-keys.ts';
import type { State } from './state/state.ts';
import type { Fault } from './faults/fault.ts';
import { createRandom } from './world/random.ts';

/** What a running simulator is made of: a reset replaces its state, the rest stays. */
export interface Running {
  readonly clock: Clock;
  readonly faults: FaultPlan;
  readonly log: RequestLog;
  readonly keys: Keys;
  readonly state: State;
  readonly runner: ExplorerRunner | undefined;
  /** How often it was reset. */
  readonly resets: number;
  /** While the world is made anew: resolves when that is over. */
  readonly resetting: Promise<void> | undefined;
  /** Lets something go wrong; the function it gives back mends it. */
  readonly inject: (fault: Fault) => () => void;
  /** Mends the fault of that id, or all of them. */
  readonly mend: (id?: number) => void;
  /** Makes the world anew as it was at the start, in real time. */
  readonly reset: () => Promise<void>;
}

/** Opens what a simulator begins with. @throws {SimulatorError} when the world cannot be used */
export async function openRunning(options: SimulatorOptions): Promise<Running> {
  const { seed = 1, now = Date.now } = options;
  const clock = createClock(now);
  const faults = new FaultPlan({ random: createRandom(seed, 'faults'), now: () => clock.now() });
  // Of several clocks that are off, the last counts.
  const skewClock = (): void => {
    const skews = faults
      .list()
      .flatMap(({ fault }) => (fault.kind === 'clockSkew' ? fault.milliseconds : []));
    clock.skew(skews.at(-1) ?? 0);
  };
  const mend = (id?: number): void => {
    const mended = faults.list().filter((planned) => id === undefined || planned.id === id);
    for (const planned of mended) faults.remove(planned.id);
    skewClock();
  };
  const inject = (fault: Fault): (() => void) => {
    const id = faults.add(fault);
    skewClock();
    return () => mend(id);
  };
  options.faults?.forEach(inject);
  const log = createRequestLog();
  let opened = await openState(options, clock);
  let resets = 0;
  let resetting: Promise<void> | undefined;
  const makeAnew = async (): Promise<void> => {
    await options.onReset?.();
    clock.reset();
    faults.removeOver();
    log.forgetAttempts();
    opened = await openState(options, clock);
    resets += 1;
  };
  return {
    clock,
    faults,
    log,
    keys: opened.keys,
    runner: options.explorerRunner,
    get state() {
      return opened.state;
    },
    get resets() {
      return resets;
    },
    get resetting() {
      return resetting;
    },
    inject,
    mend,
    // Who asks while one is under way gets that one.
    reset: () =>
      (resetting ??= makeAnew().finally(() => {
        resetting = undefined;
      })),
  };
}
