import type { Schemas } from '@castai-bot/api/bot';
import type { CallSettings } from '../../http/prepare/api-call.ts';
import { ApiError } from '../../http/errors/api-error.ts';
import type { ApiCaller, ListOptions } from '../call/api-caller.ts';
import {
  type ClusterCostReport,
  type Interval,
  intervalEndingAt,
  readClusterCost,
} from '../body/cluster-cost-report.ts';
import type { Paged } from '../list/paged.ts';
import { type Amounts, readAmounts } from '../body/read-amount.ts';

/** The span of time that a report is about. */
export interface CostWindow {
  readonly startTime: Date | string;
  readonly endTime: Date | string;
  /** Length of an interval, seconds. @default 86400, a day */
  readonly stepSeconds?: number | undefined;
  /** Whether to reckon with list prices. @default false: with the prices after discounts */
  readonly useListingPrices?: boolean | undefined;
}

/** Which costs of which cluster. */
export interface CostFilter<Filter> extends Omit<CostWindow, 'stepSeconds'> {
  readonly clusterId: string;
  readonly filter?: Filter | undefined;
  /** Field to sort by; which ones the API takes is documented nowhere. */
  readonly 'sort.field'?: string | undefined;
  readonly 'sort.order'?: 'ASC' | 'DESC' | undefined;
  readonly includeIdleResourceCosts?: boolean | undefined;
}

/** What a cluster had, asked for and used in an interval. */
export type UsageInterval = Amounts<Omit<Schemas['ResourceUsageItem'], 'timestamp'>> & Interval;

/** What a cluster has, uses and costs **per hour**, now. */
export type ClusterRates = Amounts<Omit<Schemas['ClusterCostSummary'], 'clusterId'>> & {
  readonly clusterId: string;
};

/** What a cluster cost **per hour**, day by day: times 24 they make what a whole day cost. */
export interface DailyClusterRates {
  readonly clusterId: string;
  /** Each with the time that it begins at, RFC 3339. */
  readonly days: readonly (Amounts<Omit<Schemas['DailyCostInterval'], 'timestamp'>> & {
    readonly startTime: string;
  })[];
}

/** What a workload cost **in total** in a window. */
export type WorkloadCostTotals = Omit<Schemas['WorkloadCostSummaryItem'], 'cost'> & {
  readonly cost: Amounts<Schemas['WorkloadCostSummary']>;
};

/** What a namespace cost **in total** in a window. */
export interface NamespaceCostTotals {
  readonly namespace: string;
  readonly cost: Amounts<Schemas['NamespaceCost']>;
}

/** What a cluster could save, by scenario, at **list prices**: not to be compared with what it costs. */
export type EstimatedSavings = Schemas['EstimatedSavings'];

/** Two periods, and of which clusters. */
export interface ComparedPeriods {
  readonly startTimeA: Date | string;
  readonly startTimeB: Date | string;
  readonly rangeDays: number;
  /** @default all clusters of the organization */
  readonly clusterIds?: readonly string[] | undefined;
}

export type CostComparison = Schemas['CostComparison'];

/** What CAST AI saved **in total** in a window. */
export type RealizedSavings = Amounts<Schemas['ClusterSavingsTotals']>;

const BAD_REQUEST = 400;
const DAY_SECONDS = 86_400;

/**
 * What clusters cost. Rates are per hour, totals are for a whole window: the names say which. Amounts are numbers where
 * those are exact, else text.
 *
 * @see https://api.cast.ai/v1/spec/openapi.json
 */
export class Costs {
  readonly #api: ApiCaller;

  constructor(api: ApiCaller) {
    this.#api = api;
  }

  /** Reads what a cluster cost: the average **per hour** in each interval, and the total of the window, storage included. */
  async getClusterCost(
    clusterId: string,
    window: CostWindow,
    settings: CallSettings = {},
  ): Promise<ClusterCostReport> {
    const query = { ...window, stepSeconds: stepOf(window), ...writeTimes(window) };
    const answer = await this.#api.call('getClusterCost', { params: { clusterId }, query, ...settings });
    return readClusterCost(answer, query.stepSeconds);
  }

  /** Reads how much a cluster had, asked for and used in each interval of a window; no unit but that of the API. */
  async getClusterUsage(
    clusterId: string,
    window: Omit<CostWindow, 'useListingPrices'>,
    settings: CallSettings = {},
  ): Promise<readonly UsageInterval[]> {
    const query = { ...window, stepSeconds: stepOf(window), ...writeTimes(window) };
    const input = { params: { clusterId }, query, ...settings };
    const { items = [] } = await this.#api.call('getClusterResourceUsage', input);
    return items.map(({ timestamp = '', ...usage }) => ({
      ...readAmounts(usage),
      ...intervalEndingAt(timestamp, query.stepSeconds),
    }));
  }

  /** Reads what a cluster has, uses and costs **per hour**, now. */
  async getClusterRates(clusterId: string, settings: CallSettings = {}): Promise<ClusterRates> {
    const { summary = {} } = await this.#api.call('getClusterCostSummary', {
      params: { clusterId },
      ...settings,
    });
    return readRates({ ...summary, clusterId });
  }

  /** Lists what each cluster of the organization has, uses and costs **per hour**, now; the API sends them in one answer. */
  listClusterRates(options: Omit<ListOptions, 'pageSize'> = {}): Paged<ClusterRates> {
    const { limit, ...settings } = options;
    const read = async (): Promise<readonly ClusterRates[]> => {
      const { items = [] } = await this.#api.call('getClustersCostSummary', settings);
      return items.map(readRates);
    };
    return this.#api.listWhole(read, limit);
  }

  /**
   * Lists what each cluster of the organization cost **per hour** in each day of a window; the API sends them in one
   * answer. Its other report on all clusters, `/v1/cost-reports/organization/clusters/report`, calls averages totals and
   * does not say of what time: hence none here.
   */
  listDailyClusterRates(
    window: Omit<CostWindow, 'stepSeconds'>,
    options: Omit<ListOptions, 'pageSize'> = {},
  ): Paged<DailyClusterRates> {
    const { limit, ...settings } = options;
    const read = async (): Promise<readonly DailyClusterRates[]> => {
      const query = { ...window, ...writeTimes(window) };
      const { items = [] } = await this.#api.call('getClustersDailyCost', { query, ...settings });
      return items.map(({ clusterId = '', intervals = [] }) => ({
        clusterId,
        days: intervals.map(({ timestamp = '', ...day }) => ({ startTime: timestamp, ...readAmounts(day) })),
      }));
    };
    return this.#api.listWhole(read, limit);
  }

  /** Lists what each workload of a cluster cost **in total** in a window. */
  listWorkloadTotals(
    { clusterId, endTime, filter, startTime, ...query }: CostFilter<Schemas['WorkloadFilter']>,
    options: ListOptions = {},
  ): Paged<WorkloadCostTotals> {
    const input = {
      params: { clusterId },
      query: { ...query, ...writeTimes({ startTime, endTime }) },
      body: filter ?? {},
    };
    return this.#api
      .list('getWorkloadCostSummaries', input, options)
      .map(({ cost = {}, ...item }) => ({ ...item, cost: readAmounts(cost) }));
  }

  /** Lists what each namespace of a cluster cost **in total** in a window. */
  listNamespaceTotals(
    { clusterId, endTime, filter, startTime, ...query }: CostFilter<Schemas['NamespaceFilter']>,
    options: ListOptions = {},
  ): Paged<NamespaceCostTotals> {
    const input = {
      params: { clusterId },
      query: { ...query, ...writeTimes({ startTime, endTime }) },
      body: filter ?? {},
    };
    return this.#api
      .list('getNamespaceCostSummaries', input, options)
      .map(({ cost = {}, namespace = '' }) => ({ namespace, cost: readAmounts(cost) }));
  }

  /** Compares what two periods of the same length cost; what the answer has is described nowhere. */
  async compare(
    { startTimeA, startTimeB, rangeDays, clusterIds }: ComparedPeriods,
    settings: CallSettings = {},
  ): Promise<CostComparison> {
    const query = {
      startTimeA: writeTime(startTimeA),
      startTimeB: writeTime(startTimeB),
      rangeDays,
      ...(clusterIds === undefined ? {} : { clusterIds: [...clusterIds] }),
    };
    return this.#api.call('compareCosts', { query, ...settings });
  }

  /** Lists the ids of the clusters that have cost data in a window: what is worth asking about. */
  async listActiveClusterIds(
    window: Omit<CostWindow, 'stepSeconds'>,
    settings: CallSettings = {},
  ): Promise<readonly string[]> {
    const { clusterIds } = await this.#api.call('listActiveClusters', {
      body: writeTimes(window),
      ...settings,
    });
    return clusterIds ?? [];
  }

  /** Reads what a cluster could save, at **list prices**. `isRebalancingRecommended` says whether it is worth while. */
  async getEstimatedSavings(clusterId: string, settings: CallSettings = {}): Promise<EstimatedSavings> {
    return this.#api.call('getClusterEstimatedSavings', { params: { clusterId }, ...settings });
  }

  /**
   * Reads what CAST AI saved a cluster **in total** in a window.
   *
   * @returns undefined for a cluster whose nodes CAST AI does not manage; the API refuses those with 400
   */
  async getRealizedSavings(
    clusterId: string,
    window: CostWindow,
    settings: CallSettings = {},
  ): Promise<RealizedSavings | undefined> {
    const input = { params: { clusterId }, query: { ...window, ...writeTimes(window) }, ...settings };
    try {
      const { summary } = await this.#api.call('getClusterSavings', input);
      return readAmounts(summary ?? {});
    } catch (error) {
      if (error instanceof ApiError && error.status === BAD_REQUEST && /read-only/i.test(error.message))
        return undefined;
      throw error;
    }
  }
}

function stepOf({ stepSeconds = DAY_SECONDS }: Pick<CostWindow, 'stepSeconds'>): number {
  return stepSeconds;
}

function writeTimes({ endTime, startTime }: Pick<CostWindow, 'startTime' | 'endTime'>): {
  startTime: string;
  endTime: string;
} {
  return { startTime: writeTime(startTime), endTime: writeTime(endTime) };
}

function writeTime(time: Date | string): string {
  return typeof time === 'string' ? time : time.toISOString();
}

function readRates({ clusterId = '', ...rates }: Schemas['ClusterCostSummary']): ClusterRates {
  return { ...readAmounts(rates), clusterId };
}
