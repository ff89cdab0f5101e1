import type { Schemas } from '@castai-bot/api';
import type { Node } from '../world/node.ts';
import type { DirectClient } from './direct-client.test-kit.ts';
import { listNodes, statusOf } from './look-at-cluster.test-kit.ts';

/** An operation that was started, and for what. */
export interface Started {
  readonly operationId: string;
  readonly kind: 'add' | 'drain' | 'delete' | 'hibernate' | 'resume';
  readonly nodeId?: string;
}

interface Facts {
  /** The cluster's. */
  readonly status: string;
  readonly node: Node | undefined;
  readonly hasFailed: boolean;
}

/** Whether what an operation ended as is what is there. */
const isTrue: { readonly [Kind in Started['kind']]: (facts: Facts) => boolean } = {
  add: ({ node, hasFailed }) =>
    hasFailed ? isLeaving(node) : node === undefined || node.joinedAt !== undefined,
  drain: ({ node, hasFailed }) => {
    if (node === undefined) return true;
    return hasFailed ? isLeaving(node) || !node.unschedulable : node.unschedulable;
  },
  delete: ({ node, hasFailed }) => node === undefined && !hasFailed,
  hibernate: ({ status, hasFailed }) => (status === 'hibernated') === !hasFailed,
  resume: ({ status, hasFailed }) => status === 'ready' || hasFailed,
};

function isLeaving(node: Node | undefined): boolean {
  return node === undefined || node.state.phase === 'deleting' || node.state.phase === 'draining';
}

/** What was started: it ends once, as what it was for has ended. */
export class OperationLedger {
  /** What has ended otherwise. */
  readonly problems: string[] = [];
  readonly #client: DirectClient;
  readonly #open: Started[] = [];
  readonly #ended = new Map<string, string>();

  constructor(client: DirectClient) {
    this.#client = client;
  }

  /** How many have not ended. */
  get open(): number {
    return this.#open.length;
  }

  add(started: Started): void {
    this.#open.push(started);
  }

  /** Looks at what has ended since, and holds it against what is there. */
  look(): void {
    const [nodes, status] = [listNodes(this.#client), statusOf(this.#client)];
    for (const started of this.#open.splice(0)) {
      const { kind, operationId, nodeId = '' } = started;
      const operation = this.#read(operationId);
      if (operation?.done === true) {
        const facts = { status, node: nodes.get(nodeId), hasFailed: operation.error !== undefined };
        const outcome = operation.error?.reason ?? 'ok';
        if (!isTrue[kind](facts)) this.problems.push(`an operation to ${kind} ended with ${outcome}`);
        this.#ended.set(operationId, JSON.stringify(operation));
      } else this.#open.push(started);
    }
  }

  /** What has ended stays as it ended. */
  audit(): void {
    for (const [id, operation] of this.#ended) {
      if (JSON.stringify(this.#read(id)) !== operation) this.problems.push(`operation ${id} ended twice`);
    }
  }

  #read(id: string): Schemas['Operation'] | undefined {
    return this.#client.ask('getOperation', { params: { id } });
  }
}
