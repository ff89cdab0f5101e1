import { toError } from '../values/to-error.ts';
import { type RunControl, settleMs } from './run-control.ts';

/** What is watched for, and who is told. */
export interface WatchOptions {
  readonly control: RunControl;
  /** Called when the process ends, by itself or by a `process.exit` of anyone's. */
  readonly onExit: () => void;
  /** Called for an error that comes when it is decided how the run ends. */
  readonly onLateError: (error: Error) => void;
}

/** Watches the process during a run: errors nobody caught, a loop with nothing left to do, and its exit. */
export class ProcessWatch {
  readonly #options: WatchOptions;
  readonly #drained = Promise.withResolvers<true>();

  constructor(process: NodeJS.Process, options: WatchOptions) {
    this.#options = options;
    for (const event of ['uncaughtException', 'unhandledRejection']) {
      process.on(event, (error: unknown) => {
        this.#onError(toError(error));
      });
    }
    process.on('beforeExit', () => {
      this.#onDrain();
    });
    const exit = process.exit.bind(process);
    // Called in a listener of `exit`, it would end the process with its code, whatever the report says.
    process.exit = (code) => {
      this.#onExit(Number(code ?? process.exitCode ?? 0));
      return exit();
    };
    process.on('exit', (code) => {
      this.#onExit(code);
    });
  }

  /**
   * Waits until the loop has nothing left to do, at most a second, or not at all if the run was given up.
   *
   * @returns whether nothing is left that could keep the process alive
   */
  async settle(): Promise<boolean> {
    const { promise: isOver, resolve } = Promise.withResolvers<false>();
    setTimeout(resolve, settleMs, false).unref();
    const givenUp = this.#options.control.givenUp.then(() => false as const);
    return Promise.race([this.#drained.promise, givenUp, isOver]);
  }

  #onError(error: Error): void {
    const { control, onLateError } = this.#options;
    if (control.isClosed) {
      onLateError(error);
      return;
    }
    control.note({ kind: 'uncaught', error });
    // A run that was told to stop has its grace, whatever fails meanwhile: the function may be on its way out.
    if (!control.isSettled && !control.signal.aborted) control.giveUp(error);
  }

  #onExit(code: number): void {
    const { control, onExit } = this.#options;
    if (!control.isClosed) control.note({ kind: 'exited', code });
    onExit();
  }

  #onDrain(): void {
    const { control } = this.#options;
    this.#drained.resolve(true);
    if (control.isSettled) return;
    control.note({ kind: 'drained' });
    control.giveUp();
  }
}
