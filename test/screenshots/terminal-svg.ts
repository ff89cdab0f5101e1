import type { Look, Span } from './terminal-rows.ts';

/** Sizes in pixels; a font of another width is stretched to the cell's, so that columns stay columns. */
const CELL = { width: 8.4, height: 20, font: 14 } as const;
const PADDING = 18;
/** From the top of a row to where its letters stand. */
const BASELINE = 14.5;

interface Palette {
  readonly page: string;
  readonly edge: string;
  readonly text: string;
  /** Red, green, yellow, blue, magenta, cyan, gray. */
  readonly colors: readonly string[];
}

const LIGHT: Palette = {
  page: '#f6f8fa',
  edge: '#d1d9e0',
  text: '#1f2328',
  colors: ['#cf222e', '#1a7f37', '#8a5a00', '#0969da', '#8250df', '#0f6f78', '#59636e'],
};
const DARK: Palette = {
  page: '#151b23',
  edge: '#3d444d',
  text: '#f0f6fc',
  colors: ['#ff7b72', '#3fb950', '#d29922', '#58a6ff', '#bc8cff', '#39c5cf', '#9198a1'],
};
/** Which of a palette's colors each of the sixteen is; black and white are that of the text. */
const COLOR_CLASSES: Readonly<Record<number, string>> = {
  1: 'c0', 2: 'c1', 3: 'c2', 4: 'c3', 5: 'c4', 6: 'c5', 8: 'c6',
  9: 'c0', 10: 'c1', 11: 'c2', 12: 'c3', 13: 'c4', 14: 'c5',
}; // prettier-ignore

const STYLE = [
  `text{font:${CELL.font}px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;white-space:pre}`,
  '.b{font-weight:600}.d{opacity:.7}',
  writePalette(LIGHT),
  `@media (prefers-color-scheme:dark){${writePalette(DARK)}}`,
].join('\n');

/** Draws what a terminal shows, as text that can be selected, in the reader's monospace font, light or dark as the reader has it. */
export function writeTerminalSvg(
  rows: readonly (readonly Span[])[],
  { title, columns }: { readonly title: string; readonly columns: number },
): string {
  const width = Math.ceil(columns * CELL.width) + 2 * PADDING;
  const height = rows.length * CELL.height + 2 * PADDING;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<style>${STYLE}</style>`,
    `<rect class="page" x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="8"/>`,
    ...rows.flatMap((spans, row) => spans.map((span) => writeSpan(span, row))),
    '</svg>',
  ].join('\n')}\n`;
}

/** The rows of text in such a drawing. */
export function readSvgRows(svg: string): readonly string[] {
  const rows: string[] = [];
  for (const [, x, y, text = ''] of svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)<\/text>/g)) {
    const row = Math.round((Number(y) - PADDING - BASELINE) / CELL.height);
    const column = Math.round((Number(x) - PADDING) / CELL.width);
    while (rows.length <= row) rows.push('');
    rows[row] = (rows[row] ?? '').padEnd(column) + unescapeXml(text);
  }
  return rows;
}

function writeSpan({ column, text, look }: Span, row: number): string {
  const x = tidy(PADDING + column * CELL.width);
  const top = PADDING + row * CELL.height;
  const length = tidy(text.length * CELL.width);
  const behind = look.isInverse
    ? `<rect class="${look.color === undefined ? 't' : classOf(look.color)}" x="${x}" y="${top}" width="${length}" height="${CELL.height}"/>`
    : '';
  const classes = classesOf(look);
  const attributes = `${classes === '' ? '' : ` class="${classes}"`} textLength="${length}" lengthAdjust="spacingAndGlyphs"`;
  return `${behind}<text x="${x}" y="${tidy(top + BASELINE)}"${attributes}>${escapeXml(text)}</text>`;
}

function classesOf({ color, isBold, isDim, isInverse }: Look): string {
  const fill = isInverse ? 'i' : classOf(color);
  return [fill, isBold ? 'b' : '', isDim ? 'd' : ''].filter(Boolean).join(' ');
}

function classOf(color: number | undefined): string {
  return color === undefined ? '' : (COLOR_CLASSES[color] ?? '');
}

function writePalette({ page, edge, text, colors }: Palette): string {
  return [
    `.page{fill:${page};stroke:${edge}}text,.t{fill:${text}}.i{fill:${page}}`,
    ...colors.map((color, index) => `.c${index}{fill:${color}}`),
  ].join('');
}

/** Without the noise of binary fractions. */
function tidy(pixels: number): string {
  return String(Math.round(pixels * 10) / 10);
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function unescapeXml(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
