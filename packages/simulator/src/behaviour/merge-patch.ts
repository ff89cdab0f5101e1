/** What is laid over an object: with a mask, exactly its paths are replaced; without one, what the patch names is. */
export interface Patch<T> {
  readonly patch: T;
  /** Paths such as `vertical.cpu.max`; an empty path is the whole object. */
  readonly mask: readonly string[] | undefined;
}

type JsonObject = Readonly<Record<string, unknown>>;

/** Lays a patch over an object of the same type; lists and plain values are replaced, objects are merged. */
export function mergePatch<T extends object>(target: T, { patch, mask }: Patch<T>): T {
  const merged =
    mask === undefined
      ? merge(target, patch)
      : mask.reduce<unknown>(
          (object, path) =>
            setPath(object, { path: splitPath(path), value: readPath(patch, splitPath(path)) }),
          target,
        );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both sides are T, and a merge keeps their fields
  return merged as T;
}

function splitPath(path: string): readonly string[] {
  return path === '' ? [] : path.split('.');
}

function merge(target: unknown, patch: unknown): unknown {
  if (!isObject(target) || !isObject(patch)) return patch;
  const changed = Object.entries(patch).map(([name, value]) => [name, merge(target[name], value)]);
  return { ...target, ...Object.fromEntries(changed) };
}

function readPath(value: unknown, path: readonly string[]): unknown {
  return path.reduce((object, name) => (isObject(object) ? object[name] : undefined), value);
}

function setPath(
  target: unknown,
  { path, value }: { readonly path: readonly string[]; readonly value: unknown },
): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  const object = isObject(target) ? target : {};
  const next = setPath(object[name], { path: rest, value });
  const { [name]: _previous, ...others } = object;
  return next === undefined ? others : { ...object, [name]: next };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
