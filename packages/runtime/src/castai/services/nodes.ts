import type { Schemas } from '@castai-bot/api/bot';
import type { CallSettings, Describe } from '../../http/prepare/api-call.ts';
import type { ApiCaller, ListOptions } from '../call/api-caller.ts';
import type { Paged } from '../list/paged.ts';
import type { Input, Sent, ShapeOf } from '../document/typed-call.ts';
import { poll, type WaitOptions } from '../call/poll.ts';
import { isPlanned, type Planned } from '../plan/planned-values.ts';

/** A node of a cluster. What manages it and how it was bought stand in its labels only. */
export type Node = Schemas['Node'];

/** What a new node is to be. */
export type NodeConfig = Sent<Schemas['NodeConfig']>;

/** Which nodes of which cluster. */
export type NodeFilter = { readonly clusterId: string } & Omit<
  NonNullable<Input<ShapeOf<'listNodes'>>['query']>,
  'page.limit' | 'page.cursor'
>;

/** How a node is drained. */
export interface DrainOptions extends CallSettings {
  /** Seconds that the pods get to leave. @default 600, the API's own */
  readonly timeoutSeconds?: number | undefined;
  /** Whether to go on when pods will not leave. */
  readonly force?: boolean | undefined;
}

/** Work that the API began; `operations.wait` waits for its end. */
export type AddedNode = Schemas['AddNodeResponse'];

/** The nodes of a cluster. @see https://api.cast.ai/v1/spec/openapi.json */
export class Nodes {
  readonly #api: ApiCaller;

  constructor(api: ApiCaller) {
    this.#api = api;
  }

  /** Lists the nodes of a cluster. */
  list({ clusterId, ...query }: NodeFilter, options: ListOptions = {}): Paged<Node> {
    return this.#api.list('listNodes', { params: { clusterId }, query }, options);
  }

  /** Reads one node. */
  async get(clusterId: string, nodeId: string, settings: CallSettings = {}): Promise<Node> {
    return this.#api.call('getNode', { params: { clusterId, nodeId }, ...settings });
  }

  /**
   * Waits until a node is ready to take pods. One that a dry run only planned is.
   *
   * @returns the node; undefined in a dry run
   * @throws ApiError `not_found` when the node is not there (any more); CastAiBotError `wait_timeout`
   */
  async waitUntilReady(
    clusterId: string,
    nodeId: string,
    options: WaitOptions<Node> = {},
  ): Promise<Node | undefined> {
    if (isPlanned(nodeId)) return undefined;
    const name = `the node ${JSON.stringify(nodeId)} to be ready`;
    const read = (settings: CallSettings): Promise<Node> => this.get(clusterId, nodeId, settings);
    return poll({ name, read, isDone: ({ state }) => state.phase === 'ready' }, options, this.#api.clock);
  }

  /** Starts to add a node. It is never sent twice on its own: each one would be another node. */
  async add(clusterId: string, node: NodeConfig, settings: CallSettings = {}): Promise<Planned<AddedNode>> {
    return this.#api.call('addNode', { params: { clusterId }, body: node, ...settings });
  }

  /** Starts to drain a node and returns the id of the operation. That cordons it, which no call of the API takes back. */
  async drain(
    clusterId: string,
    nodeId: string,
    options: DrainOptions = {},
  ): Promise<Planned<string | undefined>> {
    const { force, timeoutSeconds, ...settings } = options;
    const body = { force, timeoutSeconds };
    const input = { params: { clusterId, nodeId }, body, ...settings };
    const describe: Describe = async (reading) => {
      const { name, unschedulable } = await this.get(clusterId, nodeId, reading);
      return { name, before: { unschedulable }, after: { unschedulable: true } };
    };
    const answer = await this.#api.changeMaybeEmpty('drainNode', describe, input);
    return answer?.operationId;
  }

  /**
   * Starts to drain and delete a node.
   *
   * @returns the id of the operation; undefined where the API began none
   */
  async delete(
    clusterId: string,
    nodeId: string,
    options: DrainOptions = {},
  ): Promise<Planned<string | undefined>> {
    const { force, timeoutSeconds, ...settings } = options;
    const query = {
      forceDelete: force,
      drainTimeout: timeoutSeconds === undefined ? undefined : String(timeoutSeconds),
    };
    const answer = await this.#api.callMaybeEmpty('deleteNode', {
      params: { clusterId, nodeId },
      query,
      ...settings,
    });
    return answer?.operationId;
  }
}
