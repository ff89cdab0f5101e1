import type { Components, Schema } from '../openapi.ts';
import { referenceName } from '../generate/resolve.ts';

/** One thing that differs: where in our document, and how. */
export interface Difference {
  readonly at: string;
  readonly what: string;
}

/** What a comparison has seen so far. */
export interface Comparison {
  readonly ours: Components;
  readonly theirs: Components;
  readonly differences: Difference[];
  /** Places of parameters and properties that were compared. */
  readonly fields: Set<string>;
  readonly comparedPairs: Set<string>;
}

/** Adds every difference between two schemas, whole or in a part, each pair of named components once. */
export function compareSchemas(comparison: Comparison, at: string, pair: SchemaPair): void {
  if (pair.ours.$ref && pair.theirs.$ref) {
    const key = `${pair.ours.$ref} ${pair.theirs.$ref}`;
    if (comparison.comparedPairs.has(key)) return;
    comparison.comparedPairs.add(key);
  }
  const ours = follow(pair.ours, comparison.ours);
  const theirs = follow(pair.theirs, comparison.theirs);
  const place = pair.ours.$ref ? referenceName(pair.ours.$ref) : at;
  compareTypes(comparison, place, { ours, theirs });
  const words = [...(ours.enum ?? []), ...(ours['x-aliases'] ?? [])];
  compareLists(comparison, `${place} enum`, { ours: words, theirs: theirs.enum ?? [] });
  compareProperties(comparison, place, { ours, theirs });
  if (ours.items && theirs.items)
    compareSchemas(comparison, `${place}[]`, { ours: ours.items, theirs: theirs.items });
  if (typeof ours.additionalProperties === 'object' && typeof theirs.additionalProperties === 'object') {
    const values = { ours: ours.additionalProperties, theirs: theirs.additionalProperties };
    compareSchemas(comparison, `${place}{}`, values);
  }
}

export interface SchemaPair {
  readonly ours: Schema;
  readonly theirs: Schema;
}

/** A schema or null, which 3.1 writes as two, is one that may be null. */
function follow(schema: Schema, components: Components): Schema {
  if (!schema.$ref) {
    const [only, ...others] = (schema.anyOf ?? []).filter(({ type }) => type !== 'null');
    if (only === undefined || others.length > 0) return schema;
    const { type = [], ...parts } = follow(only, components);
    return { ...parts, type: [...[type].flat(), 'null'] };
  }
  const target = components.schemas[referenceName(schema.$ref)];
  if (!target) throw new Error(`Cannot resolve "${schema.$ref}": there is no such schema`);
  return follow(target, components);
}

function compareTypes(comparison: Comparison, at: string, { ours, theirs }: SchemaPair): void {
  const [our, their] = [typeText(ours), typeText(theirs)];
  if (our !== their) comparison.differences.push({ at, what: `is ${our}, there it is ${their}` });
}

function typeText(schema: Schema): string {
  const kinds = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? ['any']);
  const names = kinds.map((kind) => (kind === 'object' ? objectText(schema) : kind));
  return [...names.toSorted(), schema.format].filter(Boolean).join(' ');
}

function objectText({ properties, additionalProperties }: Schema): string {
  if (properties) return additionalProperties ? 'open object' : 'object';
  return typeof additionalProperties === 'object' ? 'map' : 'free-form object';
}

function compareProperties(comparison: Comparison, at: string, { ours, theirs }: SchemaPair): void {
  const [our, their] = [ours.properties ?? {}, theirs.properties ?? {}];
  compareLists(comparison, `${at} fields`, { ours: Object.keys(our), theirs: Object.keys(their) });
  compareLists(comparison, `${at} required`, { ours: ours.required ?? [], theirs: theirs.required ?? [] });
  for (const [name, property] of Object.entries(our)) {
    const other = their[name];
    if (!other) continue;
    comparison.fields.add(`${at}.${name}`);
    compareSchemas(comparison, `${at}.${name}`, { ours: property, theirs: other });
  }
}

/** Adds a difference for every name that one of two lists lacks. */
export function compareLists(comparison: Comparison, at: string, lists: ListPair): void {
  for (const name of lists.theirs) {
    if (!lists.ours.includes(name)) comparison.differences.push({ at, what: `lacks "${name}"` });
  }
  for (const name of lists.ours) {
    if (!lists.theirs.includes(name))
      comparison.differences.push({ at, what: `has "${name}", which is not there` });
  }
}

export interface ListPair {
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}
