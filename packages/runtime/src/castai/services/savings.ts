import type { Schemas } from '@castai-bot/api/bot';
import { ApiError } from '../../http/errors/api-error.ts';
import type { CallSettings } from '../../http/prepare/api-call.ts';
import type { ApiCaller } from '../call/api-caller.ts';

/** What a cluster cost in a window, and what it would have cost without CAST AI: dollars **in total**. */
export type ClusterValue = Schemas['ValueRealizationItem'];

/** The same of clusters together, and over the course of the window. */
export type ValueTimeline = Schemas['ValueRealizationTimeline'];

/** What the savings of a cluster are reckoned against. */
export type ClusterBaseline = Schemas['ClusterBaseline'];

/** Something in a cluster that is kept from being optimized, and why. */
export type ClusterRestriction = Schemas['ClusterRestriction'];

/** Which savings, and of what time. */
export interface SavingsFilter {
  readonly organizationId: string;
  readonly startTime: Date | string;
  readonly endTime: Date | string;
  /** @default all clusters of the organization */
  readonly clusterIds?: readonly string[] | undefined;
  /** Whether to reckon with list prices. @default false: with the prices after discounts */
  readonly useListingPrices?: boolean | undefined;
}

const NOT_FOUND = 404;

/**
 * What CAST AI saved against a baseline: the savings that its console shows. `totalSavings` is what the node autoscaler
 * saved; what workload autoscaling did stands beside it, and adding both counts twice.
 */
export class Savings {
  readonly #api: ApiCaller;

  constructor(api: ApiCaller) {
    this.#api = api;
  }

  /** Lists what each cluster cost and would have cost in a window; clusters without data then are left out. */
  async listClusterValues(
    filter: SavingsFilter,
    settings: CallSettings = {},
  ): Promise<readonly ClusterValue[]> {
    const input = { ...writeRequest(filter), ...settings };
    return (await this.#api.call('runValueRealizationReport', input)).items;
  }

  /**
   * Reads what clusters cost together, and would have cost, by days or months, which are called by their start. Whether
   * the API heeds `clusterIds` here is doubtful: two clients of it disagree.
   */
  async getTimeline(
    { step, ...filter }: SavingsFilter & { readonly step: 'ONE_DAY' | 'ONE_MONTH' },
    settings: CallSettings = {},
  ): Promise<ValueTimeline> {
    const { query, ...request } = writeRequest(filter);
    const input = { ...request, query: { ...query, step }, ...settings };
    return this.#api.call('runValueRealizationTimelineReport', input);
  }

  /**
   * Reads what the savings of a cluster are reckoned against.
   *
   * @returns undefined for a cluster whose own history is no baseline; the API answers those with 404
   */
  async getBaseline(
    organizationId: string,
    clusterId: string,
    settings: CallSettings = {},
  ): Promise<ClusterBaseline | undefined> {
    try {
      return await this.#api.call('getClusterBaseline', {
        params: { organizationId, clusterId },
        ...settings,
      });
    } catch (error) {
      if (error instanceof ApiError && error.status === NOT_FOUND) return undefined;
      throw error;
    }
  }

  /** Lists what keeps the workloads of a cluster from being optimized. */
  async listRestrictions(
    organizationId: string,
    clusterId: string,
    settings: CallSettings = {},
  ): Promise<readonly ClusterRestriction[]> {
    const input = { params: { organizationId, clusterId }, ...settings };
    return (await this.#api.call('listClusterRestrictions', input)).items;
  }
}

function writeRequest({ organizationId, clusterIds, startTime, endTime, useListingPrices }: SavingsFilter): {
  params: { organizationId: string };
  query: { startTime: string; endTime: string; useListingPrices?: boolean };
  body: { clusterIds?: string[] };
} {
  return {
    params: { organizationId },
    query: {
      startTime: writeTime(startTime),
      endTime: writeTime(endTime),
      ...(useListingPrices === undefined ? {} : { useListingPrices }),
    },
    body: clusterIds === undefined ? {} : { clusterIds: [...clusterIds] },
  };
}

function writeTime(time: Date | string): string {
  return typeof time === 'string' ? time : time.toISOString();
}
