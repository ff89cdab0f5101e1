import type { Schemas } from '@castai-bot/api';
import { badField } from '../http/refusal.ts';
import type { State } from '../state/state.ts';
import type { Cluster } from '../world/cluster.ts';
import type { Node } from '../world/node.ts';
import { orderNode, unavailable } from './node-lifecycle.ts';
import { finishOperation, startOperation } from './operations.ts';

/**
 * Orders a batch of nodes: as many instances as its total capacity says, of its first option that a cloud has. All of
 * them join at once, or none when no option is available.
 *
 * @throws {Refusal} 400 without an option or a capacity
 */
export function addNodeBatch(
  state: State,
  cluster: Cluster,
  spec: Schemas['NodeBatchSpec'],
): Schemas['AddNodeBatchResponse'] {
  const count = spec.totalCapacity?.instances ?? 0;
  if (count < 1) throw badField('totalCapacity.instances', 'found nothing, wanted a number above 0');
  if (spec.options === undefined || spec.options.length === 0) {
    throw badField('options', 'found nothing, wanted at least one option');
  }
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
  const endsAt = state.clock.now() + state.durations.nodeCreate + state.durations.nodeJoin;
  state.clock.schedule(endsAt, (at) => {
    const details = unavailable(spec.options?.[0]?.instanceType ?? '');
    const hasFailed = nodes.length === 0;
    state.nodeBatches.put({
      ...batch,
      status: hasFailed ? 'FAILED' : 'SUCCESS',
      done: true,
      completedAt: state.timestamp(at),
      failedCount: count - nodes.length,
      createdNodes: nodes.map((node) => describe(node, 'JOINED')),
      errors: hasFailed ? [{ code: 'NodeCreateFailed', message: details }] : [],
    });
    const error = { reason: 'NodeCreateFailed', details };
    finishOperation(state, operation, { at, ...(hasFailed ? { error } : {}) });
  });
  return { nodeBatchId: batch.id, operationId: operation.id };
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
    const node = orderNode(state, cluster, { config, addedBy: 'api' });
    if (node !== undefined) return node;
  }
  return undefined;
}

function describe({ id, instanceType }: Node, status: 'CREATED' | 'JOINED'): Schemas['NodeBatchCreatedNode'] {
  return { nodeId: id, instanceType, status };
}
