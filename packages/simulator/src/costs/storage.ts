import type { Amounts } from './amounts.ts';

/** Disks of nodes: every one is the same. */
const GIB_PER_NODE = 100;
const REQUESTED_SHARE = 0.6;
const CLAIMED_SHARE = 0.5;
const PRICE_PER_GIB_HOUR = 0.08 / 730;

/** GiB, and dollars an hour. */
export interface Storage {
  readonly provisioned: number;
  readonly requested: number;
  readonly claimed: number;
  readonly cost: number;
}

export function storageOf({ nodes }: Amounts): Storage {
  const provisioned = nodes * GIB_PER_NODE;
  return {
    provisioned,
    requested: provisioned * REQUESTED_SHARE,
    claimed: provisioned * CLAIMED_SHARE,
    cost: provisioned * PRICE_PER_GIB_HOUR,
  };
}
