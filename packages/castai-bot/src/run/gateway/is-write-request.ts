import { isWrite } from '@castai-bot/api';
import type { ApiRequest } from './answerer.ts';

/** Whether a request would change anything: see isWrite(). A HEAD is a GET. */
export function isWriteRequest({ method, path }: Pick<ApiRequest, 'method' | 'path'>): boolean {
  const { pathname, searchParams } = new URL(path, 'http://127.0.0.1');
  // Whatever a name that is there twice means, it is not what makes a write a read.
  const query = [...searchParams.keys()].map((name) => [name, searchParams.getAll(name).join()]);
  return method !== 'HEAD' && isWrite(method, pathname, Object.fromEntries(query));
}
