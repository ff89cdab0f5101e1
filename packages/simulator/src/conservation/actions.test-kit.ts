import type { Random } from '../world/random.ts';
import type { DirectClient } from './direct-client.test-kit.ts';
import type { NodeLedger } from './node-ledger.test-kit.ts';
import type { OperationLedger, Started } from './operation-ledger.test-kit.ts';

/** A cluster, and the books that are kept of it. */
export interface Books {
  readonly client: DirectClient;
  readonly random: Random;
  readonly nodes: NodeLedger;
  readonly operations: OperationLedger;
  /** The ids of the plans that were asked for. */
  readonly plans: string[];
}

type Action = (books: Books) => void;

/** What can be asked of a cluster; what is refused changes nothing. The more often it stands here the more often it is done. */
export const actions: readonly [Action, ...Action[]] = [
  addNode, addNode, drainNode, deleteNode, deleteNode, hibernate, resumeSomehow, resumeSomehow,
  generatePlan, executePlan, executePlan, cancelPlan,
]; // prettier-ignore

function addNode({ client, random, nodes, operations }: Books): void {
  const instanceType = random.pick(['m5.large', 'c5.xlarge', 'r5.2xlarge', 'z9.huge']);
  const body = { instanceType, spotConfig: { isSpot: random.chance(0.3) } };
  const added = client.ask('addNode', { params: { clusterId: client.clusterId }, body });
  nodes.look(added === undefined ? {} : { ids: [added.nodeId] });
  if (added !== undefined) operations.add({ kind: 'add', ...added });
}

function drainNode(books: Books): void {
  const { client, nodes } = books;
  const nodeId = pickNode(books);
  nodes.drain(nodeId);
  const drained = client.ask('drainNode', { params: { clusterId: client.clusterId, nodeId } });
  note(books, { kind: 'drain', nodeId }, drained);
  nodes.look();
}

function deleteNode(books: Books): void {
  const { client, random, nodes } = books;
  const nodeId = pickNode(books);
  const query = { forceDelete: random.chance(0.5) };
  const deleted = client.ask('deleteNode', { params: { clusterId: client.clusterId, nodeId }, query });
  if (deleted !== undefined) nodes.doom(nodeId);
  note(books, { kind: 'delete', nodeId }, deleted);
  nodes.look();
}

function hibernate(books: Books): void {
  const { client, nodes } = books;
  note(
    books,
    { kind: 'hibernate' },
    client.ask('hibernateCluster', { params: { clusterId: client.clusterId } }),
  );
  nodes.look();
}

/** Mostly with an instance type that can be had. */
function resumeSomehow(books: Books): void {
  resume(books, books.random.chance(0.9) ? 'm5.large' : 'z9.huge');
}

export function resume(books: Books, instanceType: string): void {
  const { client, nodes } = books;
  const body = { instanceType };
  const resumed = client.ask('resumeCluster', { params: { clusterId: client.clusterId }, body });
  note(books, { kind: 'resume' }, resumed);
  nodes.look({ isResumed: resumed !== undefined });
}

function generatePlan({ client, random, nodes, plans }: Books): void {
  const conditions = { executionConditions: { enabled: true, achievedSavingsPercentage: 99 } };
  const body = { minNodes: random.int(0, 3), ...(random.chance(0.2) ? conditions : {}) };
  const plan = client.ask('generateRebalancingPlan', { params: { clusterId: client.clusterId }, body });
  if (plan?.rebalancingPlanId !== undefined) plans.push(plan.rebalancingPlanId);
  nodes.look();
}

function executePlan(books: Books): void {
  const { client, nodes } = books;
  const rebalancingPlanId = pickPlan(books);
  const params = { clusterId: client.clusterId, rebalancingPlanId };
  const executed = client.ask('executeRebalancingPlan', { params });
  nodes.look(executed === undefined ? {} : { planId: rebalancingPlanId });
}

function cancelPlan(books: Books): void {
  const { client, nodes } = books;
  const params = { clusterId: client.clusterId, rebalancingPlanId: pickPlan(books) };
  client.ask('cancelRebalancingPlan', { params, body: {} });
  nodes.look();
}

function note(
  { operations }: Books,
  started: Omit<Started, 'operationId'>,
  answered: { readonly operationId?: string } | undefined,
): void {
  const operationId = answered?.operationId;
  if (operationId !== undefined) operations.add({ ...started, operationId });
}

function pickNode({ nodes, random }: Books): string {
  const [first, ...more] = nodes.nodes;
  return first === undefined ? '' : random.pick([first, ...more]).id;
}

/** One of the last two. */
function pickPlan({ plans, random }: Books): string {
  return plans.at(-random.int(1, 2)) ?? '';
}
