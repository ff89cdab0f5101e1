import { describe, expect, it } from 'vitest';
import { startChecked } from '../checked-client.test-kit.ts';

describe('listNodeTemplates()', () => {
  it('tells every field of a template, empty ones too', async () => {
    const { ok, clusterId } = await startChecked();
    const params = { clusterId };
    await ok('createNodeTemplate', { params, body: { name: 'plain' } });
    const { items = [] } = await ok('listNodeTemplates', { params });
    const plain = items.find(({ template }) => template.name === 'plain')?.template;
    expect(plain).toMatchObject({
      customTaints: [],
      customLabels: {},
      rebalancingConfig: { minNodes: 0 },
      clmNetworkingMode: 'default',
      edgeLocationConfigs: [],
      constraints: { instanceFamilies: { include: [], exclude: [] }, burstable: 'DISABLED', maxCpu: 0 },
    });
  });
});

describe('getNodeConfiguration()', () => {
  it('tells the block of EKS, the subnets in detail, and texts for image and script', async () => {
    const { ok, clusterId } = await startChecked();
    const { subnets = [] } = await ok('getCluster', { params: { clusterId } });
    const { items = [] } = await ok('listNodeConfigurations', { params: { clusterId } });
    const { id = '' } = items.find((one) => one.default) ?? {};
    const configuration = await ok('getNodeConfiguration', { params: { clusterId, id } });
    expect(configuration.eks).toMatchObject({ volumeType: 'gp3', targetGroups: [], nodeGroupArn: '' });
    expect(configuration.subnetDetails?.map((subnet) => [subnet.id, subnet.zone?.name])).toEqual(
      subnets.map((subnet) => [subnet.id, subnet.zoneName]),
    );
    expect(configuration.image).not.toBe('');
    expect(atob(configuration.initScript ?? '')).toMatch(/^#!/);
    expect(configuration.podSubnetDetails).toEqual([]);
  });
});

describe('listOrganizations()', () => {
  it('lists the own one first, without a parent, then children by their age, which is their place', async () => {
    const { ok } = await startChecked({ world: { clusters: 1, childOrganizations: 3 } });
    const { organizations } = await ok('listOrganizations');
    const [own, ...children] = organizations;
    expect(own).not.toHaveProperty('parentId');
    expect(children.map(({ parentId, childOrderId }) => [parentId, childOrderId])).toEqual(
      [0, 1, 2].map((index) => [own?.id, index]),
    );
    const ages = children.map(({ createdAt }) => Date.parse(createdAt ?? ''));
    expect(ages).toEqual(ages.toSorted((a, b) => a - b));
  });
});

describe('getCluster()', () => {
  it('tells the block of EKS, zones by their own ids, subnets without a name, and who manages it', async () => {
    const { ok, clusterId } = await startChecked();
    const cluster = await ok('getCluster', { params: { clusterId } });
    expect(cluster).toMatchObject({
      managedBy: 'console',
      castwareInstallMethod: 'CASTWARE_INSTALL_METHOD_UNSPECIFIED',
      attributes: { karpenter: { controllerMode: 'SELF_HOSTED' } },
      eks: { subnets: [], securityGroups: [], instanceProfileArn: '', tags: {}, dnsClusterIp: '' },
    });
    expect(cluster.clusterNameId).toBe(`${cluster.name}-${clusterId.slice(0, 8)}`);
    expect(cluster.subnets?.map(({ name }) => name)).toEqual(['', '', '']);
    for (const { id, name } of cluster.zones ?? []) expect(id).not.toBe(name);
  });

  it('knows neither version, zones nor subnets of a cluster that it only reads', async () => {
    const { ok, sim } = await startChecked();
    const cluster = await ok('getCluster', { params: { clusterId: sim.clusterIds[2] ?? '' } });
    expect(cluster).toMatchObject({
      isPhase2: false,
      credentialsId: '',
      firstOperationAt: null,
      zones: [],
      subnets: [],
    });
    expect(cluster).not.toHaveProperty('kubernetesVersion');
    expect(cluster).not.toHaveProperty('reconciledAt');
  });
});
