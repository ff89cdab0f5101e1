import { expect, test } from 'vitest';
import { NameBook } from './name-book.ts';

test('NameBook calls things what the answers called them', async () => {
  const names = new NameBook();
  names.add('c1', 'prod');
  names.add('o1', null);
  const answer = names.listen(() => {
    const body = {
      items: [
        { id: 'w1', name: 'web', namespace: 'shop' },
        { id: 'n1', spec: { id: 't1', name: 'spot' } },
      ],
    };
    return Promise.resolve({ status: 200, headers: {}, body: Buffer.from(JSON.stringify(body)) });
  });
  const { signal } = new AbortController();
  await answer({ method: 'GET', path: '/v1/things', headers: {}, body: Buffer.alloc(0), signal });
  expect(
    [
      '/clusters/c1/workloads/w1',
      '/clusters/c1/nodes?a=w1',
      '/clusters/c1/workloads/w2',
      '/t1',
      '/o1',
      '/x',
    ].map((path) => names.describe(path)),
  ).toEqual(['shop/web', 'prod/nodes', 'prod/workloads/w2', 'spot', undefined, undefined]);
});
