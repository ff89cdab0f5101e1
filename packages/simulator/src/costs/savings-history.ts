import type { Schemas } from '@castai-bot/api';
import type { State } from '../state/state.ts';
import type { Cluster } from '../world/cluster.ts';
import { type Prices, totalAmounts } from './amounts.ts';
import { amountsOver } from './cluster-amounts.ts';
import { costDetailsOf } from './savings.ts';
import { writeTime } from '../time/write-time.ts';
import type { StepBucket } from './window.ts';

type CostDetails = Required<Schemas['CostDetails']>;

/**
 * Writes what a cluster cost and could have cost, step by step, called by their ends. What it could have
 * cost is to what it cost as it is today.
 */
export function writeSavingsHistory(
  state: State,
  cluster: Cluster,
  { buckets, prices }: { readonly buckets: readonly StepBucket[]; readonly prices: Prices },
): Schemas['EstimatedSavingsHistoryItem'][] {
  const now = costDetailsOf(state, cluster, 'current').costPerHour;
  const layman = costDetailsOf(state, cluster, 'asIs');
  const spotInstances = costDetailsOf(state, cluster, 'managedOnSpot');
  const spotOnly = costDetailsOf(state, cluster, 'allOnSpot');
  return buckets.map((bucket) => {
    const amounts = amountsOver(state, cluster.id, { bucket, prices });
    const all = totalAmounts(amounts);
    const share = now === 0 ? 0 : all.cost / now;
    return {
      createdAt: writeTime(bucket.fullEnd),
      current: withoutCounts({
        costPerHour: all.cost,
        totalCpu: all.cpu,
        spotCpu: amounts.spot.cpu,
        totalRamGib: all.ram,
        spotRamGib: amounts.spot.ram,
      }),
      optimizedSpotInstances: scale(spotInstances, share),
      optimizedLayman: scale(layman, share),
      optimizedSpotOnly: scale(spotOnly, share),
    };
  });
}

/** The nodes themselves are not counted: live answers say 0. */
function withoutCounts(details: Omit<CostDetails, 'totalNodeCount' | 'spotNodeCount'>): CostDetails {
  return { ...details, totalNodeCount: 0, spotNodeCount: 0 };
}

function scale(
  { costPerHour, totalCpu, spotCpu, totalRamGib, spotRamGib }: CostDetails,
  by: number,
): CostDetails {
  return withoutCounts({
    costPerHour: costPerHour * by,
    totalCpu: totalCpu * by,
    spotCpu: spotCpu * by,
    totalRamGib: totalRamGib * by,
    spotRamGib: spotRamGib * by,
  });
}
