import type { State } from '../state/state.ts';
import { AUTOSCALER, type Node, REBALANCER } from '../world/node.ts';
import type { Cluster } from '../world/cluster.ts';
import {
  type AuditedNode,
  describeAuditedNode,
  labelAuditedNode,
  describeCluster,
} from '../world/audited-node.ts';
import type { RebalancingPlan } from '../world/world.ts';

/** Something that CAST AI did by itself. */
interface InternalDeed {
  readonly eventType: string;
  readonly actor: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly event: Readonly<Record<string, unknown>>;
}

/**
 * Adds that a node came or went to the audit log. What a client ordered is in the log under the name of the client.
 *
 * @see answers of the live API (EU, October 2026)
 */
export function auditNode(
  state: State,
  cluster: Cluster,
  { node, eventType }: { readonly node: Node; readonly eventType: 'nodeAdded' | 'nodeDeleted' },
): void {
  const isOrdered = node.addedBy !== AUTOSCALER && node.addedBy !== REBALANCER;
  if (eventType === 'nodeAdded' && isOrdered) return;
  const audited = toAudited(node, cluster);
  add(state, cluster, {
    eventType,
    actor: eventType === 'nodeAdded' && node.addedBy !== undefined ? node.addedBy : AUTOSCALER,
    labels: labelAuditedNode(audited),
    event: { node: describeAuditedNode(audited) },
  });
}

/** What becomes of plans, in the words of the audit log. */
const PLAN_EVENTS: Readonly<Record<string, string>> = {
  creating_nodes: 'rebalancingPlanInitiated',
  preparing_nodes: 'rebalancingNodeOperations',
  finished: 'rebalancingPlanExecuted',
  partially_finished: 'rebalancingPlanExecuted',
  error: 'rebalancingPlanFailed',
};

/** Adds what became of a plan to the audit log. */
export function auditPlan(state: State, cluster: Cluster, plan: RebalancingPlan): void {
  const eventType = PLAN_EVENTS[plan.status];
  if (eventType === undefined) return;
  const { rebalancingPlanId, status, scheduleId, errors = [] } = plan;
  const [error] = errors;
  add(state, cluster, {
    eventType,
    actor: REBALANCER,
    labels: {
      rebalancingPlanId,
      ...(typeof scheduleId === 'string' ? { feature: 'scheduledRebalancing' } : {}),
    },
    event: {
      plan: { id: rebalancingPlanId },
      rebalancingPlanId,
      ...(error === undefined ? {} : { status, reason: error.reason, details: error.message, errors }),
    },
  });
}

function add(state: State, cluster: Cluster, { eventType, actor, labels, event }: InternalDeed): void {
  state.ofOrganization(cluster.organizationId).auditEntries.append({
    id: state.random.uuid(),
    eventType,
    initiatedBy: { id: actor, name: '', email: '' },
    time: state.timestamp(),
    operation: null,
    labels: { clusterId: cluster.id, traceId: state.random.text(32, '0123456789abcdef'), ...labels },
    event: { cluster: describeCluster(cluster), ...event },
  });
}

function toAudited(node: Node, { providerType = '' }: Cluster): AuditedNode {
  const { labels } = node;
  const id = labels['provisioner.cast.ai/node-configuration-id'];
  const version = Number(labels['provisioner.cast.ai/node-configuration-version'] ?? 1);
  const configuration =
    id === undefined
      ? undefined
      : { id, name: labels['provisioner.cast.ai/node-configuration-name'] ?? '', version, isDefault: true };
  return {
    id: node.id,
    name: node.name,
    instanceId: node.instanceId ?? '',
    instanceType: node.instanceType,
    zone: node.zone ?? '',
    isSpot: node.spotConfig.isSpot === true,
    labels,
    provider: providerType,
    configuration,
  };
}
