import type { Effects, InterruptSignal } from './command.ts';

/** Why the signal of a command is aborted. */
export class Interrupt extends Error {
  override readonly name = 'AbortError';
  readonly signal: InterruptSignal;

  constructor(signal: InterruptSignal) {
    super(`Cancelled by ${signal}`);
    this.signal = signal;
  }
}

export function isInterrupt(reason: unknown): reason is Interrupt {
  return reason instanceof Interrupt;
}

/** The part of a process that is listened to. */
interface Emitter {
  on(event: InterruptSignal, listener: (signal: InterruptSignal) => void): unknown;
  off(event: InterruptSignal, listener: (signal: InterruptSignal) => void): unknown;
}

const SIGNALS: readonly InterruptSignal[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Turns these signals into an abort signal and listeners: from here on they do not end the process. */
export function watchInterrupts(emitter: Emitter): Pick<Effects, 'signal' | 'onInterrupt'> {
  const controller = new AbortController();
  const onInterrupt = (listener: (signal: InterruptSignal) => void): (() => void) => {
    for (const signal of SIGNALS) emitter.on(signal, listener);
    return () => {
      for (const signal of SIGNALS) emitter.off(signal, listener);
    };
  };
  onInterrupt((signal) => {
    controller.abort(new Interrupt(signal));
  });
  return { signal: controller.signal, onInterrupt };
}
