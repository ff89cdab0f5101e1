import { expect, test } from 'vitest';
import type { ApiRequest } from './answerer.ts';
import { limitWrites } from './limit-writes.ts';

function ask(method: string): ApiRequest {
  const { signal } = new AbortController();
  return { method, path: '/v1/nowhere', headers: {}, body: Buffer.alloc(0), signal };
}

/** Sends these one after the other, with two writes allowed; CAST AI answers as told, else 200. */
async function send(
  methods: readonly string[],
  answers: readonly number[] = [],
): Promise<{
  readonly statuses: readonly number[];
  readonly sent: readonly string[];
  readonly refused: number;
}> {
  const sent: string[] = [];
  let refused = 0;
  const answer = limitWrites(
    async ({ method }) => {
      sent.push(method);
      return { status: answers[sent.length - 1] ?? 200, headers: {}, body: Buffer.alloc(0) };
    },
    { maxWrites: 2, refused: () => (refused += 1) },
  );
  const statuses: number[] = [];
  for (const method of methods) statuses.push((await answer(ask(method))).status);
  return { statuses, sent, refused };
}

test('limitWrites() lets so many writes through, and every read', async () => {
  expect(await send(['POST', 'GET', 'PUT', 'DELETE', 'GET', 'POST'])).toEqual({
    statuses: [200, 200, 200, 405, 200, 405],
    sent: ['POST', 'GET', 'PUT', 'GET'],
    refused: 2,
  });
});

test('limitWrites() does not count a write that is to come again', async () => {
  const { refused, statuses } = await send(['POST', 'POST', 'PUT', 'PUT'], [429, 200, 429, 200]);
  expect([statuses, refused]).toEqual([[429, 200, 429, 200], 0]);
});
