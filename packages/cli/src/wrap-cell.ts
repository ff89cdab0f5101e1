import { cutText, textWidth } from './text-width.ts';

/** A text in lines of at most `width` columns, broken between words; one that has no room is broken after a dot, a comma or a slash, or else anywhere. */
export function wrapCell(cell: string, width: number): readonly string[] {
  const fits = (text: string): boolean => textWidth(text.trimEnd()) <= width;
  const pieces = cell
    .split(/(?<= )/)
    .flatMap((word) => (fits(word) ? [word] : word.split(/(?<=[.,/])/)))
    .flatMap((piece) => (fits(piece) ? [piece] : chunk(piece, width)));
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    if (last !== undefined && fits(last + piece)) lines[lines.length - 1] = last + piece;
    else lines.push(piece);
  }
  return lines;
}

function chunk(text: string, width: number): readonly string[] {
  const chunks: string[] = [];
  let rest = text;
  while (rest !== '') {
    const [fitting, left] = cutText(rest, width);
    chunks.push(fitting);
    rest = left;
  }
  return chunks;
}
