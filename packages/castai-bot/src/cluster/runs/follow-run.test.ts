import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { shell } from '@castai-bot/cli';
import { expect, test } from 'vitest';
import type { Job, Pod } from '../kube-objects.ts';
import type { Kubectl } from '../kubectl.ts';
import { followRun } from './follow-run.ts';

test('followRun() shows the logs of a run whose Job is seen to end before its pod is seen', async () => {
  const stdout = new PassThrough();
  const context = {
    env: {},
    isJson: false,
    note: () => {},
    now: () => new Date(),
    signal: new AbortController().signal,
    stderr: Object.assign(new PassThrough(), { isTTY: false }),
    stdout: Object.assign(stdout, { isTTY: false }),
  };
  const end = await followRun(lateKubectl('config is wrong\n'), 'my-bot-greet-now', { context });
  stdout.end();
  expect(end).toMatchObject({ pod: 'my-bot-greet-now-aaaaa', tries: 1, exitCode: 78 });
  expect(await text(stdout)).toBe('config is wrong\n');
});

/** A kubectl whose watch of the pods has nothing to say yet. */
function lateKubectl(log: string): Kubectl {
  const spec = { containers: [{ name: 'bot' }] };
  const job = {
    metadata: { name: 'my-bot-greet-now' },
    spec: { template: { spec } },
    status: { conditions: [{ type: 'Failed', status: 'True', reason: 'PodFailurePolicy' }] },
  } satisfies Partial<Job>;
  const pod: Pod = {
    metadata: { name: 'my-bot-greet-now-aaaaa' },
    spec,
    status: { containerStatuses: [{ name: 'bot', state: { terminated: { exitCode: 78 } } }] },
  };
  return {
    context: 'test',
    namespace: 'castai-agent',
    run: () => Promise.resolve(JSON.stringify({ items: [pod] })),
    ask: () => Promise.reject(new Error('it is not asked')),
    stream: ([verb, what], { onText, signal }) => {
      if (verb === 'logs') {
        onText(log);
        return Promise.resolve();
      }
      if (what === 'job') onText(`${JSON.stringify({ type: 'ADDED', object: job })}\n`);
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
    },
    toCommand: (args) => shell`${args}`,
  };
}
