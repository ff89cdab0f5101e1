import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { until } from '@castai-bot/testing/until';
import { describe, expect, test } from 'vitest';
import type { FakeAnswer } from '../testing/fake-programs.ts';
import { bareBonesAnswers, createFixtureRepo, typeScriptAnswers } from '../testing/fixture-repo.ts';
import { createPushWorld, LOGIN, SECRETS, toManifest } from '../testing/push-world.ts';
import { runBin } from '../testing/run-bin.ts';

const podman: readonly FakeAnswer[] = [
  { when: 'version', stdout: '5.4.0' },
  { when: 'login', stdout: 'Login Succeeded!' },
  { when: 'image inspect', exitCode: 1 },
  { when: 'build', stdout: 'STEP 1/1\n' },
  { when: 'push', stderr: 'Copying blob\n' },
];

describe('castai-bot build-and-push', () => {
  test('build-and-push builds, pushes and writes the digest of the registry', async () => {
    await using world = await createPushWorld({ podman });
    const { code, stdout, stderr } = await world.run();
    const { host } = world.registry;
    const digest = world.registry.digest();
    const tag = `0.1.0-${world.commit}`;
    expect(code).toBe(0);
    expect(stdout).toBe(
      `Pushed ${host}/team/my-bot:${tag}\n  digest     ${digest}\n  platforms  linux/amd64\n  manifests  k8s/script.cronjob.yaml, k8s/script.pod.yaml\n`,
    );
    expect(stderr).toContain('Engine: podman 5.4.0 (docker: not installed)\n');
    expect(stderr).toContain(`Pushing as alice (secrets.env) to ${host}/team/my-bot\n`);
    expect(stderr).toMatch(/STEP 1\/1\n[^]*Copying blob\n/);
    const reference = `${host}/team/my-bot:${tag}@${digest}`;
    expect(await world.manifests()).toEqual([toManifest(reference), toManifest(reference)]);

    const lines = await world.programs.lines();
    const fingerprint = /castai-bot\.fingerprint=([0-9a-f]{64}) /.exec(lines.join('\n'))?.[1];
    expect(lines).toEqual([
      'podman version --format {{.Client.Version}}',
      `podman image inspect ${host}/team/my-bot:${tag}`,
      `podman login --username=alice --password-stdin --tls-verify=false ${host}`,
      `podman build --platform linux/amd64 --tag ${host}/team/my-bot:${tag} --layers=false --timestamp 1700000000 --tls-verify=false --label org.opencontainers.image.version=0.1.0 --label org.opencontainers.image.revision=${world.fullCommit} --label org.opencontainers.image.created=2023-11-14T22:13:20.000Z --label org.opencontainers.image.base.name=scratch --label castai-bot.fingerprint=${fingerprint} .`,
      `podman push --tls-verify=false ${host}/team/my-bot:${tag}`,
    ]);
  });

  test('build-and-push logs in through stdin, in a folder that is gone afterwards', async () => {
    await using world = await createPushWorld({ podman });
    expect((await world.run()).code).toBe(0);
    const calls = await world.programs.calls();
    expect(calls.find(({ args }) => args[0] === 'login')?.stdin).toBe('s3cret');
    expect(calls.flatMap(({ args }) => args).filter((arg) => arg.includes('s3cret'))).toEqual([]);
    const push = calls.find(({ args }) => args[0] === 'push');
    expect(push?.env['REGISTRY_AUTH_FILE']).toMatch(/castai-bot-auth-\w+\/auth\.json$/);
    expect(Object.keys(push?.auth ?? {})).toEqual(['auth.json']);
    expect(await world.leftovers()).toEqual([]);
  });

  test('build-and-push uses the login of the engine as it is', async () => {
    await using world = await createPushWorld({ podman, secrets: '' });
    const { host } = world.registry;
    const auth = JSON.stringify({ auths: { [host]: { auth: Buffer.from(LOGIN).toString('base64') } } });
    const file = path.join(world.repo.root, '.config-auth.json');
    await writeFile(file, auth);
    const { code, stderr } = await world.run([], { env: { REGISTRY_AUTH_FILE: file } });
    expect(code).toBe(0);
    expect(stderr).toContain(`Pushing as alice (${file})`);
    const calls = await world.programs.calls();
    expect(calls.filter(({ args }) => args[0] === 'login')).toEqual([]);
    expect(calls.at(-1)?.env['REGISTRY_AUTH_FILE']).toBe(file);
    expect(await readFile(file, 'utf8')).toBe(auth);
  });

  test('build-and-push builds nothing when nothing changed, whatever the commit', async () => {
    await using world = await createPushWorld({ podman });
    await world.run();
    world.registry.labels = { 'castai-bot.fingerprint': await world.fingerprint() };
    // A changed label changes the digest of this registry's one image, so the manifests are made to name it.
    const reference = `${world.registry.host}/team/my-bot:old@${world.registry.digest()}`;
    await writeFile(path.join(world.repo.root, 'k8s/script.pod.yaml'), toManifest(reference));
    await writeFile(path.join(world.repo.root, 'k8s/script.cronjob.yaml'), toManifest(reference));
    world.git('commit', '--quiet', '--all', '--allow-empty', '--message', 'two');
    const before = (await world.programs.calls()).length;
    const { code, stdout } = await world.run(['--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      isBuilt: false,
      isPushed: false,
      tag: 'old',
      reference,
      changed: [],
    });
    expect(code).toBe(0);
    expect((await world.programs.lines()).slice(before)).toEqual([
      'podman version --format {{.Client.Version}}',
    ]);
    expect((await world.run(['--rebuild', '--json'])).stdout).toContain('"isBuilt":true');
  });

  test('build-and-push builds again what was built before it was committed', async () => {
    await using world = await createPushWorld({ podman });
    await world.run();
    world.registry.labels = {
      'castai-bot.fingerprint': await world.fingerprint(),
      'org.opencontainers.image.revision': `${world.fullCommit}-dirty`,
    };
    const reference = `${world.registry.host}/team/my-bot:old-dirty@${world.registry.digest()}`;
    for (const name of ['pod', 'cronjob']) {
      await writeFile(path.join(world.repo.root, `k8s/script.${name}.yaml`), toManifest(reference));
    }
    await writeFile(path.join(world.repo.root, 'note.txt'), 'in no commit');
    expect(JSON.parse((await world.run(['--json'])).stdout)).toMatchObject({ isBuilt: false });
    world.git('add', '.');
    world.git('commit', '--quiet', '--message', 'two');
    expect(JSON.parse((await world.run(['--json'])).stdout)).toMatchObject({ isBuilt: true, isPushed: true });
  });

  test('build-and-push keeps what is edited while it builds', async () => {
    await using world = await createPushWorld({ podman });
    const file = path.join(world.repo.root, 'k8s/script.pod.yaml');
    const { code } = await world.run([], {
      meanwhile: async (child) => {
        await once(child.stderr, 'data');
        await writeFile(file, `${world.untouched[0]}# edited\n`);
      },
    });
    expect(code).toBe(0);
    expect(await readFile(file, 'utf8')).toMatch(/@sha256:[0-9a-f]{64} # kept\n# edited\n$/);
  });

  test('build-and-push does not write the digest of an image that somebody else pushed under its tag', async () => {
    await using world = await createPushWorld({ podman });
    world.registry.labels = { 'castai-bot.fingerprint': 'another' };
    const { code, stderr } = await world.run();
    expect(code).toBe(1);
    expect(stderr).toContain('somebody else pushed another image under that tag');
    expect(await world.manifests()).toEqual(world.untouched);
  });

  test('build-and-push pushes an image that is built already, and says so', async () => {
    await using first = await createPushWorld({ podman });
    await first.run();
    const labels = { 'castai-bot.fingerprint': await first.fingerprint() };
    const there: FakeAnswer = {
      when: 'image inspect',
      stdout: JSON.stringify([{ Config: { Labels: labels } }]),
    };
    await using world = await createPushWorld({ podman: [there, ...podman], host: first.registry });
    const { programs } = world;
    world.registry.pushed = () => (programs.linesNow().some((line) => line.includes(' push ')) ? labels : {});
    const { stderr, stdout } = await world.run(['--json']);
    expect(stderr).toContain('is there, not built again');
    expect(JSON.parse(stdout)).toMatchObject({ isBuilt: false, isPushed: true });
    expect((await world.programs.lines()).map((line) => line.split(' ')[1])).toEqual([
      'version',
      'image',
      'login',
      'push',
    ]);
  });

  test.each<[string, FakeAnswer]>([
    ['BUILD_FAILED', { when: 'build', stderr: 'no such file\n', exitCode: 125 }],
    ['PUSH_FAILED', { when: 'push', stderr: 'denied\n', exitCode: 125 }],
    ['LOGIN_FAILED', { when: 'login', stderr: 'no keyring\n', exitCode: 125 }],
    ['LOGIN_FAILED', { when: 'login', stderr: 'unauthorized\n', exitCode: 125 }],
  ])('build-and-push stops at the first failure: %s', async (errorCode, broken) => {
    await using world = await createPushWorld({ podman: [broken, ...podman] });
    const { code, stdout } = await world.run(['--json']);
    expect(code).toBe(1);
    const message = containing(`${broken.stderr?.trim()} (exit 125)`);
    const hint = broken.stderr === 'unauthorized\n' ? { hint: 'Correct secrets.env' } : {};
    expect(JSON.parse(stdout)).toEqual({ error: { code: errorCode, message, ...hint } });
    expect(await world.manifests()).toEqual(world.untouched);
    expect((await world.programs.lines()).at(-1)).toContain(`podman ${broken.when}`);
    expect(await world.leftovers()).toEqual([]);
  });

  test('build-and-push asks for the right to push before it builds', async () => {
    await using world = await createPushWorld({ podman, secrets: SECRETS.replace('s3cret', 'n0t-it') });
    const { code, stderr } = await world.run();
    expect(code).toBe(1);
    expect(stderr).toContain(
      `Error: Cannot push to "${world.registry.host}/team/my-bot" as alice (secrets.env): the registry says 401 UNAUTHORIZED: wrong login\n  Correct secrets.env, or podman login ${world.registry.host}\n`,
    );
    expect(await world.programs.lines()).toEqual(['podman version --format {{.Client.Version}}']);
    expect(stderr).not.toContain('n0t-it');
  });

  test('build-and-push warns when the registry does not say, and fails when it took nothing', async () => {
    await using world = await createPushWorld({
      podman: [{ when: 'push', exitCode: 125, stderr: 'refused' }, ...podman],
    });
    await world.registry[Symbol.asyncDispose]();
    const { code, stderr } = await world.run();
    expect(code).toBe(1);
    expect(stderr).toContain('Warning: Cannot tell whether the registry would take it: connect ECONNREFUSED');
    expect(await world.manifests()).toEqual(world.untouched);
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('build-and-push ends a push on %s and leaves nothing behind', async (signal, wanted) => {
    await using world = await createPushWorld({ podman: [{ when: 'push', isEndless: true }, ...podman] });
    const { code } = await world.run([], {
      meanwhile: async (child) => {
        await until(async () =>
          (await world.programs.lines()).some((line) => line.startsWith('podman push')),
        );
        child.kill(signal);
      },
    });
    expect(code).toBe(wanted);
    expect(await world.manifests()).toEqual(world.untouched);
    expect(await world.leftovers()).toEqual([]);
  });

  test('build-and-push --no-push asks no registry and writes no manifest', async () => {
    await using world = await createPushWorld({ podman });
    const { code, stdout } = await world.run(['--no-push', '--tag', 'try']);
    expect((await world.programs.lines()).map((line) => line.split(' ')[1])).toEqual([
      'version',
      'image',
      'build',
    ]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `Built ${world.registry.host}/team/my-bot:try\n` });
    expect(world.registry.requests).toEqual([]);
    expect(await world.manifests()).toEqual(world.untouched);
  });

  test('build-and-push asks the engine for its image where the bundle stayed the same', async () => {
    await using world = await createPushWorld({ podman });
    const write = (name: string, text: string): Promise<void> =>
      writeFile(path.join(world.repo.root, name), text);
    await write('castai-bot.json', typeScriptAnswers({ image: `${world.registry.host}/team/my-bot` }));
    await write('package.json', '{"version": "0.1.0", "type": "module"}');
    await write('Dockerfile', 'FROM scratch\nCOPY dist/ /app/\n');
    await write('.dockerignore', '*\n!dist/bot.mjs\n');
    const verbs: string[][] = [];
    for (const text of ['console.log(1);', 'console.log(1);', 'console.log(2);']) {
      await write('src/main.ts', text);
      const before = (await world.programs.lines()).length;
      expect(await world.run(['--no-push', '--skip-checks', '--tag', 'try'])).toMatchObject({ code: 0 });
      const lines = (await world.programs.lines()).slice(before);
      verbs.push(lines.map((line) => line.split(' ')[1] ?? ''));
    }
    expect(verbs).toEqual([
      ['version', 'build'],
      ['version', 'image', 'build'],
      ['version', 'build'],
    ]);
  });

  test('build-and-push --dry-run prints the commands and runs none', async () => {
    await using world = await createPushWorld({ podman });
    const { code, stdout } = await world.run(['--dry-run', '--tag', '1', '--platform', 'linux/arm64']);
    const { host } = world.registry;
    expect(code).toBe(0);
    expect(stdout.split('\n')).toEqual([
      `podman login --username=alice --password-stdin ${host}`,
      expect.stringMatching(
        /^podman build --platform linux\/arm64 --tag \S+:1 .* --label castai-bot\.fingerprint=FINGERPRINT \.$/,
      ),
      `podman push ${host}/team/my-bot:1`,
      "# then the registry's digest goes into k8s/script.cronjob.yaml",
      "# then the registry's digest goes into k8s/script.pod.yaml",
      '',
    ]);
    expect(await world.programs.lines()).toEqual(['podman version --format {{.Client.Version}}']);
    expect(world.registry.requests).toEqual([]);
  });

  test('build-and-push refuses what cannot be, with exit 2, and the placeholder with exit 1', async () => {
    await using world = await createPushWorld({ podman });
    for (const argv of [
      ['--tag', 'a b'],
      ['--platform', 'amd64'],
      ['--engine', 'rocket'],
      ['--base-image', '-x'],
    ]) {
      expect((await world.run(argv)).code).toBe(2);
    }
    await using fresh = await createFixtureRepo({
      'castai-bot.json': bareBonesAnswers(),
      Dockerfile: 'FROM scratch',
    });
    const { code, stderr } = await runBin(['build-and-push'], { cwd: fresh.root });
    expect(code).toBe(1);
    expect(stderr).toContain('Cannot push to "registry.example.com/team/my-bot": that host is a placeholder');
  });
});

const containing = (text: string): unknown => expect.stringContaining(text);
