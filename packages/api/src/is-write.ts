import type { ApiOperation } from './api-operation.ts';
import { findOperations } from './find-operations.ts';

type Query = Readonly<Record<string, unknown>>;

/**
 * Whether a request would change anything: as the document says, whatever its method. What the document does not know is
 * a write unless it is a GET.
 *
 * @param pathname With its `{names}` or its ids, without the query
 */
export function isWrite(method: string, pathname: string, query: Query = {}): boolean {
  if (method === 'GET') return false;
  const operations = findOperations(method, pathname);
  return operations.length === 0 || operations.some((operation) => changes(operation, query));
}

function changes({ effect, readWhen }: ApiOperation, query: Query): boolean {
  if (effect === 'read') return false;
  if (readWhen === undefined) return true;
  return Object.entries(readWhen.query).some(([name, value]) => query[name] !== value);
}
