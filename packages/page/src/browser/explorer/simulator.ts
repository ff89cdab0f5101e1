import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ExplorerData, Summary } from '../../explorer-data.ts';
import { type Connection, createConnection } from '../connection.ts';
import { press } from '../press.ts';

/** The simulator that this page shows. */
export const simulator: Connection<ExplorerData, Summary> = createConnection<ExplorerData, Summary>();

const TICK_MS = 1000;
const realNow: Signal<number> = signal(Date.now());
setInterval(() => {
  if (simulator.summary.peek()?.time.isPaused !== true) realNow.value = Date.now();
}, TICK_MS);

/** The simulator's time, to the second. */
export const now: ReadonlySignal<number> = computed(() => {
  const time = simulator.summary.value?.time;
  if (time?.isPaused === true) return time.now;
  return Math.max(realNow.value + simulator.clockOffset.value, time?.now ?? 0);
});

/** Moves on whenever the world may have changed. */
export const worldNews: ReadonlySignal<string> = computed(
  () => `${simulator.summary.value?.start} ${simulator.summary.value?.revision}`,
);

/** Whether a bot is run beside the world. */
export const hasRunner: ReadonlySignal<boolean> = computed(
  () => typeof simulator.summary.value?.runner === 'number',
);

/** Presses a button of the simulator; why it could not is shown above the page. */
export function act(path: string, body?: object): Promise<boolean> {
  return press(simulator, path, body);
}
