import { asObject, isJsonObject, type Json, type JsonObject } from './kube-object.ts';

/** Where a value is: the names on the way to it. */
export type FieldPath = readonly string[];

/** A set of fields. Lists are taken as one value: a server merges some of them by key, which no bot of ours needs. */
export type FieldSet = ReadonlyMap<string, FieldPath>;

/** Fields that say which object it is: nobody owns them. */
const IDENTITY: ReadonlySet<string> = new Set([
  'apiVersion',
  'kind',
  'status',
  'metadata/name',
  'metadata/namespace',
  'metadata/managedFields',
  'metadata/uid',
  'metadata/resourceVersion',
  'metadata/generation',
  'metadata/creationTimestamp',
]);

export function toFieldSet(paths: readonly FieldPath[]): FieldSet {
  return new Map(paths.map((path) => [JSON.stringify(path), path]));
}

/** Every leaf of an object that can have an owner. */
export function fieldsOf(object: JsonObject): FieldSet {
  return toFieldSet(leaves(object, []));
}

function leaves(value: Json, path: FieldPath): readonly FieldPath[] {
  if (IDENTITY.has(path.join('/'))) return [];
  if (!isJsonObject(value) || Object.keys(value).length === 0) return path.length === 0 ? [] : [path];
  return Object.entries(value).flatMap(([name, inner]) =>
    inner === undefined ? [] : leaves(inner, [...path, name]),
  );
}

export function getField(object: JsonObject, path: FieldPath): Json | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return object;
  const value = object[name];
  return rest.length === 0 ? value : getField(asObject(value), rest);
}

/** The object with this value there; undefined takes the field out, and with it what it leaves empty. */
export function withField(object: JsonObject, path: FieldPath, value: Json | undefined): JsonObject {
  const [name = '', ...rest] = path;
  const inner = rest.length === 0 ? value : withField(asObject(object[name]), rest, value);
  const isEmptied = value === undefined && isJsonObject(inner) && Object.keys(inner).length === 0;
  const { [name]: _, ...others } = object;
  return inner === undefined || isEmptied ? others : { ...object, [name]: inner };
}

/** `{f:spec: {f:schedule: {}}}` */
export function toFieldsV1(fields: FieldSet): JsonObject {
  let root: JsonObject = {};
  for (const path of fields.values()) {
    root = withField(
      root,
      path.map((name) => `f:${name}`),
      {},
    );
  }
  return root;
}

export function fromFieldsV1(fields: JsonObject): FieldSet {
  const walk = (value: JsonObject, path: FieldPath): readonly FieldPath[] => {
    const names = Object.keys(value);
    if (names.length === 0) return path.length === 0 ? [] : [path];
    return names.flatMap((name) => walk(asObject(value[name]), [...path, name.slice('f:'.length)]));
  };
  return toFieldSet(walk(fields, []));
}

/** `.spec.schedule`, as a conflict names it. */
export function toDotted(path: FieldPath): string {
  return path.map((name) => `.${name}`).join('');
}
