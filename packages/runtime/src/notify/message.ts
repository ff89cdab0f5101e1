/** What a message is about; `message` is one of the function's own, `test` one of `castai-bot notify test`. */
export type MessageEvent = 'failure' | 'recovery' | 'change' | 'done' | 'message' | 'test';

/** A message before it is written in the form of a service. Texts are plain: no service may read markup in them. */
export interface Message {
  readonly event: MessageEvent;
  /** One line. */
  readonly title: string;
  readonly text?: string | undefined;
  readonly facts: readonly Fact[];
  readonly table?: Table | undefined;
  /** Address of the run's page. */
  readonly link?: string | undefined;
  /** Names one problem from its failure to its recovery: the same for every run of an entry on a cluster. */
  readonly problem: string;
  /** What the message is about, as a program reads it. */
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Fact {
  readonly name: string;
  readonly value: string;
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Rows that were left out. */
  readonly more: number;
}

/** Most rows of a table that are told: a message is no report. */
const MOST_ROWS = 20;
const MOST_COLUMNS = 6;
const MOST_FACTS = 20;
const LONGEST_TITLE = 150;
const LONGEST_TEXT = 2_000;
const LONGEST_VALUE = 300;
const LONGEST_CELL = 120;

/** A message with nothing in it that is longer than people read, and with each text on lines of its own. */
export function trimMessage(message: Message): Message {
  const { facts, table, text, title } = message;
  return {
    ...message,
    title: toLine(title, LONGEST_TITLE),
    text: text === undefined ? undefined : toText(text, LONGEST_TEXT),
    facts: facts.slice(0, MOST_FACTS).map(({ name, value }) => ({
      name: toLine(name, LONGEST_CELL),
      value: toLine(value, LONGEST_VALUE),
    })),
    table: table && trimTable(table),
  };
}

function trimTable({ columns, more, rows }: Table): Table {
  return {
    columns: trimCells(columns),
    rows: rows.slice(0, MOST_ROWS).map(trimCells),
    more: more + Math.max(rows.length - MOST_ROWS, 0),
  };
}

function trimCells(cells: readonly string[]): readonly string[] {
  return cells.slice(0, MOST_COLUMNS).map((cell) => toLine(cell, LONGEST_CELL));
}

/** Control characters, and those that turn the direction of what follows. */
const UNSEEN = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu;

function toLine(text: string, length: number): string {
  return cut(text.replaceAll(UNSEEN, ' ').trim(), length);
}

function toText(text: string, length: number): string {
  const lines = text.split(/\r?\n/).map((line) => line.replaceAll(UNSEEN, ' ').trimEnd());
  return cut(lines.join('\n'), length);
}

/** A text of at most so many UTF-16 code units, the last a dot of three where something is missing. */
export function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1).toWellFormed()}…` : text.toWellFormed();
}
