import headless, { type IBufferCell, type IBufferLine } from '@xterm/headless';

/** Characters beside each other that look alike, from a column on, counted from 0. */
export interface Span {
  readonly column: number;
  readonly text: string;
  readonly look: Look;
}

/** How characters look; the color is one of the sixteen that every terminal has, undefined for its own. */
export interface Look {
  readonly color: number | undefined;
  readonly isBold: boolean;
  readonly isDim: boolean;
  readonly isInverse: boolean;
}

const SIXTEEN = 16;
/** As a program's terminal has them; what scrolls out at the top stays. */
const ROWS = 40;

/** What a terminal shows after this output: its rows from the first to the last that has something. */
export async function readTerminalRows(
  output: string,
  columns: number,
): Promise<readonly (readonly Span[])[]> {
  const terminal = new headless.Terminal({
    cols: columns,
    rows: ROWS,
    scrollback: 1000,
    allowProposedApi: true,
  });
  try {
    await new Promise<void>((resolve) => terminal.write(output, resolve));
    const { active } = terminal.buffer;
    const rows = Array.from({ length: active.length }, (_, index) => readSpans(active.getLine(index)));
    return rows.slice(0, rows.findLastIndex((spans) => spans.length > 0) + 1);
  } finally {
    terminal.dispose();
  }
}

/** The spans of a row that show something: characters, or a background. */
function readSpans(line: IBufferLine | undefined): readonly Span[] {
  const spans: Span[] = [];
  for (let column = 0; column < (line?.length ?? 0); column += 1) {
    const cell = line?.getCell(column);
    if (cell === undefined || cell.getWidth() === 0) continue;
    const text = cell.getChars() || ' ';
    const look = lookOf(cell);
    const last = spans.at(-1);
    if (last !== undefined && isAlike(last.look, look))
      spans[spans.length - 1] = { ...last, text: last.text + text };
    else spans.push({ column, text, look });
  }
  return spans
    .map((span) => (span.look.isInverse ? span : trimSpan(span)))
    .filter(({ text }) => text.length > 0);
}

function trimSpan({ column, text, look }: Span): Span {
  return { column: column + text.length - text.trimStart().length, text: text.trim(), look };
}

function lookOf(cell: IBufferCell): Look {
  const isPlain = cell.isFgDefault();
  if (!cell.isBgDefault() || cell.isFgRGB() || (!isPlain && cell.getFgColor() >= SIXTEEN))
    throw new Error(`Found a color besides the sixteen of every terminal at "${cell.getChars()}"`);
  return {
    color: isPlain ? undefined : cell.getFgColor(),
    isBold: cell.isBold() !== 0,
    isDim: cell.isDim() !== 0,
    isInverse: cell.isInverse() !== 0,
  };
}

function isAlike(one: Look, other: Look): boolean {
  return (
    one.color === other.color &&
    one.isBold === other.isBold &&
    one.isDim === other.isDim &&
    one.isInverse === other.isInverse
  );
}
