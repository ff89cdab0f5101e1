import type { Schemas } from '@castai-bot/api';
import { nextTimes, parseCron } from '../behaviour/cron.ts';
import { findContents, found } from '../behaviour/find.ts';
import { type OwnCall, ownContents } from '../behaviour/find-organization.ts';
import { requireNodeCount } from '../behaviour/most-nodes.ts';
import { disarm, nextTriggerAt } from '../behaviour/scheduler.ts';
import { badField } from '../http/refusal.ts';
import type { Call, Handlers, Received } from '../http/route.ts';
import { fillSchedule } from '../rebalancing/fill-schedule.ts';
import { armSchedule, jobsOf } from '../rebalancing/run-schedule.ts';
import { selectNodes } from '../rebalancing/select-nodes.ts';
import type { Identified } from '../world/world.ts';
import { writeTime } from '../time/write-time.ts';

type Schedule = Identified<Schemas['RebalancingSchedule']>;

/** As many times as a preview tells of. */
const PREVIEWED_TRIGGERS = 10;

export const rebalancingScheduleHandlers: Handlers = {
  listRebalancingSchedules: (call) => ({
    schedules: ownContents(call)
      .rebalancingSchedules.toArray()
      .map((schedule) => withJobs(call, schedule)),
  }),
  getRebalancingSchedule: (call) => withJobs(call, findSchedule(call, call.params.id)),
  createRebalancingSchedule: (call) => {
    requirePlan(call.body);
    parseCron(call.body.schedule.cron, 'schedule.cron');
    const { jobs: _jobs, ...body } = call.body;
    const schedule = { ...body, id: call.state.random.uuid(), lastTriggerAt: null };
    return save(call, schedule);
  },
  updateRebalancingSchedule: (call) => {
    const { id } = call.query;
    if (id === undefined) throw badField('id', 'found nothing, wanted the id of a schedule in the query');
    const { schedule = findSchedule(call, id).schedule } = call.body;
    requirePlan(call.body);
    parseCron(schedule.cron, 'schedule.cron');
    return save(call, { ...findSchedule(call, id), ...call.body });
  },
  deleteRebalancingSchedule: (call) => {
    const { id } = findSchedule(call, call.params.id);
    disarm(call.state, `rebalancing/${id}`);
    for (const { cluster, job } of jobsOf(call.state, call.caller.organizationId, id)) {
      call.state.of(cluster.id).rebalancingJobs.remove(job.id);
    }
    ownContents(call).rebalancingSchedules.remove(id);
    return {};
  },
  previewRebalancingSchedule: (call) => previewSchedule(call),
  listTimeZones: ({ state }) => ({
    timeZones: ['UTC', ...Intl.supportedValuesOf('timeZone').filter((name) => name !== 'UTC')].map(
      (name) => ({
        name,
        offset: offsetOf(name, state.clock.now()),
      }),
    ),
  }),
};

/** Holds what a schedule's plans are to make to what can be made. @throws {Refusal} 400 */
function requirePlan({ launchConfiguration }: Received<Schemas['RebalancingScheduleUpdate']>): void {
  const { minNodes } = launchConfiguration?.rebalancingOptions ?? {};
  requireNodeCount('launchConfiguration.rebalancingOptions.minNodes', minNodes);
}

function findSchedule(call: OwnCall, id: string): Schedule {
  return found(ownContents(call).rebalancingSchedules.get(id), { kind: 'rebalancing schedule', id });
}

function save(call: OwnCall, schedule: Schedule): Schedule {
  const saved = ownContents(call).rebalancingSchedules.put(fillSchedule(schedule));
  armSchedule(call.state, call.caller.organizationId, saved);
  return withJobs(call, saved);
}

function withJobs({ state, caller }: OwnCall, schedule: Schedule): Schedule {
  const next = nextTriggerAt(state, schedule.schedule.cron);
  return {
    ...schedule,
    ...(next === undefined ? {} : { nextTriggerAt: next }),
    jobs: jobsOf(state, caller.organizationId, schedule.id).map(({ job }) => job),
  };
}

function previewSchedule(call: Call<'previewRebalancingSchedule'>): Schemas['RebalancingSchedulePreview'] {
  const { body, state } = call;
  const now = state.clock.now();
  const nodes = selectNodes(findContents(call).nodes.toArray(), body.launchConfiguration ?? {}, now);
  const cron = body.schedule === undefined ? undefined : parseCron(body.schedule.cron, 'schedule.cron');
  const times = cron === undefined ? [] : nextTimes(cron, { after: now, count: PREVIEWED_TRIGGERS });
  return {
    affectedNodes: nodes.map(({ id }) => ({ id })),
    willTriggerAt: times.map((time) => writeTime(time)),
  };
}

function offsetOf(timeZone: string, now: number): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(now);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  return name === 'GMT' ? '+00:00' : name.replace('GMT', '');
}
