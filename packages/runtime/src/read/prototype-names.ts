/** Names by which an object's prototype is reached: none may come from a file. */
export const prototypeNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

interface Place {
  readonly value: unknown;
  readonly path: string;
}

/** The paths in a parsed document whose key is one of those names. */
export function listPrototypeKeys(document: unknown): readonly string[] {
  const found: string[] = [];
  const open: Place[] = [{ value: document, path: '' }];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const isList = Array.isArray(place.value);
    for (const [key, value] of listEntries(place.value)) {
      const step = isList ? `[${key}]` : `.${key}`;
      const path = place.path === '' ? key : place.path + step;
      if (!isList && prototypeNames.has(key)) found.push(path);
      open.push({ value, path });
    }
  }
  return found.toReversed();
}

function listEntries(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
