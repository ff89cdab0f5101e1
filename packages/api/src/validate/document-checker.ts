import { Ajv2020, type ErrorObject, type Options, type ValidateFunction } from 'ajv/dist/2020.js';
import { document } from '../document.gen.ts';
import { referenceName } from '../generate/resolve.ts';
import type { OpenApiDocument, Schema } from '../openapi.ts';
import { type Closing, closeSchema } from './close-schema.ts';
import { formats } from './formats.ts';

/** One thing that a value does not have as its schema wants it. */
export interface Mismatch {
  /** What was broken: `type`, `enum`, `format`, `required` or `additionalProperties`. */
  readonly keyword: string;
  /** The names and numbers that lead to the value; to the one that is missing or unknown, too. */
  readonly path: readonly string[];
  /** What stands there; undefined where something is missing. */
  readonly value: unknown;
  /** The schema of the value; of the object, where something is missing or unknown. */
  readonly schema: Schema;
}

/** Lists everything that does not fit, each once. An object has the fields that its schema names and no others. */
export type DocumentChecker = (checked: Checked) => readonly Mismatch[];

export interface Checked {
  readonly value: unknown;
  readonly schema: Schema;
  readonly nulls: Closing['nulls'];
}

const ROOT = 'https://castai-bot.invalid';

/** What ajv is given to do without: the schemas are ours, and most are used a few times. */
const OPTIONS: Options = {
  strict: false,
  meta: false,
  validateSchema: false,
  addUsedSchema: false,
  code: { optimize: false },
  allErrors: true,
  verbose: true,
  formats,
};

/** Makes a checker of values against schemas of a document; a schema is compiled when it is first asked for. */
export function createDocumentChecker({ components }: OpenApiDocument): DocumentChecker {
  const ajv = new Ajv2020(OPTIONS);
  const added = new Set<string>();
  const compile = (schema: Schema, nulls: Closing['nulls']): ValidateFunction => {
    const refer = (reference: string): string => {
      const name = referenceName(reference);
      const id = `${ROOT}/${nulls}/${name}`;
      if (!added.has(id)) {
        added.add(id);
        ajv.addSchema(closeSchema(components.schemas[name] ?? {}, { nulls, refer }), id);
      }
      return id;
    };
    return ajv.compile(closeSchema(schema, { nulls, refer }));
  };
  const known = new WeakMap<Schema, Partial<Record<Closing['nulls'], ValidateFunction>>>();
  return ({ value, schema, nulls }) => {
    const byNulls = known.get(schema) ?? {};
    known.set(schema, byNulls);
    const validate = (byNulls[nulls] ??= compile(schema, nulls));
    return validate(value) ? [] : listMismatches(validate.errors ?? []);
  };
}

/** Holds values against schemas of our own document. What it has compiled serves every caller of the process. */
export const checkDocument: DocumentChecker = createDocumentChecker(document);

/** A value of another type is not also one that its list lacks. */
function listMismatches(errors: readonly ErrorObject[]): readonly Mismatch[] {
  const byPlace = new Map<string, Mismatch>();
  // That a condition failed says nothing beside what failed under it.
  for (const error of errors.filter(({ keyword }) => keyword !== 'if')) {
    const mismatch = toMismatch(error);
    const place = JSON.stringify(mismatch.path);
    if (!byPlace.has(place)) byPlace.set(place, mismatch);
  }
  return [...byPlace.values()];
}

function toMismatch({ keyword, instancePath, params, parentSchema, data }: ErrorObject): Mismatch {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what was compiled: ajv calls any schema unknown
  const schema = (parentSchema ?? {}) as Schema;
  const path = instancePath.split('/').slice(1).map(unescape);
  const name: unknown = params['missingProperty'] ?? params['additionalProperty'];
  if (typeof name !== 'string') return { keyword, path, value: data, schema };
  const value: unknown = Reflect.get(Object(data), name);
  return { keyword, path: [...path, name], value, schema };
}

/** As JSON pointers write a name. */
function unescape(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}
