import type { Schemas } from '@castai-bot/api';
import { parseCron } from '../behaviour/cron.ts';
import { found } from '../behaviour/find.ts';
import { pathContents } from '../behaviour/find-organization.ts';
import { armHibernation, disarmHibernation } from '../behaviour/hibernation-schedule.ts';
import { listPage } from '../behaviour/list-page.ts';
import { badField, Refusal } from '../http/refusal.ts';
import { type Caller, type Handlers, Reply } from '../http/route.ts';
import type { State } from '../state/state.ts';
import type { Identified } from '../world/world.ts';

type Schedule = Identified<Schemas['HibernationSchedule']>;

interface ScheduleCall {
  readonly params: { readonly organizationId: string };
  readonly caller: Caller;
  readonly state: State;
}

export const hibernationScheduleHandlers: Handlers = {
  listHibernationSchedules: (call) => {
    const page = listPage(call, pathContents(call).hibernationSchedules, () => true);
    return { items: page.items, nextPageCursor: page.nextCursor, totalCount: page.total };
  },
  createHibernationSchedule: (call) => {
    const { hibernationSchedules } = pathContents(call);
    const { name } = call.body;
    if (hibernationSchedules.find((schedule) => schedule.name === name) !== undefined) {
      throw new Refusal(409, `hibernation schedule "${name}" already exists`);
    }
    return save(call, {
      ...call.body,
      id: call.state.random.uuid(),
      organizationId: call.params.organizationId,
      createTime: call.state.timestamp(),
    });
  },
  getHibernationSchedule: (call) => findSchedule(call, call.params.id),
  updateHibernationSchedule: (call) => save(call, { ...findSchedule(call, call.params.id), ...call.body }),
  deleteHibernationSchedule: (call) => {
    const { id } = findSchedule(call, call.params.id);
    disarmHibernation(call.state, id);
    pathContents(call).hibernationSchedules.remove(id);
    return new Reply(200);
  },
};

function findSchedule(call: ScheduleCall, id: string): Schedule {
  return found(pathContents(call).hibernationSchedules.get(id), { kind: 'hibernation schedule', id });
}

function save(call: ScheduleCall, schedule: Schedule): Schedule {
  const { pauseConfig, resumeConfig, clusterAssignments } = schedule;
  parseCron(pauseConfig.schedule.cronExpression, 'pauseConfig.schedule.cronExpression');
  parseCron(resumeConfig.schedule.cronExpression, 'resumeConfig.schedule.cronExpression');
  for (const { clusterId } of clusterAssignments.items) {
    if (call.state.clusters.get(clusterId)?.organizationId !== call.params.organizationId) {
      throw badField('clusterAssignments', `no cluster "${clusterId}"`);
    }
  }
  const saved = pathContents(call).hibernationSchedules.put({
    ...schedule,
    updateTime: call.state.timestamp(),
  });
  armHibernation(call.state, saved);
  return saved;
}
