import { type Document, isAlias, isCollection, isPair, isScalar } from 'yaml';

/** To each of them the reader looks for its anchor, among all. */
const MOST_ALIASES = 1000;
/** What aliases may grow a document to: some kB of them can stand for more than any machine holds. */
const MOST_VALUES = 100_000;

/** A part of a document that cannot be worked with. */
export interface BadNode {
  readonly offset: number;
  readonly message: string;
}

/** Counts the values that a document stands for once every alias is followed, in one walk and without following any. */
class Walk {
  bad: BadNode | undefined;
  /** Values below each anchor so far; undefined while the walk is below it. */
  readonly #anchors = new Map<string, number | undefined>();
  #aliases = 0;
  #values = 0;

  /** Values below a node. */
  count(node: unknown): number {
    if (this.bad) return 0;
    if (isPair(node)) {
      const { key, value } = node;
      if (isCollection(key)) {
        this.bad = { offset: key.range?.[0] ?? 0, message: 'a key is a list or a map, wanted a text' };
      }
      return this.count(key) + this.count(value);
    }
    if (isAlias(node)) return this.#follow(node.source, node.range?.[0] ?? 0);
    if (!isCollection(node) && !isScalar(node)) return 0;
    const { anchor } = node;
    if (anchor !== undefined) this.#anchors.set(anchor, undefined);
    this.#values += 1;
    const below = isCollection(node)
      ? node.items.reduce<number>((sum, item) => sum + this.count(item), 0)
      : 0;
    if (anchor !== undefined) this.#anchors.set(anchor, below + 1);
    return below + 1;
  }

  #follow(source: string, offset: number): number {
    const size = this.#anchors.get(source);
    const alias = `the alias *${source}`;
    this.#aliases += 1;
    this.#values += size ?? 0;
    const message = !this.#anchors.has(source)
      ? `${alias} has no anchor &${source} before it`
      : size === undefined
        ? `${alias} stands below its own anchor`
        : this.#aliases > MOST_ALIASES
          ? `more than ${MOST_ALIASES} aliases in one document`
          : this.#values > MOST_VALUES
            ? `with ${alias} the document stands for more than ${MOST_VALUES} values`
            : undefined;
    if (message !== undefined) this.bad = { offset, message };
    return size ?? 0;
  }
}

/** The first key that is no text, and alias that leads nowhere, to itself or to more values than can be worked with. */
export function findBadNode(document: Document.Parsed): BadNode | undefined {
  const walk = new Walk();
  walk.count(document.contents);
  return walk.bad;
}
