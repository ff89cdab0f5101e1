import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asList, asObject, type JsonObject } from './kube-object.ts';
import { NAMESPACE, startCluster, whyNoCluster, type TestCluster } from './start-cluster.ts';

const why = await whyNoCluster();
const CONFIG_MAPS = `/api/v1/namespaces/${NAMESPACE}/configmaps`;

/** What castai-bot's tests rely on the stand-in to refuse; a real API server, where there is one, must agree. */
describe.skipIf(why !== undefined)(`the cluster of the tests${why ? `: ${why}` : ''}`, () => {
  let cluster: TestCluster;
  beforeAll(async () => {
    cluster = await startCluster();
  });
  afterAll(() => cluster[Symbol.asyncDispose]());

  test.each([
    ['an apply without a field manager', 422, 'APPLY', `${CONFIG_MAPS}/a`, toConfigMap('a')],
    ['another dry run than All', 422, 'POST', `${CONFIG_MAPS}?dryRun=Some`, toConfigMap('a')],
    [
      'an unknown field',
      400,
      'POST',
      `${CONFIG_MAPS}?fieldValidation=Strict`,
      { ...toConfigMap('a'), dada: {} },
    ],
    ['another kind than the path', 400, 'POST', CONFIG_MAPS, { ...toConfigMap('a'), kind: 'Secret' }],
    ['a name that is none', 422, 'POST', CONFIG_MAPS, toConfigMap('A_b')],
    ['another namespace than the path', 400, 'POST', CONFIG_MAPS, toConfigMap('a', 'elsewhere')],
    ['a path that is none', 404, 'GET', '/api/v1/namespaces/x/nothings', undefined],
    ['what is not there', 404, 'GET', `${CONFIG_MAPS}/nothing`, undefined],
  ] as const)('ask() is refused %s', async (...[, status, method, path, body]) => {
    await expect(cluster.ask(method, path, body)).rejects.toThrow(`: ${status} `);
  });

  test('ask() is refused a stale version, and what is there already', async () => {
    const created = await cluster.ask('POST', CONFIG_MAPS, toConfigMap('stale'));
    await expect(cluster.ask('POST', CONFIG_MAPS, toConfigMap('stale'))).rejects.toThrow(': 409 ');
    await cluster.ask('PATCH', `${CONFIG_MAPS}/stale`, { data: { a: '2' } });
    const old = { ...created, data: { a: '3' } };
    await expect(cluster.ask('PUT', `${CONFIG_MAPS}/stale`, old)).rejects.toThrow(': 409 ');
  });

  test('ask() applies by owner: conflicts, force, fields that are given up', async () => {
    const apply = toApply(cluster);
    await apply('one', { a: '1', b: '1' });
    await apply('two', { a: '1', c: '2' });
    await expect(apply('two', { a: '2' })).rejects.toThrow(/409 .*conflict with \\"one\\"/);
    expect((await apply('two', { a: '2' }, true))['data']).toEqual({ a: '2', b: '1' });
    const { data, metadata } = await apply('one', {});
    expect(data).toEqual({ a: '2' });
    const owners = asList(asObject(metadata)['managedFields']).map((one) => asObject(one)['manager']);
    expect(new Set(owners)).toEqual(new Set(['one', 'two']));
  });
});

function toConfigMap(name: string, namespace = NAMESPACE): JsonObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace }, data: { a: '1' } };
}

type Apply = (manager: string, data: JsonObject, isForced?: boolean) => Promise<JsonObject>;

function toApply(cluster: TestCluster): Apply {
  return (manager, data, isForced = false) => {
    const query = `fieldManager=${manager}&force=${isForced}`;
    return cluster.ask('APPLY', `${CONFIG_MAPS}/owned?${query}`, { ...toConfigMap('owned'), data });
  };
}
