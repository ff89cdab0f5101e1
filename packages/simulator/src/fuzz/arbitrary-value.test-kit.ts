import { fc } from '@castai-bot/testing/properties';
import { resolveSchema } from '../http/resolve-schema.ts';
import type { Components, Schema } from '../openapi-document.ts';

type Schemas = Components['schemas'];

/** What bodies hold that no schema asks for: types of every kind, ends of ranges, nothing. */
const ODD: readonly unknown[] = [
  null, '', 'x', ' ', 0, -1, 1.5, 99_999_999_999, 1e300, true, false, [], [null], {}, { enabeld: true }, '\u0000', '💥',
  'true', '-5', '9223372036854775808', 'constructor', '__proto__', '2026-10-01', 'CRON_TZ=Nowhere/At * * * * *',
]; // prettier-ignore
const TIMES = [
  '2026-10-01T00:00:00Z',
  '2026-11-01T12:30:00.123456Z',
  '2026-11-21T12:30:00Z',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '1970-01-01T00:00:00+05:30',
];
const MAX_DEPTH = 5;

export function oddValue(): fc.Arbitrary<unknown> {
  return fc.constantFrom(...ODD);
}

/** Values that a schema admits; some texts are of the pool, so that they may lead somewhere. */
export function arbitraryValue(
  schema: Schema,
  schemas: Schemas,
  pool: readonly string[],
): fc.Arbitrary<unknown> {
  return valueOf(schema, { schemas, pool, depth: 0 });
}

interface Place {
  readonly schemas: Schemas;
  readonly pool: readonly string[];
  readonly depth: number;
}

function valueOf(given: Schema, place: Place): fc.Arbitrary<unknown> {
  const schema = resolveSchema(given, place.schemas);
  const only = schema.anyOf?.find(({ type }) => type !== 'null');
  if (only !== undefined) return valueOf(only, place);
  const [type = 'any'] = [schema.type ?? []].flat();
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum, ...(schema['x-aliases'] ?? []));
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer') {
    return fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 0, max: 50 }) },
      { weight: 1, arbitrary: fc.constantFrom(-1, -2_147_483_648, 2_147_483_647) },
    );
  }
  if (type === 'number') return fc.double({ min: 0, max: 10, noNaN: true });
  if (type === 'string') return textOf(schema, place);
  if (type === 'array') {
    const items = valueOf(schema.items ?? {}, deeper(place));
    return place.depth > MAX_DEPTH ? fc.constant([]) : fc.array(items, { maxLength: 2 });
  }
  return type === 'object' ? objectOf(schema, place) : oddValue();
}

function textOf({ format }: Schema, { pool }: Place): fc.Arbitrary<string> {
  if (format === 'date-time') return fc.constantFrom(...TIMES);
  if (format !== undefined) return fc.constantFrom('0', '1', '500', '9223372036854775807');
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...pool) },
    { weight: 2, arbitrary: fc.constantFrom('0 3 * * *', '1m', '5m0s', 'm5.large', 'workloadConfig', '0.5') },
    { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
  );
}

function objectOf(
  { properties = {}, required = [], additionalProperties: rest }: Schema,
  place: Place,
): fc.Arbitrary<unknown> {
  const known = Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => place.depth <= MAX_DEPTH || required.includes(name))
      .map(([name, part]) => [name, valueOf(part, deeper(place))]),
  );
  const requiredKeys = required.filter((name) => Object.hasOwn(known, name));
  const fields = fc.record(known, { requiredKeys });
  if (rest === undefined || rest === false || place.depth > MAX_DEPTH) return fields;
  const value = rest === true ? oddValue() : valueOf(rest, deeper(place));
  return fc
    .tuple(fields, fc.dictionary(fc.string({ maxLength: 6 }), value, { maxKeys: 3 }))
    .map(([some, more]) => ({ ...more, ...some }));
}

function deeper(place: Place): Place {
  return { ...place, depth: place.depth + 1 };
}
