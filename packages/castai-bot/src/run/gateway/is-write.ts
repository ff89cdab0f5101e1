import { type ApiOperation, findOperations } from '@castai-bot/api';

/**
 * Whether a request would change anything: as the document of the API says, whatever its method. What the document does
 * not know is a write unless it is a GET or a HEAD.
 */
export function isWrite(method: string, path: string): boolean {
  if (method === 'GET' || method === 'HEAD') return false;
  const { pathname, searchParams } = new URL(path, 'http://127.0.0.1');
  const found = findOperations(method, pathname);
  return found.length === 0 || found.some((operation) => changes(operation, searchParams));
}

function changes({ effect, readWhen }: ApiOperation, query: URLSearchParams): boolean {
  if (effect === 'read') return false;
  if (readWhen === undefined) return true;
  return Object.entries(readWhen.query).some(([name, value]) => query.get(name) !== value);
}
