import type { Schemas } from '@castai-bot/api';
import type { Cloud } from './instance-types.ts';
import type { Random } from './random.ts';
import { writeMoment } from '../time/write-time.ts';

/** A cluster as the API answers it; the fields that the API may leave out but a world cannot. */
export type Cluster = Schemas['Cluster'] & {
  readonly id: string;
  readonly name: string;
  readonly organizationId: string;
  readonly status: string;
};

const DAY_MS = 86_400_000;
/** For so long CAST AI only watches a new cluster. */
const WATCHED_DAYS = 21;
const ENVIRONMENTS = ['prod', 'staging', 'dev', 'analytics', 'batch', 'edge'] as const;

interface Provider {
  readonly cloud: Cloud;
  readonly providerType: 'eks' | 'gke' | 'aks';
  readonly region: string;
  readonly zones: readonly [string, string, string];
}

const PROVIDERS: readonly [Provider, Provider, Provider] = [
  {
    cloud: 'aws',
    providerType: 'eks',
    region: 'eu-central-1',
    zones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'],
  },
  {
    cloud: 'gcp',
    providerType: 'gke',
    region: 'europe-west1',
    zones: ['europe-west1-b', 'europe-west1-c', 'europe-west1-d'],
  },
  {
    cloud: 'azure',
    providerType: 'aks',
    region: 'westeurope',
    zones: ['westeurope-1', 'westeurope-2', 'westeurope-3'],
  },
];

/** The clouds of generated clusters. */
export const CLOUDS: readonly Cloud[] = PROVIDERS.map(({ cloud }) => cloud);

/** The regions of a cloud that the simulator knows, with their zones. */
export function regionsOf(cloud: Cloud): readonly Pick<Provider, 'region' | 'zones'>[] {
  return PROVIDERS.filter((provider) => provider.cloud === cloud);
}

/** What a generated cluster is made from. */
export interface ClusterSeed {
  readonly random: Random;
  readonly index: number;
  readonly organizationId: string;
  readonly now: number;
  /** The cloud to run in; in turns if left out. */
  readonly cloud?: Cloud;
}

/**
 * Makes a cluster. The first three are healthy and one of each cloud, so that a small world is a friendly one; of the
 * others one in ten has an agent that went silent and one in ten an autoscaler that stopped.
 */
export function makeCluster({ random, index, organizationId, now, cloud }: ClusterSeed): Cluster {
  const inTurn = PROVIDERS[index % PROVIDERS.length] ?? PROVIDERS[0];
  const provider = PROVIDERS.find((candidate) => candidate.cloud === cloud) ?? inTurn;
  const name = `${ENVIRONMENTS[index % ENVIRONMENTS.length] ?? 'prod'}-${provider.providerType}-${index + 1}`;
  const health = index < PROVIDERS.length ? 1 : random.next();
  const createdAt = writeMoment(now - random.int(60, 700) * DAY_MS);
  const snapshotAgeMs = health < 0.1 ? 3 * DAY_MS : random.int(1, 15) * 1000;
  const isFailing = health >= 0.1 && health < 0.2;
  const cluster = {
    id: random.uuid(),
    name,
    organizationId,
    createdAt,
    deletedAt: null,
    region: { name: provider.region, displayName: provider.region },
    status: isFailing ? 'warning' : 'ready',
    agentStatus: health < 0.1 ? 'non-responding' : 'online',
    agentSnapshotReceivedAt: writeMoment(now - snapshotAgeMs),
    credentialsId: random.uuid(),
    providerType: provider.providerType,
    providerNamespaceId: random.text(12, '0123456789'),
    clusterNameId: `${name}-${random.text(8, '0123456789abcdef')}`,
    kubernetesVersion: random.pick(['1.31', '1.32', '1.33']),
    isPhase2: true,
    managedBy: 'castai',
    firstOperationAt: writeMoment(Date.parse(createdAt) + WATCHED_DAYS * DAY_MS),
    reconciledAt: writeMoment(now - random.int(1, 10) * 60_000),
    reconcileError: isFailing ? 'credentials were revoked' : null,
    reconcileInfo: { mode: 'enabled', status: isFailing ? 'failed' : 'ok', errorCount: isFailing ? 7 : 0 },
    tags: { environment: name.split('-')[0] ?? name },
    zones: provider.zones.map((zone) => ({ id: zone, name: zone })),
    allRegionZones: provider.zones.map((zone) => ({ id: zone, name: zone })),
    subnets: provider.zones.map((zoneName, zone) => makeSubnet(random, { zoneName, zone })),
  };
  const params = providerParams(provider, { name, random });
  return { ...cluster, ...params, providerNamespaceId: namespaceOf(params) ?? cluster.providerNamespaceId };
}

/** What a cloud calls the account that a cluster is in. */
function namespaceOf({ aks, eks, gke }: Pick<Cluster, 'eks' | 'gke' | 'aks'>): string | undefined {
  return eks?.accountId ?? gke?.projectId ?? aks?.subscriptionId;
}

/** The cloud that a cluster's nodes come from; AWS for providers that are no cloud. */
export function cloudOf({ providerType }: Pick<Cluster, 'providerType'>): Cloud {
  return PROVIDERS.find((provider) => provider.providerType === providerType)?.cloud ?? 'aws';
}

function makeSubnet(
  random: Random,
  { zoneName, zone }: { readonly zoneName: string; readonly zone: number },
): NonNullable<Cluster['subnets']>[number] {
  const id = `subnet-${random.text(17, '0123456789abcdef')}`;
  return { id, name: id, cidr: `10.0.${zone * 32}.0/19`, zoneName, public: false };
}

function providerParams(
  { providerType, region }: Provider,
  { name, random }: { readonly name: string; readonly random: Random },
): Pick<Cluster, 'eks' | 'gke' | 'aks'> {
  const account = random.text(12, '0123456789');
  if (providerType === 'eks') return { eks: { clusterName: name, region, accountId: account } };
  if (providerType === 'gke') {
    return { gke: { clusterName: name, region, location: region, projectId: `project-${account}` } };
  }
  return {
    aks: {
      region,
      subscriptionId: random.uuid(),
      nodeResourceGroup: `MC_${name}_${region}`,
      networkPlugin: 'azure',
    },
  };
}
