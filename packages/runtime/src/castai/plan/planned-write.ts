import type { Method } from '../../http/prepare/api-call.ts';
import type { PlannedChange } from './diff-values.ts';

/** A write that a dry run did not send. */
export interface PlannedWrite {
  readonly method: Method;
  /** With its ids; one that only the API knows is written as `(planned …)`. */
  readonly path: string;
  /** What it is about, where its path does not say so, e.g. `shop/web`. */
  readonly target?: string | undefined;
  readonly query?: unknown;
  readonly body?: unknown;
  /** Why what stands there now could not be read: the write itself may fail of it. */
  readonly unread?: string | undefined;
  /** What it would change, where the present value can be read. */
  readonly changes: readonly PlannedChange[];
}
