import { describe, expect, test } from 'vitest';
import { type CheckedClient, startChecked } from '../checked-client.test-kit.ts';

const CALLS = ['hibernate', 'resume', 'addNode', 'drainNode', 'deleteNode', 'generatePlan', 'reconcile', 'update', 'delete'] as const; // prettier-ignore

type CallName = (typeof CALLS)[number];

/** For each status what a cluster in it takes, and the status that it leads to at once and in the end. Nothing else is taken. */
const strict: Readonly<Record<string, Readonly<Partial<Record<CallName, string>>>>> = {
  connecting: {
    reconcile: 'connecting, connecting',
    update: 'connecting, ready',
    delete: 'deleting, archived',
  },
  ready: {
    hibernate: 'hibernating, hibernated',
    addNode: 'ready, ready',
    drainNode: 'ready, ready',
    deleteNode: 'ready, ready',
    generatePlan: 'ready, ready',
    reconcile: 'ready, ready',
    update: 'connecting, ready',
    delete: 'deleting, archived',
  },
  warning: {
    addNode: 'warning, warning',
    drainNode: 'warning, warning',
    deleteNode: 'warning, warning',
    reconcile: 'ready, ready',
    update: 'connecting, ready',
    delete: 'deleting, archived',
  },
  failed: {
    addNode: 'failed, failed',
    drainNode: 'failed, failed',
    deleteNode: 'failed, failed',
    reconcile: 'ready, ready',
    update: 'connecting, ready',
    delete: 'deleting, archived',
  },
  hibernating: {
    reconcile: 'hibernating, hibernating',
    update: 'hibernating, hibernating',
    delete: 'deleting, archived',
  },
  hibernated: {
    resume: 'resuming, ready',
    reconcile: 'hibernated, hibernated',
    update: 'hibernated, hibernated',
    delete: 'deleting, archived',
  },
  resuming: {
    reconcile: 'resuming, resuming',
    update: 'resuming, resuming',
    delete: 'deleting, archived',
  },
  deleting: {},
  archived: {},
  deleted: {},
  pending: { reconcile: 'pending, pending', update: 'pending, ready', delete: 'deleting, archived' },
};

const anyTime = { hibernate: 'hibernating, hibernated', resume: 'resuming, ready' };
const lenient: typeof strict = {
  ...strict,
  ready: { ...strict['ready'], ...anyTime },
  warning: { ...strict['warning'], ...anyTime, generatePlan: 'warning, warning' },
  failed: { ...strict['failed'], ...anyTime, generatePlan: 'failed, failed' },
  hibernating: { ...strict['hibernating'], ...anyTime },
  hibernated: { ...strict['hibernated'], ...anyTime },
  resuming: { ...strict['resuming'], ...anyTime },
};

describe.each([
  ['is hibernated only when it is ready', true, strict],
  ['may be hibernated at any time', false, lenient],
] as const)('a cluster that %s', (_, refusesHibernateUnlessReady, table) => {
  const rows = Object.entries(table).flatMap(([status, taken]) =>
    CALLS.map((call) => [status, call, taken[call] ?? 'refused'] as const),
  );

  test.each(rows)('%s: %s leads to %s', async (status, call, expected) => {
    const client = await startChecked({
      now: () => 0,
      guesses: { refusesHibernateUnlessReady },
      world: { clusters: [{ cluster: { status, agentStatus: agentOf(call) }, nodes: [{}, {}] }] },
    });
    const answered = await send(client, call);
    const atOnce = await statusOf(client);
    client.sim.advance(60_000);
    const found = answered === 400 ? 'refused' : `${atOnce}, ${await statusOf(client)}`;
    expect(found).toBe(expected);
    if (answered === 400) expect([atOnce, await statusOf(client)]).toEqual([status, status]);
  });

  test.each(['hibernate', 'resume'] as const)('read-only: %s', async (call) => {
    const status = call === 'hibernate' ? 'ready' : 'hibernated';
    const client = await startChecked({
      guesses: { refusesHibernateUnlessReady },
      world: { clusters: [{ cluster: { status, isPhase2: false } }] },
    });
    expect(await send(client, call)).toBe(refusesHibernateUnlessReady ? 400 : 200);
  });
});

test('a cluster that is deleted while it hibernates is archived, and the hibernation fails', async () => {
  const client = await startChecked({ world: { clusters: 1, nodes: 1 }, durations: { hibernate: 10_000 } });
  const { ok, sim, clusterId } = client;
  const params = { clusterId };
  await ok('disconnectCluster', { params });
  sim.advance(1000);
  const { operationId } = await ok('hibernateCluster', { params });
  expect(await send(client, 'delete')).toBe(204);
  sim.advance(60_000);
  expect(await statusOf(client)).toBe('archived');
  expect(await ok('getOperation', { params: { id: operationId } })).toMatchObject({
    done: true,
    error: { reason: 'OperationInterrupted' },
  });
});

/** Only a cluster without an agent may be deleted. */
function agentOf(call: CallName): string {
  return call === 'delete' ? 'disconnected' : 'online';
}

async function statusOf({ ok, clusterId }: CheckedClient): Promise<string | undefined> {
  return (await ok('getCluster', { params: { clusterId } })).status;
}

async function send({ send: sendTo, sim, clusterId }: CheckedClient, call: CallName): Promise<number> {
  const params = { clusterId };
  const node = { clusterId, nodeId: sim.world.clusters[0]?.nodes[0]?.id ?? '' };
  const config = { instanceType: 'm5.large' };
  const calls: Readonly<Record<CallName, () => Promise<{ readonly status: number }>>> = {
    hibernate: () => sendTo('hibernateCluster', { params }),
    resume: () => sendTo('resumeCluster', { params, body: config }),
    addNode: () => sendTo('addNode', { params, body: config }),
    drainNode: () => sendTo('drainNode', { params: node, body: {} }),
    deleteNode: () => sendTo('deleteNode', { params: node }),
    generatePlan: () => sendTo('generateRebalancingPlan', { params, body: {} }),
    reconcile: () => sendTo('reconcileCluster', { params }),
    update: () => sendTo('updateCluster', { params, body: { credentials: '{}' } }),
    delete: () => sendTo('deleteCluster', { params }),
  };
  return (await calls[call]()).status;
}
