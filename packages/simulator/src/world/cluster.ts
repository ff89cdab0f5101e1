import type { Schemas } from '@castai-bot/api';
import type { Cloud } from './instance-types.ts';
import { type Provider, PROVIDERS, writeProvider } from './provider.ts';
import type { Random } from './random.ts';
import { makeSubnets } from './subnets.ts';
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
const RECONCILIATION_MS = 4000;
const ENVIRONMENTS = ['prod', 'staging', 'dev', 'analytics', 'batch', 'edge'] as const;

/** What a generated cluster is made from. */
export interface ClusterSeed {
  readonly random: Random;
  readonly index: number;
  readonly organizationId: string;
  readonly now: number;
  /** The cloud to run in; in turns if left out. */
  readonly cloud?: Cloud;
  /** Whether CAST AI may only read it. @default false */
  readonly isReadonly?: boolean;
}

/**
 * Makes a cluster. The first three are healthy and one of each cloud, so that a small world is a friendly one; of the
 * others one in ten has an agent that went silent and one in ten an autoscaler that stopped.
 */
export function makeCluster(seed: ClusterSeed): Cluster {
  const { random, index, organizationId, now, cloud, isReadonly = false } = seed;
  const inTurn = PROVIDERS[index % PROVIDERS.length] ?? PROVIDERS[0];
  const provider = PROVIDERS.find((candidate) => candidate.cloud === cloud) ?? inTurn;
  const name = `${ENVIRONMENTS[index % ENVIRONMENTS.length] ?? 'prod'}-${provider.providerType}-${index + 1}`;
  const health = index < PROVIDERS.length ? 1 : random.next();
  const createdAt = writeMoment(now - random.int(60, 700) * DAY_MS);
  const snapshotAgeMs = health < 0.1 ? 3 * DAY_MS : random.int(1, 15) * 1000;
  const isFailing = health >= 0.1 && health < 0.2;
  const id = random.uuid();
  const credentialsId = random.uuid();
  return {
    id,
    name,
    organizationId,
    credentialsId: isReadonly ? '' : credentialsId,
    createdAt,
    region: { name: provider.region, displayName: provider.region },
    status: isFailing ? 'warning' : 'ready',
    agentSnapshotReceivedAt: writeMoment(now - snapshotAgeMs),
    agentStatus: health < 0.1 ? 'non-responding' : 'online',
    providerType: provider.providerType,
    tags: { environment: name.split('-')[0] ?? name },
    ...writeProvider(provider, { name, random, isReadonly }),
    ...writeNetwork(provider, { random, isReadonly }),
    clusterNameId: `${name}-${id.slice(0, 8)}`,
    ...writeReconciliation(seed, { createdAt, isFailing }),
    managedBy: 'console',
    isPhase2: !isReadonly,
    castwareInstallMethod: 'CASTWARE_INSTALL_METHOD_UNSPECIFIED',
  };
}

/** CAST AI knows the network of a cluster once it acts on it. */
function writeNetwork(
  { zones }: Provider,
  { random, isReadonly }: { readonly random: Random; readonly isReadonly: boolean },
): Pick<Cluster, 'subnets' | 'zones' | 'allRegionZones'> {
  const subnets = makeSubnets(random, zones);
  return {
    subnets: isReadonly ? [] : subnets,
    zones: isReadonly ? [] : [...zones],
    allRegionZones: [...zones],
  };
}

/** What CAST AI did to a cluster last; nothing to one that it only reads. */
function writeReconciliation(
  { random, now, isReadonly = false }: ClusterSeed,
  { createdAt, isFailing }: { readonly createdAt: string; readonly isFailing: boolean },
): Partial<Cluster> {
  const kubernetesVersion = random.pick(['1.31', '1.32', '1.33']);
  const reconciledAt = now - random.int(1, 10) * 60_000;
  if (isReadonly) return { firstOperationAt: null, reconcileInfo: { errorCount: 0, mode: 'enabled' } };
  return {
    kubernetesVersion,
    firstOperationAt: writeMoment(Date.parse(createdAt) + WATCHED_DAYS * DAY_MS),
    reconciledAt: writeMoment(reconciledAt),
    ...(isFailing ? { reconcileError: 'credentials were revoked' } : {}),
    reconcileInfo: {
      reconciledAt: writeMoment(reconciledAt),
      errorCount: isFailing ? 7 : 0,
      status: isFailing ? 'failed' : 'ok',
      mode: 'enabled',
      startedAt: writeMoment(reconciledAt - RECONCILIATION_MS),
    },
  };
}

/** Makes a cluster outside a cloud, such as one on machines of one's own: CAST AI reads it and no more. */
export function makeClusterOutsideCloud(seed: ClusterSeed): Cluster {
  const {
    eks: _eks,
    gke: _gke,
    aks: _aks,
    attributes: _attributes,
    ...rest
  } = makeCluster({
    ...seed,
    isReadonly: true,
  });
  return {
    ...rest,
    region: { name: 'unknown', displayName: 'unknown' },
    providerType: 'anywhere',
    providerNamespaceId: '',
    allRegionZones: [],
    anywhere: { clusterName: rest.name, kubeSystemNamespaceId: seed.random.uuid() },
  };
}

/** Whether a cluster is registered and no agent was ever heard. */
export function isWaitingForAgent({ agentStatus }: Pick<Cluster, 'agentStatus'>): boolean {
  return agentStatus === 'waiting-connection';
}

/** Whether CAST AI was given credentials for a cluster, and has not lost them since. */
export function hasCredentials({ credentialsId }: Pick<Cluster, 'credentialsId'>): boolean {
  return credentialsId !== undefined && credentialsId !== '';
}

/** The zones that nodes of a cluster are in. */
export function zonesOf({
  zones = [],
  allRegionZones = [],
}: Pick<Cluster, 'zones' | 'allRegionZones'>): readonly string[] {
  return (zones.length > 0 ? zones : allRegionZones).flatMap(({ name }) => name ?? []);
}

/** The cloud that a cluster's nodes come from; AWS for providers that are no cloud. */
export function cloudOf({ providerType }: Pick<Cluster, 'providerType'>): Cloud {
  return PROVIDERS.find((provider) => provider.providerType === providerType)?.cloud ?? 'aws';
}
