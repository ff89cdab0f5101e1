import type { Components, Schema } from '../openapi-document.ts';
import type { FieldViolation } from './refusal.ts';

type Schemas = Components['schemas'];

/** A value of a request, where it is, and what its schema may refer to. */
export interface Checked {
  readonly value: unknown;
  readonly schema: Schema;
  /** The name that a violation gives: `workloadConfig.vpaConfig.managementOption`. */
  readonly field: string;
  readonly schemas: Schemas;
}

/** Lists what a value breaks of its schema. Fields that the schema does not have are let pass, as the API does. */
export function findProblems(checked: Checked): readonly FieldViolation[] {
  const { value, field, schemas } = checked;
  const schema = resolve(checked.schema, schemas);
  const types = typesOf(schema);
  if (types.length > 0 && !types.some((type) => isOfType(value, type, schema.format))) {
    return [{ field, description: `found ${describe(value)}, wanted ${types.join(' or ')}` }];
  }
  if (schema.enum !== undefined && typeof value === 'string' && !schema.enum.includes(value)) {
    return [{ field, description: `found "${value}", wanted one of ${schema.enum.join(', ')}` }];
  }
  if (schema.format === 'date-time' && typeof value === 'string' && Number.isNaN(Date.parse(value))) {
    return [{ field, description: `found "${value}", wanted a time such as 2026-01-31T00:00:00Z` }];
  }
  if (Array.isArray(value)) return arrayProblems(value, { ...checked, schema });
  return isObject(value) ? objectProblems(value, { ...checked, schema }) : [];
}

/** Follows a reference to the schema it stands for. */
export function resolve(schema: Schema, schemas: Schemas): Schema {
  if (schema.$ref === undefined) return schema;
  const target = schemas[schema.$ref.replace('#/components/schemas/', '')];
  return target === undefined ? {} : resolve(target, schemas);
}

export function typesOf({ type }: Schema): readonly string[] {
  if (type === undefined) return [];
  return typeof type === 'string' ? [type] : type;
}

function arrayProblems(
  value: readonly unknown[],
  { schema, field, schemas }: Checked,
): readonly FieldViolation[] {
  const { items = {} } = schema;
  return value.flatMap((item, index) =>
    findProblems({ value: item, schema: items, field: `${field}[${index}]`, schemas }),
  );
}

function objectProblems(
  value: Readonly<Record<string, unknown>>,
  { schema, field, schemas }: Checked,
): readonly FieldViolation[] {
  const { properties = {}, required = [], additionalProperties } = schema;
  const more = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  const missing = required
    .filter((name) => value[name] === undefined)
    .map((name) => ({ field: join(field, name), description: 'found nothing, wanted a value' }));
  const broken = Object.entries(value).flatMap(([name, item]) => {
    const itemSchema = Object.hasOwn(properties, name) ? properties[name] : more;
    if (itemSchema === undefined) return [];
    return findProblems({ value: item, schema: itemSchema, field: join(field, name), schemas });
  });
  return [...missing, ...broken];
}

function join(field: string, name: string): string {
  return field === '' ? name : `${field}.${name}`;
}

function isOfType(value: unknown, type: string, format: string | undefined): boolean {
  if (type === 'integer') return typeof value === 'number' && Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  if (type === 'null') return value === null;
  // proto3 JSON takes a 64-bit number as text, which the API writes, and as a number too
  if (type === 'string' && (format === 'int64' || format === 'uint64')) {
    return typeof value === 'number' || (typeof value === 'string' && /^-?\d+$/.test(value));
  }
  return typeof value === type;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : JSON.stringify(value);
}
