import type { Schemas } from '@castai-bot/api';
import { writeMoment } from '../time/write-time.ts';
import { type Cluster, cloudOf } from './cluster.ts';
import { zonesIn } from './provider.ts';

/** The blocks that say where a cluster runs, by the `providerType` that each stands for. */
export const PROVIDER_TYPES = {
  eks: 'eks',
  gke: 'gke',
  aks: 'aks',
  kops: 'kops',
  oke: 'oke',
  openshift: 'openshift',
  anywhere: 'anywhere',
  selfHostedWithEc2Nodes: 'self-hosted-with-ec2-nodes',
} as const;

type ProviderBlock = keyof typeof PROVIDER_TYPES;

/** Where a cluster runs: one of the blocks. */
export type Whereabouts = Pick<Schemas['Cluster'], ProviderBlock>;

/** What a client says of a cluster. */
export interface Registered {
  readonly id: string;
  readonly name: string;
  readonly organizationId: string;
  readonly where: Whereabouts;
  readonly installMethod: NonNullable<Cluster['castwareInstallMethod']>;
}

/** The providers whose regions have zones that CAST AI knows. */
const WITH_ZONES: readonly ProviderBlock[] = ['eks', 'gke', 'aks', 'selfHostedWithEc2Nodes'];
/** What a block of EKS tells of what nobody said. */
const NO_EKS = {
  assumeRoleArn: '',
  subnets: [],
  securityGroups: [],
  instanceProfileArn: '',
  tags: {},
  dnsClusterIp: '',
};

/** Makes a cluster that was registered and whose agent nobody has heard. */
export function makeRegisteredCluster(
  { id, name, organizationId, where, installMethod }: Registered,
  { now, status }: { readonly now: number; readonly status: string },
): Cluster {
  const [block = 'anywhere'] = blocksOf(where);
  const providerType = PROVIDER_TYPES[block];
  const region = regionOf(where);
  const hasZones = region !== undefined && WITH_ZONES.includes(block);
  return {
    id,
    name,
    organizationId,
    credentialsId: '',
    createdAt: writeMoment(now),
    region: { name: region ?? 'unknown', displayName: region ?? 'unknown' },
    status,
    agentStatus: 'waiting-connection',
    providerType,
    tags: {},
    ...where,
    ...(where.eks === undefined ? {} : { eks: { ...NO_EKS, ...where.eks } }),
    subnets: [],
    zones: [],
    allRegionZones: hasZones ? [...zonesIn(cloudOf({ providerType }), region)] : [],
    providerNamespaceId: namespaceOf(where),
    clusterNameId: `${name}-${id.slice(0, 8)}`,
    firstOperationAt: null,
    reconcileInfo: { errorCount: 0, mode: 'enabled' },
    managedBy: 'console',
    isPhase2: false,
    castwareInstallMethod: installMethod,
  };
}

/** The blocks that are there. */
export function blocksOf(where: Whereabouts): readonly ProviderBlock[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the table
  const blocks = Object.keys(PROVIDER_TYPES) as ProviderBlock[];
  return blocks.filter((block) => where[block] !== undefined);
}

/** What two registrations of one cluster have in common. */
export function identityOf(cluster: Whereabouts & Pick<Cluster, 'name'>): string {
  const { anywhere, gke, aks, name } = cluster;
  if (anywhere !== undefined) return JSON.stringify(['anywhere', anywhere.kubeSystemNamespaceId]);
  const place = gke?.location ?? regionOf(cluster);
  return JSON.stringify([blocksOf(cluster), namespaceOf(cluster), place, aks?.nodeResourceGroup, name]);
}

function regionOf({ anywhere: _none, ...where }: Whereabouts): string | undefined {
  const { eks, gke, aks, kops, oke, openshift, selfHostedWithEc2Nodes } = where;
  const region = (eks ?? gke ?? aks ?? kops ?? oke ?? openshift ?? selfHostedWithEc2Nodes)?.region;
  return region === '' ? undefined : region;
}

/** What of the cloud holds a cluster: an account, a project, a subscription. */
function namespaceOf({ eks, gke, aks, selfHostedWithEc2Nodes: own }: Whereabouts): string {
  return eks?.accountId ?? gke?.projectId ?? aks?.subscriptionId ?? own?.accountId ?? '';
}
