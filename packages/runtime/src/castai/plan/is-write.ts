import { type ApiOperation, findOperations } from '@castai-bot/api/bot';
import type { ApiCall } from '../../http/prepare/api-call.ts';
import type { Query } from '../../http/prepare/query-string.ts';

/**
 * Whether a call would change anything: as the document says, whatever its method. What the document does not know is a
 * write unless it is a GET.
 */
export function isWrite({ method, path, query = {} }: ApiCall): boolean {
  if (method === 'GET') return false;
  const operations = findOperations(method, path);
  return operations.length === 0 || operations.some((operation) => changes(operation, query));
}

function changes({ effect, readWhen }: ApiOperation, query: Query): boolean {
  if (effect === 'read') return false;
  if (readWhen === undefined) return true;
  return Object.entries(readWhen.query).some(([name, value]) => query[name] !== value);
}
