import type { Schemas } from '@castai-bot/api';
import { writeMoment } from '../time/write-time.ts';
import { describeAuditedNode, describeCluster, labelAuditedNode } from './audited-node.ts';
import type { Cluster } from './cluster.ts';
import { AUTOSCALER } from './node.ts';
import type { Random } from './random.ts';
import type { Identified } from './world.ts';

type AuditEntry = Identified<Schemas['AuditEntry']>;

const HOUR_MS = 3_600_000;
const HEX = '0123456789abcdef';
/** So many clusters have a past, and so many entries each. */
const MOST_CLUSTERS = 40;
const ENTRIES = 10;

/** Makes the audit log of a generated organization, the oldest first: what the autoscaler did in its clusters. */
export function makeAuditEntries(
  random: Random,
  { clusters, now }: { readonly clusters: readonly Cluster[]; readonly now: number },
): readonly AuditEntry[] {
  const events = ['nodeAdded', 'nodeDeleted', 'autoscalerExecuted'] as const;
  return clusters
    .slice(0, MOST_CLUSTERS)
    .flatMap((cluster) =>
      Array.from({ length: ENTRIES }, () => {
        const at = now - random.int(1, 700) * HOUR_MS;
        return { at, entry: makeEntry(random, { cluster, eventType: random.pick(events), at }) };
      }),
    )
    .toSorted((a, b) => a.at - b.at)
    .map(({ entry }) => entry);
}

function makeEntry(
  random: Random,
  { cluster, eventType, at }: { readonly cluster: Cluster; readonly eventType: string; readonly at: number },
): AuditEntry {
  const isExecution = eventType === 'autoscalerExecuted';
  const { labels, event } = isExecution ? execution() : nodeEvent(random, cluster);
  return {
    id: random.uuid(),
    eventType,
    initiatedBy: { id: AUTOSCALER, name: '', email: '' },
    time: writeMoment(at),
    operation: null,
    labels: { clusterId: cluster.id, traceId: random.text(32, HEX), ...labels },
    event: { cluster: describeCluster(cluster), ...event },
  };
}

interface Told {
  readonly labels: Readonly<Record<string, string>>;
  readonly event: Readonly<Record<string, unknown>>;
}

/** Pods waited for room, and the autoscaler worked out which node to add. */
function execution(): Told {
  const pod = { name: 'web-0', namespace: 'shop', cpuRequests: 500, memoryRequests: 512 };
  const operation = {
    policy: 'UnschedulablePods',
    effect: 'add',
    state: 'calculated',
    skippedInstances: null,
  };
  return { labels: {}, event: { trigger: { unschedulablePods: [pod] }, ops: [operation] } };
}

function nodeEvent(random: Random, cluster: Cluster): Told {
  const suffix = random.text(8, HEX);
  const node = {
    id: random.uuid(),
    name: `${cluster.name}-m5-${suffix}`,
    instanceId: `i-${suffix}`,
    instanceType: 'm5.large',
    zone: cluster.allRegionZones?.[0]?.name ?? '',
    isSpot: random.chance(0.5),
    labels: { 'provisioner.cast.ai/managed-by': 'cast.ai' },
    provider: cluster.providerType ?? '',
    configuration: { id: random.uuid(), name: 'default', version: 1, isDefault: true },
  };
  return { labels: labelAuditedNode(node), event: { node: describeAuditedNode(node) } };
}
