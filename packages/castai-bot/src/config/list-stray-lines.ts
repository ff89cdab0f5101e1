/** A value in quotes may go on over several lines. */
const QUOTED = /(=[ \t]*)(?:"[^"]*"|'[^']*'|`[^`]*`)/g;
const ASSIGNMENT = /^\s*(?:export\s+)?[\w.-]+\s*=/;

/** The numbers of the lines of an env file that set nothing, and are neither blank nor a comment. */
export function listStrayLines(text: string): readonly number[] {
  return text
    .replace(/^\uFEFF/, '')
    .replaceAll(QUOTED, (whole, begin: string) => begin + '\n'.repeat(whole.split('\n').length - 1))
    .split('\n')
    .flatMap((line, index) => (/^\s*(?:#.*)?$/.test(line) || ASSIGNMENT.test(line) ? [] : [index + 1]));
}
