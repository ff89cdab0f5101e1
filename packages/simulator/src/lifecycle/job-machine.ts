import type { Machine } from './machine.ts';

export type JobStatus =
  | 'JobStatusPending'
  | 'JobStatusInProgress'
  | 'JobStatusFinished'
  | 'JobStatusFailed'
  | 'JobStatusSkipped';

export type JobEvent =
  /** Its schedule goes off, and a plan is generated for it. */
  | 'start'
  /** There is nothing to do, or what there is would save too little. */
  | 'skip'
  /** Its plan has ended. */
  | 'finish'
  | 'fail';

const atRest = { start: 'JobStatusInProgress', skip: 'JobStatusSkipped' } as const;

/**
 * What may become of a rebalancing job. A job is in progress from its trigger to the end of its plan, so that one that
 * is in progress does not start again. The statuses are those of the document, what leads to them is a guess but this: a
 * job is failed when its plan was below the threshold, as seen in live answers.
 */
export const jobMachine: Machine<JobStatus, JobEvent> = {
  JobStatusPending: atRest,
  JobStatusInProgress: { skip: 'JobStatusSkipped', finish: 'JobStatusFinished', fail: 'JobStatusFailed' },
  JobStatusFinished: atRest,
  JobStatusFailed: atRest,
  JobStatusSkipped: atRest,
};
