import type { Method } from '../../http/prepare/api-call.ts';
import type { Query } from '../../http/prepare/query-string.ts';
import type { PlannedChange } from '@castai-bot/api/bot';

/** A write that a dry run did not send. */
export interface PlannedWrite {
  readonly method: Method;
  /** With its ids; one that only the API knows is written as `(planned …)`. */
  readonly path: string;
  /** What it is about, where its path does not say so, e.g. `shop/web`. */
  readonly target?: string | undefined;
  readonly query?: Query | undefined;
  readonly body?: unknown;
  /** Where the call names another than the run's. */
  readonly organizationId?: string | undefined;
  /** Why what stands there now could not be read: the write itself may fail of it. */
  readonly unread?: string | undefined;
  /**
   * Set where the write replaces the whole of what stands there and that could not be read: `changes` cannot tell what
   * would be gone.
   */
  readonly replacesUnread?: true | undefined;
  /** What it would change, what it leaves out and so removes, where the present value can be read. */
  readonly changes: readonly PlannedChange[];
}
