/** One machine type of a cloud. */
export interface InstanceType {
  readonly name: string;
  readonly family: string;
  readonly cpuCores: number;
  readonly memoryGib: number;
  readonly architecture: 'amd64' | 'arm64';
  /** Whether it shares its cores: templates leave such types out unless they say otherwise. */
  readonly isBurstable: boolean;
  /** List price of an hour on demand, in dollars: near the public ones, not them. */
  readonly pricePerHour: number;
}

/** The clouds that generated clusters run in. */
export type Cloud = 'aws' | 'gcp' | 'azure';

/** What a spot instance costs of its on-demand price, in every generated cloud. */
export const SPOT_PRICE_SHARE = 0.35;

type Row = readonly [name: string, family: string, cpuCores: number, memoryGib: number, pricePerHour: number];

const ROWS: Readonly<Record<Cloud, readonly Row[]>> = {
  aws: [
    ['m5.large', 'm5', 2, 8, 0.096],
    ['m5.xlarge', 'm5', 4, 16, 0.192],
    ['m5.2xlarge', 'm5', 8, 32, 0.384],
    ['m5.4xlarge', 'm5', 16, 64, 0.768],
    ['c5.xlarge', 'c5', 4, 8, 0.17],
    ['c5.2xlarge', 'c5', 8, 16, 0.34],
    ['c5a.2xlarge', 'c5a', 8, 16, 0.308],
    ['r5.xlarge', 'r5', 4, 32, 0.252],
    ['r5.2xlarge', 'r5', 8, 64, 0.504],
    ['m6g.xlarge', 'm6g', 4, 16, 0.154],
    ['t3.medium', 't3', 2, 4, 0.0416],
  ],
  gcp: [
    ['e2-medium', 'e2', 2, 4, 0.0335],
    ['e2-standard-2', 'e2', 2, 8, 0.067],
    ['e2-standard-4', 'e2', 4, 16, 0.134],
    ['e2-standard-8', 'e2', 8, 32, 0.268],
    ['n2-standard-4', 'n2', 4, 16, 0.1942],
    ['n2-standard-8', 'n2', 8, 32, 0.3885],
    ['n2-highmem-4', 'n2', 4, 32, 0.262],
    ['c2-standard-4', 'c2', 4, 16, 0.2088],
    ['t2a-standard-4', 't2a', 4, 16, 0.154],
  ],
  azure: [
    ['Standard_B2s', 'Standard_B', 2, 4, 0.0416],
    ['Standard_D2s_v5', 'Standard_Dsv5', 2, 8, 0.096],
    ['Standard_D4s_v5', 'Standard_Dsv5', 4, 16, 0.192],
    ['Standard_D8s_v5', 'Standard_Dsv5', 8, 32, 0.384],
    ['Standard_E4s_v5', 'Standard_Esv5', 4, 32, 0.252],
    ['Standard_F4s_v2', 'Standard_Fsv2', 4, 8, 0.169],
    ['Standard_D4ps_v5', 'Standard_Dpsv5', 4, 16, 0.154],
  ],
};

const BURSTABLE_FAMILIES: ReadonlySet<string> = new Set(['t3', 'e2', 'Standard_B']);
const ARM_FAMILIES: ReadonlySet<string> = new Set(['m6g', 't2a', 'Standard_Dpsv5']);

const CATALOG: Readonly<Record<Cloud, readonly InstanceType[]>> = {
  aws: ROWS.aws.map(toInstanceType),
  gcp: ROWS.gcp.map(toInstanceType),
  azure: ROWS.azure.map(toInstanceType),
};

export function instanceTypesOf(cloud: Cloud): readonly InstanceType[] {
  return CATALOG[cloud];
}

/** Finds a type by name in any cloud; `undefined` when no cloud here has it. */
export function findInstanceType(name: string): InstanceType | undefined {
  return Object.values(CATALOG)
    .flat()
    .find((type) => type.name === name);
}

function toInstanceType([name, family, cpuCores, memoryGib, pricePerHour]: Row): InstanceType {
  const architecture = ARM_FAMILIES.has(family) ? 'arm64' : 'amd64';
  return {
    name,
    family,
    cpuCores,
    memoryGib,
    architecture,
    isBurstable: BURSTABLE_FAMILIES.has(family) && cpuCores <= 2,
    pricePerHour,
  };
}
