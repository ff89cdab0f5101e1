export { checkSchedule, type CheckScheduleOptions } from './check-schedule.ts';
export { checkTimeZone } from './check-time-zone.ts';
export {
  describeSchedule,
  type DescribeScheduleOptions,
  type ScheduleDescription,
} from './describe-schedule.ts';
export { findTimeZone } from './find-time-zone.ts';
export { formatRuns } from './format-runs.ts';
export { isInterval } from './parse-interval.ts';
export { listTimeZones } from './list-time-zones.ts';
