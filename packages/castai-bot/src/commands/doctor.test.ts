import { chmod, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../inspect/finding.ts';
import { createDeployableRepo } from '../testing/deployable-repo.ts';
import { createFakePrograms } from '../testing/fake-programs.ts';
import { startFakeRegistry } from '../testing/fake-registry.ts';
import { createGeneratedRepo, sourceEnv } from '../testing/generated-repo.ts';
import { deployForTest } from '../testing/kubernetes/deploy-for-test.ts';
import { startCluster, whyNoCluster } from '../testing/kubernetes/start-cluster.ts';
import { runBin } from '../testing/run-bin.ts';
import { runLine } from '../testing/run-line.ts';
import { startApi } from '../testing/start-api.ts';

const why = await whyNoCluster();
const CLUSTER_ID = 'b6bfc074-a267-400f-b8f1-db0850c36gk1';
const CLUSTER_PATH = `/v1/kubernetes/external-clusters/${CLUSTER_ID}`;

describe('castai-bot doctor', () => {
  test('doctor() answers without a cluster, a key or an engine', async () => {
    await using repo = await createDeployableRepo();
    const { code, stdout } = await runBin(['doctor', '--json'], { cwd: repo.root, env: { PATH: repo.root } });
    expect(code).toBe(1);
    const verdicts = toVerdicts(stdout);
    expect(verdicts).toMatchObject({
      node: ['PASSED'],
      'package-manager': ['FAILED'],
      dependencies: ['FAILED'],
      files: ['PASSED'],
      engine: ['FAILED'],
      registry: ['FAILED'],
      kubectl: ['FAILED'],
      cluster: ['FAILED'],
      region: ['PASSED'],
      key: ['WARNING'],
    });
    const text = await runBin(['doctor'], { cwd: repo.root, env: { PATH: repo.root } });
    expect(text.stdout).toMatch(
      /FAILED {2}kubectl: Cannot start kubectl: there is none on the PATH\n +https:\/\//,
    );
    // A cause a line.
    expect(text.stdout).toMatch(
      /FAILED {2}engine: Cannot find a container engine:\n {8}docker: not installed\n {8}podman: not installed\n {8}buildah: .*\n {8}nerdctl: .*\n {8}Install podman/,
    );
    expect(text.stdout).toMatch(/\n\d+ passed, \d+ warnings, \d+ failed\n$/);
  });

  test('doctor() names a command that mends each thing it finds', async () => {
    await using repo = await createDeployableRepo();
    for (const file of ['k8s/greet.cronjob.yaml', 'k8s/greet.pod.yaml']) await rm(path.join(repo.root, file));
    await writeFile(
      path.join(repo.root, 'test_config.env'),
      'API_KEY=k\nCLUSTER_ID=c\nAPI_URL=http://127.0.0.1:1\n',
    );
    const { stdout } = await runBin(['doctor', '--json'], { cwd: repo.root, env: { PATH: repo.root } });
    const wrong = readFindings(stdout).filter(({ verdict }) => verdict !== 'PASSED');
    expect(wrong.filter(({ fix }) => fix === undefined)).toEqual([]);
    expect(wrong.filter(({ check }) => check === 'files')).toMatchObject([
      { verdict: 'FAILED', fix: 'git checkout HEAD -- k8s/greet.cronjob.yaml' },
      { verdict: 'WARNING', fix: 'npx castai-bot leave-out k8s/greet.pod.yaml' },
    ]);
    expect(wrong.find(({ check }) => check === 'key')?.fix).toBe('curl --head http://127.0.0.1:1');
  });

  test('doctor() says each thing once, as validate judges it, with what can be typed here', async () => {
    await using repo = await createDeployableRepo({ image: 'registry.example.com/team/my-bot:1.0.0' });
    const edit = async (file: string, from: string, to: string): Promise<void> => {
      const text = await readFile(path.join(repo.root, file), 'utf8');
      await writeFile(path.join(repo.root, file), text.replace(from, to));
    };
    await edit('k8s/greet.cronjob.yaml', 'schedule: "0 17', 'schedule: "0 18');
    await edit('k8s/kustomization.yaml', '  - greet.cronjob.yaml\n', '');
    await rm(path.join(repo.root, 'k8s/greet.pod.yaml'));
    const { stdout } = await runBin(['doctor', '--json'], { cwd: repo.root, env: { PATH: repo.root } });
    const found = readFindings(stdout).filter(({ check }) => ['files', 'valid', 'image'].includes(check));
    expect(found.map(({ check, verdict, fix }) => [check, verdict, fix])).toEqual([
      ['files', 'WARNING', 'npx castai-bot leave-out k8s/greet.pod.yaml'],
      ['files', 'FAILED', 'Edit castai-bot.json, commit it, then npx castai-bot update'],
      ['files', 'FAILED', 'Correct k8s/kustomization.yaml, then npx castai-bot validate'],
      ['image', 'WARNING', 'npx castai-bot build-and-push'],
      ['valid', 'FAILED', 'npm install'],
    ]);
  });

  test('doctor() does not call valid what only another check finds fault with', async () => {
    await using repo = await createGeneratedRepo();
    await rm(path.join(repo.root, 'k8s/greet.pod.yaml'));
    const env = { ...sourceEnv, PATH: repo.root };
    const { stdout } = await runBin(['doctor'], { cwd: repo.root, env });
    expect(stdout).toMatch(/WARNING files: k8s\/greet\.pod\.yaml: missing/);
    expect(stdout).toContain('PASSED  valid: Nothing else is wrong with configs and manifests\n');
  });

  test('doctor() mends with --fix what nobody wrote, and nothing without it', async () => {
    await using repo = await createDeployableRepo();
    const file = path.join(repo.root, 'test_config.env');
    const secrets = path.join(repo.root, 'secrets.env');
    await writeFile(secrets, 'REGISTRY_USERNAME=ada\n');
    await chmod(secrets, 0o644);
    const env = { PATH: repo.root };
    const before = await runBin(['doctor'], { cwd: repo.root, env });
    expect(before.stdout).toContain('(umask 077; cp test_config.env.template test_config.env)');
    expect(before.stdout).toContain('chmod 600 secrets.env');
    await expect(stat(file)).rejects.toThrow('ENOENT');
    const fixed = await runBin(['doctor', '--fix'], { cwd: repo.root, env });
    expect(fixed.stdout).toContain('Copied test_config.env from its template: fill it in');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(secrets)).mode & 0o777).toBe(0o600);
    expect(await readFile(secrets, 'utf8')).toBe('REGISTRY_USERNAME=ada\n');
  });
});

describe.skipIf(why !== undefined)(`castai-bot doctor, in a cluster${why ? `: ${why}` : ''}`, () => {
  test('doctor() passes what is as it should be', async () => {
    await using cluster = await startCluster();
    await using repo = await createDeployableRepo();
    await using api = await startApi({
      '/v1/me': { status: 200, body: { email: 'ada@example.com' } },
      [CLUSTER_PATH]: { status: 200, body: { name: 'prod', status: 'ready', agentStatus: 'online' } },
    });
    await writeFile(
      path.join(repo.root, 'test_config.env'),
      `API_KEY=castai_v1_canary_1\nCLUSTER_ID=${CLUSTER_ID}\nAPI_URL=${api.url}\n`,
      { mode: 0o600 },
    );
    await deployForTest(cluster, repo.root);
    const { stdout, stderr } = await runBin(['doctor', '--json'], { cwd: repo.root, env: cluster.env() });
    expect(toVerdicts(stdout)).toMatchObject({
      kubectl: ['PASSED'],
      cluster: ['PASSED'],
      rights: ['PASSED'],
      secret: ['PASSED'],
      'cluster-id': ['PASSED'],
      image: ['PASSED'],
      drift: ['PASSED'],
      key: ['PASSED'],
      clock: ['PASSED'],
      'castai-cluster': ['PASSED'],
    });
    expect(stdout).toContain('takes the key of ada@example.com in test_config.env');
    expect(api.keys).toEqual(['castai_v1_canary_1', 'castai_v1_canary_1']);
    expect(stdout + stderr + JSON.stringify(await cluster.calls())).not.toContain('canary');
  });

  test('doctor() says what is wrong, and what mends it', async () => {
    await using cluster = await startCluster({
      users: { reader: [{ verbs: ['get', 'list'], resources: ['*'] }] },
    });
    const image = 'registry.example.com/team/my-bot:1.0.0';
    await using repo = await createDeployableRepo({ pullSecret: 'pull', image });
    const now = new Date('2026-01-05T12:00:00Z');
    const date = new Date(now.getTime() - 600_000).toUTCString();
    await using api = await startApi({
      '/v1/me': { status: 200, body: {}, headers: { date } },
      [CLUSTER_PATH]: {
        status: 200,
        body: { name: 'prod', status: 'ready', agentStatus: 'non-responding' },
      },
    });
    await writeFile(
      path.join(repo.root, 'test_config.env'),
      `API_KEY=k\nCLUSTER_ID=${CLUSTER_ID}\nAPI_URL=${api.url}\n`,
      { mode: 0o600 },
    );
    const options = { cwd: repo.root, env: cluster.env('reader'), now: () => now };
    const { code, stdout } = await runLine(['doctor'], options);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /FAILED {2}rights: You may not create secrets, .*, create jobs\.batch, delete configmaps.*, which stops secret set, deploy, run-now, .*\n +npx castai-bot rights --role/,
    );
    expect(stdout).toMatch(
      /FAILED {2}secret: There is no Secret "castai-hibernate" .*\n +npx castai-bot secret set/,
    );
    expect(stdout).toMatch(/FAILED {2}pull-secret: .*\n +kubectl create secret generic pull/);
    expect(stdout.match(/digest/g)).toHaveLength(1);
    expect(stdout).toMatch(/WARNING image: The image .* has no digest/);
    expect(stdout).toMatch(/WARNING drift: greet is not in the cluster\n +npx castai-bot deploy/);
    expect(stdout).toMatch(/WARNING clock: The clock of this machine is 600 s ahead/);
    expect(stdout).toMatch(
      /WARNING castai-cluster: The cluster prod is ready at CAST AI, its agent non-responding/,
    );
  });

  test('doctor() compares what the nodes run with what the image is made for', async () => {
    await using cluster = await startCluster();
    for (const architecture of ['amd64', 'arm64']) {
      const metadata = { name: `node-${architecture}` };
      await cluster.ask('POST', '/api/v1/nodes', { apiVersion: 'v1', kind: 'Node', metadata });
      const nodeInfo = { operatingSystem: 'linux', architecture };
      await cluster.ask('PATCH', `/api/v1/nodes/${metadata.name}/status`, { status: { nodeInfo } });
    }
    const manifests = [{ platform: { os: 'linux', architecture: 'amd64' } }, { platform: { os: 'unknown' } }];
    await using registry = await startFakeRegistry({
      override: ({ path: where }) =>
        where.includes('/manifests/') ? { status: 200, body: JSON.stringify({ manifests }) } : undefined,
    });
    await using programs = await createFakePrograms({
      docker: [],
      podman: [{ when: 'version', stdout: '5.4.0' }],
    });
    await using repo = await createDeployableRepo({ repository: `${registry.host}/team/my-bot` });
    const env = cluster.env();
    const { stdout } = await runBin(['doctor'], {
      cwd: repo.root,
      env: { ...env, PATH: `${programs.bin}${path.delimiter}${env['PATH'] ?? ''}` },
    });
    expect(stdout).toMatch(
      /FAILED {2}architectures: The nodes run linux\/amd64, linux\/arm64, the image is made for linux\/amd64\n +npx castai-bot build-and-push --platform linux\/amd64,linux\/arm64\n/,
    );
    expect(stdout).toMatch(/PASSED {2}engine: podman 5\.4\.0 answers/);
    expect(stdout).toMatch(
      /PASSED {2}registry: The registry takes 127\.0\.0\.1:\d+\/team\/my-bot as nobody in particular/,
    );
  });
});

function readFindings(stdout: string): readonly Finding[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what doctor prints
  return (JSON.parse(stdout) as { readonly findings: readonly Finding[] }).findings;
}

function toVerdicts(stdout: string): Readonly<Record<string, readonly string[]>> {
  const groups = Object.groupBy(readFindings(stdout), ({ check }) => check);
  return Object.fromEntries(
    Object.entries(groups).map(([check, some = []]) => [
      check,
      [...new Set(some.map(({ verdict }) => verdict))],
    ]),
  );
}
