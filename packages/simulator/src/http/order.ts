/** How a list is sorted: by one field, then by arrival. */
export interface Order<T = unknown> {
  /** A name such as `name` or `cost.totalCost`; left out, the list is in the order of arrival. */
  readonly field?: string;
  /** What to sort by where that is no field that a request can name: a time, whose texts do not compare as texts. */
  readonly read?: (item: T) => SortValue;
  readonly isDescending: boolean;
}

/** What an object is sorted by. */
export type SortValue = string | number | boolean | null;

/** Reads `sort.field` and `sort.order`. The API takes any text as a field; one that objects do not have sorts nothing. */
export function orderOf<T>(
  query: Readonly<Record<string, unknown>>,
  otherwise: Order<T> = { isDescending: false },
): Order<T> {
  const { 'sort.field': field, 'sort.order': order } = query;
  if (field === undefined && order === undefined) return otherwise;
  return {
    ...(typeof field === 'string' ? { field } : {}),
    isDescending: typeof order === 'string' && order.toUpperCase() === 'DESC',
  };
}

export function sortValueOf<T>(item: T, { field, read }: Order<T>): SortValue {
  if (read !== undefined) return read(item);
  if (field === undefined) return null;
  const value = field.split('.').reduce<unknown>((object, name) => readProperty(object, name), item);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** Compares as `Array.sort` wants it; texts that are numbers, as the API writes money, compare as numbers. */
export function compareValues(left: SortValue, right: SortValue): number {
  if (left === right) return 0;
  if (left === null || right === null) return left === null ? -1 : 1;
  const [a, b] = [Number(left), Number(right)];
  if (!Number.isNaN(a) && !Number.isNaN(b)) return a - b;
  return String(left) < String(right) ? -1 : 1;
}

function readProperty(object: unknown, name: string): unknown {
  return typeof object === 'object' && object !== null ? Reflect.get(object, name) : undefined;
}
