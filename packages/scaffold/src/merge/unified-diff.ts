import { findHunks, type Hunk } from './hunks.ts';

/** A file before and after; undefined where there is none. */
export interface FileVersions {
  /** Relative, with slashes. */
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

const CONTEXT_LINES = 3;
const NO_LINE_BREAK = '\\ No newline at end of file';

/** The difference as `git diff` shows it, and `git apply` takes it; empty where there is none. */
export function unifiedDiff({ path, before, after }: FileVersions): string {
  const [old, fresh] = [splitLines(before), splitLines(after)];
  const groups = groupHunks(findHunks(old, fresh));
  if (groups.length === 0) return '';
  const head = [
    `--- ${before === undefined ? '/dev/null' : `a/${path}`}`,
    `+++ ${after === undefined ? '/dev/null' : `b/${path}`}`,
  ];
  let shift = 0;
  const sections = groups.flatMap((group) => {
    const section = writeSection(group, old, shift);
    shift += group.reduce((sum, { start, end, lines }) => sum + lines.length - (end - start), 0);
    return section;
  });
  return `${[...head, ...sections].join('\n')}\n`;
}

/** Each line keeps its line break, so that one without differs from one with. */
function splitLines(text = ''): readonly string[] {
  return text.match(/[^\n]+\n?|\n/g) ?? [];
}

/** Those whose context would meet belong together. */
function groupHunks(hunks: readonly Hunk[]): readonly (readonly Hunk[])[] {
  const groups: Hunk[][] = [];
  for (const hunk of hunks) {
    const last = groups.at(-1);
    const end = last?.at(-1)?.end ?? Number.NEGATIVE_INFINITY;
    if (last && hunk.start - end <= 2 * CONTEXT_LINES) last.push(hunk);
    else groups.push([hunk]);
  }
  return groups;
}

function writeSection(group: readonly Hunk[], old: readonly string[], shift: number): readonly string[] {
  const start = Math.max(0, (group[0]?.start ?? 0) - CONTEXT_LINES);
  const end = Math.min(old.length, (group.at(-1)?.end ?? 0) + CONTEXT_LINES);
  const body: string[] = [];
  let at = start;
  for (const hunk of group) {
    body.push(...mark(' ', old.slice(at, hunk.start)), ...mark('-', old.slice(hunk.start, hunk.end)));
    body.push(...mark('+', hunk.lines));
    at = hunk.end;
  }
  body.push(...mark(' ', old.slice(at, end)));
  const added = group.reduce((sum, one) => sum + one.lines.length - (one.end - one.start), 0);
  const [was, is] = [writeRange(start, end - start), writeRange(start + shift, end - start + added)];
  return [`@@ -${was} +${is} @@`, ...body];
}

/** Lines count from 1; where there are none, the line before them is named. */
function writeRange(from: number, length: number): string {
  return `${length === 0 ? from : from + 1},${length}`;
}

function mark(sign: string, lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) =>
    line.endsWith('\n') ? [sign + line.slice(0, -1)] : [sign + line, NO_LINE_BREAK],
  );
}
