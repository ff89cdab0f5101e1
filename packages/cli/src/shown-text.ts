import { toPlainText } from './plain-text.ts';

/** How `View` styles: bold, dim, red, green, yellow, cyan, and the ends of them. */
// oxlint-disable-next-line eslint/no-control-regex -- a style begins with one
const STYLES = /(\u001B\[(?:1|2|22|31|32|33|36|39)m)/;
/** Of what a terminal obeys, what `JSON.stringify` lets through. */
const UNESCAPED = /[\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/g;

/**
 * A text as a stream gets it: with our own styles, where there is colour, and with nothing else that a terminal would
 * obey, wherever it came from.
 */
export function toShownText(text: string, { isColored }: { readonly isColored: boolean }): string {
  return text
    .replaceAll('\r\n', '\n')
    .split(STYLES)
    .map((part, index) => {
      if (index % 2 === 1) return isColored ? part : '';
      return toPlainText(part);
    })
    .join('');
}

/** JSON with everything escaped that a terminal would obey: what it says is the same. */
export function toShownJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    UNESCAPED,
    (mark) => String.raw`\u` + mark.charCodeAt(0).toString(16).padStart(4, '0'),
  );
}
