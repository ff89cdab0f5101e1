import { describe, expect, test } from 'vitest';
import type { Job, Pod } from '../kube-objects.ts';
import { findPodProblem } from './pod-problem.ts';
import { findEndProblem, readReport } from './run-end.ts';

const spec = { containers: [{ name: 'bot' }] };
const metadata = { name: 'x' };

function toPod(status: NonNullable<Pod['status']>): Pod {
  return { metadata, spec, status };
}

describe('findPodProblem', () => {
  test('findPodProblem() takes a pod on its way for no problem', () => {
    expect(findPodProblem({ metadata })).toBeUndefined();
    for (const reason of ['ContainerCreating', 'PodInitializing']) {
      const containerStatuses = [{ name: 'bot', state: { waiting: { reason } } }];
      expect(findPodProblem(toPod({ containerStatuses }))).toBeUndefined();
    }
  });

  test('findPodProblem() looks at the bot, whatever runs beside it', () => {
    const waiting = { reason: 'CreateContainerConfigError', message: 'configmap "x" not found' };
    const containerStatuses = [
      { name: 'sidecar', state: { waiting: { reason: 'ImagePullBackOff' } } },
      { name: 'bot', state: { waiting } },
    ];
    expect(findPodProblem(toPod({ containerStatuses }))).toEqual({
      reason: 'CreateContainerConfigError',
      message: 'The container cannot be configured (CreateContainerConfigError): configmap "x" not found',
      isFatal: true,
      hint: 'castai-bot deploy',
    });
  });
});

describe('findEndProblem', () => {
  test('findEndProblem() finds none where the bot itself has the word', () => {
    const terminated = { exitCode: 65, reason: 'Error' };
    const pod = toPod({ containerStatuses: [{ name: 'bot', state: { terminated } }] });
    expect(findEndProblem(failed('PodFailurePolicy', 'exit code 65'), pod)).toBeNull();
    expect(findEndProblem(undefined, undefined)).toBeNull();
  });

  test.each([
    ['DeadlineExceeded', failed('DeadlineExceeded', ''), undefined, 'activeDeadlineSeconds 60 had passed'],
    [
      'OOMKilled',
      undefined,
      toPod({
        containerStatuses: [{ name: 'bot', state: { terminated: { exitCode: 137, reason: 'OOMKilled' } } }],
      }),
      'needed more memory',
    ],
    [
      'Evicted',
      undefined,
      toPod({ phase: 'Failed', reason: 'Evicted', message: 'low on memory' }),
      'low on memory',
    ],
    [
      'BackoffLimitExceeded',
      failed('BackoffLimitExceeded', 'too often'),
      undefined,
      'The Job failed: too often',
    ],
  ])('findEndProblem() says what ended a run: %s', (...[reason, job, pod, words]) => {
    const problem = findEndProblem(job, pod);
    expect(problem?.reason).toBe(reason);
    expect(problem?.message).toContain(words);
  });
});

describe('readReport', () => {
  test('readReport() finds the report as the whole message, or as the last line of a log', () => {
    const report = { schema: 1, exitCode: 0, durationMs: 1, counts: {}, failed: [], failedCount: 0 };
    expect(read(JSON.stringify(report))).toEqual(report);
    expect(read(`a line\n${JSON.stringify(report)}\n`)).toEqual(report);
    expect(read('Error: no report')).toBeNull();
  });
});

function read(message: string): unknown {
  const terminated = { exitCode: 0, message };
  return readReport(toPod({ containerStatuses: [{ name: 'bot', state: { terminated } }] }));
}

function failed(reason: string, message: string): Job {
  return {
    metadata,
    spec: { activeDeadlineSeconds: 60, template: { spec } },
    status: { conditions: [{ type: 'Failed', status: 'True', reason, message }] },
  };
}
