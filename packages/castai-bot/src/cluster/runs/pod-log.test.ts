import { PassThrough } from 'node:stream';
import { CliError, shell } from '@castai-bot/cli';
import { expect, test } from 'vitest';
import type { Pod } from '../kube-objects.ts';
import type { Kubectl } from '../kubectl.ts';
import { PodLog } from './pod-log.ts';
import { RunWatch } from './run-watch.ts';

const NAME = 'my-bot-greet-1-aaaaa';

test.each([
  ['asks for the rest after four failures', 4, 'hello\n', []],
  [
    'gives the rest up after five failures',
    5,
    '',
    ['The rest of the log is missing: Cannot read the logs: the connection broke'],
  ],
])('read() %s since the end of the pod, however many came before', async (...row) => {
  const [, failures, shown, notes] = row;
  const world = createWorld();
  // Before the end is known an outage may last as long as it likes.
  world.failures = 9;
  while (world.failures > 0) await world.log.read();
  world.end();
  world.failures = failures;
  while (world.failures > 0) await world.log.read();
  if (!world.log.isWhole) await world.log.read();
  expect({ isWhole: world.log.isWhole, shown: world.shown(), notes: world.notes }).toEqual({
    isWhole: true,
    shown,
    notes,
  });
});

/** A pod that runs, and a kubectl that fails so many times. */
function createWorld(): {
  readonly log: PodLog;
  readonly notes: readonly string[];
  readonly shown: () => string;
  readonly end: () => void;
  failures: number;
} {
  const stdout = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY: false });
  const notes: string[] = [];
  const context = {
    env: {},
    isJson: false,
    note: (line: string) => void notes.push(line),
    now: () => new Date(),
    signal: new AbortController().signal,
    stderr: Object.assign(new PassThrough(), { isTTY: false }),
    stdout,
  };
  const kubectl: Kubectl = {
    context: 'test',
    namespace: 'castai-agent',
    run: () => Promise.reject(new Error('it is not run')),
    ask: () => Promise.reject(new Error('it is not asked')),
    stream: (_, { onText }) => {
      if (world.failures > 0) {
        world.failures -= 1;
        return Promise.reject(new CliError('UNREACHABLE', 'Cannot read the logs: the connection broke'));
      }
      onText('2026-01-05T12:00:00.000000000Z hello\n');
      return Promise.resolve();
    },
    toCommand: (args) => shell`${args}`,
  };
  const watch = new RunWatch(kubectl, { jobName: 'my-bot-greet-1', note: context.note, now: context.now });
  const learn = (state: object): void => {
    watch.learn([
      { metadata: { name: NAME }, status: { containerStatuses: [{ name: 'bot', state }] } } satisfies Pod,
    ]);
  };
  learn({ running: {} });
  const world = {
    log: new PodLog(kubectl, NAME, { watch, context }),
    notes,
    shown: () => String(stdout.read() ?? ''),
    end: () => learn({ terminated: { exitCode: 0 } }),
    failures: 0,
  };
  return world;
}
