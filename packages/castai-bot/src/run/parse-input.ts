import { isDeepStrictEqual } from 'node:util';
import { isRecord, readJson, usageError } from '@castai-bot/cli';
import type { NamedValue } from '@castai-bot/scaffold';

/** JSON Schema of a function's inputs, as the bot describes it; undefined for a script that describes nothing. */
export type InputsSchema = Readonly<Record<string, unknown>>;

/**
 * Reads `name=value` words by the types the function declares; without a schema a value that is JSON is taken as
 * JSON, any other as text.
 * @throws CliError USAGE for a word without `=`, a name that is unknown or given twice, a value of another type or not among those that it takes
 */
export function parseInputs(
  words: readonly string[],
  schema: InputsSchema | undefined,
): readonly NamedValue[] {
  const inputs = words.map((word) => parseInput(word, schema));
  const names = inputs.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw usageError(`Cannot take the input "${twice}": it is given twice`);
  return inputs;
}

function parseInput(word: string, schema: InputsSchema | undefined): NamedValue {
  const at = word.indexOf('=');
  if (at < 1) throw usageError(`Cannot take the input "${word}": wanted name=value`);
  const [name, text] = [word.slice(0, at), word.slice(at + 1)];
  if (schema === undefined) return { name, value: readJson(text) ?? text };
  const properties = isRecord(schema['properties']) ? schema['properties'] : {};
  if (!Object.hasOwn(properties, name) && schema['additionalProperties'] === false) {
    const known = Object.keys(properties);
    const wanted = known.length === 0 ? 'the function takes none' : `the function takes ${known.join(', ')}`;
    throw usageError(`Cannot take the input "${name}": ${wanted}`);
  }
  return { name, value: readValue(text, { name, property: properties[name] }) };
}

function readValue(
  text: string,
  { name, property }: { readonly name: string; readonly property: unknown },
): unknown {
  const allowed = listAllowed(property);
  const types = typesOf(property);
  for (const type of types) {
    const value = readers[type]?.(text);
    const isAllowed = allowed?.some((one) => isDeepStrictEqual(one, value)) ?? true;
    if (value !== undefined && isAllowed) return value;
  }
  const wanted = allowed?.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))) ?? types;
  throw usageError(`Cannot take the input "${name}": found "${text}", wanted ${wanted.join(' or ')}`);
}

/** The only values that a property takes; undefined where a type says what it takes. */
function listAllowed(property: unknown): readonly unknown[] | undefined {
  if (!isRecord(property)) return undefined;
  const { enum: values, anyOf, oneOf } = property;
  if (isList(values)) return values;
  if (Object.hasOwn(property, 'const')) return [property['const']];
  if (property['type'] === 'null') return [null];
  const branches: unknown = anyOf ?? oneOf;
  const lists = isList(branches) ? branches.map(listAllowed) : [];
  const known = lists.filter((list) => list !== undefined);
  return known.length > 0 && known.length === lists.length ? known.flat() : undefined;
}

/** What a value may be; text last, since everything is text. */
function typesOf(property: unknown): readonly string[] {
  const types = [...new Set(collectTypes(property))];
  if (types.length === 0) return ['json', 'string'];
  return types.toSorted((a, b) => Number(a === 'string') - Number(b === 'string'));
}

function collectTypes(property: unknown): readonly string[] {
  if (!isRecord(property)) return [];
  const { type, anyOf, oneOf, const: constant } = property;
  const named = (Array.isArray(type) ? type : [type]).filter((one) => typeof one === 'string');
  const own = named.length === 0 && constant !== undefined ? [typeof constant] : named;
  const branches: readonly unknown[] = [anyOf, oneOf].flatMap((list): unknown =>
    Array.isArray(list) ? list : [],
  );
  return [...own, ...branches.flatMap(collectTypes)];
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  string: (text) => text,
  number: readNumber,
  integer: (text) => {
    const value = readNumber(text);
    return Number.isInteger(value) ? value : undefined;
  },
  boolean: (text) => ({ true: true, false: false })[text],
  null: (text) => (text === 'null' ? null : undefined),
  array: (text) => {
    const value = readJson(text);
    return Array.isArray(value) ? value : undefined;
  },
  object: (text) => {
    const value = readJson(text);
    return isRecord(value) ? value : undefined;
  },
  json: readJson,
};

function readNumber(text: string): number | undefined {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
}
