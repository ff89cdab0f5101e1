import { CastAiBotError } from '../../errors.ts';

type Scalar = string | number | boolean | Date;

/** One query parameter: left out when undefined or null, repeated for an array, `name[key]=value` for a map. */
export type QueryValue = Scalar | readonly Scalar[] | Readonly<Record<string, Scalar>> | null | undefined;

export type Query = Readonly<Record<string, QueryValue>>;

/**
 * Writes a query as the API reads it: arrays repeat the key, maps become `name[key]=value`, times are RFC 3339 in UTC.
 *
 * @returns `''`, or the text with its leading `?`
 * @throws CastAiBotError `bad_query`
 * @see https://api.cast.ai/v1/spec/openapi.json
 */
export function queryString(query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const [key, scalar] of listPairs(name, value)) search.append(key, writeScalar(key, scalar));
  }
  return search.size === 0 ? '' : `?${search.toString()}`;
}

function listPairs(name: string, value: QueryValue): readonly (readonly [string, Scalar])[] {
  if (value === undefined || value === null) return [];
  if (isList(value)) return value.map((item) => [name, item]);
  if (typeof value !== 'object' || value instanceof Date) return [[name, value]];
  return Object.entries(value).map(([key, item]) => [`${name}[${key}]`, item]);
}

/** Array.isArray alone does not narrow a readonly array. */
function isList(value: QueryValue): value is readonly Scalar[] {
  return Array.isArray(value);
}

function writeScalar(name: string, value: Scalar): string {
  const isUsable =
    value instanceof Date
      ? !Number.isNaN(value.getTime())
      : typeof value === 'number'
        ? Number.isFinite(value)
        : typeof value === 'string' || typeof value === 'boolean';
  if (!isUsable) {
    throw new CastAiBotError(
      `Cannot write the query parameter ${JSON.stringify(name)}: found ${String(value)}, wanted text, a finite number, a boolean or a date`,
      { code: 'bad_query' },
    );
  }
  return value instanceof Date ? value.toISOString() : String(value);
}
