import { describe, expect, test } from 'vitest';
import { readState, writeState } from '../testing/kubernetes/play-state.ts';
import {
  CONTEXT,
  NAMESPACE,
  startCluster,
  type TestCluster,
  whyNoCluster,
} from '../testing/kubernetes/start-cluster.ts';
import { keepInCluster } from './keep-in-cluster.ts';
import { createKubectl, type Kubectl } from './kubectl.ts';

const why = await whyNoCluster();
const STATE = 'my-bot-hours-state';
const CONFIG_MAPS = `/api/v1/namespaces/${NAMESPACE}/configmaps`;

describe.skipIf(why !== undefined)(`keepInCluster${why ? `: ${why}` : ''}`, () => {
  test('keepInCluster() reads, replaces and empties a state, and never over what a run has written', async () => {
    await using cluster = await startCluster();
    const keeper = keepInCluster(toKubectl(cluster), STATE);
    await expect(keeper.read()).rejects.toMatchObject({ code: 'NOT_DEPLOYED' });
    await cluster.ask('POST', CONFIG_MAPS, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: STATE, labels: { kept: 'yes' } },
    });
    const empty = await keeper.read();
    expect(empty).toEqual({ version: '', data: {} });
    const long = 'x'.repeat(900_000);
    const first = await keeper.write({ 'state.json': JSON.stringify(long), 'runs.json': '{}' }, '');
    expect(await readState(cluster, STATE)).toBe(long);

    const second = await keeper.write({ 'state.json': '{"n":1}' }, first?.version ?? '');
    expect(second?.data).toEqual({ 'state.json': '{"n":1}' });
    await writeState(cluster, STATE, { n: 2 });
    expect(await keeper.write({ 'state.json': '{"n":3}' }, second?.version ?? '')).toBeUndefined();
    expect(await keeper.write({ 'state.json': '{"n":3}' }, 'another')).toBeUndefined();
    expect(await keeper.read()).toMatchObject({ data: { 'state.json': '{"n":2}' } });

    await keeper.discard();
    expect(await keeper.read()).toEqual({ version: '', data: {} });
    const { metadata } = await cluster.ask('GET', `${CONFIG_MAPS}/${STATE}`);
    expect(metadata).toMatchObject({ labels: { kept: 'yes' } });
  });
});

function toKubectl(cluster: TestCluster): Kubectl {
  const { signal } = new AbortController();
  const effects = { env: cluster.env(), signal, stderr: process.stderr };
  return createKubectl({ context: CONTEXT, namespace: NAMESPACE, cwd: '/', effects });
}
