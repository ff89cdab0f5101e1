import type { ApiOperation } from '@castai-bot/api/bot';
import { CastAiBotError } from '../../errors.ts';
import type { Query } from '../../http/prepare/query-string.ts';
import type { Page } from './paged.ts';
import { isRecord, kindOf } from '../../values/json-value.ts';

/** How one list of the API is paged. */
export type Pagination = NonNullable<ApiOperation['pagination']>;

interface Dialect {
  readonly limit: string;
  readonly cursor: string;
  /** Where the answer holds the next cursor. */
  readonly next: readonly string[];
}

/** @see https://api.cast.ai/v1/spec/openapi.json */
const dialects: Readonly<Record<Pagination['dialect'], Dialect>> = {
  A: { limit: 'page.limit', cursor: 'page.cursor', next: ['nextCursor'] },
  B: { limit: 'limit', cursor: 'cursor', next: ['nextCursor'] },
  C: { limit: 'page.limit', cursor: 'page.cursor', next: ['nextPageCursor'] },
  D: { limit: 'page.limit', cursor: 'page.cursor', next: ['nextPage', 'cursor'] },
  E: { limit: 'pageSize', cursor: 'pageToken', next: ['nextPageToken'] },
};

/** Writes the query of one page. The filter goes along on every page: some services keep it in the cursor, some not. */
export function pageQuery(pagination: Pagination, pageSize: number, cursor: string | undefined): Query {
  const dialect = dialects[pagination.dialect];
  return { [dialect.limit]: pageSize, [dialect.cursor]: cursor };
}

/**
 * Takes the items and the next cursor out of an answer. An absent list is an empty one, an absent or empty cursor the
 * end.
 *
 * @throws CastAiBotError `unexpected_body` for an answer that is no list at all, or whose cursor is no text: taken for
 * the end, it would hide the rest
 */
export function readPage<Item>(pagination: Pagination, body: unknown): Page<Item> {
  if (!isRecord(body)) throw noList(body, pagination.items);
  // The document says what the list holds, as it does for every answer.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const items = wantItems(body[pagination.items] as readonly Item[] | null | undefined, pagination.items);
  const next = dialects[pagination.dialect].next.reduce<unknown>(readKey, body) ?? '';
  if (typeof next !== 'string') {
    throw new CastAiBotError(
      `Cannot read the list to its end: found a next cursor of type ${typeof next}, wanted text`,
      { code: 'unexpected_body' },
    );
  }
  return { items, nextCursor: next === '' ? undefined : next };
}

/**
 * Takes a list of an answer for what it is. An absent one is empty.
 *
 * @throws CastAiBotError `unexpected_body` for what is no list
 */
export function wantItems<Item>(
  items: readonly Item[] | null | undefined,
  name: string = 'items',
): readonly Item[] {
  const found: unknown = items;
  if (found === undefined || found === null) return [];
  if (items !== undefined && items !== null && Array.isArray(found)) return items;
  throw noList(found, name);
}

function noList(found: unknown, name: string): CastAiBotError {
  return new CastAiBotError(`Cannot read the list: found ${kindOf(found)}, wanted ${name}: […]`, {
    code: 'unexpected_body',
  });
}

function readKey(value: unknown, key: string): unknown {
  return isRecord(value) ? value[key] : undefined;
}
