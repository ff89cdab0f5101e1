import { operations } from '@castai-bot/api';
import { describe, expect, test } from 'vitest';
import { type CheckedClient, startChecked } from '../checked-client.test-kit.ts';
import type { Example } from '../examples/example.test-kit.ts';
import { examples } from '../examples/examples.test-kit.ts';
import { EKS, GKE, register } from '../examples/things.test-kit.ts';
import type { BodyOf } from '../http/route.ts';
import type { SimulatorOptions } from '../index.ts';

const AT = Date.parse('2026-11-22T10:00:00Z');
const ROLE = 'arn:aws:iam::123456789012:role/castai';
const AKS: BodyOf<'registerCluster'> = {
  name: 'shop',
  aks: { region: 'westeurope', subscriptionId: 's-1', nodeResourceGroup: 'MC_shop' },
};
const KUBE_SYSTEM = '5d9a5b0e-0000-4000-8000-000000000001';

const READS = new Set(
  Object.entries(operations).flatMap(([id, { effect }]) => (effect === 'read' ? id : [])),
);

interface Registered extends CheckedClient {
  /** The cluster that was registered. */
  readonly own: { readonly clusterId: string };
}

async function start(body = EKS, options: SimulatorOptions = {}): Promise<Registered> {
  const client = await startChecked({ now: () => AT, world: { clusters: 1, nodes: 4 }, ...options });
  const { id: clusterId = '' } = await register(client, body);
  return { ...client, own: { clusterId } };
}

describe('registerCluster()', () => {
  test.each([
    ['eks', EKS, 'eu-central-1', '123456789012'],
    ['gke', GKE, 'europe-west1', 'project'],
    ['aks', AKS, 'westeurope', 's-1'],
    ['kops', { name: 'shop', kops: { region: 'eu-north-1', cloud: 'aws' } }, 'eu-north-1', ''],
    ['oke', { name: 'shop', oke: { clusterName: 'shop', region: 'eu-frankfurt-1' } }, 'eu-frankfurt-1', ''],
    ['openshift', { name: 'shop', openshift: { region: 'eu-west-1' } }, 'eu-west-1', ''],
    ['anywhere', { name: 'shop', anywhere: { kubeSystemNamespaceId: KUBE_SYSTEM } }, 'unknown', ''],
    [
      'self-hosted-with-ec2-nodes',
      { name: 'shop', selfHostedWithEc2Nodes: { region: 'eu-west-1', accountId: '1' } },
      'eu-west-1',
      '1',
    ],
  ] as const)('%s waits for an agent, for good', async (providerType, body, ...[region, namespace]) => {
    const { ok, sim, own } = await start(body);
    sim.advance(86_400_000);
    const cluster = await ok('getCluster', { params: own });
    expect(cluster.createdAt).toMatch(/^2026-11-22T10:00:00/);
    expect(cluster).toMatchObject({
      id: own.clusterId,
      name: 'shop',
      status: 'connecting',
      agentStatus: 'waiting-connection',
      providerType,
      providerNamespaceId: namespace,
      region: { name: region },
      credentialsId: '',
      clusterNameId: `shop-${own.clusterId.slice(0, 8)}`,
      firstOperationAt: null,
      isPhase2: false,
    });
    expect(sim.clusterIds).toContain(own.clusterId);
  });

  test('finds the cluster that was registered before, and registers a deleted one anew', async () => {
    const { ok, sim, own } = await start();
    expect((await ok('registerCluster', { body: EKS })).id).toBe(own.clusterId);
    expect((await ok('registerCluster', { body: { ...EKS, id: own.clusterId } })).id).toBe(own.clusterId);
    const elsewhere = { ...EKS, eks: { ...EKS.eks, region: 'eu-west-1' } };
    expect((await ok('registerCluster', { body: elsewhere })).id).not.toBe(own.clusterId);
    await ok('deleteCluster', { params: own });
    sim.advance(1000);
    expect((await ok('registerCluster', { body: EKS })).id).not.toBe(own.clusterId);
  });

  test('tells zonal clusters of one name apart', async () => {
    const { ok, own } = await start(GKE);
    const other = { ...GKE, gke: { ...GKE.gke, location: 'europe-west1-c' } };
    expect((await ok('registerCluster', { body: other })).id).not.toBe(own.clusterId);
  });

  test('takes the id that an agent brings, unless it is another cluster’s', async () => {
    const { ok, refused, sim, own } = await start();
    const id = KUBE_SYSTEM;
    expect((await ok('registerCluster', { body: { ...GKE, id } })).id).toBe(id);
    await ok('deleteCluster', { params: own });
    sim.advance(1000);
    expect(await refused('registerCluster', { body: { ...EKS, name: 'x', id: own.clusterId } })).toMatch(
      /^409: cluster/,
    );
  });

  test('refuses a cluster of no provider, of two, and without a name', async () => {
    const { refused } = await start();
    expect(await refused('registerCluster', { body: { name: 'shop' } })).toMatch(
      /^400: .*provider: found none, wanted exactly one of eks, gke, aks/,
    );
    expect(await refused('registerCluster', { body: { ...EKS, ...GKE } })).toContain('found eks, gke');
    expect(await refused('registerCluster', { body: { ...EKS, name: ' ' } })).toContain(
      'name: value is required',
    );
  });

  test('registers for a child of the enterprise, and for no other organization', async () => {
    const world = { clusters: 1, childOrganizations: 1 };
    const { ok, refused, sim } = await startChecked({ world });
    const child = sim.world.organizations[1]?.organization.id ?? '';
    expect(await ok('registerCluster', { body: { ...EKS, organizationId: child } })).toMatchObject({
      organizationId: child,
    });
    expect(await refused('registerCluster', { body: { ...EKS, organizationId: KUBE_SYSTEM } })).toMatch(
      /^403/,
    );
  });
});

describe('a cluster that waits for an agent', () => {
  test('answers every read, and holds nothing', async () => {
    const client = await start(EKS, { world: { clusters: [] } });
    const ofCluster = { ...client, clusterId: client.own.clusterId };
    const reads = Object.entries<Example>(examples).filter(([id]) => READS.has(id));
    for (const [id, read] of reads) {
      const outcome = await read(ofCluster).then(
        () => 'done',
        (error: Error) => error.message,
      );
      // Of what it does not have there is no id to ask for.
      expect(`${id}: ${outcome}`).toMatch(/: (done$|\w+ answered 40[049]: |.* no such operation)/);
    }
    expect(reads.length).toBeGreaterThan(80);
    expect(client.sim.requests.filter(({ status }) => status === 500)).toEqual([]);
    const params = client.own;
    expect((await client.ok('listNodes', { params })).items).toEqual([]);
    expect((await client.ok('listWorkloads', { params })).workloads).toEqual([]);
    expect((await client.ok('listNodeConfigurations', { params })).items).toEqual([]);
    expect((await client.ok('getClusterAgentStatus', { params })).statuses).toEqual([]);
    expect((await client.ok('getClusterUnscheduledPods', { params })).items).toEqual([]);
    expect(await client.ok('getClusterPolicies', { params })).toMatchObject({
      enabled: false,
      nodeDownscaler: { evictor: { enabled: false, status: 'Missing' } },
    });
    expect(await client.refused('getWorkloadsSummary', { params })).toMatch(
      /^400: castai-workload-autoscaler should be installed/,
    );
  });

  test.each(['connecting', 'pending', 'ready'] as const)(
    'takes no orders while %s',
    async (registeredStatus) => {
      const { ok, refused, own: params } = await start(EKS, { guesses: { registeredStatus } });
      expect((await ok('getCluster', { params })).status).toBe(registeredStatus);
      const body = { instanceType: 'm5.large' };
      expect(await refused('addNode', { params, body })).toMatch(/^400: no agent has connected/);
      expect(await refused('hibernateCluster', { params })).toMatch(/^400/);
      expect(await refused('generateRebalancingPlan', { params, body: {} })).toMatch(/^400/);
    },
  );

  test('takes configurations, templates and policies', async () => {
    const { ok, own: params } = await start();
    const { id, default: isDefault } = await ok('createNodeConfiguration', {
      params,
      body: { name: 'default', subnets: ['subnet-1'] },
    });
    expect(isDefault).toBe(true);
    await ok('createNodeTemplate', { params, body: { name: 'spot', configurationId: id } });
    const policies = await ok('getClusterPolicies', { params });
    const evictor = { ...policies.nodeDownscaler?.evictor, enabled: true };
    const body = { ...policies, enabled: true, nodeDownscaler: { ...policies.nodeDownscaler, evictor } };
    expect(await ok('updateClusterPolicies', { params, body })).toMatchObject({
      enabled: true,
      nodeDownscaler: { evictor: { enabled: true, status: 'Missing' } },
    });
  });

  test('is not disconnected without credentials, and is deleted', async () => {
    const { ok, sim, own: params } = await start();
    expect(await ok('disconnectCluster', { params })).toMatchObject({ agentStatus: 'waiting-connection' });
    await ok('deleteCluster', { params });
    sim.advance(1000);
    expect((await ok('getCluster', { params })).status).toBe('archived');
  });

  test('is disconnected before it is deleted, once it has credentials', async () => {
    const { ok, refused, sim, own: params } = await start();
    await ok('updateCluster', { params, body: { eks: { assumeRoleArn: ROLE } } });
    expect(await refused('deleteCluster', { params })).toMatch(/^400: .*disconnect it first/);
    await ok('disconnectCluster', { params });
    sim.advance(1000);
    expect(await ok('getCluster', { params })).toMatchObject({
      agentStatus: 'disconnected',
      credentialsId: '',
    });
    await ok('deleteCluster', { params });
    sim.advance(1000);
    expect((await ok('getCluster', { params })).status).toBe('archived');
  });
});

describe('updateCluster()', () => {
  test('makes other credentials each time, and waits for an agent', async () => {
    const { ok, sim, own: params } = await start();
    const body = { eks: { assumeRoleArn: ROLE } };
    const first = await ok('updateCluster', { params, body });
    const second = await ok('updateCluster', { params, body });
    expect(first.credentialsId).not.toBe('');
    expect(second.credentialsId).not.toBe(first.credentialsId);
    sim.advance(60_000);
    expect(await ok('getCluster', { params })).toMatchObject({
      status: 'connecting',
      isPhase2: false,
      eks: { assumeRoleArn: ROLE, accountId: '123456789012' },
    });
  });

  test('lets CAST AI change a cluster that it only read', async () => {
    const { ok, sim } = await startChecked({
      now: () => AT,
      world: { clusters: 3, clouds: ['aws'], nodes: 2 },
    });
    const params = { clusterId: sim.clusterIds[2] ?? '' };
    expect((await ok('getCluster', { params })).isPhase2).toBe(false);
    const { status } = await ok('updateCluster', { params, body: { eks: { assumeRoleArn: ROLE } } });
    expect(status).toBe('connecting');
    sim.advance(1000);
    const { isPhase2, subnets = [], ...cluster } = await ok('getCluster', { params });
    expect([cluster.status, isPhase2, subnets.length]).toEqual(['ready', true, 3]);
    await ok('addNode', { params, body: { instanceType: 'm5.large' } });
  });

  test('without credentials leaves a cluster read-only', async () => {
    const { ok, sim, own: params } = await start(EKS, { connectsRegistered: true });
    sim.advance(1000);
    expect(await ok('updateCluster', { params, body: { eks: {} } })).toMatchObject({
      credentialsId: '',
      status: 'ready',
    });
    sim.advance(1000);
    expect((await ok('getCluster', { params })).isPhase2).toBe(false);
  });

  test('sets the proxy of AKS and takes it away', async () => {
    const { ok, own: params } = await start(AKS);
    const httpProxyConfig = {
      httpProxy: 'http://proxy',
      httpsProxy: 'http://proxy',
      noProxy: ['10.0.0.0/8'],
    };
    const credentials = JSON.stringify({
      clientId: 'c',
      tenantId: 't',
      subscriptionId: 's-1',
      clientSecret: 'x',
    });
    const { aks } = await ok('updateCluster', { params, body: { credentials, aks: { httpProxyConfig } } });
    expect(aks).toEqual({ ...AKS.aks, httpProxyConfig });
    expect((await ok('updateCluster', { params, body: { credentials, aks: {} } })).aks).toEqual(AKS.aks);
  });

  test('refuses another provider’s settings, credentials that are no JSON, and a deleted cluster', async () => {
    const { ok, refused, own: params } = await start();
    expect(await refused('updateCluster', { params, body: { gke: { projectId: 'p' } } })).toMatch(
      /^400: .*gke: found a cluster of eks, wanted gke/,
    );
    expect(await refused('updateCluster', { params, body: { credentials: 'AKIA' } })).toContain(
      'credentials: not a JSON object',
    );
    await ok('deleteCluster', { params });
    expect(await refused('updateCluster', { params, body: {} })).toMatch(/^400: .*"deleting"/);
  });

  test('tells the credentials to nobody', async () => {
    const { ok, sim, own: params } = await start(AKS);
    await ok('updateCluster', { params, body: { credentials: '{"clientSecret":"hush"}' } });
    expect(JSON.stringify(sim.world)).not.toContain('hush');
  });
});

describe('connectsRegistered', () => {
  const world = { clusters: 1, nodes: 5, workloads: 9 };

  test('connects a cluster with nodes and workloads that CAST AI only reads', async () => {
    const { ok, sim, own: params } = await start(EKS, { connectsRegistered: true, world });
    sim.advance(1000);
    expect(await ok('getCluster', { params })).toMatchObject({
      status: 'ready',
      agentStatus: 'online',
      isPhase2: false,
    });
    const { items: nodes = [] } = await ok('listNodes', { params });
    expect(nodes).toHaveLength(5);
    expect(nodes.every(({ addedBy, zone }) => addedBy === '' && zone?.startsWith('eu-central-1'))).toBe(true);
    expect((await ok('listWorkloads', { params })).workloads).toHaveLength(9);
    expect((await ok('getWorkloadsSummary', { params })).totalCount).toBe(9);
    expect((await ok('getClusterUnscheduledPods', { params })).items).toEqual([]);
    const [first] = nodes.map(({ resources }) => resources.cpuRequestsMilli ?? 0);
    expect(first).toBeGreaterThan(0);
  });

  test('connects it in full when it has credentials, with what was set meanwhile', async () => {
    const { ok, sim, own: params } = await start(EKS, { connectsRegistered: true, world });
    await ok('updateCluster', { params, body: { eks: { assumeRoleArn: ROLE } } });
    await ok('createNodeConfiguration', { params, body: { name: 'default', subnets: [] } });
    sim.advance(1000);
    expect(await ok('getCluster', { params })).toMatchObject({ status: 'ready', isPhase2: true });
    expect((await ok('listNodeConfigurations', { params })).items).toHaveLength(1);
    const { nodeId } = await ok('addNode', { params, body: { instanceType: 'm5.large' } });
    sim.advance(2000);
    expect((await ok('getNode', { params: { ...params, nodeId } })).state.phase).toBe('ready');
    expect(sim.changes().map(({ kind, after }) => [kind, after !== undefined])).toContainEqual([
      'node',
      true,
    ]);
  });

  test('makes a world that a simulator starts from', async () => {
    const { sim, own } = await start(EKS, { connectsRegistered: true, world });
    sim.advance(1000);
    const again = await startChecked({ now: () => AT, world: sim.world });
    const params = own;
    expect((await again.ok('listNodes', { params })).items).toHaveLength(5);
  });

  test('connects no cluster that was deleted meanwhile', async () => {
    const {
      ok,
      sim,
      own: params,
    } = await start(EKS, { connectsRegistered: true, durations: { connect: 5000 } });
    await ok('deleteCluster', { params });
    sim.advance(10_000);
    expect(await ok('getCluster', { params })).toMatchObject({
      status: 'archived',
      agentStatus: 'disconnected',
    });
  });
});

describe('roles and accounts of a cluster', () => {
  test('getAssumeRolePrincipal() tells an empty arn until one is created', async () => {
    const { ok, own: params } = await start();
    expect(await ok('getAssumeRolePrincipal', { params })).toEqual({ arn: '' });
    const { arn } = await ok('createAssumeRolePrincipal', { params });
    expect(arn).toMatch(/^arn:aws:iam::\d{12}:user\//);
    expect(await ok('getAssumeRolePrincipal', { params })).toEqual({ arn });
    expect(await ok('createAssumeRolePrincipal', { params })).toEqual({ arn });
    expect(await ok('getAssumeRoleUser', { params })).toEqual({ arn });
    await ok('deleteAssumeRolePrincipal', { params });
    expect(await ok('getAssumeRolePrincipal', { params })).toEqual({ arn: '' });
  });

  test('createGkeServiceAccount() is told by the cluster until it is disabled', async () => {
    const { ok, own: params } = await start(GKE);
    const gkeSaImpersonate = 'castai@project.iam.gserviceaccount.com';
    const { serviceAccount } = await ok('createGkeServiceAccount', {
      params,
      body: { gke: { gkeSaImpersonate } },
    });
    expect((await ok('getCluster', { params })).gke).toEqual({
      ...GKE.gke,
      clientServiceAccount: gkeSaImpersonate,
      castServiceAccount: serviceAccount,
    });
    await ok('disableGkeServiceAccount', { params });
    expect((await ok('getCluster', { params })).gke).not.toHaveProperty('castServiceAccount');
  });

  test.each([
    ['getAssumeRolePrincipal', GKE, 'eks: found a cluster of gke, wanted eks'],
    ['createAssumeRolePrincipal', AKS, 'eks: found a cluster of aks, wanted eks'],
    ['disableGkeServiceAccount', EKS, 'gke: found a cluster of eks, wanted gke'],
  ] as const)('%s() refuses a cluster of another provider', async (id, body, message) => {
    const { refused, own: params } = await start(body);
    expect(await refused(id, { params })).toContain(message);
  });

  test('createClusterToken() makes keys that all work', async () => {
    const { ok, send, own: params } = await start();
    const tokens = [await ok('createClusterToken', { params }), await ok('createClusterToken', { params })];
    expect(new Set(tokens.map(({ token }) => token)).size).toBe(2);
    for (const { token = '' } of tokens) {
      expect((await send('getCluster', { params, headers: { 'X-API-Key': token } })).status).toBe(200);
    }
  });
});
