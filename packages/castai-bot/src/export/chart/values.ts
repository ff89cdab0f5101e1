import type { Setting } from './find-settings.ts';

/** Values of a chart: text, or more of them by name. */
export interface Values {
  [name: string]: string | Values;
}

/** Puts a setting where its path says; false when another value is there, so that this one stays what it is. */
export function putValue(values: Values, { path, value }: Pick<Setting, 'path' | 'value'>): boolean {
  if (path === undefined) return true;
  let at = values;
  for (const step of path.slice(0, -1)) {
    const next = at[step] ?? {};
    if (typeof next === 'string') return false;
    at[step] = next;
    at = next;
  }
  const name = path.at(-1) ?? '';
  at[name] ??= value;
  return at[name] === value;
}

/** A JSON Schema by which Helm refuses a misspelt name; `global` is Helm's own. */
export function toValuesSchema(values: Values): object {
  const schema = toSchema(values);
  const properties = { ...schema.properties, global: {} };
  return { $schema: 'http://json-schema.org/draft-07/schema#', ...schema, properties };
}

interface Schema {
  readonly type: 'object';
  readonly additionalProperties: false;
  readonly properties: Readonly<Record<string, object>>;
}

function toSchema(values: Values): Schema {
  const entries = Object.entries(values).map(
    ([name, value]) =>
      [name, typeof value === 'string' ? { type: 'string', minLength: 1 } : toSchema(value)] as const,
  );
  return { type: 'object', additionalProperties: false, properties: Object.fromEntries(entries) };
}
