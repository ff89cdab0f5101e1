/* oxlint-disable unicorn/no-process-exit -- what bots do */
import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod';
import { type BotFunction, defineFunction, type FunctionResult } from '../functions/define-function.ts';

const FOREVER_MS = 600_000;
const LATER_MS = 30;
/** After the second that a loop may live on when the function has returned. */
const MUCH_LATER_MS = 1010;
/** Longer than what counts as one Ctrl-C. */
const IMPATIENCE_MS = 550;

/** What a function may do on its way, and after it. */
export const steps = [
  'print',
  'print much',
  'hold the loop',
  'set exitCode',
  'set exitCode later',
  'reject later',
  'throw later',
  'throw much later',
  'exit later',
  'exit much later',
  'exit at exit',
  'exit first at exit',
  'SIGTERM',
  'SIGTERM twice',
  'wait for the signal',
  'clean up badly',
] as const;

type Step = (typeof steps)[number];

const later = (work: () => void, ms = LATER_MS): void => void setTimeout(work, ms);

const fail = (): never => {
  throw new Error('boom');
};

/** Does one step; `signal` is that of the run. */
const acts: Readonly<Record<Step, (signal: AbortSignal) => unknown>> = {
  print: () => process.stdout.write('words {"schema":'),
  // More than a pipe holds.
  'print much': () => process.stdout.write('x'.repeat(1_000_000)),
  'hold the loop': () => setInterval(() => process.stdout.write('.'), LATER_MS),
  'set exitCode': () => (process.exitCode = 2),
  'set exitCode later': () => later(() => (process.exitCode = 2)),
  'reject later': () => void wait(LATER_MS).then(fail),
  'throw later': () => later(fail),
  'throw much later': () => later(fail, MUCH_LATER_MS),
  'exit later': () => later(() => process.exit(3)),
  'exit much later': () => later(() => process.exit(3), MUCH_LATER_MS),
  'exit at exit': () => process.on('exit', () => process.exit(3)),
  'exit first at exit': () => process.prependListener('exit', () => process.exit(3)),
  SIGTERM: async () => {
    process.kill(process.pid, 'SIGTERM');
    await wait(LATER_MS);
  },
  'SIGTERM twice': async () => {
    process.kill(process.pid, 'SIGTERM');
    await wait(IMPATIENCE_MS);
    process.kill(process.pid, 'SIGTERM');
    await wait(LATER_MS);
  },
  'wait for the signal': async (signal) => {
    await wait(FOREVER_MS, undefined, { signal }).catch(() => undefined);
  },
  'clean up badly': (signal) => {
    signal.addEventListener('abort', fail);
  },
};

/** What a function may end with. */
export const lastSteps = [
  'return',
  'return failed items',
  'throw',
  'exit 0',
  'exit 3',
  'exit 256',
  'wait for ever',
] as const;

const ends: Readonly<Record<(typeof lastSteps)[number], () => FunctionResult | Promise<FunctionResult>>> = {
  return: () => ({ counts: { done: 1 } }),
  'return failed items': () => ({ failed: [{ id: 'a', code: 'b', message: 'c' }] }),
  throw: () => fail(),
  'exit 0': () => process.exit(0),
  'exit 3': () => process.exit(3),
  'exit 256': () => process.exit(256),
  'wait for ever': async () => new Promise<never>(() => undefined),
};

export const doSteps: BotFunction = defineFunction({
  description: 'Does one step after the other',
  inputs: z.object({ steps: z.array(z.enum(steps)), last: z.enum(lastSteps) }),
  run: async ({ inputs, signal }) => {
    for (const step of inputs.steps) await acts[step](signal);
    return ends[inputs.last]();
  },
});
