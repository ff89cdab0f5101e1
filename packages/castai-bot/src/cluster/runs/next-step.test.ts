import { shell } from '@castai-bot/cli';
import { describe, expect, test } from 'vitest';
import type { ContainerStatus, Job, Pod } from '../kube-objects.ts';
import { type Followed, type LogState, nextStep, type Step } from './next-step.ts';

const spec = { containers: [{ name: 'bot' }] };
const NOW = 100_000;

function toPod(name: string, state: NonNullable<ContainerStatus['state']>): Pod {
  return { metadata: { name }, spec, status: { containerStatuses: [{ name: 'bot', state }] } };
}

function toEnd(type: 'Complete' | 'Failed'): Job {
  return {
    metadata: { name: 'run' },
    spec: { template: { spec } },
    status: { conditions: [{ type, status: 'True', reason: 'BackoffLimitExceeded', message: 'too often' }] },
  };
}

const running = toPod('one', { running: {} });
const failed = toPod('one', { terminated: { exitCode: 1 } });
const done = toPod('one', { terminated: { exitCode: 0 } });
const starting = toPod('one', { waiting: { reason: 'ContainerCreating' } });
const whole: LogState = { isWhole: true, endedAt: 0, failures: 0 };
const backOff = toPod('one', { waiting: { reason: 'ImagePullBackOff', message: 'no' } });
const BACK_OFF = 'The image cannot be pulled (ImagePullBackOff): no';
const warning = { reason: 'FailedCreate', message: 'FailedCreate: quota', isFatal: true };

const nothing: Followed = {
  jobName: 'run',
  job: undefined,
  isGone: false,
  pods: [],
  isListed: false,
  logs: new Map(),
  warnings: [],
  said: new Set(),
  now: NOW,
  quietSince: NOW,
};

type Row = readonly [string, Partial<Followed>, Partial<Step>];

function readTill(endedAt: number, failures = 0): Followed['logs'] {
  return new Map([['one', { isWhole: false, endedAt, failures }]]);
}

const rows: readonly Row[] = [
  ['waits for what comes', {}, { kind: 'wait', atMostMs: 4000 }],
  ['reads the log of a pod that runs', { pods: [running] }, { kind: 'read-log', pod: running }],
  [
    'waits for the status where a log ended and the pod did not',
    { pods: [running], logs: readTill(NOW - 1000) },
    { kind: 'wait', atMostMs: 2000 },
  ],
  [
    'reads on where the status does not come',
    { pods: [running], logs: readTill(NOW - 3000) },
    { kind: 'read-log' },
  ],
  ['reads what is left once the pod ended', { pods: [failed], logs: readTill(NOW) }, { kind: 'read-log' }],
  [
    'lets a moment pass after a connection broke',
    { pods: [failed], logs: readTill(NOW, 1) },
    { kind: 'wait', atMostMs: 1000 },
  ],
  [
    'reads each try in turn',
    { pods: [failed, toPod('two', { running: {} })], logs: new Map([['one', whole]]) },
    { kind: 'read-log', pod: toPod('two', { running: {} }) },
  ],
  [
    'is over when the last pod ended well',
    { pods: [done], logs: new Map([['one', whole]]) },
    { kind: 'end', problem: null },
  ],
  [
    'waits for the next try of a pod that failed',
    { pods: [failed], logs: new Map([['one', whole]]), quietSince: 0 },
    { kind: 'wait', atMostMs: 4000 },
  ],
  ['asks for pods when the Job is seen to end first', { job: toEnd('Failed') }, { kind: 'list-pods' }],
  [
    'shows logs before it says how a Job ended',
    { job: toEnd('Failed'), pods: [failed] },
    { kind: 'read-log' },
  ],
  [
    'says how a Job ended that never had a pod',
    { job: toEnd('Failed'), isListed: true },
    { kind: 'end', problem: { reason: 'BackoffLimitExceeded', message: 'The Job failed: too often' } },
  ],
  [
    'says that the Job is gone',
    { isGone: true, pods: [failed], logs: new Map([['one', whole]]) },
    { kind: 'end', problem: { reason: 'Deleted', message: 'Somebody deleted the Job run' } },
  ],
  ['says what a pod waits for', { pods: [backOff] }, { kind: 'say', message: BACK_OFF }],
  [
    'ends where waiting will not help, once that is said',
    { pods: [backOff], said: new Set([BACK_OFF]) },
    {
      kind: 'end',
      problem: {
        reason: 'ImagePullBackOff',
        message: BACK_OFF,
        hint: shell`castai-bot build-and-push, then castai-bot deploy; a private registry needs imagePullSecret in castai-bot.json`,
      },
    },
  ],
  [
    'asks for the events of a pod that says nothing',
    { pods: [starting], quietSince: NOW - 4000 },
    { kind: 'read-events', of: 'one' },
  ],
  [
    'asks for the events of a Job that has no pod',
    { quietSince: NOW - 4000 },
    { kind: 'read-events', of: 'run' },
  ],
  [
    'says what the cluster warns of',
    { pods: [starting], warnings: [warning] },
    { kind: 'say', message: warning.message },
  ],
  [
    'ends at a warning that says waiting will not help',
    { warnings: [warning], said: new Set([warning.message]) },
    { kind: 'end', problem: { reason: 'FailedCreate', message: warning.message } },
  ],
  [
    'forgets warnings about what has started since',
    { pods: [running], warnings: [warning], logs: readTill(NOW - 3000) },
    { kind: 'read-log' },
  ],
];

describe('nextStep', () => {
  test.each(rows)('nextStep() %s', (...[, known, step]) => {
    expect(nextStep({ ...nothing, ...known })).toMatchObject(step);
  });
});
