import { type ApiOperation, operations } from '@castai-bot/api';

/** A path with ids in place of its names still belongs to its operation. */
interface Row {
  readonly operation: ApiOperation;
  readonly pattern: RegExp;
}

/**
 * Finds the operation of the document that a call belongs to, whether its path has `{names}` or ids. Of several, the
 * one whose path is the same to the letter wins.
 */
export function findOperation(method: string, path: string): ApiOperation | undefined {
  const rows: readonly ApiOperation[] = Object.values(operations);
  const candidates = rows.filter((operation) => operation.method === method);
  return (
    candidates.find((operation) => operation.path === path) ??
    candidates.map(toRow).find(({ pattern }) => pattern.test(path))?.operation
  );
}

function toRow(operation: ApiOperation): Row {
  const escaped = operation.path.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`);
  return { operation, pattern: new RegExp(`^${escaped.replaceAll(/\{[^{}]+\}/g, '[^/]+')}$`) };
}
