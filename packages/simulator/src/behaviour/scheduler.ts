import type { State } from '../state/state.ts';
import { nextTime, parseCron } from './cron.ts';
import { writeTime } from '../time/write-time.ts';

/** Something that a cron expression sets off. */
export interface Trigger {
  /** One of a kind: arming it again takes the place of what was armed. */
  readonly key: string;
  readonly cron: string;
  readonly fire: (at: number) => void;
}

/** Sets a trigger off whenever the simulator's clock reaches its next time. */
export function arm(state: State, trigger: Trigger): void {
  state.armed.set(trigger.key, trigger);
  scheduleNext(state, trigger, state.clock.now());
}

export function disarm(state: State, key: string): void {
  state.armed.delete(key);
}

/** When a cron expression is next due, as the API writes it; `undefined` when never. */
export function nextTriggerAt(state: State, cron: string): string | undefined {
  const time = nextTime(parseCron(cron, 'schedule.cron'), state.clock.now());
  return time === undefined ? undefined : writeTime(time);
}

function scheduleNext(state: State, trigger: Trigger, after: number): void {
  const time = nextTime(parseCron(trigger.cron, 'schedule.cron'), after);
  if (time === undefined) return;
  state.clock.schedule(time, (at) => {
    if (state.armed.get(trigger.key) !== trigger) return;
    trigger.fire(at);
    scheduleNext(state, trigger, at);
  });
}
