import { stripVTControlCharacters } from 'node:util';

/** Control characters, and marks that turn the direction of the text around them. Line breaks and tabs aside. */
// oxlint-disable-next-line eslint/no-control-regex -- these are what must go
const UNPRINTABLE = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]+/g;

/** A text from outside that cannot move the cursor, change colours or turn what stands around it. */
export function toPlainText(text: string): string {
  return stripVTControlCharacters(text).replaceAll(UNPRINTABLE, ' ');
}

/** The same on one line. */
export function toOneLine(text: string): string {
  return toPlainText(text).replaceAll(/[\n\t]+/g, ' ');
}
