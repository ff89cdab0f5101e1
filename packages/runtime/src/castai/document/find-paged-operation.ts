import { type ApiOperation, operations } from '@castai-bot/api/bot';
import { CastAiBotError } from '../../errors.ts';
import type { PagedOperationId, PagedPath } from './typed-call.ts';

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
