import { describe, expect, test } from 'vitest';
import { createDeployableRepo } from '../testing/deployable-repo.ts';
import { deployForTest } from '../testing/kubernetes/deploy-for-test.ts';
import { asObject } from '../testing/kubernetes/kube-object.ts';
import { NAMESPACE, startCluster, whyNoCluster } from '../testing/kubernetes/start-cluster.ts';
import { runBin } from '../testing/run-bin.ts';

const why = await whyNoCluster();
const CRON_JOB = `/apis/batch/v1/namespaces/${NAMESPACE}/cronjobs/my-bot-greet`;

describe.skipIf(why !== undefined)(`castai-bot pause and resume${why ? `: ${why}` : ''}`, () => {
  test('suspend() rests a CronJob until it is resumed, deploys in between included', async () => {
    await using cluster = await startCluster();
    await using repo = await createDeployableRepo();
    const run = (...argv: string[]): ReturnType<typeof runBin> =>
      runBin(argv, { cwd: repo.root, env: cluster.env() });
    const early = await run('pause');
    expect(early).toMatchObject({ code: 1 });
    expect(early.stderr).toContain('castai-bot deploy');
    await deployForTest(cluster, repo.root);
    const isSuspended = async (): Promise<unknown> =>
      asObject((await cluster.ask('GET', CRON_JOB))['spec'])['suspend'];

    expect((await run('pause', '--dry-run')).stdout).toBe('greet would be paused\n');
    expect(await isSuspended()).toBe(false);
    expect(await run('pause')).toMatchObject({ code: 0, stdout: 'greet paused\n' });
    expect(await isSuspended()).toBe(true);
    expect((await run('pause', 'greet')).stdout).toBe('greet was paused already\n');
    expect((await run('deploy', '--yes', '--skip-checks')).stdout).toContain(
      'greet paused: npx castai-bot resume greet',
    );
    expect(await isSuspended()).toBe(true);
    expect((await run('status')).stdout).toContain('paused: npx castai-bot resume greet');

    const resumed = await run('resume', '--all', '--json');
    expect(JSON.parse(resumed.stdout)).toMatchObject({
      isSuspended: false,
      functions: [{ function: 'greet', isChanged: true, isSuspended: false }],
    });
    expect(await isSuspended()).toBe(false);
    expect(await run('pause', 'greet', '--all')).toMatchObject({ code: 2 });
    expect(await run('pause', 'nothing')).toMatchObject({ code: 2 });
  });

  test('suspend() leaves a function that runs only when told to alone', async () => {
    await using cluster = await startCluster();
    await using repo = await createDeployableRepo({ functionName: 'backfill', schedule: null });
    const run = (...argv: string[]): ReturnType<typeof runBin> =>
      runBin(argv, { cwd: repo.root, env: cluster.env() });
    await deployForTest(cluster, repo.root);
    const path = CRON_JOB.replace('greet', 'backfill');
    expect(await cluster.ask('GET', path)).toMatchObject({ spec: { suspend: true, schedule: '@yearly' } });
    const whenTold = 'only when told to: npx castai-bot run-now backfill\n';
    expect((await run('deploy', '--yes', '--skip-checks')).stdout).toBe(`backfill runs ${whenTold}`);
    const status = await run('status');
    expect(status.stdout).toContain(`backfill  ${whenTold}  image   `);
    expect(JSON.parse((await run('status', '--json')).stdout)).toMatchObject({
      functions: [{ schedule: null, words: 'Only when told to', nextRun: null, differences: [] }],
    });
    for (const verb of ['pause', 'resume']) {
      const refused = await run(verb);
      expect(refused).toMatchObject({ code: 2, stdout: '' });
      expect(refused.stderr).toContain(`Cannot ${verb} backfill: without a schedule`);
      expect(await run(verb, '--all')).toMatchObject({ code: 2 });
    }
    expect(await run('run-now', '--dry-run')).toMatchObject({
      stderr: 'The cluster would take the Job: --dry-run\n',
    });
    await cluster.ask('PATCH', path, { spec: { suspend: false } });
    const woken = await run('status');
    expect(woken.stdout).toContain('k8s/ has the suspend true, the cluster false: npx castai-bot deploy');
    expect(woken.stdout).toContain('@yearly');
  });
});
