/** Why a text is no JSON, and where; both counted from 1. */
export interface JsonError {
  readonly line: number;
  readonly column: number;
  /** Without a part of the text. */
  readonly message: string;
}

/** What the reader of JSON says of a text; undefined where it reads it. */
export function findJsonError(text: string): JsonError | undefined {
  const said = tryToRead(text);
  if (said === undefined) return undefined;
  const before = text.slice(0, findOffset(said, text)).split('\n');
  const message = said
    .replace(/, (?:\.{3})?".*" is not valid JSON$/s, '')
    .replace(/ \(line \d+ column \d+\)$/, '');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1, message };
}

function tryToRead(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** V8 does not say where a token is that it did not expect: behind the longest beginning that may go on. */
function findOffset(said: string, text: string): number {
  const position = /at position (\d+)/.exec(said)?.[1];
  if (position !== undefined) return Number(position);
  if (mayGoOn(text)) return text.trimEnd().length;
  let [good, bad] = [0, text.length];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (mayGoOn(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

function mayGoOn(beginning: string): boolean {
  const said = tryToRead(beginning);
  if (said === undefined || said.startsWith('Unexpected end')) return true;
  return Number(/at position (\d+)/.exec(said)?.[1]) === beginning.length;
}
