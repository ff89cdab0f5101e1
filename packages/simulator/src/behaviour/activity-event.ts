import type { Schemas } from '@castai-bot/api';
import { writeSecond } from '../time/write-time.ts';
import type { Identified } from '../world/world.ts';

type AuditEntry = Identified<Schemas['AuditEntry']>;
type ActivityEvent = Schemas['ActivityEvent'];

/** What an event is about and what was done. */
interface Deed {
  readonly resource: string;
  readonly action: string;
}

/** The words of the newer audit log for entries of the older one; those that are not here are taken apart. */
const DEEDS: Readonly<Record<string, Deed>> = {
  nodeAdded: { resource: 'node', action: 'added' },
  nodeDeleted: { resource: 'node', action: 'deleted' },
  rebalancingPlanInitiated: { resource: 'rebalancing', action: 'initiated' },
  rebalancingPlanExecuted: { resource: 'rebalancing', action: 'finished' },
  rebalancingPlanFailed: { resource: 'rebalancing', action: 'failed' },
  rebalancingNodeOperations: { resource: 'rebalancing', action: 'started' },
};
/** How a plan that would not save enough is told of where a schedule made it. */
const SKIPPED: Deed = { resource: 'scheduled_rebalancing', action: 'skipped' };
const INFO = 9;
/** From when something happens until the log has it. */
const INGESTION_MS = 1000;
const INTERNAL = 'internal|';

/** Tells an entry of the older audit log in the words of the newer one. */
export function toActivityEvent(
  entry: AuditEntry,
  { organizationId, correlated }: { readonly organizationId: string; readonly correlated: number },
): ActivityEvent {
  const { labels = {}, time = '' } = entry;
  const { resource, action } = deedOf(entry);
  const domain = domainOf(entry);
  const occurredAt = Date.parse(time);
  return {
    eventId: entry.id,
    requestId: labels['traceId'] ?? entry.id.replaceAll('-', ''),
    correlationId: correlationOf(entry),
    tenantId: organizationId,
    occurredAt: writeSecond(occurredAt),
    ingestedAt: writeSecond(occurredAt + INGESTION_MS),
    sourceService: resource === 'node' ? 'external-provisioner' : domain,
    sourceVersion: 'simulated',
    eventDomain: domain,
    eventDomainText: toText(domain),
    eventResource: resource,
    eventResourceText: toText(resource),
    eventAction: action,
    eventActionText: toText(action),
    eventSeverity: INFO,
    eventSeverityText: 'Info',
    body: '',
    description: `${toText(resource)} ${action}`,
    actor: actorOf(entry),
    resource: resourceOf(entry),
    labels,
    clusterId: labels['clusterId'] ?? '',
    correlatedEventCount: correlated,
    tenantName: '',
  };
}

/** What the events of one undertaking have in common: its plan. Empty for an event that stands alone. */
export function correlationOf({ labels = {} }: AuditEntry): string {
  return labels['rebalancingPlanId'] ?? '';
}

/** Which part of CAST AI an entry is about. */
export function domainOf({ eventType = '' }: AuditEntry): string {
  return /workload|scalingPolic/i.test(eventType) ? 'workload' : 'autoscaler';
}

function deedOf({ eventType = '', event }: AuditEntry): Deed {
  if (eventType === 'rebalancingPlanFailed' && event?.['reason'] === 'achievedSavingsBelowThreshold') {
    return SKIPPED;
  }
  const known = DEEDS[eventType];
  if (known !== undefined) return known;
  const words = eventType.split(/(?=[A-Z])/).map((word) => word.toLowerCase());
  // An entry is called by what was done (`policiesUpdated`) or by its operation (`updatePolicies`).
  const isDone = words.at(-1)?.endsWith('ed') === true;
  const [action = '', rest] = isDone ? [words.at(-1), words.slice(0, -1)] : [words[0], words.slice(1)];
  return { resource: rest.join('_'), action };
}

function actorOf({ initiatedBy = {} }: AuditEntry): Schemas['ActivityActor'] {
  const { id = '', name = '', email = '' } = initiatedBy;
  if (!id.startsWith(INTERNAL)) return { type: 'user', id, displayName: name, email };
  const displayName = toText(id.slice(INTERNAL.length).replaceAll('-', '_'));
  return { type: 'internal', id, displayName, email: 'support@cast.ai' };
}

function resourceOf({ labels = {}, event }: AuditEntry): Schemas['ActivityResource'] {
  const { rebalancingPlanId, nodeId } = labels;
  if (rebalancingPlanId !== undefined) {
    return { type: 'rebalancing_plan', id: rebalancingPlanId, displayName: rebalancingPlanId };
  }
  if (nodeId === undefined) return { type: '', id: '', displayName: '' };
  const node: unknown = event?.['node'];
  const name: unknown = typeof node === 'object' && node !== null && 'name' in node ? node.name : undefined;
  return { type: 'node', id: nodeId, displayName: typeof name === 'string' ? name : nodeId };
}

/** `scheduled_rebalancing` is `Scheduled rebalancing`. */
function toText(word: string): string {
  const text = word.replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
