import type { ApiOperation } from './api-operation.ts';

/** What stands for a method in the table; a small letter says that nothing is changed. */
export const METHOD_LETTERS: Readonly<Record<ApiOperation['method'], string>> = {
  GET: 'G',
  POST: 'P',
  PUT: 'U',
  PATCH: 'A',
  DELETE: 'D',
};

const METHODS = Object.fromEntries(
  Object.entries(METHOD_LETTERS).map(([method, letter]) => [letter, method]),
);

/**
 * Reads the table of operations: a line with a path, written as how many characters it shares with the path before it
 * and what follows these, `12/nodes`; and below it one of each of its methods, ` g listNodes A items {…}` with method,
 * id, the dialect and the member of a list that has pages, and what only some operations have.
 */
export function readOperations(text: string): Readonly<Record<string, ApiOperation>> {
  const rows: Record<string, ApiOperation> = {};
  let path = '';
  for (const line of text.trim().split('\n')) {
    const [, same, rest = ''] = /^(\d+)(.*)/.exec(line) ?? [];
    if (same === undefined) {
      const row = { path, ...readRow(line) };
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the generator writes it of such a row
      rows[row.id] = row as ApiOperation;
    } else {
      path = path.slice(0, Number(same)) + rest;
    }
  }
  return rows;
}

function readRow(line: string): { readonly id: string } {
  const [, letter = '', id = '', dialect, items, json = '{}'] =
    /^ (\w) (\w+)(?: ([A-Z]) (\w+))?(?: (\{.*))?$/.exec(line) ?? [];
  const capital = letter.toUpperCase();
  const more: unknown = JSON.parse(json);
  const row = { id, method: METHODS[capital], effect: letter === capital ? 'write' : 'read' };
  return Object.assign(row, more, dialect === undefined ? {} : { pagination: { dialect, items } });
}
