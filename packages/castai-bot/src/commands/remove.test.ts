import { describe, expect, test } from 'vitest';
import { createDeployableRepo } from '../testing/deployable-repo.ts';
import { addRun } from '../testing/kubernetes/add-run.ts';
import { deployForTest } from '../testing/kubernetes/deploy-for-test.ts';
import { asList, asObject, asText } from '../testing/kubernetes/kube-object.ts';
import {
  NAMESPACE,
  startCluster,
  whyNoCluster,
  type TestCluster,
} from '../testing/kubernetes/start-cluster.ts';
import { runBin } from '../testing/run-bin.ts';

const why = await whyNoCluster();
const CORE = `/api/v1/namespaces/${NAMESPACE}`;
const BATCH = `/apis/batch/v1/namespaces/${NAMESPACE}`;

describe.skipIf(why !== undefined)(`castai-bot remove${why ? `: ${why}` : ''}`, () => {
  test('remove() lists what deploy applied and deletes that alone', async () => {
    await using cluster = await startCluster();
    await using repo = await createDeployableRepo();
    await deployForTest(cluster, repo.root);
    await addRun(cluster, 'my-bot-greet-1');
    const labels = { 'app.kubernetes.io/name': 'my-bot', 'app.kubernetes.io/managed-by': 'castai-bot' };
    await cluster.ask('POST', `${CORE}/configmaps?fieldManager=helm`, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'of-helm', labels },
    });
    const run = (...argv: string[]): ReturnType<typeof runBin> =>
      runBin(['remove', ...argv], { cwd: repo.root, env: cluster.env() });
    const list =
      'castai-bot applied these to context "test", namespace "castai-agent":\n  CronJob/my-bot-greet, with 1 of its runs, 1 under way\n  ConfigMap/my-bot-greet\n';

    expect(await run('--dry-run')).toMatchObject({ code: 0, stderr: list });
    expect(await run()).toMatchObject({ code: 2, stdout: '' });
    expect(await listNames(cluster, `${BATCH}/cronjobs`)).toEqual(['my-bot-greet']);
    const removed = await run('--yes');
    expect(removed).toMatchObject({ code: 0, stderr: list });
    expect(removed.stdout).toBe(
      'deleted CronJob/my-bot-greet\ndeleted ConfigMap/my-bot-greet\nkept ConfigMap/of-helm: somebody else applied it\n',
    );
    expect(await listNames(cluster, `${BATCH}/cronjobs`)).toEqual([]);
    const configMaps = await listNames(cluster, `${CORE}/configmaps`);
    expect(configMaps).toContain('of-helm');
    expect(configMaps).not.toContain('my-bot-greet');
    expect(await listNames(cluster, `${CORE}/secrets`)).toEqual(['castai-hibernate']);
    const again = await run('--yes', '--json');
    expect(again.code).toBe(1);
    expect(JSON.parse(again.stdout)).toMatchObject({ error: { code: 'NOTHING_TO_REMOVE' } });
  });

  test('remove() takes one function, also one that castai-bot.json has no more', async () => {
    await using cluster = await startCluster();
    await using old = await createDeployableRepo();
    await using repo = await createDeployableRepo({ functionName: 'wave' });
    await deployForTest(cluster, old.root);
    const options = { cwd: repo.root, env: cluster.env() };
    await runBin(['deploy', '--yes', '--skip-checks'], options);
    const { code, stdout } = await runBin(['remove', 'greet', '--yes'], options);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'deleted CronJob/my-bot-greet\ndeleted ConfigMap/my-bot-greet\n',
    });
    expect(await listNames(cluster, `${BATCH}/cronjobs`)).toEqual(['my-bot-wave']);
  });
});

async function listNames(cluster: TestCluster, where: string): Promise<readonly string[]> {
  const { items } = await cluster.ask('GET', where);
  return asList(items).map((item) => asText(asObject(asObject(item)['metadata'])['name']));
}
