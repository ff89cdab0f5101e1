import { addRun } from '../kubernetes/add-run.ts';
import type { JsonObject } from '../kubernetes/kube-object.ts';
import {
  addEvent,
  addPod,
  endLog,
  setJob,
  setPod,
  toEnded,
  toRunning,
  toTerminated,
  toWaiting,
  writeLog,
} from '../kubernetes/play-cluster.ts';
import type { TestCluster } from '../kubernetes/start-cluster.ts';
import { toReport } from '../kubernetes/to-report.ts';

/** One way in which a run can go, and what has to be said of it. */
export interface Ending {
  readonly name: string;
  /** In plain words. */
  readonly why: string | null;
  /** What is to be typed, behind npx; none where that is nothing. */
  readonly types: readonly string[];
  readonly play: (cluster: TestCluster, job: string) => Promise<void>;
}

interface PodEnd {
  readonly status: JsonObject;
  readonly log?: string;
  /** Of the Job; left out where it goes on. */
  readonly end?: JsonObject;
}

function byPod({ status, log, end }: PodEnd): Ending['play'] {
  return async (cluster, job) => {
    const pod = await addPod(cluster, job);
    if (log !== undefined) {
      writeLog(cluster, pod, log);
      endLog(cluster, pod);
    }
    await setPod(cluster, pod, status);
    if (end !== undefined) await setJob(cluster, job, end);
  };
}

const FAILED = toEnded('Failed', 'PodFailurePolicy', 'Container bot failed');
const line = (level: string, message: string, more: object = {}): string =>
  `${JSON.stringify({ time: '2026-01-05T12:00:03.120Z', level, message, ...more })}\n`;

const killed = (reason: string): JsonObject => {
  const terminated = { exitCode: 137, reason, finishedAt: '2026-01-05T12:00:07Z' };
  const container = { name: 'bot', image: 'i', imageID: '', ready: false, restartCount: 0 };
  return { phase: 'Failed', containerStatuses: [{ ...container, state: { terminated } }] };
};

const toKeyEnd = (code: string, found: string): JsonObject => {
  const error = { code, message: `Cannot GET "/v1/a": found ${found}`, hint: 'Check API_KEY' };
  return toTerminated(77, toReport(77, { error }));
};

/** Every way in which a run can go that somebody may have to understand. */
export const endings: readonly Ending[] = [
  {
    name: 'done',
    why: null,
    types: [],
    play: byPod({
      status: toTerminated(0, toReport(0, { counts: { rotated: 3 } })),
      log:
        line('INFO', 'Running "greet"') +
        line('INFO', 'Planned PUT /v1/kubernetes/clusters/x/policies', {
          changes: [{ path: 'enabled', before: true, after: false }],
        }) +
        `${toReport(0, { counts: { rotated: 3 } })}\n`,
      end: toEnded('Complete'),
    }),
  },
  {
    name: 'unexpected',
    why: 'Failed unexpectedly (exit code 1): Cannot read properties of undefined',
    types: [
      'castai-bot run greet --simulate',
      'castai-bot build-and-push',
      'castai-bot deploy --context test',
    ],
    play: byPod({
      status: toTerminated(
        1,
        toReport(1, { error: { code: 'unexpected', message: 'Cannot read properties of undefined' } }),
      ),
      log: line('ERROR', 'Cannot finish "greet": Cannot read properties of undefined', {
        error: {
          name: 'TypeError',
          stack: 'TypeError: Cannot read\n    at run (src/functions/greet.ts:12:3)',
        },
      }),
      end: FAILED,
    }),
  },
  {
    name: 'items',
    why: 'Some items failed (exit code 65)',
    types: ['castai-bot run-now greet --context test'],
    play: byPod({
      status: toTerminated(
        65,
        toReport(65, {
          counts: { rotated: 3 },
          failed: [{ id: 'node-7', code: 'conflict', message: 'The node is being drained already' }],
          failedCount: 1,
        }),
      ),
      log: line('WARNING', 'An item failed: The node is being drained already', { id: 'node-7' }),
      end: FAILED,
    }),
  },
  {
    name: 'key',
    why: 'The API key was refused (exit code 77): Cannot GET "/v1/a": found 401 Unauthorized',
    types: ['castai-bot secret set --context test', 'castai-bot run-now greet --context test'],
    play: byPod({ status: toKeyEnd('unauthorized', '401 Unauthorized'), end: FAILED }),
  },
  {
    name: 'rights',
    why: 'The API key has no right to do this (exit code 77): Cannot GET "/v1/a": found 403 Forbidden',
    types: ['castai-bot run-now greet --context test', 'castai-bot secret set --context test'],
    play: byPod({ status: toKeyEnd('forbidden', '403 Forbidden'), end: FAILED }),
  },
  {
    name: 'config',
    why: 'The configuration is wrong (exit code 78): Found 2 problems',
    types: ['castai-bot validate', 'castai-bot deploy --context test'],
    play: byPod({
      status: toTerminated(
        78,
        toReport(78, {
          error: {
            code: 'config',
            message: 'Found 2 problems',
            problems: ['inputs.a is missing', 'b is no number'],
          },
        }),
      ),
      end: FAILED,
    }),
  },
  {
    name: 'memory',
    why: 'The bot was killed: it needed more memory than its limit',
    types: ['castai-bot deploy --context test'],
    play: byPod({ status: killed('OOMKilled'), end: FAILED }),
  },
  {
    name: 'evicted',
    why: 'The pod was ended: The node was low on resource: memory',
    types: ['castai-bot run-now greet --context test'],
    play: byPod({
      status: { ...killed('Error'), reason: 'Evicted', message: 'The node was low on resource: memory' },
      end: FAILED,
    }),
  },
  {
    name: 'drained',
    why: 'The pod was ended: Eviction API: evicting',
    types: ['castai-bot run-now greet --context test'],
    play: byPod({
      status: {
        phase: 'Failed',
        conditions: [
          {
            type: 'DisruptionTarget',
            status: 'True',
            reason: 'EvictionByEvictionAPI',
            message: 'Eviction API: evicting',
          },
        ],
      },
      end: FAILED,
    }),
  },
  {
    name: 'image',
    why: 'The image cannot be pulled (ImagePullBackOff): no such image',
    types: ['castai-bot build-and-push', 'castai-bot deploy --context test'],
    play: byPod({ status: toWaiting('ImagePullBackOff', 'no such image') }),
  },
  {
    name: 'secret',
    why: 'The container cannot be configured (CreateContainerConfigError): secret "castai-hibernate" not found',
    types: ['castai-bot secret set --context test'],
    play: byPod({
      status: toWaiting('CreateContainerConfigError', 'secret "castai-hibernate" not found'),
    }),
  },
  {
    name: 'deadline',
    why: 'The run was ended by its deadline: activeDeadlineSeconds 1800 had passed',
    types: ['castai-bot deploy --context test'],
    play: async (cluster, job) => {
      await addEvent(
        cluster,
        { kind: 'Pod', name: `${job}-gone1` },
        { reason: 'Failed', message: 'Error: ImagePullBackOff' },
      );
      await setJob(cluster, job, toEnded('Failed', 'DeadlineExceeded'));
    },
  },
  {
    name: 'nopods',
    why: 'The Job failed: Job has reached the specified backoff limit',
    types: ['castai-bot logs --run my-bot-greet-nopods --context test'],
    play: async (cluster, job) => {
      await setJob(
        cluster,
        job,
        toEnded('Failed', 'BackoffLimitExceeded', 'Job has reached the specified backoff limit'),
      );
    },
  },
  {
    name: 'gone',
    why: 'Its pods are gone, and its log and report with them: somebody, or the cluster, has deleted them',
    types: [],
    play: async (cluster, job) => {
      await setJob(cluster, job, toEnded('Complete'));
    },
  },
  { name: 'running', why: null, types: [], play: byPod({ status: toRunning(), log: 'Working\n' }) },
];

/** Plays one of them. @returns the name of its Job */
export async function playEnding(cluster: TestCluster, { name, play }: Ending): Promise<string> {
  const job = await addRun(cluster, `my-bot-greet-${name}`);
  await play(cluster, job);
  return job;
}
