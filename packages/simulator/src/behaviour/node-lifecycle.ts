import type { Schemas } from '@castai-bot/api';
import { badField } from '../http/refusal.ts';
import { awaitNode } from '../lifecycle/await-node.ts';
import { requireClusterEvent } from '../lifecycle/move-cluster.ts';
import { admitNode, moveNode } from '../lifecycle/move-node.ts';
import { requireNodeEvent } from '../lifecycle/node-state.ts';
import type { NodeGoal } from '../lifecycle/node-machine.ts';
import { NO_REQUEST, withRequests } from '../pods/pod-request.ts';
import type { Operation } from '../state/operation.ts';
import type { State } from '../state/state.ts';
import { type Cluster, cloudOf, zonesOf } from '../world/cluster.ts';
import { buildNode, type Node } from '../world/node.ts';
import type { Lifecycle } from '../world/node-order.ts';
import { DEFAULT_TEMPLATE } from '../world/node-template.ts';
import { templateVersion } from './node-templates.ts';
import { notify } from './notify.ts';
import { finishOperation, startOperation } from './operations.ts';

const TEMPLATE_LABEL = 'scheduling.cast.ai/node-template';

/** What is asked of a new node, and by whom. */
export interface NodeOrder {
  readonly config: Schemas['NodeConfig'];
  readonly addedBy: string;
  /** The operation that makes it; one of its own if left out. */
  readonly operationId?: string;
  /** Left out, it is what the config's spotConfig says. */
  readonly lifecycle?: Lifecycle;
}

/** Orders a node for a client. An unknown instance type ends the operation with an error, or is refused. @throws {Refusal} 400 */
export function addNode(
  state: State,
  cluster: Cluster,
  config: Schemas['NodeConfig'],
): { readonly nodeId: string; readonly operationId: string } {
  requireClusterEvent(state, cluster, 'order');
  requireInstanceType(state, cluster, config);
  const operation = startOperation(state);
  const node = orderNode(state, cluster, {
    config,
    addedBy: state.me.id,
    operationId: operation.id,
  });
  const fail = (details: string): void => failToAdd(state, cluster, { operation, details });
  if (node === undefined) {
    const failsAt = state.clock.now() + state.durations.nodeCreate;
    state.clock.schedule(failsAt, () => fail(unavailable(config.instanceType)));
    return { nodeId: state.random.uuid(), operationId: operation.id };
  }
  awaitNode(state, cluster, {
    nodeId: node.id,
    goal: 'ready',
    done: (isReached) => {
      if (isReached) finishOperation(state, operation, { at: state.clock.now() });
      else fail('the node was deleted before it was ready');
    },
  });
  return { nodeId: node.id, operationId: operation.id };
}

/** Refuses a type of another cloud, and what no cloud has, if that is the guess. @throws {Refusal} 400 */
export function requireInstanceType(
  { guesses, instanceTypes }: State,
  cluster: Cluster,
  { instanceType }: Pick<Schemas['NodeConfig'], 'instanceType'>,
): void {
  const cloud = cloudOf(cluster);
  const other = instanceTypes.otherCloudOf(cloud, instanceType);
  if (other !== undefined) {
    throw badField('instanceType', `"${instanceType}" is of ${other}, and the cluster is of ${cloud}`);
  }
  if (guesses.unknownInstanceType === 'refused' && instanceTypes.find(cloud, instanceType) === undefined) {
    throw badField('instanceType', unavailable(instanceType));
  }
}

function failToAdd(
  state: State,
  cluster: Cluster,
  { operation, details }: { readonly operation: Operation; readonly details: string },
): void {
  const error = { reason: 'NodeCreateFailed', details };
  finishOperation(state, operation, { at: state.clock.now(), error });
  notify(state, cluster, {
    name: 'NodeAddFailed',
    severity: 'ERROR',
    message: details,
    operation: { id: operation.id, type: 'add_node' },
  });
}

/** Adds a node that goes creating, pending, ready; `undefined` when no cloud has its instance type. @throws {Refusal} 400 when its configuration does not exist */
export function orderNode(state: State, cluster: Cluster, order: NodeOrder): Node | undefined {
  const { config, addedBy, lifecycle = config.spotConfig?.isSpot === true ? 'spot' : 'on_demand' } = order;
  const instanceType = state.instanceTypes.find(cloudOf(cluster), config.instanceType);
  const configuration = findConfiguration(state, cluster, config);
  if (instanceType === undefined) return undefined;
  const zone = config.zone ?? zonesOf(cluster)[0] ?? '';
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
      configuration,
      template: templateOf(state, cluster, config),
      operationId: order.operationId ?? state.random.uuid(),
      isCastaiManaged: true,
      labels: config.kubernetesLabels ?? {},
      ...(config.kubernetesTaints === undefined ? {} : { taints: config.kubernetesTaints }),
    },
  });
  const empty = withRequests(node, NO_REQUEST);
  admitNode(state, cluster, empty);
  return empty;
}

/** What an order of an instance type that no cloud has ends with: here it may be that only the simulator has none. */
export function unavailable(instanceType: string): string {
  const wanted = `--instance-type ${instanceType}=vCPUs,GiB, or instanceTypes of startSimulator(), adds it`;
  return `instance type "${instanceType}" is not available: the simulator does not know it; ${wanted}`;
}

/** Drains a node: draining and closed to pods at once, and when its operation is done cordoned. @throws {Refusal} 400 for one that has not joined, or is being deleted, and in a cluster that does not run */
export function drainNode(state: State, cluster: Cluster, node: Node): Operation {
  requireClusterEvent(state, cluster, 'order');
  requireNodeEvent(state, node, 'drain');
  const details = 'the node was not drained to the end';
  const error = { reason: 'NodeDrainFailed', details };
  const operation = startNodeOperation(state, cluster, { nodeId: node.id, goal: 'drained', error });
  moveNode(state, cluster, { nodeId: node.id, event: 'drain' });
  return operation;
}

/** Deletes a node: drained first (not when forced, nor when it is drained or has not joined), then deleting, then gone. @throws {Refusal} 400 in a cluster that does not run */
export function deleteNode(
  state: State,
  cluster: Cluster,
  { node, isForced }: { readonly node: Node; readonly isForced: boolean },
): Operation {
  requireClusterEvent(state, cluster, 'order');
  const error = { reason: 'NodeDeleteFailed', details: 'the node was not deleted' };
  const operation = startNodeOperation(state, cluster, { nodeId: node.id, goal: 'gone', error });
  moveNode(state, cluster, { nodeId: node.id, event: isForced ? 'deleteNow' : 'delete' });
  return operation;
}

/** Starts an operation that ends when a node reaches a goal, or cannot any more. */
function startNodeOperation(
  state: State,
  cluster: Cluster,
  {
    nodeId,
    goal,
    error,
  }: {
    readonly nodeId: string;
    readonly goal: NodeGoal;
    readonly error: NonNullable<Operation['error']>;
  },
): Operation {
  const operation = startOperation(state);
  const done = (isReached: boolean): void =>
    finishOperation(state, operation, { at: state.clock.now(), ...(isReached ? {} : { error }) });
  awaitNode(state, cluster, { nodeId, goal, done });
  return operation;
}

/** Finds the node configuration that an order names; the default one if it names none. @throws {Refusal} 400 when it does not exist */
export function findConfiguration(
  state: State,
  cluster: Cluster,
  { configurationId, configurationName }: Schemas['NodeConfig'],
): Schemas['NodeConfiguration'] | undefined {
  const { nodeConfigurations } = state.of(cluster.id);
  if (typeof configurationId === 'string') {
    const known = nodeConfigurations.get(configurationId);
    if (known !== undefined) return known;
    throw badField('configurationId', `no node configuration "${configurationId}"`);
  }
  if (typeof configurationName === 'string') {
    const named = nodeConfigurations.find(({ name }) => name === configurationName);
    if (named !== undefined) return named;
    throw badField('configurationName', `no node configuration "${configurationName}"`);
  }
  return nodeConfigurations.find((configuration) => configuration.default);
}

/** The template that a node is of: what its labels say, else the default one. */
function templateOf(
  state: State,
  cluster: Cluster,
  { kubernetesLabels = {} }: Schemas['NodeConfig'],
): { readonly name: string; readonly version: string } {
  const contents = state.of(cluster.id);
  const name = kubernetesLabels[TEMPLATE_LABEL] ?? DEFAULT_TEMPLATE;
  const template = contents.nodeTemplates.get(name);
  return { name, version: template === undefined ? '1' : templateVersion(contents, template) };
}
