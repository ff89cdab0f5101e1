import { type ApiOperation, operations } from '@castai-bot/api';
import { CastAiBotError } from '../../errors.ts';
import type { PagedOperationId, PagedPath } from './typed-call.ts';

/**
 * Finds the operations of the document that a call may belong to, whether its path has `{names}` or ids. One whose path
 * is the same to the letter is the only one.
 */
export function findOperations(method: string, path: string): readonly ApiOperation[] {
  const sameMethod = Object.values<ApiOperation>(operations).filter((one) => one.method === method);
  const same = sameMethod.find((one) => one.path === path);
  return same === undefined ? sameMethod.filter((one) => isAt(one.path, path)) : [same];
}

/** Finds the name of the operation that gives the list of a path page by page. */
export function findPagedOperation(path: PagedPath): PagedOperationId {
  const found = Object.entries<ApiOperation>(operations).find(
    ([, one]) => one.method === 'GET' && one.path === path && one.pagination !== undefined,
  );
  // Object.entries forgets the names, and the pagination was looked for.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  if (found !== undefined) return found[0] as PagedOperationId;
  throw new CastAiBotError(
    `Cannot list ${JSON.stringify(path)}: found no list there that comes page by page`,
    {
      code: 'bad_path',
      hint: 'Read it with get()',
    },
  );
}

/** A path with ids in place of its names still belongs to its operation. */
function isAt(template: string, path: string): boolean {
  const wanted = template.split('/');
  const found = path.split('/');
  return (
    wanted.length === found.length && wanted.every((segment, index) => fits(segment, found[index] ?? ''))
  );
}

/** An id ends at the next colon, where a verb may follow: `{id}:cancel`. */
function fits(template: string, segment: string): boolean {
  const [name, verb = ''] = template.split('}');
  if (name === undefined || !name.startsWith('{')) return template === segment;
  const id = segment.slice(0, segment.length - verb.length);
  return segment.endsWith(verb) && id !== '' && !id.includes(':');
}
