import { type ApiOperation, operations } from '@castai-bot/api';

interface Row {
  readonly operation: ApiOperation;
  /** A path with ids in place of its names still belongs to its operation. */
  readonly pattern: RegExp;
}

const rows: readonly Row[] = Object.values(operations).map((operation) => ({
  operation,
  pattern: new RegExp(`^${escapePattern(operation.path).replaceAll(/\\\{[^{}]+\\\}/g, '[^/:]+')}$`),
}));

const byName: ReadonlyMap<string, ApiOperation> = new Map(
  rows.map(({ operation }) => [`${operation.method} ${operation.path}`, operation]),
);

/**
 * Finds the operations of the document that a call may belong to, whether its path has `{names}` or ids. One whose path
 * is the same to the letter is the only one.
 */
export function findOperations(method: string, path: string): readonly ApiOperation[] {
  const same = byName.get(`${method} ${path}`);
  if (same !== undefined) return [same];
  return rows
    .filter(({ operation, pattern }) => operation.method === method && pattern.test(path))
    .map(({ operation }) => operation);
}

function escapePattern(text: string): string {
  return text.replaceAll(/[.*+?^$(){}|[\]\\]/g, String.raw`\$&`);
}
