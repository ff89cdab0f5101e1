import type { ApiOperation } from './api-operation.ts';
import { operations } from './operations.gen.ts';

/**
 * Finds the operations of the document that a request may belong to, whether its path has `{names}` or ids: one whose
 * path is the same to the letter alone, else all that fit, the one with the most words of its own first.
 *
 * @param pathname Without its query
 */
export function findOperations(method: string, pathname: string): readonly ApiOperation[] {
  const sameMethod = Object.values<ApiOperation>(operations).filter((one) => one.method === method);
  const same = sameMethod.find(({ path }) => path === pathname);
  if (same !== undefined) return [same];
  return sameMethod
    .filter(({ path }) => readParams(path, pathname) !== undefined)
    .toSorted((one, other) => countNames(one.path) - countNames(other.path));
}

/** The ids in a path, decoded, by the names that its template has for them; undefined where it does not fit. */
export function readParams(template: string, pathname: string): Readonly<Record<string, string>> | undefined {
  const wanted = template.split('/');
  const found = pathname.split('/');
  if (wanted.length !== found.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const text = found[index] ?? '';
    const [name = '', verb = ''] = segment.split('}');
    if (!name.startsWith('{')) {
      if (segment !== text) return undefined;
      continue;
    }
    // An id ends at the next colon, where a verb may follow: `{id}:cancel`.
    const id = text.slice(0, text.length - verb.length);
    if (!text.endsWith(verb) || id === '' || id.includes(':')) return undefined;
    params[name.slice(1)] = decode(id);
  }
  return params;
}

function decode(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

function countNames(path: string): number {
  return path.split('{').length;
}
