/** What a list shows, whatever it is of. */

/** How the cells of a column are shown: `tag` is a short word of code, `share` is a bar with words, `time` how long ago, `clock` what a clock showed, `words` a sentence. */
export type CellKind = 'text' | 'words' | 'code' | 'tag' | 'number' | 'time' | 'clock' | 'state' | 'share';

/** One column of a list. */
export interface Column {
  readonly name: string;
  readonly title: string;
  readonly kind: CellKind;
}

/** From 0 to 1, and in words. */
export interface ShareCell {
  readonly share: number;
  readonly text: string;
}

export type Cell = string | number | null | ShareCell;

/** One object of a list. */
export interface Row {
  readonly id: string;
  readonly cells: readonly Cell[];
}

/** A part of a list. */
export interface ListPart {
  readonly columns: readonly Column[];
  /** How many there are of which the search holds. */
  readonly total: number;
  /** How many there are at all. */
  readonly of: number;
  readonly offset: number;
  readonly rows: readonly Row[];
}
