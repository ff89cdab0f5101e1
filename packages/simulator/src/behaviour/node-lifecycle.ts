import type { Schemas } from '@castai-bot/api';
import { badField } from '../http/refusal.ts';
import type { Operation } from '../state/operation.ts';
import type { State } from '../state/state.ts';
import type { Cluster } from '../world/cluster.ts';
import { findInstanceType } from '../world/instance-types.ts';
import { buildNode, type Lifecycle, type Node } from '../world/node.ts';
import { DEFAULT_TEMPLATE } from '../world/node-template.ts';
import { notify } from './notify.ts';
import { finishOperation, startOperation } from './operations.ts';
import { writeSecond } from '../time/write-time.ts';

/** What is asked of a new node, and by whom. */
export interface NodeOrder {
  readonly config: Schemas['NodeConfig'];
  readonly addedBy: string;
  /** Left out, it is what the config's spotConfig says. */
  readonly lifecycle?: Lifecycle;
  /** Told once the node is ready. */
  readonly onReady?: (at: number) => void;
}

/** Orders a node for a client. An unknown instance type ends the operation with an error, or is refused. @throws {Refusal} 400 */
export function addNode(
  state: State,
  cluster: Cluster,
  config: Schemas['NodeConfig'],
): { readonly nodeId: string; readonly operationId: string } {
  if (
    state.guesses.unknownInstanceType === 'refused' &&
    findInstanceType(config.instanceType) === undefined
  ) {
    throw badField('instanceType', unavailable(config.instanceType));
  }
  const operation = startOperation(state);
  const node = orderNode(state, cluster, {
    config,
    addedBy: 'api',
    onReady: (at) => finishOperation(state, operation, { at }),
  });
  if (node === undefined) {
    const error = { reason: 'NodeCreateFailed', details: unavailable(config.instanceType) };
    const failsAt = state.clock.now() + state.durations.nodeCreate;
    state.clock.schedule(failsAt, (at) => {
      finishOperation(state, operation, { at, error });
      notify(state, cluster, {
        name: 'NodeAddFailed',
        severity: 'ERROR',
        message: error.details,
        operation: { id: operation.id, type: 'add_node' },
      });
    });
  }
  return { nodeId: node?.id ?? state.random.uuid(), operationId: operation.id };
}

/** Adds a node that goes creating, pending, ready; `undefined` when no cloud has its instance type. @throws {Refusal} 400 when its configuration does not exist */
export function orderNode(state: State, cluster: Cluster, order: NodeOrder): Node | undefined {
  const { config, addedBy, lifecycle = config.spotConfig?.isSpot === true ? 'spot' : 'on_demand' } = order;
  const instanceType = findInstanceType(config.instanceType);
  const nodeConfigurationId = findConfigurationId(state, cluster, config);
  if (instanceType === undefined) return undefined;
  const zone = config.zone ?? cluster.zones?.[0]?.name ?? 'unknown';
  const node = buildNode(state.random, {
    cluster,
    order: {
      instanceType,
      lifecycle,
      createdAt: state.clock.now(),
      phase: 'creating',
      zone,
      subnetId: config.subnetId ?? cluster.subnets?.find(({ zoneName }) => zoneName === zone)?.id ?? null,
      addedBy,
      nodeConfigurationId,
      nodeTemplate: DEFAULT_TEMPLATE,
      isCastaiManaged: true,
      labels: config.kubernetesLabels ?? {},
      ...(config.kubernetesTaints === undefined ? {} : { taints: config.kubernetesTaints }),
    },
  });
  state.of(cluster.id).nodes.put(node);
  bringUp(state, cluster, { nodeId: node.id, onReady: order.onReady });
  return node;
}

/** What an order of an instance type that no cloud has ends with. */
export function unavailable(instanceType: string): string {
  return `instance type "${instanceType}" is not available`;
}

/** Drains a node: draining and closed to pods at once, and when its operation is done cordoned. */
export function drainNode(state: State, cluster: Cluster, node: Node): Operation {
  const operation = startOperation(state);
  state.of(cluster.id).nodes.put({ ...node, unschedulable: true, state: { phase: 'draining' } });
  state.clock.schedule(state.clock.now() + state.durations.nodeDrain, (at) => {
    moveNode(state, cluster, { nodeId: node.id, from: 'draining', phase: state.guesses.drainedPhase });
    finishOperation(state, operation, { at });
  });
  return operation;
}

/** Deletes a node: draining (not when forced, nor when drained already), deleting, gone. */
export function deleteNode(
  state: State,
  cluster: Cluster,
  { node, isForced }: { readonly node: Node; readonly isForced: boolean },
): Operation {
  const operation = startOperation(state);
  const isDrained = node.unschedulable && node.state.phase === state.guesses.drainedPhase;
  const mustDrain = !isForced && !isDrained;
  const phase = mustDrain ? 'draining' : 'deleting';
  state.of(cluster.id).nodes.put({ ...node, unschedulable: true, state: { phase } });
  const drainedAt = state.clock.now() + (mustDrain ? state.durations.nodeDrain : 0);
  state.clock.schedule(drainedAt, () =>
    moveNode(state, cluster, { nodeId: node.id, from: 'draining', phase: 'deleting' }),
  );
  state.clock.schedule(drainedAt + state.durations.nodeDelete, (at) => {
    removeNode(state, cluster, { nodeId: node.id, at });
    finishOperation(state, operation, { at });
  });
  return operation;
}

/** Takes a node away; costs of the time before still count it. */
export function removeNode(
  state: State,
  cluster: Cluster,
  { nodeId, at }: { readonly nodeId: string; readonly at: number },
): void {
  const { nodes } = state.of(cluster.id);
  const node = nodes.get(nodeId);
  if (node === undefined) return;
  state.formerNodes.push({ clusterId: cluster.id, node, goneAt: at });
  nodes.remove(nodeId);
}

/** Moves a node to a phase, unless something else moved it away from where it was. */
export function moveNode(
  state: State,
  cluster: Cluster,
  { nodeId, from, phase }: { readonly nodeId: string; readonly from: string; readonly phase: string },
): Node | undefined {
  const { nodes } = state.of(cluster.id);
  const node = nodes.get(nodeId);
  return node?.state.phase === from ? nodes.put({ ...node, state: { phase } }) : undefined;
}

function bringUp(
  state: State,
  cluster: Cluster,
  { nodeId, onReady }: { readonly nodeId: string; readonly onReady: ((at: number) => void) | undefined },
): void {
  const { nodeCreate, nodeJoin } = state.durations;
  const thereAt = state.clock.now() + nodeCreate;
  state.clock.schedule(thereAt, () =>
    moveNode(state, cluster, { nodeId, from: 'creating', phase: 'pending' }),
  );
  state.clock.schedule(thereAt + nodeJoin, (at) => {
    const joined = moveNode(state, cluster, { nodeId, from: 'pending', phase: 'ready' });
    if (joined !== undefined) state.of(cluster.id).nodes.put({ ...joined, joinedAt: writeSecond(at) });
    onReady?.(at);
  });
}

function findConfigurationId(
  state: State,
  cluster: Cluster,
  { configurationId, configurationName }: Schemas['NodeConfig'],
): string | null {
  const { nodeConfigurations } = state.of(cluster.id);
  if (typeof configurationId === 'string') {
    if (nodeConfigurations.get(configurationId) !== undefined) return configurationId;
    throw badField('configurationId', `no node configuration "${configurationId}"`);
  }
  if (typeof configurationName === 'string') {
    const named = nodeConfigurations.find(({ name }) => name === configurationName);
    if (named !== undefined) return named.id;
    throw badField('configurationName', `no node configuration "${configurationName}"`);
  }
  return nodeConfigurations.find((configuration) => configuration.default)?.id ?? null;
}
