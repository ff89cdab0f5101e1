import type { LiveForm } from '@castai-bot/api/live-answers';

const TEXTS: Partial<Record<LiveForm, RegExp>> = {
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  text: /./s,
  emptyText: /^$/,
  int64: /^-?\d+$/,
  decimal: /^-?\d+(\.\d{0,9}[1-9])?$/,
  decimal5: /^-?\d+\.\d{5}$/,
  decimal6: /^-?\d+\.\d{6}$/,
  decimal10: /^-?\d+\.\d{10}$/,
  // The fewest digits that hold the value: no group of three that is nought at the end.
  time: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.(?:\d{3}){0,2}(?!000)\d{3})?Z$/,
  time0: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
  time6: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/,
  time9: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/,
  duration: /^(\d+(h|m|s|ms))+$/,
};

const KINDS: Partial<Record<LiveForm, (value: unknown) => boolean>> = {
  any: () => true,
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => Number.isInteger(value),
  number: (value) => typeof value === 'number',
  emptyList: (value) => Array.isArray(value) && value.length === 0,
  emptyMap: (value) => isObject(value) && Object.keys(value).length === 0,
  object: (value) => isObject(value),
  map: (value) => isObject(value),
};

/** Whether a value that is neither null nor absent looks as it did live. */
export function hasForm(value: unknown, form: LiveForm): boolean {
  const text = TEXTS[form];
  if (text !== undefined) return typeof value === 'string' && text.test(value);
  return KINDS[form]?.(value) === true;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
