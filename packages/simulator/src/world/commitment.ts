import type { Schemas } from '@castai-bot/api';
import { type Cluster, cloudOf } from './cluster.ts';
import type { Random } from './random.ts';
import type { Identified } from './world.ts';
import { writeMoment, writeSecond } from '../time/write-time.ts';

const DAY_MS = 86_400_000;

/** What an organization's commitments are generated from. */
export interface CommitmentSeed {
  readonly random: Random;
  readonly clusters: readonly Cluster[];
  /** In milliseconds since the epoch. */
  readonly now: number;
}

/** Makes the commitments of a generated organization: one for each region, of its cloud's kind; the first ends within 60 days. */
export function makeCommitments(seed: CommitmentSeed): readonly Identified<Schemas['Commitment']>[] {
  const { random, clusters, now } = seed;
  const regions = new Map(clusters.map((cluster) => [cluster.region?.name ?? 'unknown', cluster]));
  return [...regions].map(([region, cluster], index) => {
    const endsAt = now + (index === 0 ? 45 : random.int(100, 700)) * DAY_MS;
    return {
      id: random.uuid(),
      name: `${cluster.providerType ?? 'eks'}-${region}`,
      region,
      status: 'Active',
      state: 'STATE_ACTIVE',
      startDate: writeSecond(now - 300 * DAY_MS),
      endDate: writeSecond(endsAt),
      updatedAt: writeMoment(now - 10 * DAY_MS),
      allowedUsage: 1,
      autoAssignment: false,
      prioritization: false,
      scalingStrategy: 'Default',
      ...contextOf(seed, { region, cloud: cloudOf(cluster) }),
    };
  });
}

function contextOf(
  { random }: CommitmentSeed,
  { region, cloud }: { readonly region: string; readonly cloud: 'aws' | 'gcp' | 'azure' },
): Partial<Schemas['Commitment']> {
  const id = random.uuid();
  if (cloud === 'aws') {
    return {
      awsReservedInstancesContext: {
        id,
        instanceType: 'm5.xlarge',
        instanceCount: '4',
        instanceTypeCpu: '4',
        instanceTypeMemoryMib: '16384',
        effectiveCpu: '16',
        effectiveMemoryMib: '65536',
        scope: 'Region',
        state: 'active',
      },
    };
  }
  if (cloud === 'gcp') {
    return {
      gcpResourceCudContext: {
        cudId: id,
        cpu: '16',
        memoryMb: '65536',
        effectiveCpu: '16',
        effectiveMemoryMib: '65536',
        plan: 'TWELVE_MONTH',
        status: 'ACTIVE',
        type: 'GENERAL_PURPOSE_E2',
      },
    };
  }
  return {
    azureReservationContext: {
      id,
      instanceType: 'Standard_D4s_v5',
      count: 4,
      instanceTypeCpu: '4',
      instanceTypeMemoryMib: '16384',
      effectiveCpu: '16',
      effectiveMemoryMib: '65536',
      plan: 'ONE_YEAR',
      scope: region,
      status: 'Succeeded',
    },
  };
}
