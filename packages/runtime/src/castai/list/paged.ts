import { CastAiBotError } from '../../errors.ts';

/** One page of a list, and where the next one begins; undefined at the end. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | undefined;
}

/** Reads the page at a cursor; the first one has none. */
export type ReadPage<Item> = (cursor: string | undefined) => Promise<Page<Item>>;

/**
 * A list of the API, read page by page as it is iterated: `for await (const item of list)`, or all of it at once with
 * `toArray()`. Each iteration reads the list anew.
 */
export class Paged<Item> implements AsyncIterable<Item> {
  readonly #readPage: ReadPage<Item>;
  readonly #limit: number;

  /** @param limit Most items that are given; no further page is read once they are there. */
  constructor(readPage: ReadPage<Item>, limit: number = Number.POSITIVE_INFINITY) {
    if (!(limit >= 0)) {
      throw new CastAiBotError(`Cannot read a list: the limit is ${limit}, wanted 0 or more`, {
        code: 'bad_limit',
      });
    }
    this.#readPage = readPage;
    this.#limit = limit;
  }

  /**
   * Gives the items one by one. An empty page in the middle is no end.
   *
   * @throws CastAiBotError `cursor_repeated` when the API sends a cursor for the second time, which would never end
   */
  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    const seen = new Set<string>();
    let cursor: string | undefined;
    let left = this.#limit;
    while (left > 0) {
      const page = await this.#readPage(cursor);
      for (const item of page.items) {
        yield item;
        left -= 1;
        if (left <= 0) return;
      }
      cursor = page.nextCursor;
      if (cursor === undefined) return;
      if (seen.has(cursor)) {
        throw new CastAiBotError(
          `Cannot read the list to its end: found the cursor ${JSON.stringify(cursor)} for the second time on page ${seen.size + 1}`,
          { code: 'cursor_repeated' },
        );
      }
      seen.add(cursor);
    }
  }

  /** Makes the list of what `change` makes of each item. */
  map<Changed>(change: (item: Item) => Changed): Paged<Changed> {
    const readPage = async (cursor: string | undefined): Promise<Page<Changed>> => {
      const { items, nextCursor } = await this.#readPage(cursor);
      return { items: items.map(change), nextCursor };
    };
    return new Paged(readPage, this.#limit);
  }

  /** Reads all items. */
  async toArray(): Promise<Item[]> {
    const items: Item[] = [];
    for await (const item of this) items.push(item);
    return items;
  }
}
