import { readFileSync } from 'node:fs';

/** What a value of a field looked like in every answer that was read. */
export type LiveForm =
  | 'uuid'
  | 'text'
  | 'emptyText'
  | 'boolean'
  | 'integer'
  | 'number'
  /** A whole number as text. */
  | 'int64'
  /** A decimal number as text, with as many digits as needed. */
  | 'decimal'
  | 'decimal5'
  | 'decimal6'
  | 'decimal10'
  /** UTC with Z, the fewest of 0, 3, 6 and 9 fractional digits that hold the value. */
  | 'time'
  | 'time0'
  | 'time6'
  | 'time9'
  /** `1m`, as it was written. */
  | 'duration'
  | 'object'
  /** An object with free keys. */
  | 'map'
  | 'emptyMap'
  | 'emptyList'
  | 'null'
  /** Not read further. */
  | 'any';

/** One field of an answer, by its path: `a.b`, lists as `a[]`, maps as `a.*`. */
export interface LiveField {
  readonly is: LiveForm;
  /** Which share of the objects around it had it; `some` when nobody counted. @default 1 */
  readonly presence?: number | 'some';
  /** Whether null was seen as well. @default false */
  readonly null?: true;
  /** Whether "" was seen as well. @default false */
  readonly empty?: true;
  /** The values seen; there may be others. */
  readonly values?: readonly string[];
  readonly note?: string;
}

/** What is known of an operation's answers. */
export interface LiveAnswer {
  /**
   * Where from: a raw answer of the API (EU, October 2026), a status log kept beside such answers, the fixture or the
   * code of a client, or a vendor's document. Presence and nulls are known only of raw answers.
   */
  readonly evidence: 'body' | 'log' | 'fixture' | 'code' | 'document';
  readonly fields: Readonly<Record<string, LiveField>>;
  readonly order?: string;
  /** Labels of nodes by who made the node, with the form of their values. */
  readonly labelKeys?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Shapes of live answers by method and path: names, types and forms, no values but those of enums. */
export const liveAnswers: Readonly<Record<string, LiveAnswer>> = readAnswers();

function readAnswers(): Readonly<Record<string, LiveAnswer>> {
  const text = readFileSync(new URL('live-shapes.json', import.meta.url), 'utf8');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the parse boundary: a file of ours, whose forms a test checks
  return JSON.parse(text) as Readonly<Record<string, LiveAnswer>>;
}
