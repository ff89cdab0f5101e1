/** What a terminal obeys, and what turns the direction of text; line breaks and tabs aside. */
// oxlint-disable-next-line eslint/no-control-regex -- these are what must go
const MARKS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/g;

/**
 * A log line with such marks spelled out, as JSON does it, so that a name or a message from an API is text to the
 * terminal that shows it. JSON says the same afterwards.
 */
export function escapeMarks(line: string): string {
  return line.replaceAll(MARKS, (mark) => String.raw`\u` + mark.charCodeAt(0).toString(16).padStart(4, '0'));
}
