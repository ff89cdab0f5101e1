import { type Signal, signal } from '@preact/signals';
import type { Column, ListPart, Row } from '../../list-data.ts';

/** Rows at once: a screen of them and then some. */
export const PART_ROWS = 100;

/** Reads so many rows from a place on. */
export type ReadPart = (offset: number, limit: number) => Promise<ListPart>;

/** The rows of a list, of which only those that somebody looks at are read. */
export interface RowSource {
  /** How many rows there are; undefined until the first part came. */
  readonly total: Signal<number | undefined>;
  readonly of: Signal<number>;
  readonly columns: Signal<readonly Column[]>;
  /** Moves on whenever rows have come. */
  readonly version: Signal<number>;
  /** Why the last part did not come. */
  readonly problem: Signal<Error | undefined>;
  readonly at: (index: number) => Row | undefined;
  /** Says which rows are looked at: those of them that are not there or may have changed are read. */
  readonly look: (start: number, end: number) => void;
  /** Says that rows may have changed: those that are looked at are read again, and shown as they are until then. */
  readonly refresh: () => void;
}

interface Part {
  rows: readonly Row[];
  isStale: boolean;
  isAsked: boolean;
}

/** Makes a source, which asks for its first part at once. */
export function createRowSource(read: ReadPart): RowSource {
  const parts = new Map<number, Part>();
  const source = {
    total: signal<number | undefined>(undefined),
    of: signal(0),
    columns: signal<readonly Column[]>([]),
    version: signal(0),
    problem: signal<Error | undefined>(undefined),
  };
  let looked: readonly [start: number, end: number] = [0, PART_ROWS];

  const ask = async (number: number): Promise<void> => {
    const part = parts.get(number) ?? { rows: [], isStale: true, isAsked: false };
    parts.set(number, part);
    if (part.isAsked || !part.isStale) return;
    part.isAsked = true;
    part.isStale = false;
    try {
      const answer = await read(number * PART_ROWS, PART_ROWS);
      part.rows = answer.rows;
      source.columns.value = source.columns.peek().length === 0 ? answer.columns : source.columns.peek();
      source.of.value = answer.of;
      source.total.value = answer.total;
      source.problem.value = undefined;
    } catch (error) {
      part.isStale = true;
      source.problem.value = error instanceof Error ? error : new Error(String(error));
    } finally {
      part.isAsked = false;
      source.version.value += 1;
    }
    // It changed once more while it was read.
    if (part.isStale && source.problem.peek() === undefined && isLooked(number)) await ask(number);
  };
  const isLooked = (number: number): boolean =>
    number * PART_ROWS < looked[1] && (number + 1) * PART_ROWS > looked[0];
  const askLooked = (): void => {
    const first = Math.floor(looked[0] / PART_ROWS);
    const last = Math.max(first, Math.floor(Math.max(0, looked[1] - 1) / PART_ROWS));
    for (let number = first; number <= last; number += 1) void ask(number);
  };
  askLooked();
  return {
    ...source,
    at: (index) => parts.get(Math.floor(index / PART_ROWS))?.rows[index % PART_ROWS],
    look: (start, end) => {
      looked = [start, end];
      askLooked();
    },
    refresh: () => {
      for (const part of parts.values()) part.isStale = true;
      askLooked();
    },
  };
}
