import { cut } from '../message.ts';

/** A text escaped, and cut before that where it would be longer than `length`: half an escape is read as something else. */
export function escapeWithin(text: string, length: number, escape: (text: string) => string): string {
  let fitting = cut(text, length);
  let escaped = escape(fitting);
  while (escaped.length > length) {
    fitting = cut(fitting, Math.max(fitting.length - Math.ceil((escaped.length - length) / 5), 1));
    escaped = escape(fitting);
  }
  return escaped;
}
