import { EventEmitter } from 'node:events';
import { type CommandContext, type InterruptSignal, watchInterrupts } from '@castai-bot/cli';
import { expect, test } from 'vitest';
import { createRunStop, type RunStop } from './run-stop.ts';

interface Tried extends RunStop {
  /** What the run has heard. */
  readonly heard: InterruptSignal[];
  /** How long is waited for, and what is done when that is over. */
  readonly waits: { readonly ms: number; readonly isOff: () => boolean; readonly end: () => Promise<void> }[];
  readonly terminal: EventEmitter;
}

function tryStop(): Tried {
  const terminal = new EventEmitter();
  const heard: InterruptSignal[] = [];
  const waits: Tried['waits'] = [];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it takes no more of a context than this
  const context = watchInterrupts(terminal) as CommandContext;
  const stop = createRunStop(context, (ms, signal) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    waits.push({
      ms,
      isOff: () => signal.aborted,
      end: async () => {
        resolve();
        await promise;
      },
    });
    return promise;
  });
  stop.context.onInterrupt((signal) => heard.push(signal));
  return { ...stop, heard, waits, terminal };
}

test('createRunStop() sends SIGTERM at once, and once more when the grace of a pod is over', async () => {
  const { ask, heard, waits, context, isAsked } = tryStop();
  expect([isAsked(), context.signal.aborted]).toEqual([false, false]);
  expect(ask()).toBe(30_000);
  expect([heard, isAsked(), context.signal.aborted]).toEqual([['SIGTERM'], true, true]);
  expect(waits.map(({ ms }) => ms)).toEqual([30_000]);
  await waits[0]?.end();
  expect(heard).toEqual(['SIGTERM', 'SIGTERM']);
});

test('createRunStop() waits no longer than a press takes when it is asked again', async () => {
  const { ask, heard, waits } = tryStop();
  ask();
  expect(ask()).toBeLessThan(2000);
  expect(waits.map(({ isOff }) => isOff())).toEqual([true, false]);
  await waits[1]?.end();
  expect(heard).toEqual(['SIGTERM', 'SIGTERM']);
});

test('createRunStop() lets a signal from outside through, and waits for nothing once the run is over', () => {
  const { ask, close, heard, waits, terminal } = tryStop();
  terminal.emit('SIGINT', 'SIGINT');
  ask(2000);
  close();
  expect(heard).toEqual(['SIGINT', 'SIGTERM']);
  expect(waits.map(({ ms, isOff }) => [ms, isOff()])).toEqual([[2000, true]]);
});
