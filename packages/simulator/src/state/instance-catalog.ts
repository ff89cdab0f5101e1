import { SimulatorError } from '../simulator-error.ts';
import {
  type Cloud,
  cloudOfInstanceType,
  findInstanceType,
  type InstanceType,
  instanceTypesOf,
} from '../world/instance-types.ts';

/** An instance type that the simulator is to know besides its own. */
export interface AddedInstanceType {
  /** As its cloud writes it: `m9.large`, `n9-standard-2`, `Standard_D2s_v9`. */
  readonly name: string;
  readonly cpuCores: number;
  readonly memoryGib: number;
  /** @default by the form of the name */
  readonly cloud?: Cloud;
  /** @default 'amd64' */
  readonly architecture?: InstanceType['architecture'];
}

/** The instance types of each cloud. */
export interface InstanceCatalog {
  readonly of: (cloud: Cloud) => readonly InstanceType[];
  readonly find: (cloud: Cloud, name: string) => InstanceType | undefined;
  /** Another cloud that has the type. */
  readonly otherCloudOf: (cloud: Cloud, name: string) => Cloud | undefined;
}

const MIB_PER_GIB = 1024;
/** Dollars an hour of what is added: near those of general machines. */
const PRICE_PER_CPU = 0.032;
const PRICE_PER_GIB = 0.004;

/** Makes the catalog of the types that are known and of those that are added, which win over known ones of their name. */
export function createInstanceCatalog(added: readonly AddedInstanceType[] = []): InstanceCatalog {
  const own = added.map((type) => ({ cloud: type.cloud ?? guessCloud(type.name), ...describe(type) }));
  const cloudOf = (name: string): Cloud | undefined =>
    own.find((type) => type.name === name)?.cloud ?? cloudOfInstanceType(name);
  return {
    of: (cloud) => {
      const more = own.filter((type) => type.cloud === cloud);
      if (more.length === 0) return instanceTypesOf(cloud);
      const names = new Set(more.map(({ name }) => name));
      return [...instanceTypesOf(cloud).filter(({ name }) => !names.has(name)), ...more];
    },
    find: (cloud, name) => {
      const found = own.find((type) => type.cloud === cloud && type.name === name);
      if (found !== undefined) return found;
      return cloudOfInstanceType(name) === cloud ? findInstanceType(name) : undefined;
    },
    otherCloudOf: (cloud, name) => {
      const other = cloudOf(name);
      return other === cloud ? undefined : other;
    },
  };
}

/**
 * Reads an instance type from text: `m9.large=2,8` is one of 2 vCPUs and 8 GiB, `m9g.large=2,8,arm64` one of Arm.
 *
 * @throws {SimulatorError} when it cannot be read
 */
export function parseInstanceType(text: string): AddedInstanceType {
  const [, name = '', cpuCores, memoryGib, architecture = 'amd64'] =
    /^([\w.-]+)=(\d+),(\d+(?:\.\d+)?)(?:,(amd64|arm64))?$/.exec(text) ?? [];
  if (name === '' || Number(cpuCores) === 0 || Number(memoryGib) === 0) {
    throw new SimulatorError(
      `Reading the instance type "${text}" failed: wanted its name, vCPUs and GiB of memory`,
      { hint: 'For example: m9.large=2,8  m9g.large=2,8,arm64  n9-standard-2=2,8  Standard_D2s_v9=2,8' },
    );
  }
  return {
    name,
    cpuCores: Number(cpuCores),
    memoryGib: Number(memoryGib),
    architecture: architecture === 'arm64' ? 'arm64' : 'amd64',
  };
}

function describe({
  name,
  cpuCores,
  memoryGib: gib,
  architecture = 'amd64',
}: AddedInstanceType): InstanceType {
  const memoryGib = Math.floor(gib * MIB_PER_GIB) / MIB_PER_GIB;
  const [family = name] = /^(?:Standard_)?[A-Za-z]+\d*[a-z]*/.exec(name) ?? [];
  const pricePerHour = Number((cpuCores * PRICE_PER_CPU + memoryGib * PRICE_PER_GIB).toFixed(6));
  return { name, family, cpuCores, memoryGib, architecture, isBurstable: false, pricePerHour };
}

function guessCloud(name: string): Cloud {
  if (name.startsWith('Standard_')) return 'azure';
  return name.includes('.') ? 'aws' : 'gcp';
}
