import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../process/run-program.ts';
import { createDeployableRepo, DIGEST } from '../testing/deployable-repo.ts';
import { asList, asObject, asText } from '../testing/kubernetes/kube-object.ts';
import type { Fault } from '../testing/kubernetes/fault-proxy.ts';
import { NAMESPACE, startCluster, whyNoCluster } from '../testing/kubernetes/start-cluster.ts';
import { deployForTest } from '../testing/kubernetes/deploy-for-test.ts';
import { addAgent, addSecret } from '../testing/kubernetes/play-cluster.ts';
import { createFakePrograms } from '../testing/fake-programs.ts';
import { startFakeRegistry } from '../testing/fake-registry.ts';
import { runBin } from '../testing/run-bin.ts';

const why = await whyNoCluster();
const CRON_JOBS = `/apis/batch/v1/namespaces/${NAMESPACE}/cronjobs`;
const CONFIG_MAPS = `/api/v1/namespaces/${NAMESPACE}/configmaps`;

describe.skipIf(why !== undefined)(`castai-bot deploy${why ? `: ${why}` : ''}`, () => {
  test('deploy() compares, applies ConfigMaps and CronJobs as castai-bot, and says when they run', async () => {
    await using cluster = await startCluster();
    await using repo = await createDeployableRepo();
    await addAgent(cluster);
    await addSecret(cluster, 'castai-hibernate', { API_KEY: 'x' });
    const first = await runBin(['deploy', '--skip-checks', '--yes'], { cwd: repo.root, env: cluster.env() });
    expect(first).toMatchObject({ code: 0 });
    expect(first.stderr).toContain(
      '2 new objects: CronJob/my-bot-greet, ConfigMap/my-bot-greet (--diff shows them)\n',
    );
    expect(first.stderr).not.toContain('kind: CronJob');
    expect(first.stdout).toMatch(
      /^applied ConfigMap\/my-bot-greet\napplied CronJob\/my-bot-greet\ngreet runs next \w{3} \d\d? \w{3} 17:00 UTC \(At 17:00, Monday through Friday\)\n$/,
    );
    const cronJob = await cluster.ask('GET', `${CRON_JOBS}/my-bot-greet`);
    expect(asList(asObject(cronJob['metadata'])['managedFields'])).toMatchObject([
      { manager: 'castai-bot', operation: 'Apply' },
    ]);
    expect(JSON.stringify(cronJob)).not.toContain('last-applied');
    const writes = cluster.requests.filter(({ method }) => method === 'PATCH');
    expect(writes.every(({ contentType }) => contentType === 'application/apply-patch+yaml')).toBe(true);
    expect(writes.every(({ path: where }) => /\/(?:configmaps|cronjobs)\/[^/]+\?/.test(where))).toBe(true);
    for (const call of (await cluster.calls()).filter(([program]) => program !== 'config')) {
      expect(call.slice(0, 2)).toEqual(['--context=test', '--namespace=castai-agent']);
    }
    const record: unknown = JSON.parse(
      await readFile(path.join(repo.root, '.castai-bot/cluster.json'), 'utf8'),
    );
    expect(record).toMatchObject({ schema: 1, context: 'test', namespace: NAMESPACE });

    const again = await runBin(['deploy', '--skip-checks', '--yes'], { cwd: repo.root, env: cluster.env() });
    expect(again).toMatchObject({ code: 0 });
    expect(again.stderr).toBe('Nothing changes in context "test", namespace "castai-agent"\n');
    expect(again.stdout).toMatch(/^greet runs next /);
  });

  test('deploy() has nothing to do after deployForTest(), which other tests take for it', async () => {
    await using cluster = await startCluster();
    await using repo = await createDeployableRepo();
    await deployForTest(cluster, repo.root);
    const record = path.join(repo.root, '.castai-bot/cluster.json');
    const before = await readFile(record, 'utf8');
    const { stderr } = await runBin(['deploy', '--skip-checks', '--yes'], {
      cwd: repo.root,
      env: cluster.env(),
    });
    expect(stderr).toBe('Nothing changes in context "test", namespace "castai-agent"\n');
    expect(await readFile(record, 'utf8')).toBe(before);
  });

  test('deploy() changes nothing with --dry-run, and without a terminal asks for --yes', async () => {
    await using cluster = await startCluster();
    await using repo = await createDeployableRepo();
    await addSecret(cluster, 'castai-hibernate', { API_KEY: 'x' });
    const dry = await runBin(['deploy', '--skip-checks', '--dry-run', '--json'], {
      cwd: repo.root,
      env: cluster.env(),
    });
    expect(dry.code).toBe(0);
    expect(JSON.parse(dry.stdout)).toMatchObject({
      isDryRun: true,
      applied: [],
      functions: [{ function: 'greet', cronJob: 'my-bot-greet', isSuspended: false }],
    });
    expect(dry.stderr).toContain("Warning: No ConfigMap of CAST AI's agent");
    const asked = await runBin(['deploy'], { cwd: repo.root, env: cluster.env() });
    expect(asked).toMatchObject({ code: 2, stdout: '' });
    expect(asked.stderr).toContain('castai-bot deploy --yes');
    expect(asList((await cluster.ask('GET', CONFIG_MAPS))['items'])).toEqual([]);
  });

  test('deploy() names everything that is missing before it writes', async () => {
    await using cluster = await startCluster({
      users: { reader: [{ verbs: ['get', 'list'], resources: ['*'] }] },
    });
    await using repo = await createDeployableRepo({
      image: 'registry.example.com/team/my-bot:1.0.0',
      pullSecret: 'pull',
    });
    const { code, stderr } = await runBin(['deploy', '--skip-checks', '--yes'], {
      cwd: repo.root,
      env: cluster.env('reader'),
    });
    expect(code).toBe(1);
    expect(stderr).toContain(
      'You may not create configmaps, patch configmaps, create cronjobs.batch, patch cronjobs.batch',
    );
    expect(stderr).toContain(
      'There is no Secret "castai-hibernate" in namespace "castai-agent"\n    npx castai-bot secret set',
    );
    expect(stderr).toContain('There is no Secret "pull" to pull the image with');
    expect(stderr).toContain('has no digest');
    expect(asList((await cluster.ask('GET', CRON_JOBS))['items'])).toEqual([]);
    await addSecret(cluster, 'castai-hibernate', { OTHER: 'x' });
    const second = await runBin(['deploy', '--skip-checks', '--yes', '--allow-tag'], {
      cwd: repo.root,
      env: cluster.env(),
    });
    expect(second.stderr).toContain('The Secret "castai-hibernate" has no API_KEY: found OTHER');
    expect(second.stderr).toContain(
      'Warning: The image "registry.example.com/team/my-bot:1.0.0" has no digest',
    );
  });

  test('deploy() refuses another cluster than the recorded one unless it is named', async () => {
    await using cluster = await startCluster();
    await using repo = await createDeployableRepo();
    await addAgent(cluster);
    await addSecret(cluster, 'castai-hibernate', { API_KEY: 'x' });
    const record = (context: string, namespaceUid: string): Promise<void> =>
      writeFile(
        path.join(repo.root, '.castai-bot/cluster.json'),
        JSON.stringify({ schema: 1, context, namespace: NAMESPACE, namespaceUid }),
      );
    await record('production', 'another');
    const run = (...argv: string[]): ReturnType<typeof runBin> =>
      runBin(['deploy', '--skip-checks', '--yes', ...argv], { cwd: repo.root, env: cluster.env() });
    const other = await run();
    expect(other).toMatchObject({ code: 2 });
    expect(other.stderr).toContain('Cannot take context "test" for this bot\'s');
    expect(other.stderr).toContain('castai-bot deploy --context test');
    await record('test', 'another');
    expect((await run()).stderr).toContain('another cluster by the name "test"');
    expect(asList((await cluster.ask('GET', CRON_JOBS))['items'])).toEqual([]);

    const { metadata } = await cluster.ask('GET', `/api/v1/namespaces/${NAMESPACE}`);
    const uid = asObject(metadata)['uid'];
    expect((await run('--context', 'test')).code).toBe(0);
    expect(await readFile(path.join(repo.root, '.castai-bot/cluster.json'), 'utf8')).toContain(
      JSON.stringify(uid),
    );
    await record('what-a-colleague-calls-it', asText(uid));
    expect((await run()).code).toBe(0);
  });

  test('deploy() takes over what kubectl apply -k left', async () => {
    await using cluster = await startCluster();
    await using repo = await createDeployableRepo();
    await addAgent(cluster);
    await addSecret(cluster, 'castai-hibernate', { API_KEY: 'x' });
    const { signal } = new AbortController();
    await runProgram(
      {
        program: 'kubectl',
        args: ['--context=test', `--namespace=${NAMESPACE}`, 'apply', '-k', 'k8s', '--validate=false'],
      },
      {
        cwd: repo.root,
        env: { ...process.env, HOME: repo.root, ...cluster.env() },
        signal,
        live: process.stderr,
      },
    );
    const { code, stdout, stderr } = await runBin(['deploy', '--skip-checks', '--yes'], {
      cwd: repo.root,
      env: cluster.env(),
    });
    expect(stderr).toContain(
      'Applied by somebody else, and by castai-bot from now on: ConfigMap/my-bot-greet, CronJob/my-bot-greet',
    );
    expect(code).toBe(0);
    expect(stdout).toContain('applied CronJob/my-bot-greet');
    const { metadata } = await cluster.ask('GET', `${CRON_JOBS}/my-bot-greet`);
    const managers = asList(asObject(metadata)['managedFields']).map((one) => asObject(one)['manager']);
    expect(managers).toEqual(['castai-bot']);
    expect(stderr).not.toContain('Warning');
  });

  test('deploy() stops at what validate finds', async () => {
    await using cluster = await startCluster();
    await using repo = await createDeployableRepo();
    await addSecret(cluster, 'castai-hibernate', { API_KEY: 'x' });
    const file = path.join(repo.root, 'k8s/greet.cronjob.yaml');
    await writeFile(file, (await readFile(file, 'utf8')).replace('concurrencyPolicy', 'concurencyPolicy'));
    const { code, stderr } = await runBin(['deploy', '--yes'], { cwd: repo.root, env: cluster.env() });
    expect(code).toBe(1);
    expect(stderr).toMatch(/k8s\/greet\.cronjob\.yaml:\d+:\d+: .*concurencyPolicy/);
    expect(asList((await cluster.ask('GET', CRON_JOBS))['items'])).toEqual([]);
  });

  test('deploy() stops when the registry has no such image', async () => {
    await using cluster = await startCluster();
    await using registry = await startFakeRegistry({
      override: ({ path: where }) => (where.includes('/manifests/') ? { status: 404 } : undefined),
    });
    await using programs = await createFakePrograms({
      docker: [],
      podman: [{ when: 'version', stdout: '5.4.0' }],
    });
    await using repo = await createDeployableRepo({ repository: `${registry.host}/team/my-bot` });
    await addSecret(cluster, 'castai-hibernate', { API_KEY: 'x' });
    const env = cluster.env();
    const { code, stderr } = await runBin(['deploy', '--yes', '--skip-checks'], {
      cwd: repo.root,
      env: { ...env, PATH: `${programs.bin}${path.delimiter}${env['PATH'] ?? ''}` },
    });
    expect(code).toBe(1);
    expect(stderr).toContain(
      `The registry has no ${registry.host}/team/my-bot@${DIGEST}\n    npx castai-bot build-and-push`,
    );
  });

  test('deploy() names whose field it would overwrite, and takes it over when told', async () => {
    await using cluster = await startCluster();
    await using repo = await createDeployableRepo();
    await addAgent(cluster);
    await addSecret(cluster, 'castai-hibernate', { API_KEY: 'x' });
    const run = (...argv: string[]): ReturnType<typeof runBin> =>
      runBin(['deploy', '--skip-checks', '--yes', ...argv], { cwd: repo.root, env: cluster.env() });
    expect((await run()).code).toBe(0);
    await cluster.ask('PATCH', `${CRON_JOBS}/my-bot-greet?fieldManager=somebody`, {
      spec: { schedule: '1 1 * * *' },
    });
    const refused = await run();
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('conflict with "somebody" using batch/v1: .spec.schedule');
    expect(refused.stderr).toContain('castai-bot deploy --force-conflicts');
    const forced = await run('--force-conflicts');
    expect(forced.code).toBe(0);
    expect(forced.stderr).toContain('-  schedule: 1 1 * * *');
  });

  test('deploy() applies what a person has added to k8s/, whatever its labels', async () => {
    await using cluster = await startCluster();
    await using repo = await createDeployableRepo();
    await addAgent(cluster);
    await addSecret(cluster, 'castai-hibernate', { API_KEY: 'x' });
    const kustomization = path.join(repo.root, 'k8s/kustomization.yaml');
    await writeFile(kustomization, `${await readFile(kustomization, 'utf8')}  - mine.yaml\n`);
    const rbac = 'apiVersion: rbac.authorization.k8s.io/v1';
    const mine = [
      'apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: mine }',
      `${rbac}\nkind: Role\nmetadata: { name: mine }\nrules: []`,
      `${rbac}\nkind: RoleBinding\nmetadata: { name: mine }\nroleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: mine }`,
      'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: mine }\nspec: { podSelector: {} }',
      'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: mine }\nspec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }',
    ];
    await writeFile(path.join(repo.root, 'k8s/mine.yaml'), mine.join('\n---\n'));
    const options = { cwd: repo.root, env: cluster.env() };
    const { stdout, stderr, code } = await runBin(['deploy', '--skip-checks', '--yes', '--diff'], options);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stderr).toContain('kind: RoleBinding');
    expect(stdout.split('\n').filter((line) => line.startsWith('applied '))).toEqual([
      'applied ServiceAccount/mine',
      'applied Role/mine',
      'applied RoleBinding/mine',
      'applied NetworkPolicy/mine',
      'applied PersistentVolumeClaim/mine',
      'applied ConfigMap/my-bot-greet',
      'applied CronJob/my-bot-greet',
    ]);
    const again = await runBin(['deploy', '--skip-checks', '--yes'], options);
    expect(again.stderr).toBe('Nothing changes in context "test", namespace "castai-agent"\n');
    const removed = await runBin(['remove', '--yes'], options);
    expect(removed).toMatchObject({ code: 0 });
    const claims = await cluster.ask('GET', `/api/v1/namespaces/${NAMESPACE}/persistentvolumeclaims/mine`);
    expect(claims['kind']).toBe('PersistentVolumeClaim');
  });

  test('deploy() applies no other kinds, and nothing without our labels', async () => {
    await using cluster = await startCluster();
    await using repo = await createDeployableRepo();
    const edit = (file: string, text: string): Promise<void> => writeFile(path.join(repo.root, file), text);
    await edit('k8s/kustomization.yaml', 'resources: [greet.configmap.yaml, greet.pod.yaml, more.yaml]\n');
    await edit(
      'k8s/more.yaml',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: more, namespace: elsewhere}\n',
    );
    const { code, stderr } = await runBin(['deploy', '--skip-checks', '--yes'], {
      cwd: repo.root,
      env: cluster.env(),
    });
    expect(code).toBe(1);
    expect(stderr).toContain('Pod/my-bot-greet: a Pod would start a run at once, each time this is applied');
    expect(stderr).toContain(
      'ConfigMap/more: found the namespace "elsewhere", castai-bot.json says "castai-agent"',
    );
    expect(stderr).toContain('ConfigMap/more: the label app.kubernetes.io/name is null, wanted "my-bot"');
  });

  test('deploy() has words for a cluster that is not there', async () => {
    await using cluster = await startCluster({ users: { nobody: [] } });
    await using repo = await createDeployableRepo({ namespace: 'nowhere' });
    const run = (argv: readonly string[], env: Readonly<Record<string, string>>): ReturnType<typeof runBin> =>
      runBin(['deploy', '--skip-checks', '--yes', ...argv], {
        cwd: repo.root,
        env: { ...cluster.env(), ...env },
      });
    const gone = await run(['--context', 'gone'], {});
    expect(gone).toMatchObject({ code: 1 });
    expect(gone.stderr).toContain(
      'Cannot reach the cluster of context "gone": The connection to the server 127.0.0.1:9 was refused',
    );
    const unknown = await run(['--context', 'nope'], {});
    expect(unknown).toMatchObject({ code: 2 });
    expect(unknown.stderr).toContain('kubectl has "gone", "same-cluster", "test"');
    const file = path.join(repo.root, 'none');
    for (const flags of [[], ['--context', 'test']]) {
      const none = await run(flags, { KUBECONFIG: file });
      expect(none).toMatchObject({ code: 1 });
      expect(none.stderr).toContain(`KUBECONFIG names ${JSON.stringify(file)}, and there is no such file`);
    }
    const noNamespace = await run([], {});
    expect(noNamespace).toMatchObject({ code: 1 });
    expect(noNamespace.stderr).toContain('kubectl create namespace nowhere --context=test');
    const noKubectl = await run([], { PATH: repo.root });
    expect(noKubectl).toMatchObject({ code: 1 });
    expect(noKubectl.stderr).toContain('there is no kubectl on the PATH');
    const forbidden = await run([], cluster.env('nobody'));
    expect(forbidden.stderr).toContain('You may not get configmaps');
  });

  test('deploy() says "applied, not confirmed" where the cluster is gone after the apply, and remembers it', async () => {
    await using cluster = await startCluster({ isFaulty: true });
    await using repo = await createDeployableRepo();
    await addSecret(cluster, 'castai-hibernate', { API_KEY: 'x' });
    let isApplied = false;
    cluster.proxy?.setFault(({ method, path: where }) => {
      isApplied ||= method === 'PATCH' && where.includes('/cronjobs/') && !where.includes('dryRun');
      return isApplied && method === 'GET' ? 'break' : undefined;
    });
    const { code, stderr, stdout } = await runBin(['deploy', '--skip-checks', '--yes'], {
      cwd: repo.root,
      env: cluster.env(),
    });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(
      /Applied, not confirmed: Cannot read what my-bot has in namespace .*\n.*status\n$/,
    );
    expect(await readFile(path.join(repo.root, '.castai-bot/cluster.json'), 'utf8')).toContain('"test"');
    await cluster.ask('GET', `${CRON_JOBS}/my-bot-greet`);
  });

  test('deploy() says what was applied before the connection broke, and remembers the cluster', async () => {
    await using cluster = await startCluster({ isFaulty: true });
    await using repo = await createDeployableRepo();
    await addSecret(cluster, 'castai-hibernate', { API_KEY: 'x' });
    cluster.proxy?.setFault(({ method, path: where }) =>
      method === 'PATCH' && where.includes('/cronjobs/') && !where.includes('dryRun') ? 'break' : undefined,
    );
    const { code, stderr } = await runBin(['deploy', '--skip-checks', '--yes'], {
      cwd: repo.root,
      env: cluster.env(),
    });
    expect(code).toBe(1);
    expect(stderr).toContain('\n  Applied before that: configmap/my-bot-greet\n');
    expect(await readFile(path.join(repo.root, '.castai-bot/cluster.json'), 'utf8')).toContain('"test"');
  });

  test('deploy() tells 404, 429, 503 and silence apart, within the limit that the README names', async () => {
    const faults: Readonly<Record<string, Fault>> = {
      page404: { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>Not here</h1>' },
      busy: { status: 429, headers: { 'retry-after': '30' }, body: 'Too many requests' },
      down: { status: 503, headers: { 'content-type': 'text/html' }, body: '<h1>Down</h1>' },
      silent: 'silence',
      broken: 'break',
    };
    const users = Object.fromEntries(Object.keys(faults).map((user) => [user, []]));
    await using cluster = await startCluster({ isFaulty: true, users });
    await using repo = await createDeployableRepo();
    // gcloud's kubectl asks for the version first, to be of the same one.
    cluster.proxy?.setFault(({ user, path: where }) =>
      where.startsWith('/version') ? undefined : faults[user],
    );
    const run = async (user: string): Promise<unknown> => {
      const env = { ...cluster.env(user), CASTAI_BOT_PATIENCE: '2' };
      const { stdout } = await runBin(['deploy', '--yes', '--json'], { cwd: repo.root, env });
      return JSON.parse(stdout);
    };
    const answers = await Promise.all(Object.keys(faults).map(run));
    expect(answers).toEqual([
      toError('NO_API', 'what answers there knows no namespaces, so it is no API server (404)'),
      toError('BUSY', 'it takes no more calls for now (429 Too Many Requests)'),
      toError('UNAVAILABLE', 'the server is currently unable to handle the request'),
      toError('UNREACHABLE', 'it does not answer, for 32 s'),
      toError('UNREACHABLE', 'it breaks each connection off, for 32 s'),
    ]);
  });

  test('deploy() names what is in the cluster and no longer in k8s/', async () => {
    await using cluster = await startCluster();
    await using repo = await createDeployableRepo();
    await addSecret(cluster, 'castai-hibernate', { API_KEY: 'x' });
    expect(
      (await runBin(['deploy', '--skip-checks', '--yes'], { cwd: repo.root, env: cluster.env() })).code,
    ).toBe(0);
    await using renamed = await createDeployableRepo({
      functionName: 'wave',
      image: `registry.example.com/x@${DIGEST}`,
    });
    const { code, stdout } = await runBin(['deploy', '--skip-checks', '--yes'], {
      cwd: renamed.root,
      env: cluster.env(),
    });
    expect(code).toBe(0);
    expect(stdout).toContain('CronJob/my-bot-greet is no longer in k8s/: npx castai-bot remove greet');
  });
});

function toError(code: string, words: string): unknown {
  const message: unknown = expect.stringContaining(words);
  return { error: expect.objectContaining({ code, message }) as unknown };
}
