/** How a list is sorted: by one field, then by arrival. */
export interface Order {
  /** A name such as `name` or `cost.totalCost`; left out, the list is in the order of arrival. */
  readonly field?: string;
  readonly isDescending: boolean;
}

/** What an object is sorted by. */
export type SortValue = string | number | boolean | null;

/** Reads `sort.field` and `sort.order`. The API takes any text as a field; one that objects do not have sorts nothing. */
export function orderOf(query: Readonly<Record<string, unknown>>): Order {
  const { 'sort.field': field, 'sort.order': order } = query;
  return {
    ...(typeof field === 'string' ? { field } : {}),
    isDescending: typeof order === 'string' && order.toUpperCase() === 'DESC',
  };
}

export function sortValueOf(item: unknown, { field }: Order): SortValue {
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
