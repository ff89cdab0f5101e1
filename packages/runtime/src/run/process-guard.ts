import { RunEndedError } from './run-ended-error.ts';
import { exitCodeOf, exitCodes } from './exit-code.ts';
import type { Ending, RunControl } from './run-control.ts';
import { toError } from '../values/to-error.ts';

/** How long the loop may live on after the function has returned, or its time is over, milliseconds. */
export const settleMs = 1_000;

/** A terminal's Ctrl-C arrives twice when a parent passes it on: only a later one means impatience, milliseconds. */
const REPEAT_MS = 500;

const SIGNALS = { SIGTERM: exitCodes.sigterm, SIGINT: exitCodes.sigint } as const;

/** How the time after the function went. */
export interface Settlement {
  /** Whether nothing is left that could keep the process alive. */
  readonly isDrained: boolean;
  /** What failed first after the function had returned. */
  readonly lateError: Error | undefined;
}

/** What a guard acts on. */
export interface GuardOptions {
  readonly control: RunControl;
  readonly graceSeconds: number;
  /** Called when something ends the process from within, e.g. a `process.exit` of the function's own. */
  readonly onExit: (ending: Ending) => void;
  /** Called for an error that came when the report was already written. */
  readonly onLateError: (error: Error) => void;
}

/** Watches the process during a run: signals, errors nobody caught, and a loop with nothing left to do. */
export class ProcessGuard {
  readonly #options: GuardOptions;
  readonly #drained = Promise.withResolvers<boolean>();
  #phase: 'running' | 'settling' | 'over' = 'running';
  #isDrained = false;
  #signaledAt: number | undefined;
  #lateError: Error | undefined;

  constructor(process: NodeJS.Process, options: GuardOptions) {
    this.#options = options;
    for (const [name, exitCode] of Object.entries(SIGNALS)) {
      process.on(name, () => {
        this.#onSignal(name, exitCode);
      });
    }
    for (const event of ['uncaughtException', 'unhandledRejection']) {
      process.on(event, (error: unknown) => {
        this.#onError(toError(error));
      });
    }
    process.on('beforeExit', () => {
      this.#onDrain();
    });
    process.on('exit', (code) => {
      this.#onExit(code);
    });
  }

  /** Waits until the loop has nothing left to do, at most a second, or not at all if the run was given up. */
  async settle({ isGivenUp }: { readonly isGivenUp: boolean }): Promise<Settlement> {
    this.#phase = 'settling';
    if (this.#isDrained || isGivenUp) return { isDrained: this.#isDrained, lateError: undefined };
    setTimeout(() => {
      this.#drained.resolve(false);
    }, settleMs).unref();
    return { isDrained: await this.#drained.promise, lateError: this.#lateError };
  }

  /** From now on the report is written. */
  finish(): void {
    this.#phase = 'over';
  }

  #onSignal(name: string, exitCode: number): void {
    if (this.#phase !== 'running') {
      this.#drained.resolve(false);
      return;
    }
    const { control, graceSeconds } = this.#options;
    const ending = { exitCode, error: new RunEndedError(`${name} ended it`, { code: name.toLowerCase() }) };
    if (this.#signaledAt !== undefined) {
      if (performance.now() - this.#signaledAt > REPEAT_MS) control.end(ending);
      return;
    }
    this.#signaledAt = performance.now();
    control.stop(ending);
    setTimeout(() => {
      control.end(ending);
    }, graceSeconds * 1000).unref();
  }

  #onError(error: Error): void {
    // A call that nobody waits for, aborted with the run: the function may still be on its way out.
    if (error === this.#options.control.stopped?.error) return;
    if (this.#phase === 'over') this.#options.onLateError(error);
    else if (this.#phase === 'running') this.#options.control.end({ exitCode: exitCodeOf(error), error });
    this.#lateError ??= error;
  }

  #onDrain(): void {
    if (this.#phase === 'running') {
      this.#isDrained = true;
      const error = new RunEndedError('nothing is left that could settle the promise it waits for', {
        code: 'never_settled',
      });
      this.#options.control.end({ exitCode: exitCodes.failed, error });
    }
    this.#drained.resolve(true);
  }

  #onExit(code: number): void {
    if (this.#phase === 'over') return;
    this.#phase = 'over';
    this.#options.onExit({
      exitCode: code === 0 ? exitCodes.failed : code,
      error: new RunEndedError(`it called process.exit(${code}) itself`, { code: 'process_exit' }),
    });
  }
}
