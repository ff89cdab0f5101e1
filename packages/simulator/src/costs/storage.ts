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

/** What the disk of one node has and holds, in bytes. */
export function diskOfNode(): {
  readonly total: number;
  readonly requested: number;
  readonly claimed: number;
} {
  const total = GIB_PER_NODE * 2 ** 30;
  return { total, requested: total * REQUESTED_SHARE, claimed: total * CLAIMED_SHARE };
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
