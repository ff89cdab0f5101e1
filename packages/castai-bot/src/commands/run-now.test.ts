import { until } from '@castai-bot/testing/until';
import { describe, expect, test } from 'vitest';
import { createDeployableRepo } from '../testing/deployable-repo.ts';
import { deployBot, runNow, toDaily } from '../testing/kubernetes/deployed-bot.ts';
import { asList, asObject, asText, type JsonObject } from '../testing/kubernetes/kube-object.ts';
import {
  addEvent,
  addPod,
  cutLog,
  deleteJob,
  nextSecond,
  endLog,
  setJob,
  setPod,
  toEnded,
  toRunning,
  toTerminated,
  toWaiting,
  waitForJob,
  writeLog,
} from '../testing/kubernetes/play-cluster.ts';
import { CONTEXT, NAMESPACE, whyNoCluster, type TestCluster } from '../testing/kubernetes/start-cluster.ts';
import { toReport } from '../testing/kubernetes/to-report.ts';
import { runBin, waitForOutput } from '../testing/run-bin.ts';
import { runProgram } from '../process/run-program.ts';

const why = await whyNoCluster();
const CRON_JOBS = `/apis/batch/v1/namespaces/${NAMESPACE}/cronjobs`;
const JOBS = `/apis/batch/v1/namespaces/${NAMESPACE}/jobs`;

describe.skipIf(why !== undefined)(`castai-bot run-now${why ? `: ${why}` : ''}`, () => {
  test('run-now() shows the logs, then the report, and ends with the exit code of the bot', async () => {
    await using deployed = await deployBot();
    const { cluster } = deployed;
    const { code, stdout, stderr } = await runNow(deployed, async (child) => {
      const job = await waitForJob(cluster);
      const pod = await addPod(cluster, job);
      await setPod(cluster, pod, toWaiting('ContainerCreating'));
      await setPod(cluster, pod, toRunning());
      writeLog(cluster, pod, 'first\n');
      await waitForOutput(child, 'first');
      writeLog(cluster, pod, `second\n${toReport(65, { counts: { rotated: 3 } })}\n`);
      endLog(cluster, pod);
      await setPod(cluster, pod, toTerminated(65, toReport(65, { counts: { rotated: 3 } })));
      await setJob(
        cluster,
        job,
        toEnded('Failed', 'PodFailurePolicy', 'Container bot failed with exit code 65'),
      );
    });
    expect(code).toBe(65);
    expect(stdout).toMatch(
      /^first\nsecond\n\nRun {6}my-bot-greet-now-[a-z0-9]{6}\nResult {3}some items failed \(exit code 65\)/,
    );
    expect(stdout).toContain('Counts   3 rotated');
    expect(stderr).toMatch(/^Started my-bot-greet-now-[a-z0-9]{6} in context "test"\n/);
  });

  test('run-now() makes the Job that kubectl create job --from makes, outside of the history limits', async () => {
    await using deployed = await deployBot();
    const { cluster } = deployed;
    await runNow(deployed, async () => {
      const name = await waitForJob(cluster);
      const job = await cluster.ask('GET', `${JOBS}/${name}`);
      const theirs = await createJobAsKubectl(cluster, name);
      const { labels, annotations, ownerReferences, managedFields } = asObject(job['metadata']);
      expect({ labels, annotations, ownerReferences }).toEqual({
        labels: asObject(theirs['metadata'])['labels'],
        annotations: asObject(theirs['metadata'])['annotations'],
        ownerReferences: asList(asObject(theirs['metadata'])['ownerReferences']).map((owner) => {
          const { controller, ...rest } = asObject(owner);
          // What it is the controller of is what the CronJob controller counts and evicts.
          expect(controller).toBe(true);
          return rest;
        }),
      });
      expect(asObject(job['spec'])).toMatchObject({
        activeDeadlineSeconds: 1800,
        podFailurePolicy: asObject(theirs['spec'])['podFailurePolicy'],
        ttlSecondsAfterFinished: 604_800,
      });
      expect(asList(managedFields)).toMatchObject([{ manager: 'castai-bot', operation: 'Update' }]);
      await endWell(cluster, name);
    });
  });

  test('run-now() prints one document with --json, and takes a run that ended before it looked', async () => {
    await using deployed = await deployBot();
    const { cluster } = deployed;
    const { code, stdout, stderr } = await runNow(
      deployed,
      async () => endWell(cluster, await waitForJob(cluster)),
      ['--json'],
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      exitCode: 0,
      tries: 1,
      problem: null,
      report: { exitCode: 0 },
    });
    expect(stderr).toContain('hello\n');
  });

  test('run-now() shows every try, and the last one counts', async () => {
    await using deployed = await deployBot();
    const { cluster } = deployed;
    const { code, stdout, stderr } = await runNow(deployed, async (child) => {
      const job = await waitForJob(cluster);
      const first = await addPod(cluster, job, 'aaaaa');
      writeLog(cluster, first, 'one\n');
      endLog(cluster, first);
      await setPod(cluster, first, toTerminated(1));
      await waitForOutput(child, 'Ended with exit code 1', 'stderr');
      await nextSecond();
      const second = await addPod(cluster, job, 'bbbbb');
      writeLog(cluster, second, 'two\n');
      endLog(cluster, second);
      await setPod(cluster, second, toTerminated(0, toReport(0)));
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^one\ntwo\n\nRun/);
    expect(stderr).toContain('Ended with exit code 1: Kubernetes tries again, 2 of 3 tries left');
    expect(stderr).toContain('Try 2: pod ');
  });

  test('run-now() goes on where connections broke, and loses and repeats no line', async () => {
    await using deployed = await deployBot({ isFaulty: true });
    const { cluster } = deployed;
    const { code, stdout, stderr } = await runNow(deployed, async (child) => {
      const job = await waitForJob(cluster);
      const pod = await addPod(cluster, job);
      await setPod(cluster, pod, toRunning());
      writeLog(cluster, pod, 'one\none\n');
      await waitForOutput(child, 'one\none\n');
      // In the middle of a line, of which the half is not to be seen.
      cutLog(cluster, pod, { how: 'break', rest: '2026-01-05T12:00:00.000000000Z tw' });
      writeLog(cluster, pod, 'two\n');
      await waitForOutput(child, 'two\n');
      // As if the log were over, which a load balancer does.
      cutLog(cluster, pod, { how: 'end' });
      writeLog(cluster, pod, 'three\n');
      await waitForOutput(child, 'three\n');
      cluster.proxy?.setFault(() => 'break');
      cluster.proxy?.cut(() => true);
      await waitForOutput(child, 'The connection to the cluster broke', 'stderr');
      writeLog(cluster, pod, `four\n${toReport(0, { counts: { rotated: 3 } })}\n`);
      endLog(cluster, pod);
      await setPod(cluster, pod, toTerminated(0, toReport(0, { counts: { rotated: 3 } })));
      cluster.proxy?.setFault(() => undefined);
    });
    expect(stdout).toMatch(/^one\none\ntwo\nthree\nfour\n\nRun /);
    expect(stdout).toContain('Counts   3 rotated');
    expect(stderr).toMatch(/broke \(.+\): the run goes on, trying again\nThe cluster answers again\n/);
    expect(stderr.match(/broke/g)).toHaveLength(1);
    expect(code).toBe(0);
  });

  test('run-now() says that the Job is gone, where it was deleted while no connection was there', async () => {
    await using deployed = await deployBot({ isFaulty: true });
    const { cluster } = deployed;
    const { code, stdout } = await runNow(deployed, async (child) => {
      const job = await waitForJob(cluster);
      const pod = await addPod(cluster, job);
      await setPod(cluster, pod, toRunning());
      writeLog(cluster, pod, 'one\n');
      await waitForOutput(child, 'one\n');
      cluster.proxy?.setFault(() => 'break');
      cluster.proxy?.cut(() => true);
      await waitForOutput(child, 'The connection to the cluster broke', 'stderr');
      await deleteJob(cluster, job);
      cluster.proxy?.setFault(() => undefined);
    });
    expect(stdout).toContain('Somebody deleted the Job my-bot-greet-now-');
    expect(code).toBe(1);
  });

  test.each([
    ['ErrImagePull', 'ImagePullBackOff', 'Back-off pulling image', 'castai-bot build-and-push'],
    [
      'ContainerCreating',
      'CreateContainerConfigError',
      'secret "castai-hibernate" not found',
      'castai-bot secret set',
    ],
    ['ContainerCreating', 'InvalidImageName', "couldn't parse image name", 'castai-bot build-and-push'],
  ])('run-now() names %s, %s, and does not wait for the end of the run', async (...row) => {
    const [before, reason, message, hint] = row;
    await using deployed = await deployBot();
    const { cluster } = deployed;
    const { code, stdout, stderr } = await runNow(deployed, async () => {
      const pod = await addPod(cluster, await waitForJob(cluster));
      await setPod(cluster, pod, toWaiting(before, 'because'));
      await until(async () =>
        (await cluster.calls()).some((call) => call.includes('pods') && call.includes('--watch')),
      );
      await setPod(cluster, pod, toWaiting(reason, message));
    });
    expect(code).toBe(1);
    expect(stdout).toContain(`(${reason}): ${message}`);
    expect(stdout).toContain(hint);
    expect(stderr).toContain('kubectl --context=test --namespace=castai-agent delete job my-bot-greet-now-');
  });

  test('run-now() says what an unschedulable pod waits for, and goes on when a node comes', async () => {
    await using deployed = await deployBot();
    const { cluster } = deployed;
    const { code, stderr } = await runNow(deployed, async (child) => {
      const job = await waitForJob(cluster);
      const pod = await addPod(cluster, job);
      const message = '0/3 nodes are available: 3 Insufficient cpu.';
      const condition = { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message };
      await setPod(cluster, pod, { phase: 'Pending', conditions: [condition] });
      await waitForOutput(child, 'Insufficient cpu', 'stderr');
      await setPod(cluster, pod, { conditions: [{ type: 'PodScheduled', status: 'True' }] });
      writeLog(cluster, pod, 'hello\n');
      endLog(cluster, pod);
      await setPod(cluster, pod, toTerminated(0, toReport(0)));
    });
    expect(code).toBe(0);
    expect(stderr).toContain(
      'No node takes the pod yet (Unschedulable): 0/3 nodes are available: 3 Insufficient cpu.',
    );
  });

  test('run-now() finds in the events what the pod does not say', async () => {
    await using deployed = await deployBot();
    const { cluster } = deployed;
    const { code, stdout } = await runNow(deployed, async () => {
      const pod = await addPod(cluster, await waitForJob(cluster));
      await setPod(cluster, pod, toWaiting('ContainerCreating'));
      const message = 'MountVolume.SetUp failed for volume "config" : configmap "my-bot-greet" not found';
      await addEvent(cluster, { kind: 'Pod', name: pod }, { reason: 'FailedMount', message });
    });
    expect(code).toBe(1);
    expect(stdout).toContain('FailedMount: MountVolume.SetUp failed');
    expect(stdout).toContain('castai-bot deploy');
    const second = await runNow(deployed, async () => {});
    expect(second.stderr).toContain('has not ended');
    const [known = ''] = await listJobs(cluster);
    await deleteJob(cluster, known);
    const third = await runNow(deployed, async () => {
      const job = await waitForJob(cluster);
      const message = 'Error creating: pods "x" is forbidden: exceeded quota';
      await addEvent(cluster, { kind: 'Job', name: job }, { reason: 'FailedCreate', message });
    });
    expect(third.stdout).toContain('FailedCreate: Error creating: pods "x" is forbidden: exceeded quota');
  });

  test('run-now() says that the deadline ended the run', async () => {
    await using deployed = await deployBot();
    const { cluster } = deployed;
    const { code, stdout } = await runNow(deployed, async (child) => {
      const job = await waitForJob(cluster);
      const pod = await addPod(cluster, job);
      await setPod(cluster, pod, toRunning());
      writeLog(cluster, pod, 'working\n');
      await waitForOutput(child, 'working');
      await setPod(cluster, pod, toTerminated(143));
      endLog(cluster, pod);
      await setJob(
        cluster,
        job,
        toEnded('Failed', 'DeadlineExceeded', 'Job was active longer than specified deadline'),
      );
    });
    expect(code).toBe(143);
    expect(stdout).toContain(
      'Problem  The run was ended by its deadline: activeDeadlineSeconds 1800 had passed',
    );
  });

  test('run-now() leaves the run where it is on Ctrl-C', async () => {
    await using deployed = await deployBot();
    const { cluster } = deployed;
    const { code, stderr } = await runNow(deployed, async (child) => {
      const pod = await addPod(cluster, await waitForJob(cluster));
      await setPod(cluster, pod, toRunning());
      writeLog(cluster, pod, 'working\n');
      await waitForOutput(child, 'working');
      child.kill('SIGINT');
    });
    expect(code).toBe(130);
    expect(stderr).toMatch(/castai-bot logs --run my-bot-greet-now-\w{6} --follow/);
    expect(await listJobs(cluster)).toHaveLength(1);
  });

  test('run-now() starts no run that the schedule may start one beside, unless told', async () => {
    await using deployed = await deployBot({ schedule: toDaily(20) });
    const { cluster } = deployed;
    const refused = await runNow(deployed, async () => {});
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(
      /Cannot run "my-bot-greet" now: its schedule starts a run at .* UTC, and this one may take until .* UTC \(activeDeadlineSeconds 1800\)\n.*castai-bot run-now greet --beside/,
    );
    expect(await listJobs(cluster)).toEqual([]);
    const { code } = await runNow(deployed, async () => endWell(cluster, await waitForJob(cluster)), [
      '--beside',
    ]);
    expect(code).toBe(0);
    expect((await cluster.ask('GET', `${CRON_JOBS}/my-bot-greet`))['spec']).not.toHaveProperty(
      'suspend',
      true,
    );
  });

  test.each([
    ['is paused', { suspend: true }, 0],
    ['lets runs work at once', { concurrencyPolicy: 'Allow' }, 0],
    ['has no deadline', { jobTemplate: { spec: { activeDeadlineSeconds: null } } }, 1],
    ['follows a zone that nobody here knows', { timeZone: null }, 0],
  ] as const)('run-now() asks whether a run is due, of a CronJob that %s', async (...[, spec, code]) => {
    await using deployed = await deployBot({ schedule: toDaily(10) });
    await deployed.cluster.ask('PATCH', `${CRON_JOBS}/my-bot-greet`, { spec });
    const run = await runNow(deployed, async () => {}, ['--dry-run']);
    expect(run.code).toBe(code);
    expect(run.stderr.includes('has no activeDeadlineSeconds to end it')).toBe(code === 1);
    expect(run.stderr.includes('may start beside this one')).toBe('timeZone' in spec);
  });

  test('run-now() starts no second run beside one, and none with --dry-run', async () => {
    await using deployed = await deployBot();
    const { cluster } = deployed;
    expect((await runNow(deployed, async () => {}, ['--dry-run'])).code).toBe(0);
    expect(await listJobs(cluster)).toEqual([]);
    await using empty = await createDeployableRepo({ functionName: 'other' });
    const other = await runBin(['run-now'], { cwd: empty.root, env: cluster.env() });
    expect(other).toMatchObject({ code: 1 });
    expect(other.stderr).toContain('Cannot find the CronJob "my-bot-other"');
    expect(other.stderr).toContain('castai-bot deploy');
  });
});

async function endWell(cluster: TestCluster, job: string): Promise<void> {
  const pod = await addPod(cluster, job);
  writeLog(cluster, pod, 'hello\n');
  endLog(cluster, pod);
  await setPod(cluster, pod, toTerminated(0, toReport(0)));
}

async function listJobs(cluster: TestCluster): Promise<readonly string[]> {
  const { items } = await cluster.ask('GET', JOBS);
  return asList(items).map((item) => asText(asObject(asObject(item)['metadata'])['name']));
}

async function createJobAsKubectl(cluster: TestCluster, name: string): Promise<JsonObject> {
  const args = [`--context=${CONTEXT}`, `--namespace=${NAMESPACE}`, 'create', 'job', name];
  const { stdout } = await runProgram(
    {
      program: 'kubectl',
      args: [...args, '--from=cronjob/my-bot-greet', '--dry-run=client', '--output=json'],
    },
    {
      cwd: '/',
      env: { ...process.env, ...cluster.env() },
      signal: new AbortController().signal,
      live: process.stderr,
    },
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- kubectl's own output
  return JSON.parse(stdout) as JsonObject;
}
