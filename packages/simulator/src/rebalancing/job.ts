import type { Schemas } from '@castai-bot/api';
import type { Identified } from '../world/world.ts';

/** A cluster's part in a rebalancing schedule, as the API answers it. */
export type Job = Identified<Schemas['RebalancingJob']>;
