import type { FamilyRow } from './family-row.ts';

const UP_TO_16 = 'large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge';
const UP_TO_24 = `${UP_TO_16} 24xlarge`;
const UP_TO_32 = `${UP_TO_24} 32xlarge`;
const UP_TO_48 = `${UP_TO_24} 48xlarge`;
const AMD_6 = `${UP_TO_32} 48xlarge metal:192`;
const AMD_7 = `medium ${UP_TO_32} 48xlarge metal-48xl`;
const INTEL_5 = `${UP_TO_24} metal:96`;
const INTEL_6 = `${UP_TO_32} metal:128`;
const INTEL_7 = `${UP_TO_48} metal-24xl metal-48xl`;
const INTEL_8 = `${UP_TO_32} 48xlarge 96xlarge metal-48xl metal-96xl`;
const GRAVITON_2 = `medium ${UP_TO_16} metal:64`;
const GRAVITON_4 = `medium ${UP_TO_48} metal-24xl metal-48xl`;
/** Burstable sizes do not double: memory in GiB by size, on 2 to 8 vCPUs. */
const BURSTABLE = 'nano:2:0.5 micro:2:1 small:2:2 medium:2:4 large:2:8 xlarge:4:16 2xlarge:8:32';

/**
 * EC2's general, compute and memory families.
 * @see https://docs.aws.amazon.com/ec2/latest/instancetypes/
 */
export const AWS_FAMILIES: readonly FamilyRow[] = [
  ['m5', 'amd64', 4, 0.048, INTEL_5],
  ['m5d', 'amd64', 4, 0.0565, INTEL_5],
  ['m5n', 'amd64', 4, 0.0595, INTEL_5],
  ['m5a', 'amd64', 4, 0.043, UP_TO_24],
  ['m5ad', 'amd64', 4, 0.0515, UP_TO_24],
  ['m6i', 'amd64', 4, 0.048, INTEL_6],
  ['m6id', 'amd64', 4, 0.059325, INTEL_6],
  ['m6in', 'amd64', 4, 0.06962, INTEL_6],
  ['m6a', 'amd64', 4, 0.0432, AMD_6],
  ['m6g', 'arm64', 4, 0.0385, GRAVITON_2],
  ['m6gd', 'arm64', 4, 0.0452, GRAVITON_2],
  ['m7i', 'amd64', 4, 0.0504, INTEL_7],
  ['m7i-flex', 'amd64', 4, 0.04788, UP_TO_16],
  ['m7a', 'amd64', 4, 0.05796, AMD_7],
  ['m7g', 'arm64', 4, 0.0408, GRAVITON_2],
  ['m7gd', 'arm64', 4, 0.05339, GRAVITON_2],
  ['m8i', 'amd64', 4, 0.05292, INTEL_8],
  ['m8g', 'arm64', 4, 0.04488, GRAVITON_4],
  ['c5', 'amd64', 2, 0.0425, 'large xlarge 2xlarge 4xlarge 9xlarge 12xlarge 18xlarge 24xlarge metal:96'],
  ['c5d', 'amd64', 2, 0.048, 'large xlarge 2xlarge 4xlarge 9xlarge 12xlarge 18xlarge 24xlarge metal:96'],
  ['c5n', 'amd64', 2.625, 0.054, 'large xlarge 2xlarge 4xlarge 9xlarge 18xlarge metal:72'],
  ['c5a', 'amd64', 2, 0.0385, UP_TO_24],
  ['c5ad', 'amd64', 2, 0.043, UP_TO_24],
  ['c6i', 'amd64', 2, 0.0425, INTEL_6],
  ['c6id', 'amd64', 2, 0.0504, INTEL_6],
  ['c6in', 'amd64', 2, 0.0567, INTEL_6],
  ['c6a', 'amd64', 2, 0.03825, AMD_6],
  ['c6g', 'arm64', 2, 0.034, GRAVITON_2],
  ['c6gd', 'arm64', 2, 0.0384, GRAVITON_2],
  ['c6gn', 'arm64', 2, 0.0432, `medium ${UP_TO_16}`],
  ['c7i', 'amd64', 2, 0.044625, INTEL_7],
  ['c7i-flex', 'amd64', 2, 0.042395, UP_TO_16],
  ['c7a', 'amd64', 2, 0.05132, AMD_7],
  ['c7g', 'arm64', 2, 0.03625, GRAVITON_2],
  ['c7gd', 'arm64', 2, 0.04535, GRAVITON_2],
  ['c8i', 'amd64', 2, 0.04686, INTEL_8],
  ['c8g', 'arm64', 2, 0.03988, GRAVITON_4],
  ['r5', 'amd64', 8, 0.063, INTEL_5],
  ['r5d', 'amd64', 8, 0.072, INTEL_5],
  ['r5n', 'amd64', 8, 0.0745, INTEL_5],
  ['r5a', 'amd64', 8, 0.0565, UP_TO_24],
  ['r5ad', 'amd64', 8, 0.0655, UP_TO_24],
  ['r6i', 'amd64', 8, 0.063, INTEL_6],
  ['r6id', 'amd64', 8, 0.0756, INTEL_6],
  ['r6in', 'amd64', 8, 0.08718, INTEL_6],
  ['r6a', 'amd64', 8, 0.0567, AMD_6],
  ['r6g', 'arm64', 8, 0.0504, GRAVITON_2],
  ['r6gd', 'arm64', 8, 0.0576, GRAVITON_2],
  ['r7i', 'amd64', 8, 0.06615, INTEL_7],
  ['r7a', 'amd64', 8, 0.07608, AMD_7],
  ['r7g', 'arm64', 8, 0.05355, GRAVITON_2],
  ['r7gd', 'arm64', 8, 0.06805, GRAVITON_2],
  ['r8i', 'amd64', 8, 0.06946, INTEL_8],
  ['r8g', 'arm64', 8, 0.05892, GRAVITON_4],
  ['t3', 'amd64', 2, 0.0208, BURSTABLE],
  ['t3a', 'amd64', 2, 0.0188, BURSTABLE],
  ['t4g', 'arm64', 2, 0.0168, BURSTABLE],
];

/** The vCPUs of a size: a number of `xlarge`, each of which has four. */
export function cpusOfAwsSize(size: string): number {
  if (size === 'medium') return 1;
  if (size === 'large') return 2;
  const [, times = '1'] = /^(?:metal-)?(\d*)xl(?:arge)?$/.exec(size) ?? [];
  return 4 * Number(times || '1');
}
