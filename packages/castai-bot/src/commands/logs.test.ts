import { describe, expect, test } from 'vitest';
import { createDeployableRepo } from '../testing/deployable-repo.ts';
import { addRun } from '../testing/kubernetes/add-run.ts';
import { deployForTest } from '../testing/kubernetes/deploy-for-test.ts';
import {
  addPod,
  nextSecond,
  endLog,
  setPod,
  toRunning,
  toTerminated,
  toWaiting,
  writeLog,
} from '../testing/kubernetes/play-cluster.ts';
import { startCluster, whyNoCluster } from '../testing/kubernetes/start-cluster.ts';
import { toReport } from '../testing/kubernetes/to-report.ts';
import { runBin, waitForOutput } from '../testing/run-bin.ts';

const why = await whyNoCluster();

describe.skipIf(why !== undefined)(`castai-bot logs${why ? `: ${why}` : ''}`, () => {
  test('logs() shows the last run, or the one that is named', async () => {
    await using cluster = await startCluster();
    await using repo = await createDeployableRepo();
    await deployForTest(cluster, repo.root);
    const env = cluster.env();
    const none = await runBin(['logs'], { cwd: repo.root, env });
    expect(none).toMatchObject({ code: 1, stdout: '' });
    expect(none.stderr).toContain('castai-bot run-now');

    const first = await addPod(cluster, await addRun(cluster, 'my-bot-greet-1'));
    writeLog(cluster, first, 'first\n');
    await setPod(cluster, first, toTerminated(0));
    await nextSecond();
    const second = await addPod(cluster, await addRun(cluster, 'my-bot-greet-2'));
    writeLog(cluster, second, `second\n${toReport(65, { counts: { rotated: 3 } })}\n`);
    await setPod(cluster, second, toTerminated(65, toReport(65, { counts: { rotated: 3 } })));
    const last = await runBin(['logs'], { cwd: repo.root, env });
    expect(last).toMatchObject({ code: 0, stdout: 'second\n' });
    expect(last.stderr).toMatch(/^Run my-bot-greet-2, /);
    expect(last.stderr).toContain('Ended with exit code 65: Kubernetes tries again, 2 of 3 tries left\n');
    expect(last.stderr).toMatch(/Result {3}some items failed \(exit code 65\)\nTook .*\nCounts {3}3 rotated/);
    const named = await runBin(['logs', '--run', 'my-bot-greet-1', '--json'], { cwd: repo.root, env });
    expect(JSON.parse(named.stdout)).toMatchObject({ job: 'my-bot-greet-1', exitCode: 0 });
    expect(named.stderr).toContain('first\n');
    const unknown = await runBin(['logs', '--run', 'nope'], { cwd: repo.root, env });
    expect(unknown.stderr).toContain('the cluster keeps my-bot-greet-2, my-bot-greet-1');
  });

  test('logs() follows a run to its end, and says why one does not start', async () => {
    await using cluster = await startCluster();
    await using repo = await createDeployableRepo();
    await deployForTest(cluster, repo.root);
    const options = { cwd: repo.root, env: cluster.env() };
    const pod = await addPod(cluster, await addRun(cluster, 'my-bot-greet-1'));
    await setPod(cluster, pod, toWaiting('ImagePullBackOff', 'no such image'));
    const waiting = await runBin(['logs'], options);
    expect(waiting.stderr).toContain('The image cannot be pulled (ImagePullBackOff): no such image');
    await setPod(cluster, pod, toRunning());
    writeLog(cluster, pod, 'working\n');
    const followed = await runBin(['logs', '--follow'], {
      ...options,
      meanwhile: async (child) => {
        await waitForOutput(child, 'working');
        writeLog(cluster, pod, 'done\n');
        endLog(cluster, pod);
        await setPod(cluster, pod, toTerminated(0));
      },
    });
    expect(followed).toMatchObject({ code: 0, stdout: 'working\ndone\n' });
    expect(followed.stderr).toContain('\nRun      my-bot-greet-1\nResult   done (exit code 0)\n');
  });
});
