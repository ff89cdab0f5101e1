import { fc } from '@castai-bot/testing/properties';
import { expect, test } from 'vitest';
import { startChecked } from '../checked-client.test-kit.ts';
import { writeJson } from './write-json.ts';

const bodies = fc.dictionary(fc.string(), fc.option(fc.jsonValue(), { nil: undefined }), { maxKeys: 4 });

test('writeJson() writes what JSON.stringify() writes, a long list as it is read', () => {
  const items = fc.array(fc.jsonValue(), { minLength: 1001, maxLength: 1100, size: 'max' });
  fc.assert(
    fc.property(items, bodies, (list, rest) => {
      const body = { ...rest, items: list };
      const pieces = writeJson(body);
      expect(Array.isArray(pieces)).toBe(false);
      expect(Buffer.concat([...pieces]).toString()).toBe(JSON.stringify(body));
    }),
    { numRuns: 20 },
  );
});

test('writeJson() has all of what has no long list', () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), bodies), (body) => {
      const pieces = writeJson(body);
      expect(Array.isArray(pieces)).toBe(true);
      expect(Buffer.concat([...pieces]).toString()).toBe(JSON.stringify(body));
    }),
  );
});

test('a long list that is asked for without a limit is streamed, whole', async () => {
  const { ok, send, clusterId } = await startChecked({ world: { clusters: 1, nodes: 1200, workloads: 0 } });
  const { headers } = await send('listNodes', { params: { clusterId } });
  expect(headers.get('content-length')).toBeNull();
  expect((await ok('listNodes', { params: { clusterId } })).items).toHaveLength(1200);
  const few = { params: { clusterId }, query: { 'page.limit': '5' } };
  expect(Number((await send('listNodes', few)).headers.get('content-length'))).toBeGreaterThan(0);
});
