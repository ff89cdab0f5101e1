import { expect, test } from 'vitest';
import { type CheckedClient, startChecked } from '../checked-client.test-kit.ts';

type Action = 'wait' | 'execute' | 'cancel' | 'deleteOneOld' | 'deleteAllOld' | 'deleteOneNew' | 'hibernate';

interface Case {
  readonly client: CheckedClient;
  readonly planId: string;
  /** The nodes before it was executed. */
  readonly before: readonly string[];
}

/** Every status with everything that can happen to a plan in it: the status at once, and the one in the end with its reason. */
const table: Readonly<Record<string, Readonly<Record<Action, string>>>> = {
  generating: {
    wait: 'generating; generated',
    execute: 'refused; generated',
    cancel: 'error; error canceled_by_user',
    deleteOneOld: 'generating; generated',
    deleteAllOld: 'generating; error rebalancingPlanGenerationFailed',
    deleteOneNew: 'generating; generated',
    hibernate: 'generating; generated',
  },
  generated: {
    wait: 'generated; generated',
    execute: 'creating_nodes; finished',
    cancel: 'error; error canceled_by_user',
    deleteOneOld: 'generated; generated',
    deleteAllOld: 'generated; generated',
    deleteOneNew: 'generated; generated',
    hibernate: 'generated; generated',
  },
  creating_nodes: {
    wait: 'creating_nodes; finished',
    execute: 'refused; finished',
    cancel: 'error; error canceled_by_user',
    deleteOneOld: 'creating_nodes; finished',
    deleteAllOld: 'creating_nodes; finished',
    deleteOneNew: 'creating_nodes; error nodeCreateFailed',
    hibernate: 'error; error unknown',
  },
  preparing_nodes: {
    wait: 'preparing_nodes; finished',
    execute: 'refused; finished',
    cancel: 'error; error canceled_by_user',
    deleteOneOld: 'preparing_nodes; finished',
    deleteAllOld: 'preparing_nodes; finished',
    deleteOneNew: 'preparing_nodes; partially_finished',
    hibernate: 'error; error unknown',
  },
  draining_nodes: {
    wait: 'draining_nodes; finished',
    execute: 'refused; finished',
    cancel: 'error; error canceled_by_user',
    deleteOneOld: 'draining_nodes; finished',
    deleteAllOld: 'deleting_nodes; finished',
    deleteOneNew: 'draining_nodes; partially_finished',
    hibernate: 'error; error unknown',
  },
  deleting_nodes: {
    wait: 'deleting_nodes; finished',
    execute: 'refused; finished',
    cancel: 'error; error canceled_by_user',
    deleteOneOld: 'deleting_nodes; finished',
    deleteAllOld: 'deleting_nodes; finished',
    deleteOneNew: 'deleting_nodes; partially_finished',
    hibernate: 'error; error unknown',
  },
  finished: ended('finished; finished'),
  partially_finished: ended('partially_finished; partially_finished'),
  error: ended('error; error canceled_by_user'),
};

/** A plan that has ended stays as it is. */
function ended(stays: string): Readonly<Record<Action, string>> {
  const refused = stays.replace(/^\w+/, 'refused');
  return {
    wait: stays,
    execute: refused,
    cancel: refused,
    deleteOneOld: stays,
    deleteAllOld: stays,
    deleteOneNew: stays,
    hibernate: stays,
  };
}

const rows = Object.entries(table).flatMap(([status, actions]) =>
  Object.entries(actions).map(([action, expected]) => [status, action, expected] as const),
);

test.each(rows)('a plan that is %s: %s leads to %s', async (status, action, expected) => {
  const found = await bringTo(status);
  const isRefused = await act(found, action);
  const [atOnce] = (await tell(found)).split(' ');
  found.client.sim.advance(60_000);
  expect(`${isRefused ? 'refused' : atOnce}; ${await tell(found)}`).toBe(expected);
});

test('a plan whose nodes are all gone achieves nothing: it ends with an error', async () => {
  const found = await bringTo('generated');
  await act(found, 'deleteAllOld');
  found.client.sim.advance(60_000);
  await act(found, 'execute');
  expect(await tell(found)).toBe('error invalid');
  expect(await nodeIds(found.client)).toEqual([]);
});

test('a plan achieves what is there in the end', async () => {
  const found = await bringTo('draining_nodes');
  const { client, planId } = found;
  const params = { clusterId: client.clusterId, rebalancingPlanId: planId };
  await act(found, 'deleteOneNew');
  client.sim.advance(60_000);
  const { configurations } = await client.ok('getRebalancingPlan', {
    params,
    query: { includeConfigurations: true },
  });
  const { achieved, green } = configurations ?? {};
  const left = (await nodeIds(client)).length;
  expect(achieved?.clusterTotals?.nodes).toBe(left);
  expect(achieved?.affectedNodeTotals?.nodes).toBe((green?.totals?.nodes ?? 0) - 1);
});

/** Each stage takes a second. */
const SECONDS_TO: Readonly<Record<string, number>> = {
  creating_nodes: 0,
  preparing_nodes: 2,
  draining_nodes: 3,
  deleting_nodes: 4,
  finished: 60,
};

async function bringTo(status: string): Promise<Case> {
  const client = await startChecked({ world: { clusters: 1, nodes: 6, workloads: 4 }, now: () => 0, guesses: { planBeforeGenerated: 'plan' } }); // prettier-ignore
  const { ok, clusterId, sim } = client;
  const before = await nodeIds(client);
  const rebalancingNodes = before.map((nodeId) => ({ nodeId }));
  const body = { rebalancingNodes, minNodes: 2 };
  const { rebalancingPlanId: planId = '' } = await ok('generateRebalancingPlan', {
    params: { clusterId },
    body,
  });
  const found = { client, planId, before };
  if (status === 'generating') return found;
  sim.advance(1000);
  if (status === 'generated') return found;
  await act(found, 'execute');
  if (status === 'error') await act(found, 'cancel');
  if (status === 'partially_finished') {
    sim.advance(3000);
    await act(found, 'deleteOneNew');
    sim.advance(60_000);
  }
  sim.advance((SECONDS_TO[status] ?? 0) * 1000);
  return found;
}

/** Does it, and tells whether it was refused. */
async function act({ client, planId, before }: Case, action: string): Promise<boolean> {
  const { send, clusterId } = client;
  const params = { clusterId, rebalancingPlanId: planId };
  if (action === 'execute') return (await send('executeRebalancingPlan', { params })).status === 400;
  if (action === 'cancel') return (await send('cancelRebalancingPlan', { params, body: {} })).status === 400;
  if (action === 'hibernate') {
    await send('hibernateCluster', { params: { clusterId } });
    return false;
  }
  const present = await nodeIds(client);
  const old = present.filter((id) => before.includes(id));
  const young = present.filter((id) => !before.includes(id));
  const doomed: Readonly<Record<string, readonly string[]>> = {
    deleteOneOld: old.slice(0, 1),
    deleteAllOld: old,
    deleteOneNew: young.slice(0, 1),
  };
  for (const nodeId of doomed[action] ?? []) {
    await send('deleteNode', { params: { clusterId, nodeId }, query: { forceDelete: true } });
  }
  return false;
}

async function tell({ client: { ok, clusterId }, planId }: Case): Promise<string> {
  const params = { clusterId, rebalancingPlanId: planId };
  const { status, errors = [] } = await ok('getRebalancingPlan', { params });
  return [status, ...errors.map(({ reason }) => reason)].join(' ');
}

async function nodeIds({ ok, clusterId }: CheckedClient): Promise<readonly string[]> {
  const { items = [] } = await ok('listNodes', { params: { clusterId } });
  return items.map(({ id }) => id);
}
