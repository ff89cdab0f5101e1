import type { ApiOperation } from './api-operation.ts';

/**
 * Reads the table of operations: a line with a path, and below it one of each of its methods, ` r GET listNodes {…}`
 * with effect, method, id and what only some operations have.
 */
export function readOperations(text: string): Readonly<Record<string, ApiOperation>> {
  const rows: Record<string, ApiOperation> = {};
  let path = '';
  for (const line of text.trim().split('\n')) {
    if (!line.startsWith(' ')) {
      path = line;
      continue;
    }
    const [, effect, method, id = '', ...rest] = line.split(' ');
    const more: unknown = JSON.parse(rest.join(' ') || '{}');
    const row = Object.assign({ id, method, path, effect: effect === 'r' ? 'read' : 'write' }, more);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the generator writes it of such a row
    rows[id] = row as ApiOperation;
  }
  return rows;
}
