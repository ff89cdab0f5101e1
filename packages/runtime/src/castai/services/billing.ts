import type { Schemas } from '@castai-bot/api/bot';
import type { CallSettings } from '../../http/prepare/api-call.ts';
import type { ApiCaller } from '../call/api-caller.ts';

/** What is billed: `phase2` is node autoscaling, `woop` workload autoscaling. */
export type BilledFeature = 'phase2' | 'woop';

/** How much a feature was used: the average of CPUs over the period, and whose they are. */
export type PlatformUsage = Schemas['PlatformUsageDetail'];

/** How much a feature is used. */
export type FeatureUsage = Schemas['PlatformFeatureUsage'];

/** How many CPUs were billable, by cluster and day. */
export type UsageReport = Schemas['UsageReport'];

/** Which use of what. */
export interface UsagePeriod {
  readonly feature: BilledFeature;
  /** The first day, such as `2026-01-01`. */
  readonly from: string;
  /** The last day, such as `2026-01-31`. */
  readonly to: string;
}

/** What an organization is billed for. */
export class Billing {
  readonly #api: ApiCaller;

  constructor(api: ApiCaller) {
    this.#api = api;
  }

  /** Reads how much a feature was used in a period, by cluster. An enterprise's key has to act for an organization. */
  async getUsage(period: UsagePeriod, settings: CallSettings = {}): Promise<PlatformUsage> {
    const input = { query: writePeriod(period), ...settings };
    return (await this.#api.call('getPlatformUsageDetail', input)).detail;
  }

  /** Reads how much a feature was used in a period, by child organization of an enterprise. */
  async getEnterpriseUsage(period: UsagePeriod, settings: CallSettings = {}): Promise<PlatformUsage> {
    const input = { query: writePeriod(period), ...settings };
    return (await this.#api.call('getEnterprisePlatformUsageDetail', input)).detail;
  }

  /** Lists how much each feature is used. */
  async listFeatures(settings: CallSettings = {}): Promise<readonly FeatureUsage[]> {
    return (await this.#api.call('getPlatformUsageReport', settings)).features;
  }

  /** Reads how many CPUs were billable, by cluster and day. */
  async getUsageReport(
    { startTime, endTime }: { readonly startTime: Date | string; readonly endTime: Date | string },
    settings: CallSettings = {},
  ): Promise<UsageReport> {
    const query = { 'period.from': writeTime(startTime), 'period.to': writeTime(endTime) };
    return this.#api.call('getUsageReport', { query, ...settings });
  }
}

function writePeriod({ feature, from, to }: UsagePeriod): {
  feature: BilledFeature;
  'period.from': string;
  'period.to': string;
} {
  return { feature, 'period.from': from, 'period.to': to };
}

function writeTime(time: Date | string): string {
  return typeof time === 'string' ? time : time.toISOString();
}
