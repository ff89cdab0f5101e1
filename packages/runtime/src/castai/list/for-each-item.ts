import { AuthError } from '../../http/errors/api-error.ts';
import { checkConcurrency } from '../../http/prepare/check-limits.ts';
import { WriteLimitError } from '../plan/limit-writes.ts';
import { findPlanEnd } from '../plan/plan-ended-error.ts';
import { isUnavailable } from '../../http/errors/is-unavailable.ts';
import { listCauses } from '../../values/list-causes.ts';

/** An item that could not be dealt with; the others went on. A function's result and the report list it so. */
export interface FailedItem {
  readonly id: string;
  readonly code: string;
  readonly message: string;
}

/** How items are worked on. */
export interface ForEachOptions<Item> {
  /** Most items in work at a time. @default 5 */
  readonly concurrency?: number | undefined;
  /** What a failure calls an item. @default the item if it is text, its `id` if it has one, else its index */
  readonly id?: ((item: Item, index: number) => string) | undefined;
  /** Once aborted, no further item is begun. */
  readonly signal?: AbortSignal | undefined;
  /** Whether no further item is begun once one has failed. @default false */
  readonly stopOnFailure?: boolean | undefined;
}

/** What became of the items. */
export interface ForEachResult<Value> {
  /** What was returned for each item that succeeded, in the order of the items. */
  readonly done: readonly Value[];
  readonly failed: readonly FailedItem[];
  /** How many items were not begun, since the signal was aborted or `stopOnFailure` ended it. */
  readonly skipped: number;
}

interface Failure<Item> {
  readonly item: Item;
  readonly error: unknown;
}

const CONCURRENCY = 5;
const UNAUTHORIZED = 401;

/**
 * Works on items, a few at a time; one that fails does not stop the others.
 *
 * @throws AuthError at once when the API answers 401, WriteLimitError at once; PlanEndedError, after the other items, when one of them cannot be
 * planned to its end and none has failed; the first error when nothing succeeded and every item failed
 * for one reason: the key was refused, or the API was unavailable
 */
export async function forEachItem<Item, Value>(
  items: readonly Item[],
  handle: (item: Item) => Promise<Value> | Value,
  options: ForEachOptions<Item> = {},
): Promise<ForEachResult<Value>> {
  const { concurrency = CONCURRENCY, id = nameItem, signal, stopOnFailure = false } = options;
  const done = new Map<number, Value>();
  const failures = new Map<number, Failure<Item>>();
  const queue = items.entries();
  let isStopped = signal?.aborted === true;
  const work = async (): Promise<void> => {
    while (!isStopped) {
      const next = queue.next();
      if (next.done === true) return;
      const [index, item] = next.value;
      try {
        done.set(index, await handle(item));
      } catch (error) {
        failures.set(index, { item, error });
        isStopped ||= stopOnFailure || isFatal(error);
      }
      isStopped ||= signal?.aborted === true;
    }
  };
  await Promise.all(Array.from({ length: checkConcurrency(concurrency) }, work));
  throwIfHopeless(
    inOrder(failures).map(({ error }) => error),
    done.size,
  );
  return {
    done: inOrder(done),
    // Named when all is done: a name that cannot be made would leave the others to go on behind the caller's back.
    failed: [...failures]
      .toSorted(([a], [b]) => a - b)
      .map(([index, { item, error }]) => describe(id(item, index), error)),
    skipped: items.length - done.size - failures.size,
  };
}

/**
 * One item may be out of bounds for the key or out of order; when all are, the run is. That a plan ended is no failure,
 * and hides none: it counts where nothing else went wrong, and else the others decide as if they were alone.
 */
function throwIfHopeless(errors: readonly unknown[], doneCount: number): void {
  const fatal = errors.find(isFatal);
  if (fatal !== undefined) throw fatal;
  const failures = errors.filter((error) => findPlanEnd(error) === undefined);
  if (errors.length > 0 && failures.length === 0) throw errors[0];
  if (doneCount > 0 || failures.length === 0) return;
  const isSame = [(error: Error) => error instanceof AuthError, isUnavailable];
  if (isSame.some((check) => failures.every((error) => listCauses(error).some(check)))) throw failures[0];
}

/** What the next item would meet as well. By its cause too: what handles an item may wrap what went wrong. */
function isFatal(error: unknown): boolean {
  return listCauses(error).some(
    (cause) =>
      cause instanceof WriteLimitError || (cause instanceof AuthError && cause.status === UNAUTHORIZED),
  );
}

function inOrder<Value>(byIndex: ReadonlyMap<number, Value>): readonly Value[] {
  return [...byIndex].toSorted(([a], [b]) => a - b).map(([, value]) => value);
}

function nameItem(item: unknown, index: number): string {
  if (typeof item === 'string') return item;
  const id = typeof item === 'object' && item !== null && 'id' in item ? item.id : undefined;
  return typeof id === 'string' ? id : String(index);
}

function describe(id: string, error: unknown): FailedItem {
  if (!(error instanceof Error)) return { id, code: 'unknown', message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return { id, code, message: error.message };
}
