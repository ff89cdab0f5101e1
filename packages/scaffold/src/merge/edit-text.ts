import { findHunks } from './hunks.ts';

const BOM = '\uFEFF';

/**
 * Changes a text, which the change sees without a byte order mark and with Unix line breaks. What it leaves alone keeps
 * its bytes: the mark, and every line its own line break; new lines get the one that most lines have.
 */
export function editText(text: string, change: (text: string) => string): string {
  const mark = text.startsWith(BOM) ? BOM : '';
  const lines = splitLines(text.slice(mark.length));
  const before = lines.map(({ words }) => words).join('\n');
  const after = change(before);
  if (after === before) return text;
  const usual = usualBreak(lines);
  return mark + joinLines(replaceLines(lines, after.split('\n'), usual), usual);
}

interface Line {
  readonly words: string;
  /** Empty of the last. */
  readonly end: string;
}

function splitLines(text: string): readonly Line[] {
  return text.split('\n').map((words, at, all) => {
    if (at === all.length - 1) return { words, end: '' };
    return words.endsWith('\r') ? { words: words.slice(0, -1), end: '\r\n' } : { words, end: '\n' };
  });
}

function usualBreak(lines: readonly Line[]): string {
  const windows = lines.filter(({ end }) => end === '\r\n').length;
  return windows > lines.length - 1 - windows ? '\r\n' : '\n';
}

function replaceLines(lines: readonly Line[], after: readonly string[], usual: string): readonly Line[] {
  const hunks = findHunks(
    lines.map(({ words }) => words),
    after,
  );
  const made: Line[] = [];
  let at = 0;
  for (const hunk of hunks) {
    made.push(...lines.slice(at, hunk.start), ...hunk.lines.map((words) => ({ words, end: usual })));
    at = hunk.end;
  }
  return [...made, ...lines.slice(at)];
}

/** The last line has no break, and one that was the last has become another. */
function joinLines(lines: readonly Line[], usual: string): string {
  return lines
    .map(({ words, end }, at) => words + (at === lines.length - 1 ? '' : end === '' ? usual : end))
    .join('');
}
