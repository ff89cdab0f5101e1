import type { Workload } from '../world/workload.ts';

/** Cores and GiB. */
export interface Resources {
  readonly cpuCores: number;
  readonly memoryGib: number;
}

/** How much of its recommendation a workload uses: recommendations leave that much headroom. */
const USED_SHARE = 0.85;

/** What of its containers a workload's requests are read from. */
export type Source = 'resources' | 'originalResources' | 'firstSeenResources' | 'recommendation';

/**
 * What the pods of a workload request together, as of `source`. A container of which that is not known, one without a
 * recommendation say, counts with what it requests now.
 */
export function requestsOf(
  { containers, podCount }: Pick<Workload, 'containers' | 'podCount'>,
  source: Source = 'resources',
): Resources {
  let [cpuCores, memoryGib] = [0, 0];
  for (const container of containers) {
    const requests = (container[source] ?? container.resources)?.requests;
    cpuCores += requests?.cpuCores ?? 0;
    memoryGib += requests?.memoryGib ?? 0;
  }
  return { cpuCores: podCount * cpuCores, memoryGib: podCount * memoryGib };
}

/** What the pods of a workload use together. */
export function usageOf(workload: Workload): Resources {
  const { cpuCores, memoryGib } = requestsOf(workload, 'recommendation');
  return { cpuCores: cpuCores * USED_SHARE, memoryGib: memoryGib * USED_SHARE };
}

export function addResources(items: readonly Resources[]): Resources {
  return {
    cpuCores: items.reduce((sum, { cpuCores }) => sum + cpuCores, 0),
    memoryGib: items.reduce((sum, { memoryGib }) => sum + memoryGib, 0),
  };
}
