import { isRecord, readJson, usageError } from '@castai-bot/cli';
import type { NamedValue } from '@castai-bot/scaffold';

/** JSON Schema of a function's inputs, as the bot describes it; undefined for a script that describes nothing. */
export type InputsSchema = Readonly<Record<string, unknown>>;

/**
 * Reads `name=value` words by the types the function declares; without a schema a value that is JSON is taken as
 * JSON, any other as text.
 * @throws CliError USAGE for a word without `=`, a name that is unknown or given twice, a value of another type
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
  const types = typesOf(properties[name]);
  for (const type of types) {
    const value = readers[type]?.(text);
    if (value !== undefined) return { name, value };
  }
  throw usageError(`Cannot take the input "${name}": found "${text}", wanted ${types.join(' or ')}`);
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
