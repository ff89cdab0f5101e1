import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDeployableRepo, DIGEST } from '../testing/deployable-repo.ts';
import { createFakePrograms } from '../testing/fake-programs.ts';
import { startFakeRegistry } from '../testing/fake-registry.ts';
import { addRun } from '../testing/kubernetes/add-run.ts';
import { deployForTest } from '../testing/kubernetes/deploy-for-test.ts';
import {
  addPod,
  setJob,
  setPod,
  toEnded,
  toTerminated,
  toWaiting,
} from '../testing/kubernetes/play-cluster.ts';
import { NAMESPACE, startCluster, whyNoCluster } from '../testing/kubernetes/start-cluster.ts';
import { toReport } from '../testing/kubernetes/to-report.ts';
import { runBin } from '../testing/run-bin.ts';

const why = await whyNoCluster();

describe.skipIf(why !== undefined)(`castai-bot status${why ? `: ${why}` : ''}`, () => {
  test('status() shows when functions run next, how runs went, and what differs from k8s/', async () => {
    await using cluster = await startCluster();
    await using repo = await createDeployableRepo();
    const options = { cwd: repo.root, env: cluster.env() };
    const before = await runBin(['status'], options);
    expect(before).toMatchObject({ code: 0, stderr: '' });
    expect(before.stdout).toContain('greet is not in the cluster: npx castai-bot deploy');

    await deployForTest(cluster, repo.root);
    const fresh = await runBin(['status'], options);
    expect(fresh).toMatchObject({ code: 0, stderr: '' });
    expect(fresh.stdout).toMatch(
      /^my-bot in context test, namespace castai-agent\n\ngreet {2}0 17 \* \* 1-5 \(Etc\/UTC\): At 17:00, Monday through Friday\n {2}next {4}\w{3} \d\d? \w{3} 17:00 UTC\n {2}image {3}registry\.example\.com\/team\/my-bot:1\.0\.0@sha256:a{64}\n {2}last {4}never ran/,
    );

    const done = await addRun(cluster, 'my-bot-greet-1');
    await setPod(
      cluster,
      await addPod(cluster, done),
      toTerminated(65, toReport(65, { counts: { rotated: 3 } })),
    );
    await setJob(cluster, done, toEnded('Failed', 'PodFailurePolicy'));
    const stuck = await addRun(cluster, 'my-bot-greet-2');
    await setPod(cluster, await addPod(cluster, stuck), toWaiting('ImagePullBackOff', 'no such image'));
    const file = path.join(repo.root, 'k8s/greet.cronjob.yaml');
    await writeFile(file, (await readFile(file, 'utf8')).replace('0 17 * * 1-5', '0 18 * * 1-5'));
    const { stdout } = await runBin(['status'], options);
    expect(stdout).toContain('my-bot-greet-1  some items failed (exit code 65)  3 rotated');
    expect(stdout).toContain(
      'my-bot-greet-2  waiting  The image cannot be pulled (ImagePullBackOff): no such image',
    );
    expect(stdout).toContain(
      'k8s/ has the schedule 0 18 * * 1-5, the cluster 0 17 * * 1-5: npx castai-bot deploy',
    );
    const asJson = await runBin(['status', '--json'], options);
    expect(JSON.parse(asJson.stdout)).toMatchObject({
      bot: 'my-bot',
      context: 'test',
      missing: [],
      functions: [
        {
          function: 'greet',
          isSuspended: false,
          isForeign: false,
          differences: [{ field: 'schedule', files: '0 18 * * 1-5', cluster: '0 17 * * 1-5' }],
          runs: { length: 2 },
        },
      ],
    });
    expect(asJson.stdout).toContain('"report":{"schema":1');
  });

  test('status() shows what Helm installed, which writes itself into a label', async () => {
    await using cluster = await startCluster();
    await using repo = await createDeployableRepo();
    await deployForTest(cluster, repo.root);
    const cronJobs = `/apis/batch/v1/namespaces/${NAMESPACE}/cronjobs`;
    const { spec } = await cluster.ask('GET', `${cronJobs}/my-bot-greet`);
    const labels = {
      'app.kubernetes.io/name': 'my-bot',
      'app.kubernetes.io/component': 'wave',
      'app.kubernetes.io/managed-by': 'Helm',
    };
    await cluster.ask('POST', `${cronJobs}?fieldManager=helm`, {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'my-bot-wave', labels },
      spec,
    });
    const { code, stdout } = await runBin(['status'], { cwd: repo.root, env: cluster.env() });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^wave {2}0 17 [\s\S]*Somebody else applied it, not npx castai-bot deploy$/m);
  });

  test('status() says what the registry has of the image', async () => {
    await using cluster = await startCluster();
    const found = { image: 200, tag: DIGEST };
    await using registry = await startFakeRegistry({
      override: ({ path: where }) => {
        if (!where.includes('/manifests/')) return undefined;
        if (where.endsWith(DIGEST)) return { status: found.image };
        return { status: 200, headers: { 'docker-content-digest': found.tag } };
      },
    });
    await using programs = await createFakePrograms({
      docker: [],
      podman: [{ when: 'version', stdout: '5.4.0' }],
    });
    await using repo = await createDeployableRepo({ repository: `${registry.host}/team/my-bot` });
    await deployForTest(cluster, repo.root);
    const env = cluster.env();
    const PATH = `${programs.bin}${path.delimiter}${env['PATH'] ?? ''}`;
    const status = async (...argv: readonly string[]): Promise<string> =>
      (await runBin(['status', ...argv], { cwd: repo.root, env: { ...env, PATH } })).stdout;
    expect(JSON.parse(await status('--json'))).toMatchObject({ functions: [{ registry: 'same' }] });
    found.tag = `sha256:${'b'.repeat(64)}`;
    expect(await status()).toContain('The registry has another image under this tag by now');
    found.image = 404;
    expect(await status()).toContain('The registry has no such image: npx castai-bot build-and-push');
  });

  test('status() shows the cluster while k8s/ cannot be built, and names what it may not read', async () => {
    await using cluster = await startCluster({
      users: {
        reader: [
          { verbs: ['get', 'list'], resources: ['namespaces', 'configmaps', 'cronjobs.batch', 'jobs.batch'] },
        ],
      },
    });
    await using repo = await createDeployableRepo();
    await deployForTest(cluster, repo.root);
    const forbidden = await runBin(['status'], { cwd: repo.root, env: cluster.env('reader') });
    expect(forbidden).toMatchObject({ code: 1, stdout: '' });
    expect(forbidden.stderr).toContain('User "reader" cannot list resource "pods"');
    expect(forbidden.stderr).toContain('kubectl auth can-i --list --context=test --namespace=castai-agent');
    await writeFile(path.join(repo.root, 'k8s/kustomization.yaml'), 'resources: [none.yaml]\n');
    const broken = await runBin(['status'], { cwd: repo.root, env: cluster.env() });
    expect(broken.code).toBe(0);
    expect(broken.stdout).toContain('0 17 * * 1-5');
    expect(broken.stderr).toContain('Cannot compare with k8s/: Cannot build k8s/kustomization.yaml');
  });
});
