import type { Schemas } from '@castai-bot/api';
import { badField } from '../http/refusal.ts';
import { awaitNodes } from '../lifecycle/await-node.ts';
import { requireClusterEvent } from '../lifecycle/move-cluster.ts';
import type { Operation } from '../state/operation.ts';
import type { State } from '../state/state.ts';
import type { Cluster } from '../world/cluster.ts';
import type { Node } from '../world/node.ts';
import { requireNodeCount } from './most-nodes.ts';
import { orderNode, requireInstanceType } from './node-lifecycle.ts';
import { finishOperation, startOperation } from './operations.ts';

/**
 * Orders a batch of nodes: as many instances as its total capacity says, of its first option that a cloud has. It is
 * done when none of them is on its way any more.
 *
 * @throws {Refusal} 400 without an option or a capacity, and in a cluster that does not run
 */
export function addNodeBatch(
  state: State,
  cluster: Cluster,
  spec: Schemas['NodeBatchSpec'],
): Schemas['AddNodeBatchResponse'] {
  requireClusterEvent(state, cluster, 'order');
  const count = spec.totalCapacity?.instances ?? 0;
  requireNodeCount('totalCapacity.instances', count);
  if (count < 1) throw badField('totalCapacity.instances', 'found nothing, wanted a number above 0');
  if (spec.options === undefined || spec.options.length === 0) {
    throw badField('options', 'found nothing, wanted at least one option');
  }
  for (const { instanceType = '' } of spec.options) requireInstanceType(state, cluster, { instanceType });
  const operation = startOperation(state);
  const nodes = Array.from({ length: count }, () => orderFirst(state, cluster, spec)).flatMap(
    (node) => node ?? [],
  );
  const batch = state.nodeBatches.put({
    id: state.random.uuid(),
    status: 'IN_PROGRESS',
    done: false,
    startedAt: state.timestamp(),
    createdCount: nodes.length,
    failedCount: 0,
    createdNodes: nodes.map((node) => describe(node, 'CREATED')),
    errors: [],
  });
  const finish = (joined: number): void =>
    finishBatch(state, { cluster, batch, operation, nodes, count, joined });
  if (nodes.length === 0) {
    state.clock.schedule(state.clock.now() + state.durations.nodeCreate, () => finish(0));
  } else {
    awaitNodes(state, cluster, { nodeIds: nodes.map(({ id }) => id), goal: 'ready', done: finish });
  }
  return { nodeBatchId: batch.id, operationId: operation.id };
}

interface Batch {
  readonly cluster: Cluster;
  readonly batch: Schemas['NodeBatch'] & { readonly id: string };
  readonly operation: Operation;
  readonly nodes: readonly Node[];
  /** How many were asked for, and how many joined. */
  readonly count: number;
  readonly joined: number;
}

function finishBatch(state: State, { cluster, batch, operation, nodes, count, joined }: Batch): void {
  const hasFailed = joined < count;
  const message =
    nodes.length === 0
      ? 'none of its instance types is available'
      : `${count - joined} of ${count} nodes did not join`;
  const present = state.of(cluster.id).nodes;
  const hasJoined = ({ id }: Node): boolean => present.get(id)?.joinedAt !== undefined;
  state.nodeBatches.put({
    ...batch,
    status: hasFailed ? (joined === 0 ? 'FAILED' : 'PARTIAL') : 'SUCCESS',
    done: true,
    completedAt: state.timestamp(),
    failedCount: count - joined,
    createdNodes: nodes.map((node) => describe(node, hasJoined(node) ? 'JOINED' : 'JOIN_FAILED')),
    errors: hasFailed ? [{ code: 'NodeCreateFailed', message }] : [],
  });
  const error = { reason: 'NodeCreateFailed', details: message };
  finishOperation(state, operation, { at: state.clock.now(), ...(hasFailed ? { error } : {}) });
}

function orderFirst(state: State, cluster: Cluster, spec: Schemas['NodeBatchSpec']): Node | undefined {
  const { kubernetesLabels, kubernetesTaints, spotConfig, configurationId } = spec.baseConfig ?? {};
  for (const { instanceType, zone, subnetId } of spec.options ?? []) {
    const config: Schemas['NodeConfig'] = {
      instanceType: instanceType ?? '',
      ...(zone === undefined ? {} : { zone }),
      ...(subnetId === undefined ? {} : { subnetId }),
      ...(kubernetesLabels === undefined ? {} : { kubernetesLabels }),
      ...(kubernetesTaints === undefined ? {} : { kubernetesTaints }),
      ...(spotConfig === undefined ? {} : { spotConfig }),
      ...(configurationId === undefined ? {} : { configurationId }),
    };
    const node = orderNode(state, cluster, { config, addedBy: state.me.id });
    if (node !== undefined) return node;
  }
  return undefined;
}

function describe(
  { id, instanceType }: Node,
  status: 'CREATED' | 'JOINED' | 'JOIN_FAILED',
): Schemas['NodeBatchCreatedNode'] {
  return { nodeId: id, instanceType, status };
}
