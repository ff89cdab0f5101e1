export const INDEX_FILE = 'src/functions/index.ts';

/** One name that the list of functions exports. */
export interface IndexExport {
  /** The name that is exported, like `rotateNodes`. */
  readonly name: string;
  /** As written, like `./rotate-nodes.ts`. */
  readonly from: string;
  /** Of the export statement, from 1. */
  readonly line: number;
  /** Where the export statement stands in the text. */
  readonly start: number;
  readonly end: number;
}

export interface FunctionsIndex {
  readonly exports: readonly IndexExport[];
  /** Line of the first statement that is no `export { … } from '…'`; undefined when there is none. */
  readonly firstOtherLine: number | undefined;
}

const BLANK_OR_COMMENT = /^(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)/;
const EXPORT = /^export\s*\{([^}]*)\}\s*from\s*(['"])([^'"\n]+)\2[ \t]*;?/;

/** Reads `src/functions/index.ts` as far as it is what the generator writes: export lines, blanks and comments. */
export function parseIndex(text: string): FunctionsIndex {
  const exports: IndexExport[] = [];
  let rest = text;
  while (rest !== '') {
    const start = text.length - rest.length;
    const line = text.slice(0, start).split('\n').length;
    const blank = BLANK_OR_COMMENT.exec(rest)?.[0];
    const [statement, names = '', , from = ''] = blank === undefined ? (EXPORT.exec(rest) ?? []) : [];
    if (blank === undefined && statement === undefined) return { exports, firstOtherLine: line };
    const end = start + (blank ?? statement ?? '').length;
    exports.push(...toNames(names).map((name) => ({ name, from, line, start, end })));
    rest = text.slice(end);
  }
  return { exports, firstOtherLine: undefined };
}

/** `a, type B, c as d` exports a and d to a program that runs. */
function toNames(list: string): readonly string[] {
  return list
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '' && !entry.startsWith('type '))
    .map((entry) => entry.split(/\s+/).at(-1) ?? entry);
}
