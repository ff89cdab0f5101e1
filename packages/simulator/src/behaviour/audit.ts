import type { Caller, OperationId } from '../http/route.ts';
import type { State } from '../state/state.ts';
import { describeCluster } from '../world/audited-node.ts';

/** The names of events that were seen in the code of real clients; others are called after their operation. */
const EVENT_TYPES: Partial<Record<OperationId, string>> = {
  addNode: 'nodeAdded',
  deleteCluster: 'clusterDeleted',
};

/** A write that was done. */
export interface Deed {
  readonly operation: OperationId;
  readonly params: object;
  readonly body: unknown;
  readonly caller: Caller;
}

/** Adds a write to the audit log of the caller's organization. */
export function audit(state: State, { operation, params, body, caller }: Deed): void {
  const { id, name, email } = state.me;
  const eventType = EVENT_TYPES[operation] ?? operation;
  const labels = Object.fromEntries(
    Object.entries(params).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  );
  const cluster = state.clusters.get(labels['clusterId'] ?? '');
  state.ofOrganization(caller.organizationId).auditEntries.put({
    id: state.random.uuid(),
    eventType,
    // No entry that was read had an operation, whatever was done.
    operation: null,
    initiatedBy: { id, name, email },
    time: state.timestamp(),
    event: {
      ...(cluster === undefined ? {} : { cluster: describeCluster(cluster) }),
      ...(body === undefined ? {} : { request: withoutCredentials(body) }),
    },
    labels,
  });
}

/** What opens a customer's cloud is told nobody. */
function withoutCredentials(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'credentials'));
}
