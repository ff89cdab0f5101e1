import type { Schemas } from '@castai-bot/api/bot';
import { CastAiBotError } from '../../errors.ts';
import type { CallSettings, Describe } from '../../http/prepare/api-call.ts';
import { ApiError } from '../../http/errors/api-error.ts';
import type { ApiCaller, ListOptions } from '../call/api-caller.ts';
import type { Paged } from '../list/paged.ts';
import { isPlanned, type Planned } from '../plan/planned-values.ts';
import { poll, type WaitOptions } from '../call/poll.ts';
import { RebalancingSchedules } from './rebalancing-schedules.ts';
import type { Input, Sent, ShapeOf } from '../document/typed-call.ts';

/** What a rebalancing would do, does or did. */
export type RebalancingPlan = Schemas['RebalancingPlan'];

/** Which nodes to replace, and on which conditions. */
export type NewRebalancingPlan = Sent<Schemas['NewRebalancingPlan']>;

export type ProblematicWorkloads = Schemas['ProblematicWorkloads'];
export type ProblematicNodes = Schemas['ProblematicNodes'];

/** Which plans of which cluster. Those that save nothing are listed only with `includeNegative` or by their status. */
export type PlanFilter = { readonly clusterId: string } & Omit<
  NonNullable<Input<ShapeOf<'listRebalancingPlans'>>['query']>,
  'limit' | 'cursor'
>;

/** What is waited for. */
export interface PlanWaitOptions extends WaitOptions<RebalancingPlan | undefined> {
  /** `generated`: the plan can be read and executed. `finished`: it was executed. @default 'finished' */
  readonly until?: 'generated' | 'finished' | undefined;
}

const ENDED = new Set(['finished', 'partially_finished', 'error', 'invalid']);
const FAILED = new Set(['error', 'invalid']);
const BENIGN = 'achievedSavingsBelowThreshold';
const NOT_FOUND = 404;

/** Replacing the nodes of a cluster by cheaper ones. @see https://api.cast.ai/v1/spec/openapi.json */
export class Rebalancing {
  /** Rebalancing by the calendar. */
  readonly schedules: RebalancingSchedules;
  readonly #api: ApiCaller;
  /** Plans that this client asked for: one that cannot be read yet is still generated. */
  readonly #asked = new Set<string>();

  constructor(api: ApiCaller) {
    this.#api = api;
    this.schedules = new RebalancingSchedules(api);
  }

  /** Lists the plans of a cluster. */
  list({ clusterId, ...query }: PlanFilter, options: ListOptions = {}): Paged<RebalancingPlan> {
    return this.#api.list('listRebalancingPlans', { params: { clusterId }, query }, options);
  }

  /**
   * Reads a plan with its configurations and operations; undefined while it is generated.
   *
   * @throws ApiError 404 for a plan that is not there, unless this client has just asked for it
   */
  async get(
    clusterId: string,
    planId: string,
    settings: CallSettings = {},
  ): Promise<RebalancingPlan | undefined> {
    const params = { clusterId, rebalancingPlanId: planId };
    const query = { includeConfigurations: true, includeOperations: true };
    try {
      return await this.#api.callMaybeEmpty('getRebalancingPlan', { params, query, ...settings });
    } catch (error) {
      const isUnread = error instanceof ApiError && error.status === NOT_FOUND && this.#asked.has(planId);
      if (isUnread) return undefined;
      throw error;
    }
  }

  /** Starts to generate a plan, for the whole cluster unless it names nodes, and returns its id. */
  async generate(
    clusterId: string,
    plan: NewRebalancingPlan = {},
    settings: CallSettings = {},
  ): Promise<Planned<string>> {
    const answer = await this.#api.call('generateRebalancingPlan', {
      params: { clusterId },
      body: plan,
      ...settings,
    });
    if (answer.rebalancingPlanId !== undefined) {
      this.#asked.add(answer.rebalancingPlanId);
      return answer.rebalancingPlanId;
    }
    throw new CastAiBotError(
      `Cannot generate a plan for the cluster ${JSON.stringify(clusterId)}: found no id for it`,
      {
        code: 'unexpected_body',
      },
    );
  }

  /** Starts to execute a generated plan. */
  async execute(clusterId: string, planId: string, settings: CallSettings = {}): Promise<void> {
    await this.#api.changeMaybeEmpty(
      'executeRebalancingPlan',
      this.#describe(clusterId, planId, { status: 'finished' }),
      { params: { clusterId, rebalancingPlanId: planId }, ...settings },
    );
  }

  /** Cancels a plan under way; nodes that it has made stay. */
  async cancel(clusterId: string, planId: string, settings: CallSettings = {}): Promise<void> {
    const params = { clusterId, rebalancingPlanId: planId };
    await this.#api.changeMaybeEmpty(
      'cancelRebalancingPlan',
      this.#describe(clusterId, planId, { status: 'error' }),
      { params, body: {}, isIdempotent: true, ...settings },
    );
  }

  /** What a write makes of a plan, for the plan of a dry run. */
  #describe(clusterId: string, planId: string, after: Pick<RebalancingPlan, 'status'>): Describe {
    return async (reading) => ({ before: await this.get(clusterId, planId, reading), after });
  }

  /**
   * Waits until a plan is generated or executed; one that a dry run only planned is. A plan that stopped because it
   * would have saved too little is no failure: its `errors` say so.
   *
   * @returns the plan; undefined in a dry run
   * @throws CastAiBotError `rebalancing_failed` with the API's reasons, `wait_timeout` when `timeoutMs` is over; the
   * reason of `signal` when that is aborted
   */
  async wait(
    clusterId: string,
    planId: string,
    options: PlanWaitOptions = {},
  ): Promise<RebalancingPlan | undefined> {
    if (isPlanned(planId)) return undefined;
    const { until = 'finished', ...waiting } = options;
    const name = `the rebalancing plan ${JSON.stringify(planId)}`;
    const isDone = (plan: RebalancingPlan | undefined): boolean =>
      plan !== undefined &&
      (ENDED.has(plan.status) || (until === 'generated' && plan.status !== 'generating'));
    const plan = await poll(
      { name, read: (settings) => this.get(clusterId, planId, settings), isDone },
      waiting,
      this.#api.clock,
    );
    const errors = plan?.errors ?? [];
    const isBenign = errors.length > 0 && errors.every(({ reason }) => reason === BENIGN);
    if (plan === undefined || !FAILED.has(plan.status) || isBenign) return plan;
    const reasons = errors.map(({ message, reason }) => [reason, message].filter(Boolean).join(': '));
    throw new CastAiBotError(
      `Cannot finish ${name}: found it failed with ${reasons.join('; ') || plan.status}`,
      {
        code: 'rebalancing_failed',
      },
    );
  }

  /** Reads which nodes cannot be replaced, and why. */
  async getProblematicNodes(clusterId: string, settings: CallSettings = {}): Promise<ProblematicNodes> {
    return this.#api.call('getProblematicNodes', { params: { clusterId }, ...settings });
  }

  /** Reads which workloads keep their nodes from being replaced, and why. */
  async getProblematicWorkloads(
    clusterId: string,
    settings: CallSettings = {},
  ): Promise<ProblematicWorkloads> {
    return this.#api.call('getProblematicWorkloads', { params: { clusterId }, ...settings });
  }
}
