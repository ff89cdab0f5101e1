import { expect, test } from 'vitest';
import type { ApiRequest } from './answerer.ts';
import { limitWrites } from './limit-writes.ts';

function ask(method: string): ApiRequest {
  const { signal } = new AbortController();
  return { method, path: '/v1/nowhere', headers: {}, body: Buffer.alloc(0), signal };
}

test('limitWrites() lets so many writes through, and every read', async () => {
  const sent: string[] = [];
  const answer = limitWrites(async ({ method }) => {
    sent.push(method);
    return { status: 200, headers: {}, body: Buffer.alloc(0) };
  }, 2);
  const statuses = [];
  for (const method of ['POST', 'GET', 'PUT', 'DELETE', 'GET', 'POST']) {
    statuses.push((await answer(ask(method))).status);
  }
  expect(statuses).toEqual([200, 200, 200, 405, 200, 405]);
  expect(sent).toEqual(['POST', 'GET', 'PUT', 'GET']);
});
