import type { Schemas } from '@castai-bot/api';
import type { Cloud } from './instance-types.ts';
import type { Random } from './random.ts';

/** Where a generated cluster runs. */
export interface Provider {
  readonly cloud: Cloud;
  readonly providerType: 'eks' | 'gke' | 'aks';
  readonly region: string;
  readonly zones: readonly [Zone, Zone, Zone];
}

/** A zone; AWS has an id for it beside its name, which differs by account. */
interface Zone {
  readonly id: string;
  readonly name: string;
}

export const PROVIDERS: readonly [Provider, Provider, Provider] = [
  {
    cloud: 'aws',
    providerType: 'eks',
    region: 'eu-central-1',
    zones: [
      { id: 'euc1-az2', name: 'eu-central-1a' },
      { id: 'euc1-az3', name: 'eu-central-1b' },
      { id: 'euc1-az1', name: 'eu-central-1c' },
    ],
  },
  {
    cloud: 'gcp',
    providerType: 'gke',
    region: 'europe-west1',
    zones: [zone('europe-west1-b'), zone('europe-west1-c'), zone('europe-west1-d')],
  },
  {
    cloud: 'azure',
    providerType: 'aks',
    region: 'westeurope',
    zones: [zone('westeurope-1'), zone('westeurope-2'), zone('westeurope-3')],
  },
];

function zone(name: string): Zone {
  return { id: name, name };
}

/** What the zones of a region are called after it; of a region that is not known here that is a guess. */
const ZONE_SUFFIXES: Readonly<Record<Cloud, readonly string[]>> = {
  aws: ['a', 'b', 'c'],
  gcp: ['-b', '-c', '-d'],
  azure: ['-1', '-2', '-3'],
};

/** The zones of a cloud's region. */
export function zonesIn(cloud: Cloud, region: string): readonly Zone[] {
  const known = PROVIDERS.find((provider) => provider.cloud === cloud && provider.region === region);
  return known?.zones ?? ZONE_SUFFIXES[cloud].map((suffix) => zone(`${region}${suffix}`));
}

/** The regions of a cloud that the simulator knows, with the names of their zones. */
export function regionsOf(
  cloud: Cloud,
): readonly { readonly region: string; readonly zones: readonly string[] }[] {
  return PROVIDERS.filter((provider) => provider.cloud === cloud).map(({ region, zones }) => ({
    region,
    zones: zones.map(({ name }) => name),
  }));
}

/** What a cluster is called in its cloud, and what it has of it. */
type ProviderBlock = Pick<Schemas['Cluster'], 'eks' | 'gke' | 'aks' | 'attributes' | 'providerNamespaceId'>;

/** Writes the block of a cluster's cloud; one that CAST AI only reads has no role to assume. */
export function writeProvider(
  { providerType, region }: Provider,
  {
    name,
    random,
    isReadonly,
  }: { readonly name: string; readonly random: Random; readonly isReadonly: boolean },
): ProviderBlock {
  const account = random.text(12, '0123456789');
  if (providerType === 'eks') {
    const assumeRoleArn = isReadonly ? '' : `arn:aws:iam::${account}:role/castai-${name}`;
    return {
      eks: {
        clusterName: name,
        region,
        accountId: account,
        assumeRoleArn,
        subnets: [],
        securityGroups: [],
        instanceProfileArn: '',
        tags: {},
        dnsClusterIp: '',
      },
      attributes: { karpenter: writeKarpenter(isReadonly) },
      providerNamespaceId: account,
    };
  }
  if (providerType === 'gke') {
    const projectId = `project-${account}`;
    return {
      gke: { clusterName: name, region, location: region, projectId },
      providerNamespaceId: projectId,
    };
  }
  const subscriptionId = random.uuid();
  return {
    aks: { region, subscriptionId, nodeResourceGroup: `MC_${name}_${region}`, networkPlugin: 'azure' },
    providerNamespaceId: subscriptionId,
  };
}

/** Clusters that CAST AI only reads run Karpenter here, so that there are both. */
function writeKarpenter(hasKarpenter: boolean): Schemas['KarpenterAttribute'] {
  return {
    kentEligibility: hasKarpenter ? 'ELIGIBLE' : 'NOT_SUPPORTED',
    controllerMode: 'SELF_HOSTED',
    ...(hasKarpenter ? { version: '1.6.3' } : {}),
  };
}
