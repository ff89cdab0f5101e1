export { checkSchedule, type CheckScheduleOptions } from './check-schedule.ts';
export { checkTimeZone } from './check-time-zone.ts';
export {
  describeSchedule,
  type DescribeScheduleOptions,
  type ScheduleDescription,
} from './describe-schedule.ts';
export { formatRuns } from './format-runs.ts';
export { isInterval } from './parse-interval.ts';
export { findTimeZone, listTimeZones } from './list-time-zones.ts';
