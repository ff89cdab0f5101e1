import { isWrite } from '@castai-bot/api/bot';
import { ConfigError } from '../../errors.ts';
import { fillPath } from '../../http/prepare/fill-path.ts';
import type { Request } from '../../http/request.ts';

/** A run has sent as many writes as it may, and wanted to send one more; or a dry run has planned more. */
export class WriteLimitError extends ConfigError {
  constructor(problem: string) {
    super('Cannot write any more', {
      code: 'write_limit',
      problems: [`limits.maxWrites: ${problem}`],
      hint: 'Look at the writes, then raise the limit or make the function do less at a time',
    });
  }
}

/** Counts the writes of a client, and stops them at a limit. */
export class WriteCount {
  readonly #maxWrites: number;
  readonly #planned: readonly unknown[];
  #sent = 0;
  #error: WriteLimitError | undefined;

  /** @param planned The writes of a dry run, none of which comes by here */
  constructor(maxWrites: number, planned: readonly unknown[]) {
    this.#maxWrites = maxWrites;
    this.#planned = planned;
  }

  /** The first that was refused; it stands for the end of the run, whatever the function makes of it. */
  get error(): WriteLimitError | undefined {
    const planned = this.#planned.length;
    if (planned <= this.#maxWrites) return this.#error;
    return new WriteLimitError(`${planned} writes are planned, and it allows ${this.#maxWrites}`);
  }

  /** Sends calls as `request` does, writes only below the limit. A call that is sent again is one. */
  watch(request: Request): Request {
    return async (call) => {
      if (!isWrite(call.method, call.path, call.query)) return request(call);
      if (this.#sent >= this.#maxWrites) {
        const sent = this.#maxWrites === 1 ? '1 write was sent' : `${this.#maxWrites} writes were sent`;
        const error = new WriteLimitError(
          `${sent}, as many as it allows; ${call.method} ${fillPath(call.path, call.params)} was not`,
        );
        this.#error ??= error;
        throw error;
      }
      this.#sent += 1;
      return request(call);
    };
  }
}
