import { armSchedule } from '../rebalancing/run-schedule.ts';
import type { State } from '../state/state.ts';
import { armHibernation } from './hibernation-schedule.ts';

/** Arms the schedules that a world came with. */
export function armSchedules(state: State): void {
  for (const { id } of state.organizations) {
    const { rebalancingSchedules, hibernationSchedules } = state.ofOrganization(id);
    for (const schedule of rebalancingSchedules) armSchedule(state, id, schedule);
    for (const schedule of hibernationSchedules) armHibernation(state, schedule);
  }
}
