import { expect, test } from 'vitest';
import { type CheckedClient, startChecked } from '../checked-client.test-kit.ts';

type Action = 'wait' | 'drain' | 'delete' | 'deleteNow' | 'hibernate';

interface Case {
  readonly client: CheckedClient;
  readonly nodeId: string;
  /** The operation that brought the node where it is. */
  readonly operationId: string | undefined;
}

/**
 * Every phase with everything that can happen to a node in it: the phase at once, how the operation that was under way
 * ends, how that of the action ends, and what becomes of the node.
 */
const table: Readonly<Record<string, Readonly<Record<Action, string>>>> = {
  creating: {
    wait: 'creating, ok, -, ready',
    drain: 'refused, ok, -, ready',
    delete: 'deleting, NodeCreateFailed, ok, gone',
    deleteNow: 'deleting, NodeCreateFailed, ok, gone',
    hibernate: 'creating, ok, ok, gone',
  },
  pending: {
    wait: 'pending, ok, -, ready',
    drain: 'refused, ok, -, ready',
    delete: 'deleting, NodeCreateFailed, ok, gone',
    deleteNow: 'deleting, NodeCreateFailed, ok, gone',
    hibernate: 'pending, ok, ok, gone',
  },
  ready: {
    wait: 'ready, -, -, ready',
    drain: 'draining, -, ok, cordoned',
    delete: 'draining, -, ok, gone',
    deleteNow: 'deleting, -, ok, gone',
    hibernate: 'ready, -, ok, gone',
  },
  draining: {
    wait: 'draining, ok, -, cordoned',
    drain: 'draining, ok, ok, cordoned',
    delete: 'draining, ok, ok, gone',
    deleteNow: 'deleting, NodeDrainFailed, ok, gone',
    hibernate: 'draining, ok, ok, gone',
  },
  drained: {
    wait: 'cordoned, ok, -, cordoned',
    drain: 'cordoned, ok, ok, cordoned',
    delete: 'deleting, ok, ok, gone',
    deleteNow: 'deleting, ok, ok, gone',
    hibernate: 'cordoned, ok, ok, gone',
  },
  leaving: {
    wait: 'draining, ok, -, gone',
    drain: 'draining, ok, ok, gone',
    delete: 'draining, ok, ok, gone',
    deleteNow: 'deleting, ok, ok, gone',
    hibernate: 'draining, ok, ok, gone',
  },
  deleting: {
    wait: 'deleting, ok, -, gone',
    drain: 'refused, ok, -, gone',
    delete: 'deleting, ok, ok, gone',
    deleteNow: 'deleting, ok, ok, gone',
    hibernate: 'deleting, ok, ok, gone',
  },
};

const rows = Object.entries(table).flatMap(([phase, actions]) =>
  Object.entries(actions).map(([action, expected]) => [phase, action, expected] as const),
);

test.each(rows)('a node that is %s: %s leads to %s', async (phase, action, expected) => {
  const found = await bringTo(phase);
  const { client, nodeId, operationId } = found;
  const own = await act(found, action);
  const atOnce = own === 'refused' ? own : await phaseOf(found);
  client.sim.advance(60_000);
  const ends = [
    await endOf(client, operationId),
    await endOf(client, own === 'refused' ? undefined : own),
    await phaseOf(found),
  ];
  expect([atOnce, ...ends].join(', ')).toBe(expected);
  expect(nodeId).not.toBe('');
});

test('a cluster that hibernates ends what its nodes were doing', async () => {
  const found = await bringTo('creating', { nodeCreate: 20_000, nodeDrain: 20_000 });
  const { client, operationId } = found;
  const { clusterId, ok } = client;
  const ready = (await ok('listNodes', { params: { clusterId } })).items?.find(
    ({ state }) => state.phase === 'ready',
  );
  const drain = await ok('drainNode', { params: { clusterId, nodeId: ready?.id ?? '' } });
  await ok('hibernateCluster', { params: { clusterId } });
  client.sim.advance(3000);
  expect(await endOf(client, operationId)).toBe('NodeCreateFailed');
  expect(await endOf(client, drain.operationId)).toBe('NodeDrainFailed');
});

test('a drain that begins again takes as long as the first would have', async () => {
  const client = await startChecked({
    world: { clusters: 1, nodes: 3, workloads: 2 },
    now: () => 0,
    durations: { nodeDrain: 10_000 },
  });
  const { ok, sim, clusterId } = client;
  const [node] = sim.world.clusters[0]?.nodes ?? [];
  const nodeId = node?.id ?? '';
  const body = { rebalancingNodes: [{ nodeId }], minNodes: 1 };
  const { rebalancingPlanId = '' } = await ok('generateRebalancingPlan', { params: { clusterId }, body });
  sim.advance(1000);
  await ok('executeRebalancingPlan', { params: { clusterId, rebalancingPlanId } });
  sim.advance(3000);
  expect(await phaseOf({ client, nodeId, operationId: undefined })).toBe('draining');
  sim.advance(5000);
  await ok('cancelRebalancingPlan', { params: { clusterId, rebalancingPlanId }, body: {} });
  await ok('drainNode', { params: { clusterId, nodeId } });
  sim.advance(9000);
  expect(await phaseOf({ client, nodeId, operationId: undefined })).toBe('draining');
  sim.advance(1000);
  expect(await phaseOf({ client, nodeId, operationId: undefined })).toBe('cordoned');
});

async function bringTo(phase: string, durations = {}): Promise<Case> {
  const client = await startChecked({ world: { clusters: 1, nodes: 1 }, now: () => 0, durations });
  const { ok, clusterId, sim } = client;
  const added = await ok('addNode', { params: { clusterId }, body: { instanceType: 'm5.large' } });
  const { nodeId } = added;
  if (phase === 'creating') return { client, ...added };
  sim.advance(1000);
  if (phase === 'pending') return { client, ...added };
  sim.advance(1000);
  if (phase === 'ready') return { client, nodeId, operationId: undefined };
  const isLeaving = phase === 'leaving' || phase === 'deleting';
  const params = { clusterId, nodeId };
  const { operationId } = isLeaving ? await ok('deleteNode', { params }) : await ok('drainNode', { params });
  if (phase === 'drained' || phase === 'deleting') sim.advance(1000);
  return { client, nodeId, operationId };
}

/** The operation of what was done. */
async function act({ client, nodeId }: Case, action: string): Promise<string | undefined> {
  const { ok, send, clusterId } = client;
  const params = { clusterId, nodeId };
  if (action === 'hibernate') return (await ok('hibernateCluster', { params: { clusterId } })).operationId;
  if (action === 'delete') return (await ok('deleteNode', { params })).operationId;
  if (action === 'deleteNow')
    return (await ok('deleteNode', { params, query: { forceDelete: true } })).operationId;
  if (action !== 'drain') return undefined;
  const { status } = await send('drainNode', { params });
  return status === 400 ? 'refused' : (await ok('drainNode', { params })).operationId;
}

async function endOf({ ok }: CheckedClient, operationId: string | undefined): Promise<string> {
  if (operationId === undefined) return '-';
  const { done, error } = await ok('getOperation', { params: { id: operationId } });
  return done === true ? (error?.reason ?? 'ok') : 'never';
}

async function phaseOf({ client, nodeId }: Case): Promise<string | undefined> {
  const { items = [] } = await client.ok('listNodes', { params: { clusterId: client.clusterId } });
  const node = items.find(({ id }) => id === nodeId);
  return node === undefined ? 'gone' : node.state.phase;
}
