import { AWS_FAMILIES, cpusOfAwsSize } from './instance-types/aws.ts';
import { AZURE_FAMILIES } from './instance-types/azure.ts';
import type { FamilyRow } from './instance-types/family-row.ts';
import { GCP_FAMILIES } from './instance-types/gcp.ts';

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
export const CLOUDS = ['aws', 'gcp', 'azure'] as const;
export type Cloud = (typeof CLOUDS)[number];

/** What a spot instance costs of its on-demand price, in every generated cloud. */
export const SPOT_PRICE_SHARE = 0.35;

const MIB_PER_GIB = 1024;

/** What generated nodes are made of, and plans unless a template wants others. */
const COMMON: Readonly<Record<Cloud, readonly string[]>> = {
  aws: [
    'm5.large', 'm5.xlarge', 'm5.2xlarge', 'm5.4xlarge', 'c5.xlarge', 'c5.2xlarge', 'c5a.2xlarge', 'r5.xlarge',
    'r5.2xlarge', 'm6g.xlarge', 't3.medium',
  ],
  gcp: [
    'e2-medium', 'e2-standard-2', 'e2-standard-4', 'e2-standard-8', 'n2-standard-4', 'n2-standard-8', 'n2-highmem-4',
    'c2-standard-4', 't2a-standard-4',
  ],
  azure: [
    'Standard_B2s', 'Standard_D2s_v5', 'Standard_D4s_v5', 'Standard_D8s_v5', 'Standard_E4s_v5', 'Standard_F4s_v2',
    'Standard_D4ps_v5',
  ],
}; // prettier-ignore

const FAMILIES: Readonly<Record<Cloud, readonly FamilyRow[]>> = {
  aws: AWS_FAMILIES,
  gcp: GCP_FAMILIES,
  azure: AZURE_FAMILIES,
};

interface Catalog {
  readonly byName: ReadonlyMap<string, InstanceType>;
  readonly common: readonly InstanceType[];
  readonly all: readonly InstanceType[];
}

const catalogs = new Map<Cloud, Catalog>();

/** Read when first asked for, not at start-up. */
function catalogOf(cloud: Cloud): Catalog {
  const known = catalogs.get(cloud) ?? readCatalog(cloud);
  catalogs.set(cloud, known);
  return known;
}

function readCatalog(cloud: Cloud): Catalog {
  const types = FAMILIES[cloud].flatMap((row) => row[4].split(' ').map((size) => readType(cloud, row, size)));
  const byName = new Map(types.map((type) => [type.name, type]));
  const common = COMMON[cloud].flatMap((name) => byName.get(name) ?? []);
  return { byName, common, all: [...new Set([...common, ...types])] };
}

/** Every type of a cloud, the common ones first. */
export function instanceTypesOf(cloud: Cloud): readonly InstanceType[] {
  return catalogOf(cloud).all;
}

/** The types of a cloud that generated worlds are made of. */
export function commonInstanceTypesOf(cloud: Cloud): readonly InstanceType[] {
  return catalogOf(cloud).common;
}

/** What of a machine is left for pods, in millicores and MiB: a guess. */
export function allocatableOfType({ cpuCores, memoryGib }: InstanceType): {
  readonly cpuMilli: number;
  readonly memoryMib: number;
} {
  return { cpuMilli: cpuCores * 1000 - 80, memoryMib: Math.floor(memoryGib * MIB_PER_GIB * 0.92) };
}

/** Finds a type by name in any cloud; `undefined` when no cloud here has it. */
export function findInstanceType(name: string): InstanceType | undefined {
  const cloud = cloudOfInstanceType(name);
  return cloud === undefined ? undefined : catalogOf(cloud).byName.get(name);
}

/** The cloud whose types a name is one of. */
export function cloudOfInstanceType(name: string): Cloud | undefined {
  return CLOUDS.find((cloud) => catalogOf(cloud).byName.has(name));
}

function readType(cloud: Cloud, row: FamilyRow, text: string): InstanceType {
  const [group, architecture, gibPerCpu, pricePerCpu] = row;
  const [size = '', cpus, gib] = text.split(':');
  const cpuCores = Number(cpus ?? (cloud === 'aws' ? cpusOfAwsSize(size) : size));
  // The API tells memory in whole MiB.
  const memoryGib = Math.floor(Number(gib ?? cpuCores * gibPerCpu) * MIB_PER_GIB) / MIB_PER_GIB;
  // Memory of its own has a price of its own: shared cores cost by their memory.
  const units = gib === undefined || Number.isInteger(Number(size)) ? cpuCores : memoryGib / gibPerCpu;
  return {
    ...namesOf(cloud, group, size),
    cpuCores,
    memoryGib,
    architecture,
    isBurstable: isBurstable(cloud, group),
    pricePerHour: Number((pricePerCpu * units).toFixed(6)),
  };
}

/** How a cloud writes a type, and CAST AI its family: `m5`, `n2`, `standard_DASv5`. */
function namesOf(cloud: Cloud, group: string, size: string): Pick<InstanceType, 'name' | 'family'> {
  if (cloud === 'aws') return { name: `${group}.${size}`, family: group };
  if (cloud === 'gcp') return { name: `${group}-${size}`, family: group.replace(/-.*/, '') };
  const [letter = '', rest = ''] = group.split('*');
  const [features = '', version = ''] = rest.split('_');
  const series = version === '' ? 'S' : features.toUpperCase();
  return { name: `Standard_${group.replace('*', size)}`, family: `standard_${letter}${series}${version}` };
}

function isBurstable(cloud: Cloud, group: string): boolean {
  if (cloud === 'aws') return group.startsWith('t');
  return cloud === 'gcp' ? group === 'e2' : group.startsWith('B');
}
