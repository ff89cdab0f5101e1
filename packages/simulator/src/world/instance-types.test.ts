import { describe, expect, test } from 'vitest';
import {
  CLOUDS,
  cloudOfInstanceType,
  commonInstanceTypesOf,
  findInstanceType,
  instanceTypesOf,
} from './instance-types.ts';

describe('findInstanceType()', () => {
  // From the clouds' own tables.
  test.each([
    ['m5a.large', 'm5a', 2, 8, 'amd64'],
    ['m5.metal', 'm5', 96, 384, 'amd64'],
    ['m6g.medium', 'm6g', 1, 4, 'arm64'],
    ['m6a.48xlarge', 'm6a', 192, 768, 'amd64'],
    ['m7i.metal-24xl', 'm7i', 96, 384, 'amd64'],
    ['m7i-flex.8xlarge', 'm7i-flex', 32, 128, 'amd64'],
    ['m8g.48xlarge', 'm8g', 192, 768, 'arm64'],
    ['c5.9xlarge', 'c5', 36, 72, 'amd64'],
    ['c5n.large', 'c5n', 2, 5.25, 'amd64'],
    ['c7g.16xlarge', 'c7g', 64, 128, 'arm64'],
    ['r6i.32xlarge', 'r6i', 128, 1024, 'amd64'],
    ['r8g.2xlarge', 'r8g', 8, 64, 'arm64'],
    ['t3.nano', 't3', 2, 0.5, 'amd64'],
    ['t4g.2xlarge', 't4g', 8, 32, 'arm64'],
    ['e2-standard-2', 'e2', 2, 8, 'amd64'],
    ['e2-micro', 'e2', 2, 1, 'amd64'],
    ['e2-highcpu-32', 'e2', 32, 32, 'amd64'],
    ['n1-standard-1', 'n1', 1, 3.75, 'amd64'],
    ['n2-highmem-128', 'n2', 128, 864, 'amd64'],
    ['n2d-standard-224', 'n2d', 224, 896, 'amd64'],
    ['c3-highmem-22', 'c3', 22, 176, 'amd64'],
    ['c3d-highcpu-360', 'c3d', 360, 708, 'amd64'],
    ['c4-standard-2', 'c4', 2, 7, 'amd64'],
    ['c4a-highmem-72', 'c4a', 72, 576, 'arm64'],
    ['t2a-standard-48', 't2a', 48, 192, 'arm64'],
    ['Standard_D2as_v5', 'standard_DASv5', 2, 8, 'amd64'],
    ['Standard_D64ps_v5', 'standard_DPSv5', 64, 208, 'arm64'],
    ['Standard_D4pls_v5', 'standard_DPLSv5', 4, 8, 'arm64'],
    ['Standard_D128s_v6', 'standard_DSv6', 128, 512, 'amd64'],
    ['Standard_E20s_v5', 'standard_ESv5', 20, 160, 'amd64'],
    ['Standard_E64s_v3', 'standard_ESv3', 64, 432, 'amd64'],
    ['Standard_E96as_v5', 'standard_EASv5', 96, 672, 'amd64'],
    ['Standard_F72s_v2', 'standard_FSv2', 72, 144, 'amd64'],
    ['Standard_B1s', 'standard_BS', 1, 1, 'amd64'],
    ['Standard_B20ms', 'standard_BS', 20, 80, 'amd64'],
  ] as const)('%s', (...wanted) => {
    const { name, family, cpuCores, memoryGib, architecture } = findInstanceType(wanted[0]) ?? {};
    expect([name, family, cpuCores, memoryGib, architecture]).toEqual(wanted);
  });

  test.each(['m5.huge', 'n2-standard-3', 'Standard_D2xs_v5', ''])('knows no %j', (name) => {
    expect(findInstanceType(name)).toBeUndefined();
  });
});

describe('instanceTypesOf()', () => {
  test.each(CLOUDS)('has machines of %s with whole cores, memory and a price, each name once', (cloud) => {
    const types = instanceTypesOf(cloud);
    expect(types.length).toBeGreaterThan(200);
    expect(new Set(types.map(({ name }) => name)).size).toBe(types.length);
    const odd = types.filter(({ name, cpuCores, memoryGib, pricePerHour }) => {
      const perCpu = pricePerHour / cpuCores;
      const isWhole = Number.isInteger(cpuCores) && cpuCores > 0 && memoryGib >= 0.5;
      return !isWhole || perCpu < 0.002 || perCpu > 0.1 || cloudOfInstanceType(name) !== cloud;
    });
    expect(odd).toEqual([]);
    expect(types.slice(0, commonInstanceTypesOf(cloud).length)).toEqual(commonInstanceTypesOf(cloud));
  });

  test.each(CLOUDS)('prices the common machines of %s near their public prices', (cloud) => {
    const prices = new Map(
      commonInstanceTypesOf(cloud).map(({ name, pricePerHour }) => [name, pricePerHour]),
    );
    const known = {
      aws: { 'm5.large': 0.096, 'c5.2xlarge': 0.34, 'r5.xlarge': 0.252, 't3.medium': 0.0416 },
      gcp: { 'e2-medium': 0.0335, 'e2-standard-4': 0.134, 'n2-highmem-4': 0.262, 't2a-standard-4': 0.154 },
      azure: { Standard_B2s: 0.0416, Standard_D2s_v5: 0.096, Standard_E4s_v5: 0.252, Standard_F4s_v2: 0.169 },
    }[cloud];
    for (const [name, price] of Object.entries(known)) expect(prices.get(name)).toBeCloseTo(price, 3);
  });
});
