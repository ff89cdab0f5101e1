import type { Schemas } from '@castai-bot/api/bot';
import type { CallSettings, Describe } from '../../http/prepare/api-call.ts';
import type { ApiCaller, ListOptions } from '../call/api-caller.ts';
import { identify, type Identified } from '../body/identified.ts';
import type { Paged } from '../list/paged.ts';
import type { Sent } from '../document/typed-call.ts';
import type { Planned } from '../plan/planned-values.ts';

/** When to rebalance, and what. Its cron expression may begin with `CRON_TZ=Area/City`; UTC without. */
export type RebalancingSchedule = Identified<Schemas['RebalancingSchedule']>;

/** What a new schedule says. */
export type NewRebalancingSchedule = Sent<Schemas['RebalancingSchedule']>;

/** What is to change in a schedule. */
export type RebalancingScheduleUpdate = Sent<Schemas['RebalancingScheduleUpdate']>;

/** When a schedule would run, and the nodes that it would choose. */
export type RebalancingSchedulePreview = Schemas['RebalancingSchedulePreview'];

/** A schedule at work in a cluster. */
export type RebalancingJob = Identified<Schemas['RebalancingJob']>;

/** Rebalancing by the calendar: schedules of the organization, and jobs that bind clusters to them. @see https://api.cast.ai/v1/spec/openapi.json */
export class RebalancingSchedules {
  readonly #api: ApiCaller;

  constructor(api: ApiCaller) {
    this.#api = api;
  }

  /** Lists the schedules of the organization, their jobs within; the API sends them in one answer. */
  list(options: Omit<ListOptions, 'pageSize'> = {}): Paged<RebalancingSchedule> {
    const { limit, ...settings } = options;
    return this.#api
      .listWhole(async () => (await this.#api.call('listRebalancingSchedules', settings)).schedules, limit)
      .map(identify);
  }

  /** Reads one schedule. */
  async get(id: string, settings: CallSettings = {}): Promise<RebalancingSchedule> {
    return identify(await this.#api.call('getRebalancingSchedule', { params: { id }, ...settings }));
  }

  /** Reads when a schedule that need not be there would run in a cluster, and which nodes it would choose. */
  async preview(
    clusterId: string,
    schedule: RebalancingScheduleUpdate,
    settings: CallSettings = {},
  ): Promise<RebalancingSchedulePreview> {
    const input = { params: { clusterId }, body: schedule, ...settings };
    return this.#api.call('previewRebalancingSchedule', input);
  }

  /** Creates a schedule. */
  async create(
    schedule: NewRebalancingSchedule,
    settings: CallSettings = {},
  ): Promise<Planned<RebalancingSchedule>> {
    return identify(await this.#api.call('createRebalancingSchedule', { body: schedule, ...settings }));
  }

  /** Changes the parts of a schedule that are named. */
  async update(
    id: string,
    update: RebalancingScheduleUpdate,
    settings: CallSettings = {},
  ): Promise<Planned<RebalancingSchedule>> {
    const input = { query: { id }, body: update, ...settings };
    const describe: Describe = async (reading) => {
      const before = await this.get(id, reading);
      return { name: before.name, before };
    };
    return identify(await this.#api.change('updateRebalancingSchedule', describe, input));
  }

  /** Deletes a schedule. */
  async delete(id: string, settings: CallSettings = {}): Promise<void> {
    await this.#api.callMaybeEmpty('deleteRebalancingSchedule', { params: { id }, ...settings });
  }

  /** Lists the jobs of a cluster; the API sends them in one answer. */
  listJobs(
    filter: { readonly clusterId: string },
    options: Omit<ListOptions, 'pageSize'> = {},
  ): Paged<RebalancingJob> {
    const { limit, ...settings } = options;
    const input = { params: { clusterId: filter.clusterId }, ...settings };
    return this.#api
      .listWhole(async () => (await this.#api.call('listRebalancingJobs', input)).jobs, limit)
      .map(identify);
  }

  /** Binds a cluster to a schedule. */
  async createJob(
    clusterId: string,
    scheduleId: string,
    settings: CallSettings = {},
  ): Promise<Planned<RebalancingJob>> {
    const body = { rebalancingScheduleId: scheduleId, enabled: true };
    return identify(
      await this.#api.call('createRebalancingJob', { params: { clusterId }, body, ...settings }),
    );
  }

  /** Pauses a job, or resumes it, and leaves the rest of it as it is. */
  async setJobEnabled(
    clusterId: string,
    job: RebalancingJob,
    options: { readonly isEnabled: boolean } & CallSettings,
  ): Promise<Planned<RebalancingJob>> {
    const { isEnabled, ...settings } = options;
    const { id, ...rest } = job;
    const input = { params: { clusterId, id }, body: { ...rest, enabled: isEnabled }, ...settings };
    return identify(await this.#api.call('updateRebalancingJob', input));
  }

  /** Lets a cluster go from a schedule. */
  async deleteJob(clusterId: string, jobId: string, settings: CallSettings = {}): Promise<void> {
    await this.#api.callMaybeEmpty('deleteRebalancingJob', { params: { clusterId, id: jobId }, ...settings });
  }
}
