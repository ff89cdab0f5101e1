import { type ApiOperation, operations } from '@castai-bot/api';

interface Row {
  readonly operation: ApiOperation;
  /** A path with ids in place of its names still belongs to its operation. */
  readonly pattern: RegExp;
}

const rows: readonly Row[] = Object.values(operations).map((operation) => ({
  operation,
  pattern: new RegExp(`^${escapePattern(operation.path).replaceAll(/\\\{[^{}]+\\\}/g, '[^/]+')}$`),
}));

/**
 * Finds the operation of the document that a call belongs to, whether its path has `{names}` or ids. Of several, the
 * one whose path is the same to the letter wins.
 */
export function findOperation(method: string, path: string): ApiOperation | undefined {
  const candidates = rows.filter(({ operation }) => operation.method === method);
  const row =
    candidates.find(({ operation }) => operation.path === path) ??
    candidates.find(({ pattern }) => pattern.test(path));
  return row?.operation;
}

function escapePattern(text: string): string {
  return text.replaceAll(/[.*+?^$(){}|[\]\\]/g, String.raw`\$&`);
}
