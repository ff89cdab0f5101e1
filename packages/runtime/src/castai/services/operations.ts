import type { Schemas } from '@castai-bot/api/bot';
import { CastAiBotError } from '../../errors.ts';
import type { CallSettings } from '../../http/prepare/api-call.ts';
import { isPlanned } from '../plan/planned-values.ts';
import type { ApiCaller } from '../call/api-caller.ts';
import { poll, type WaitOptions } from '../call/poll.ts';

/** Work that the API does after it has answered. */
export type Operation = Schemas['Operation'];

/** Adding, draining and deleting nodes, hibernating and resuming a cluster. @see https://api.cast.ai/v1/spec/openapi.json */
export class Operations {
  readonly #api: ApiCaller;

  constructor(api: ApiCaller) {
    this.#api = api;
  }

  /** Reads an operation. */
  async get(operationId: string, settings: CallSettings = {}): Promise<Operation> {
    return this.#api.call('getOperation', { params: { id: operationId }, ...settings });
  }

  /**
   * Waits until an operation has ended well. One that a dry run only planned has, and so has none at all: what starts
   * an operation gives undefined where the API began none.
   *
   * @throws CastAiBotError `operation_failed` with the API's reason, `wait_timeout` when `timeoutMs` is over; the
   * reason of `signal` when that is aborted
   */
  async wait(operationId: string | undefined, options: WaitOptions<Operation> = {}): Promise<Operation> {
    if (operationId === undefined || isPlanned(operationId)) return { done: true };
    const name = `the operation ${JSON.stringify(operationId)}`;
    const operation = await poll(
      { name, read: (settings) => this.get(operationId, settings), isDone: ({ done }) => done === true },
      options,
      this.#api.clock,
    );
    if (operation.error === undefined || operation.error === null) return operation;
    const { details, reason } = operation.error;
    const words = [reason, details].filter((text) => text !== undefined && text !== '').join(': ');
    throw new CastAiBotError(
      `Cannot finish ${name}: found it failed${words === '' ? '' : ` with ${words}`}`,
      {
        code: 'operation_failed',
      },
    );
  }
}
