import { styleText } from 'node:util';
import type { Writable } from 'node:stream';

const NARROWEST = 20;
const WIDEST = 200;
const WIDTH_UNKNOWN = 80;

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** What rendering may know about where its text goes. */
export interface View {
  /** 20 to 200. */
  readonly columns: number;
  /** Where prose is broken: `columns`, Infinity where nobody said how wide a line may be and a program may read it. */
  readonly proseColumns: number;
  /** Colours `text`, or returns it as it is where colour is not wanted. */
  style(style: Style, text: string): string;
  /** A text with our command lines as they are typed here: `npx castai-bot deploy`. */
  readonly typed: (text: string) => string;
}

export interface ViewOptions {
  readonly stream: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** @default as they are */
  readonly typed?: View['typed'];
}

/** Width from the terminal, then COLUMNS; colour on a terminal unless NO_COLOR or TERM=dumb, and with FORCE_COLOR. */
export function createView({ stream, env, typed = (text) => text }: ViewOptions): View {
  const known = stream.columns || Number(env['COLUMNS']) || undefined;
  const columns = Math.min(WIDEST, Math.max(NARROWEST, Math.floor(known ?? WIDTH_UNKNOWN)));
  const isColored = hasColor({ stream, env });
  return {
    columns,
    proseColumns: known === undefined ? Number.POSITIVE_INFINITY : columns,
    style: (style, text) => (isColored ? styleText(style, text, { validateStream: false }) : text),
    typed,
  };
}

/** Whether what goes to a stream may be coloured. */
export function hasColor({ stream, env }: Pick<ViewOptions, 'stream' | 'env'>): boolean {
  if (env['NO_COLOR']) return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return stream.isTTY === true && env['TERM'] !== 'dumb';
}
