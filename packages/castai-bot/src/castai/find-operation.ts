import { type ApiOperation, operations } from '@castai-bot/api';

/** An operation of the document that a request may be. */
export interface FoundOperation extends ApiOperation {
  readonly id: string;
}

interface Row {
  readonly operation: FoundOperation;
  readonly pattern: RegExp;
}

const rows: readonly Row[] = Object.entries(operations)
  .map(([id, operation]: [string, ApiOperation]) => ({
    operation: { ...operation, id },
    // oxlint-disable-next-line patterns/no-backtracking -- each part ends at a slash
    pattern: new RegExp(
      `^${operation.path.replaceAll(/[.*+?$()|[\]\\]/g, String.raw`\$&`).replaceAll(/\{[^{}]+\}/g, '[^/:]+')}$`,
    ),
  }))
  .toSorted((one, other) => countParameters(one.operation) - countParameters(other.operation));

/** The operations whose path fits, the one with the most words of its own first. `pathname` is without its query. */
export function findOperations(method: string, pathname: string): readonly FoundOperation[] {
  return rows
    .filter(({ operation, pattern }) => operation.method === method && pattern.test(pathname))
    .map(({ operation }) => operation);
}

function countParameters({ path }: ApiOperation): number {
  return path.split('{').length;
}
