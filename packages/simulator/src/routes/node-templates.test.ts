import { describe, expect, test } from 'vitest';
import { startChecked } from '../checked-client.test-kit.ts';

describe('node templates', () => {
  test('the default one is listed when asked for, with the nodes it made', async () => {
    const { ok, clusterId, sim } = await startChecked();
    const params = { clusterId };
    const without = await ok('listNodeTemplates', { params });
    expect(without.items?.map(({ template }) => template.name)).toEqual(['spot-only']);
    const { items = [] } = await ok('listNodeTemplates', { params, query: { includeDefault: true } });
    const { stats } = items.find(({ template }) => template.isDefault) ?? {};
    const made = sim.world.clusters[0]?.nodes.filter(
      ({ labels }) => labels['provisioner.cast.ai/managed-by'] === 'cast.ai',
    );
    expect((stats?.countOnDemand ?? 0) + (stats?.countSpot ?? 0) + (stats?.countFallback ?? 0)).toBe(
      made?.length,
    );
  });

  test('the version of the default one is the lock of the policies, both ways', async () => {
    const { ok, refused, clusterId } = await startChecked();
    const params = { clusterId };
    const read = await ok('getClusterPolicies', { params });
    const updated = await ok('updateNodeTemplate', {
      params: { clusterId, nodeTemplateName: 'default-by-castai' },
      body: { constraints: { spot: false, onDemand: true } },
    });
    expect(updated.version).toBe(String(Number(read.defaultNodeTemplateVersion) + 1));
    expect(await refused('updateClusterPolicies', { params, body: read })).toMatch(/template has changed/);
    await ok('updateClusterPolicies', { params, body: await ok('getClusterPolicies', { params }) });
    const { items = [] } = await ok('listNodeTemplates', { params, query: { includeDefault: true } });
    expect(items.find(({ template }) => template.isDefault)?.template.version).toBe(
      String(Number(read.defaultNodeTemplateVersion) + 2),
    );
  });

  test('one is made, refused a second time, filtered by, and deleted; the default one stays', async () => {
    const { ok, refused, clusterId, sim } = await startChecked();
    const params = { clusterId };
    await ok('createNodeTemplate', {
      params,
      body: { name: 'batch', customTaints: [{ key: 'a', value: null }] },
    });
    expect(await refused('createNodeTemplate', { params, body: { name: 'batch' } })).toMatch(/^409/);
    await ok('addNode', {
      params,
      body: { instanceType: 'm5.large', kubernetesLabels: { 'scheduling.cast.ai/node-template': 'batch' } },
    });
    const { items } = await ok('listNodes', {
      params,
      query: { nodeTemplateName: 'batch', nodeTemplateVersion: '1' },
    });
    expect(items).toHaveLength(1);
    await ok('deleteNodeTemplate', { params: { clusterId, nodeTemplateName: 'batch' } });
    expect(
      await refused('deleteNodeTemplate', { params: { clusterId, nodeTemplateName: 'default-by-castai' } }),
    ).toMatch(/^400/);
    expect(sim.changes().map(({ kind }) => kind)).toEqual(['node']);
  });

  test('filterInstanceTypes keeps to the constraints', async () => {
    const { ok, clusterId } = await startChecked();
    const families = { include: ['m5', 'c5', 'r5', 'm6g'], exclude: ['c5'] };
    const body = {
      constraints: { minCpu: 4, maxCpu: 4, architectures: ['amd64'], instanceFamilies: families },
    };
    const once = await ok('filterInstanceTypes', { params: { clusterId }, body });
    expect(once.availableInstanceTypes?.map(({ name }) => name)).toEqual(['m5.xlarge', 'r5.xlarge']);
    const query = { disableInstanceTypeDeduplication: true };
    const everywhere = await ok('filterInstanceTypes', { params: { clusterId }, query, body });
    expect(everywhere.availableInstanceTypes).toHaveLength(6);
  });
});

describe('node configurations', () => {
  test('an update moves the version on; the default and what is used stay', async () => {
    const { ok, refused, clusterId } = await startChecked();
    const params = { clusterId };
    const { items = [] } = await ok('listNodeConfigurations', { params });
    const [first, second] = items;
    const updated = await ok('updateNodeConfiguration', {
      params: { clusterId, id: second?.id ?? '' },
      body: { minDiskSize: 250 },
    });
    expect(updated).toMatchObject({ version: 2, minDiskSize: 250, name: 'large-disk' });
    expect(await refused('deleteNodeConfiguration', { params: { clusterId, id: first?.id ?? '' } })).toMatch(
      /^400: the default/,
    );
    await ok('setDefaultNodeConfiguration', { params: { clusterId, id: second?.id ?? '' } });
    expect(await refused('deleteNodeConfiguration', { params: { clusterId, id: first?.id ?? '' } })).toMatch(
      /is used by node template/,
    );
    await ok('addNode', { params, body: { instanceType: 'm5.large' } });
    const { items: nodes = [] } = await ok('listNodes', {
      params,
      query: { nodeConfigurationName: 'large-disk' },
    });
    expect(nodes.map(({ labels }) => labels['provisioner.cast.ai/node-configuration-id'])).toEqual([
      second?.id,
    ]);
  });

  test('one of a name that is taken replaces it, or is refused where that is guessed', async () => {
    const { ok, clusterId } = await startChecked();
    const params = { clusterId };
    const { items = [] } = await ok('listNodeConfigurations', { params });
    const first = items.find((each) => each.default);
    const posted = { name: first?.name ?? '', minDiskSize: 77 };
    const replaced = await ok('createNodeConfiguration', { params, body: posted });
    expect(replaced).toMatchObject({
      id: first?.id,
      name: first?.name,
      version: (first?.version ?? 0) + 1,
      default: true,
      minDiskSize: 77,
      subnets: [],
    });
    expect((await ok('listNodeConfigurations', { params })).items).toHaveLength(items.length);
    const strict = await startChecked({ guesses: { existingNodeConfiguration: 'refused' } });
    const own = { clusterId: strict.clusterId };
    expect(await strict.refused('createNodeConfiguration', { params: own, body: posted })).toMatch(/^409: /);
  });
});

test('createNodeConfiguration() invents nothing of a cloud that nobody set', async () => {
  const { ok, clusterId } = await startChecked();
  const eks = { securityGroups: ['sg-1'], instanceProfileArn: 'arn:aws:iam::1:instance-profile/x' };
  const made = await ok('createNodeConfiguration', { params: { clusterId }, body: { name: 'mine', eks } });
  expect(made.eks).toEqual(eks);
  expect(made).not.toHaveProperty('kubeletConfig');
  const { id } = made;
  expect((await ok('getNodeConfiguration', { params: { clusterId, id } })).eks).toEqual(eks);
});

test("createNodeTemplate() takes the operators of Terraform's provider for the API's", async () => {
  const { ok, clusterId, sim } = await startChecked();
  const affinity = ['In', 'in', 'NotIn', 'exists'].map((operator) => ({
    key: 'zone',
    operator,
    values: ['a'],
  }));
  const response = await fetch(`${sim.url}/v1/kubernetes/clusters/${clusterId}/node-templates`, {
    method: 'POST',
    headers: { 'X-API-Key': sim.apiKey, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      name: 'dedicated',
      constraints: {
        dedicatedNodeAffinity: [{ name: 'group', azName: 'a', instanceTypes: ['m5'], affinity }],
      },
    }),
  });
  expect(response.status).toBe(200);
  const { items = [] } = await ok('listNodeTemplates', { params: { clusterId } });
  const made = items.find(({ template }) => template?.name === 'dedicated');
  const [group] = made?.template?.constraints?.dedicatedNodeAffinity ?? [];
  expect(group?.affinity?.map(({ operator }) => operator)).toEqual(['IN', 'IN', 'NotIn', 'Exists']);
});
