import { sample } from '@castai-bot/testing/sample';
import { expect, test } from 'vitest';
import { createRandom } from '../world/random.ts';
import { actions, type Books, resume } from './actions.test-kit.ts';
import { auditPods } from './audit-pods.test-kit.ts';
import { openDirect } from './direct-client.test-kit.ts';
import { isTemporary } from './look-at-cluster.test-kit.ts';
import { NodeLedger } from './node-ledger.test-kit.ts';
import { OperationLedger } from './operation-ledger.test-kit.ts';

const AT = Date.parse('2026-11-22T00:00:00Z');
const STEPS = 25;
const MINUTE = 60;
const seeds = Array.from({ length: 1000 }, (_, index) => index + 1);

test.each(sample('sequences of hibernate, resume, add, drain, delete, rebalance', seeds, 40))(
  'nodes, pods, operations and costs add up after each step of sequence %d',
  async (seed) => {
    const books = await open(seed);
    const { random, nodes, operations, client } = books;
    for (let step = 0; step < STEPS; step += 1) {
      random.pick(actions)(books);
      expect(audit(books)).toEqual([]);
      pass(books, random.pick([0, 0, 1, 1, 2, 3, 5, 8]));
      expect(audit(books)).toEqual([]);
    }
    pass(books, MINUTE);
    if (nodes.status === 'hibernated') resume(books, 'm5.large');
    pass(books, MINUTE);
    expect(audit(books)).toEqual([]);
    expect({ open: operations.open, asleep: nodes.asleep, status: nodes.status }).toEqual({
      open: 0,
      asleep: 0,
      status: 'ready',
    });
    const phases = new Set(nodes.nodes.map(({ state }) => state.phase));
    for (const phase of ['creating', 'pending', 'deleting']) expect(phases).not.toContain(phase);
    expect(nodes.nodes.filter(isTemporary)).toEqual([]);
    const params = { clusterId: client.clusterId };
    expect(client.ask('getClusterPolicies', { params })?.enabled).toBe(true);
    expect(client.ask('getRebalancedWorkloads', { params })?.isActive).toBe(false);
  },
);

async function open(seed: number): Promise<Books> {
  const random = createRandom(seed, 'conservation');
  const seconds = (): number => random.int(0, 4) * 1000;
  const client = await openDirect(AT, {
    seed,
    world: { clusters: 1, nodes: 5, workloads: 6, clouds: ['aws'] },
    durations: {
      // No node comes and goes between two looks.
      nodeCreate: random.int(1, 4) * 1000,
      nodeJoin: seconds(),
      nodeDrain: seconds(),
      nodeDelete: seconds(),
      hibernate: seconds(),
      resume: seconds(),
      planGenerate: seconds(),
    },
    guesses: {
      refusesHibernateUnlessReady: random.chance(0.8),
      drainedPhase: random.pick(['cordoned', 'draining', 'ready']),
      planBeforeGenerated: 'plan',
    },
    pageLimit: 500,
  });
  return {
    client,
    random,
    nodes: new NodeLedger(client),
    operations: new OperationLedger(client),
    plans: [],
  };
}

function pass({ nodes, operations }: Books, seconds: number): void {
  for (let second = 0; second < seconds; second += 1) {
    nodes.passSecond();
    operations.look();
  }
}

/** Looks at everything there is. */
function audit(books: Books): readonly string[] {
  const { client, nodes, operations } = books;
  operations.look();
  operations.audit();
  return [...nodes.problems, ...operations.problems, ...auditPods(client), ...auditCosts(books)];
}

/** What the report tells that the cluster has cost since it began, against what the nodes have cost second by second. */
function auditCosts({ client, nodes }: Books): readonly string[] {
  const { state, ask, clusterId } = client;
  const now = state.clock.now();
  if (now === AT) return [];
  const query = {
    startTime: new Date(AT).toISOString(),
    endTime: new Date(now).toISOString(),
    stepSeconds: 3600,
    useListingPrices: true,
  };
  const { summary } = ask('getClusterCost', { params: { clusterId }, query }) ?? {};
  const parts = [summary?.totalCostOnDemand, summary?.totalCostSpot, summary?.totalCostSpotFallback];
  const told = parts.reduce((sum, text) => sum + Number(text), 0);
  // Each of the three is told with six decimals.
  return Math.abs(told - nodes.cost) < 5e-6
    ? []
    : [`the report tells of $${told}, nodes cost $${nodes.cost}`];
}
