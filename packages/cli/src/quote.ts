const LONGEST = 80;

/** A text from outside as a message quotes it: not too long, and what would turn or hide the text around it spelled out. */
export function quote(value: string): string {
  const shown = value.length > LONGEST ? `${value.slice(0, LONGEST).toWellFormed()}…` : value;
  // No class, which V8 would look up in Unicode's tables when it reads the file.
  return JSON.stringify(shown).replaceAll(/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/gu, toEscape);
}

function toEscape(mark: string): string {
  return `\\u{${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`;
}
