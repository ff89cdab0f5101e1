import type { Schemas } from '@castai-bot/api';
import type { OrganizationState } from '../../state/contents.ts';
import type { State } from '../../state/state.ts';
import { nextTriggerAt } from '../../behaviour/scheduler.ts';
import type { Identified } from '../../world/world.ts';
import { type ListPlace, type ListSpec, timeCell } from './list-spec.ts';

type Scheduled<Schedule> = { readonly schedule: Identified<Schedule>; readonly state: State };

export const rebalancingScheduleList: ListSpec<Scheduled<Schemas['RebalancingSchedule']>> = {
  items: (place) => schedulesOf(place, ({ rebalancingSchedules }) => rebalancingSchedules),
  idOf: ({ schedule }) => schedule.id,
  columns: [
    { name: 'name', title: 'Rebalancing schedule', kind: 'text', read: ({ schedule }) => schedule.name },
    { name: 'cron', title: 'Cron', kind: 'code', read: ({ schedule }) => schedule.schedule.cron },
    {
      name: 'next',
      title: 'Next',
      kind: 'time',
      read: ({ schedule, state }) => timeCell(nextTriggerAt(state, schedule.schedule.cron)),
    },
    { name: 'last', title: 'Last', kind: 'time', read: ({ schedule }) => timeCell(schedule.lastTriggerAt) },
  ],
};

export const hibernationScheduleList: ListSpec<Scheduled<Schemas['HibernationSchedule']>> = {
  items: (place) => schedulesOf(place, ({ hibernationSchedules }) => hibernationSchedules),
  idOf: ({ schedule }) => schedule.id,
  columns: [
    { name: 'name', title: 'Hibernation schedule', kind: 'text', read: ({ schedule }) => schedule.name },
    {
      name: 'enabled',
      title: 'State',
      kind: 'state',
      read: ({ schedule }) => (schedule.enabled ? 'enabled' : 'disabled'),
    },
    {
      name: 'pause',
      title: 'Hibernates',
      kind: 'code',
      read: ({ schedule }) => schedule.pauseConfig.schedule.cronExpression,
    },
    {
      name: 'resume',
      title: 'Resumes',
      kind: 'code',
      read: ({ schedule }) => schedule.resumeConfig.schedule.cronExpression,
    },
    {
      name: 'clusters',
      title: 'Clusters',
      kind: 'number',
      read: ({ schedule }) => schedule.clusterAssignments.items.length,
    },
  ],
};

function schedulesOf<Schedule>(
  { state }: ListPlace,
  read: (contents: OrganizationState) => Iterable<Identified<Schedule>>,
): readonly Scheduled<Schedule>[] {
  return state.organizations
    .toArray()
    .flatMap(({ id }) => [...read(state.ofOrganization(id))].map((schedule) => ({ schedule, state })));
}
