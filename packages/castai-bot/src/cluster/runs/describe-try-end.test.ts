import { describe, expect, test } from 'vitest';
import type { Job, JobSpec, Pod } from '../kube-objects.ts';
import { describeTryEnd } from './describe-try-end.ts';

const spec = { containers: [{ name: 'bot' }, { name: 'proxy' }] };
const podFailurePolicy: JobSpec['podFailurePolicy'] = {
  rules: [
    { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
    {
      action: 'FailJob',
      onExitCodes: { containerName: 'bot', operator: 'In', values: [64, 77, 78] },
    },
    { action: 'FailJob', onExitCodes: { containerName: 'proxy', operator: 'NotIn', values: [0] } },
  ],
};

function toPod(exitCode: number, isDisrupted = false): Pod {
  const conditions = isDisrupted ? [{ type: 'DisruptionTarget', status: 'True' }] : [];
  return {
    metadata: { name: `pod-${exitCode}` },
    spec,
    status: { conditions, containerStatuses: [{ name: 'bot', state: { terminated: { exitCode } } }] },
  };
}

function toJob(jobSpec: Omit<JobSpec, 'template'>): Job {
  return { metadata: { name: 'job' }, spec: { ...jobSpec, template: { spec } } };
}

describe('describeTryEnd', () => {
  test.each([
    ['a first failure', { backoffLimit: 2 }, [toPod(1)], 'Kubernetes tries again, 2 of 3 tries left'],
    ['a second', { backoffLimit: 2 }, [toPod(1), toPod(75)], 'Kubernetes tries again, 1 of 3 tries left'],
    ['the last', { backoffLimit: 1 }, [toPod(1), toPod(65)], 'not tried again, it was the last of 2 tries'],
    ['the only one', { backoffLimit: 0 }, [toPod(1)], 'not tried again, it was the last of 1 try'],
    ['no limit of its own', {}, [toPod(1)], 'Kubernetes tries again, 6 of 7 tries left'],
    [
      'a code that fails the Job',
      { backoffLimit: 2, podFailurePolicy },
      [toPod(78)],
      'not tried again, its podFailurePolicy fails the Job',
    ],
    [
      'a code of another container',
      { backoffLimit: 2, podFailurePolicy },
      [toPod(3)],
      'Kubernetes tries again, 2 of 3 tries left',
    ],
    [
      'a lost node, whatever the code',
      { backoffLimit: 0, podFailurePolicy },
      [toPod(78, true)],
      'Kubernetes tries again, and does not count this try',
    ],
    [
      'a failure after a lost node',
      { backoffLimit: 1, podFailurePolicy },
      [toPod(143, true), toPod(1)],
      'Kubernetes tries again, 1 of 2 tries left',
    ],
  ] as const)('describeTryEnd() says what follows from %s', (...[, jobSpec, pods, words]) => {
    const last = pods.at(-1);
    const code = last?.status?.containerStatuses?.[0]?.state?.terminated?.exitCode;
    expect(last && describeTryEnd({ job: toJob(jobSpec), pods }, last)).toBe(
      `Ended with exit code ${code}: ${words}`,
    );
  });

  test('describeTryEnd() has why from the report of the bot', () => {
    const report = { schema: 1, exitCode: 1, durationMs: 1, counts: {}, failed: [], failedCount: 0 };
    const error = { code: 'X', message: 'the node pool is full' };
    const pod: Pod = {
      metadata: { name: 'pod' },
      spec,
      status: {
        containerStatuses: [
          {
            name: 'bot',
            state: { terminated: { exitCode: 1, message: JSON.stringify({ ...report, error }) } },
          },
        ],
      },
    };
    expect(describeTryEnd({ job: toJob({ backoffLimit: 2 }), pods: [pod] }, pod)).toBe(
      'Ended with exit code 1 (the node pool is full): Kubernetes tries again, 2 of 3 tries left',
    );
  });

  test('describeTryEnd() says nothing of a try that ended well, nor of a Job that is over', () => {
    const over: Job = {
      ...toJob({}),
      status: { conditions: [{ type: 'Failed', status: 'True' }] },
    };
    const [failed, done] = [toPod(1), toPod(0)];
    expect(describeTryEnd({ job: toJob({}), pods: [done] }, done)).toBeUndefined();
    expect(describeTryEnd({ job: over, pods: [failed] }, failed)).toBeUndefined();
    expect(describeTryEnd({ job: over, pods: [failed, done] }, failed)).toBe(
      'Ended with exit code 1: tried again',
    );
  });
});
