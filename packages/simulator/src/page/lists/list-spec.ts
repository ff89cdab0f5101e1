import type { Cell, CellKind } from '@castai-bot/page';
import type { State } from '../../state/state.ts';
import type { List } from '../../world/lazy-list.ts';
import type { Running } from '../../running.ts';

/** One column, and how a cell of it is read. */
export interface ColumnSpec<Item> {
  readonly name: string;
  readonly title: string;
  readonly kind: CellKind;
  readonly read: (item: Item) => Cell;
}

/** Where a list is looked for. */
export interface ListPlace {
  readonly running: Running;
  readonly state: State;
  /** The cluster, where the list is one of a cluster. */
  readonly clusterId: string;
}

/** One list of the page. */
export interface ListSpec<Item extends object> {
  readonly items: (place: ListPlace) => List<Item>;
  readonly idOf: (item: Item) => string;
  readonly columns: readonly ColumnSpec<Item>[];
}

/** A time as milliseconds; null where there is none. */
export function timeCell(text: string | null | undefined): number | null {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? null : time;
}

/** What of something is taken, in its unit. */
export function shareCell(used: number, of: number, unit: string): Cell {
  return { share: of === 0 ? 0 : Math.min(1, used / of), text: `${round(used)} of ${round(of)} ${unit}` };
}

function round(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}
