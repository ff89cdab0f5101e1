import { expect, test } from 'vitest';
import { fakeClock } from '../../http/testing/fake-clock.test-kit.ts';
import { canaryKey } from '../../http/testing/request-for.test-server.ts';
import { answerJson, serve } from '../../http/testing/serve.test-server.ts';
import { CastAi } from '../cast-ai.ts';
import { type ClusterPolicies, EvictorNotOursError } from './policies.ts';
import { simulate } from '../simulated-client.test-kit.ts';

test('policies.update() changes what is named, and nothing when there is nothing to change', async () => {
  const { castai, clusterId, simulator } = await simulate();
  const before = await castai.policies.get(clusterId);
  const after = await castai.policies.update(clusterId, {
    enabled: false,
    clusterLimits: { cpu: { maxCores: 7 } },
  });
  expect(after).toEqual({
    ...before,
    enabled: false,
    clusterLimits: { ...before.clusterLimits, cpu: { ...before.clusterLimits?.cpu, maxCores: 7 } },
    defaultNodeTemplateVersion: after.defaultNodeTemplateVersion,
  });
  const requests = simulator.requests.length;
  await expect(castai.policies.update(clusterId, { enabled: false })).resolves.toEqual(after);
  expect(simulator.requests.slice(requests).map(({ method }) => method)).toEqual(['GET']);
});

test('policies.update() makes both of two changes that meet', async () => {
  const { castai, clusterId, simulator } = await simulate();
  const before = await castai.policies.get(clusterId);
  const { maxCores = 0 } = before.clusterLimits?.cpu ?? {};
  await Promise.all([
    castai.policies.update(clusterId, { enabled: !before.enabled }),
    castai.policies.update(clusterId, { isScopedMode: !before.isScopedMode }),
    castai.policies.update(clusterId, (present) => ({
      ...present,
      clusterLimits: {
        ...present.clusterLimits,
        cpu: { ...present.clusterLimits?.cpu, maxCores: maxCores + 1 },
      },
    })),
  ]);
  expect(await castai.policies.get(clusterId)).toMatchObject({
    enabled: !before.enabled,
    isScopedMode: !before.isScopedMode,
    clusterLimits: { cpu: { maxCores: maxCores + 1 } },
  });
  expect(
    simulator.requests.filter(({ method, status }) => method === 'PUT' && status >= 400).length,
  ).toBeGreaterThan(0);
});

/** A change that is another one when it is made twice. */
function grow(present: ClusterPolicies): ClusterPolicies {
  const maxCores = (present.clusterLimits?.cpu?.maxCores ?? 0) + 10;
  return {
    ...present,
    clusterLimits: { ...present.clusterLimits, cpu: { ...present.clusterLimits?.cpu, maxCores } },
  };
}

test('policies.update() makes a relative change once, though the answer to it was lost', async () => {
  const { castai, clusterId, simulator } = await simulate({}, { retries: 3, clock: fakeClock() });
  const before = await castai.policies.get(clusterId);
  simulator.inject({ kind: 'reset', isApplied: true, times: 1, route: 'updateClusterPolicies' });
  const after = await castai.policies.update(clusterId, grow);
  expect(after.clusterLimits?.cpu?.maxCores).toBe((before.clusterLimits?.cpu?.maxCores ?? 0) + 10);
  expect(await castai.policies.get(clusterId)).toEqual(after);
});

test.each([
  ['somebody changes something else before it is sent again', ['lost, then meddled']],
  ['somebody else was faster four times', ['meddled', 'meddled', 'meddled', 'meddled', 'lost']],
])('policies.update() makes a change once whose answer was lost, though %s', async (_, fates) => {
  const left = [...fates];
  let version = 1;
  let policies: ClusterPolicies = { enabled: true, clusterLimits: { cpu: { maxCores: 64 } } };
  const replace = (by: ClusterPolicies): void => {
    version += 1;
    policies = { ...by, defaultNodeTemplateVersion: String(version) };
  };
  const meddle = (): void => replace({ ...policies, enabled: policies.enabled !== true });
  const server = await serve(({ body, method }, response) => {
    if (method === 'GET') {
      answerJson(response, policies);
      return;
    }
    const fate = left.shift();
    if (fate === 'meddled') meddle();
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the client has read here and sent
    const sent = JSON.parse(body) as ClusterPolicies;
    if (sent.defaultNodeTemplateVersion !== policies.defaultNodeTemplateVersion) {
      answerJson(response, { message: 'template has changed, refetch the policies' }, { status: 400 });
      return;
    }
    replace(sent);
    if (fate?.endsWith('meddled') === true) meddle();
    response.destroy();
  });
  const castai = new CastAi({ apiUrl: server.url, apiKey: canaryKey, clock: fakeClock() });
  meddle();
  const after = await castai.policies.update('c1', grow);
  expect([after.clusterLimits?.cpu?.maxCores, policies.clusterLimits?.cpu?.maxCores]).toEqual([74, 74]);
});

test('policies.update() gives up when somebody else is always faster, and says so', async () => {
  const server = await serve(({ method }, response) => {
    if (method === 'GET') answerJson(response, { enabled: true, defaultNodeTemplateVersion: '1' });
    else answerJson(response, { message: 'template has changed, refetch the policies' }, { status: 400 });
  });
  const clock = fakeClock();
  const castai = new CastAi({ apiUrl: server.url, apiKey: canaryKey, clock });
  await expect(castai.policies.update('c1', { enabled: false })).rejects.toMatchObject({
    message:
      'Cannot change the policies of the cluster "c1": found them changed by somebody else 5 times in a row',
    code: 'policies_contended',
  });
  expect(clock.sleeps).toEqual([100, 200, 400, 800]);
  expect(server.requests).toHaveLength(10);
});

test('evictor.update() says that the evictor is not ours', async () => {
  const message =
    'policies config: Evictor policy management is not allowed: Evictor installed externally. Uninstall Evictor first and try again.';
  const server = await serve(({ method }, response) => {
    if (method === 'GET')
      answerJson(response, { nodeDownscaler: { evictor: { enabled: false, status: 'Incompatible' } } });
    else answerJson(response, { message, fieldViolations: [] }, { status: 400 });
  });
  const castai = new CastAi({ apiUrl: server.url, apiKey: canaryKey });
  const update = castai.evictor.update('c1', { enabled: true });
  await expect(update).rejects.toBeInstanceOf(EvictorNotOursError);
  await expect(update).rejects.toMatchObject({ code: 'evictor_not_ours', cause: { status: 400 } });
});

test('evictor changes its own part of the policies and its config', async () => {
  const { castai, clusterId } = await simulate();
  const { nodeDownscaler: { evictor: _evictor, ...downscaler } = {}, ...before } =
    await castai.policies.get(clusterId);
  await expect(
    castai.evictor.update(clusterId, { enabled: true, aggressiveMode: true }),
  ).resolves.toMatchObject({
    enabled: true,
    aggressiveMode: true,
  });
  await expect(castai.evictor.get(clusterId)).resolves.toMatchObject({ enabled: true });
  const after = await castai.policies.get(clusterId);
  expect(after).toMatchObject({
    ...before,
    nodeDownscaler: downscaler,
    defaultNodeTemplateVersion: after.defaultNodeTemplateVersion,
  });
  const config = {
    evictionConfig: [
      { podSelector: { namespace: 'shop' }, settings: { removalDisabled: { enabled: true } } },
    ],
  };
  await expect(castai.evictor.replaceAdvancedConfig(clusterId, config)).resolves.toEqual(config);
  await expect(castai.evictor.getAdvancedConfig(clusterId)).resolves.toEqual(config);
});

test('a dry run says what policies.update() would change', async () => {
  const { castai, clusterId, simulator } = await simulate({}, { dryRun: true });
  const { enabled } = await castai.policies.get(clusterId);
  await castai.policies.update(clusterId, { enabled: enabled !== true });
  expect(castai.plan).toMatchObject([
    { method: 'PUT', changes: [{ path: 'enabled', before: enabled, after: enabled !== true }] },
  ]);
  expect(simulator.changes()).toEqual([]);
});
