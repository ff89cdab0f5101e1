import { fc } from '@castai-bot/testing/properties';
import { expect, test } from 'vitest';
import { startChecked } from '../checked-client.test-kit.ts';
import { streamJson } from './stream-json.ts';

test('streamJson() writes what JSON.stringify() writes, in pieces', async () => {
  const items = fc.array(fc.jsonValue(), { minLength: 1001, maxLength: 1100, size: 'max' });
  const rest = fc.dictionary(fc.string(), fc.option(fc.jsonValue(), { nil: undefined }), { maxKeys: 4 });
  await fc.assert(
    fc.asyncProperty(items, rest, async (list, more) => {
      const body = { ...more, items: list };
      const stream = streamJson(body);
      expect(stream).toBeDefined();
      expect(await new Response(stream).text()).toBe(JSON.stringify(body));
    }),
    { numRuns: 20 },
  );
});

test.each([[undefined], [null], [[]], [{}], [{ items: Array.from({ length: 1000 }, () => 0) }]])(
  'streamJson() leaves %j to be written at once',
  (body) => {
    expect(streamJson(body)).toBeUndefined();
  },
);

test('a long list that is asked for without a limit is streamed, whole', async () => {
  const { ok, send, clusterId } = await startChecked({ world: { clusters: 1, nodes: 1200, workloads: 0 } });
  const { headers } = await send('listNodes', { params: { clusterId } });
  expect(headers.get('content-length')).toBeNull();
  expect((await ok('listNodes', { params: { clusterId } })).items).toHaveLength(1200);
  const few = { params: { clusterId }, query: { 'page.limit': '5' } };
  expect(Number((await send('listNodes', few)).headers.get('content-length'))).toBeGreaterThan(0);
});
