import assert from 'node:assert/strict';
import path from 'node:path';
import { execa } from 'execa';
import fs from 'fs-extra';
import type { EngineUnderTest } from '../lab/engines.ts';
import type { BuildAndPushOptions, Outcome } from '../lab/make-bot.ts';
import { readDocument } from './document.ts';
import type { Workshop } from './workshop.ts';

const OTHER = { auths: { 'other.example.com': { auth: Buffer.from('me:own').toString('base64') } } };

/** Nobody is logged in or out: what the engine keeps stays as it is, byte for byte. */
export async function checkLogins(workshop: Workshop, engine: EngineUnderTest): Promise<void> {
  const { suite, bot, registry, bases, lab } = workshop;
  const push = ({ password, env = engine.env }: Partial<BuildAndPushOptions> = {}): Promise<Outcome> =>
    bot.buildAndPush({
      args: [
        '--json',
        '--skip-checks',
        '--rebuild',
        `--engine=${engine.name}`,
        `--base-image=${bases.distroless}`,
        '--platform=linux/amd64',
      ],
      env,
      ...(password === undefined ? {} : { password }),
    });

  await suite.check(
    `${engine.title}: the login of secrets.env leaves the user's own logins alone`,
    async () => {
      await fs.outputJson(engine.loginFile, OTHER);
      const before = await fs.readFile(engine.loginFile);
      assert.match(readDocument(await push({ password: registry.password })).digest, /^sha256:/);
      assert.deepEqual(await fs.readFile(engine.loginFile), before);
      assert.deepEqual(await listAuthFolders(lab.env['TMPDIR']), []);
    },
  );
  await suite.check(`${engine.title}: the engine's own login is used, and still there`, async () => {
    await execa(
      engine.name,
      ['login', `--username=${registry.username}`, '--password-stdin', registry.host],
      {
        env: engine.env,
        extendEnv: false,
        input: registry.password,
      },
    );
    const before = await fs.readFile(engine.loginFile);
    const outcome = await push({ password: 'not the password' });
    assert.ok(
      outcome.stderr.includes(`Pushing as ${registry.username} (${engine.loginFile})`),
      outcome.stderr,
    );
    assert.match(readDocument(outcome).digest, /^sha256:/);
    assert.deepEqual(await fs.readFile(engine.loginFile), before);
    await fs.outputJson(engine.loginFile, OTHER);
  });
  if (engine.name === 'docker') {
    await suite.check(
      `${engine.title}: a credential store of the user's is asked, and never written to`,
      async () => {
        const store = await makeCredentialStore(lab.folder);
        await fs.outputJson(engine.loginFile, { ...OTHER, credsStore: 'lab' });
        const env = { ...engine.env, PATH: [store.bin, engine.env['PATH']].join(path.delimiter) };
        const outcome = await push({ password: registry.password, env });
        assert.match(readDocument(outcome).digest, /^sha256:/);
        const verbs = new Set((await fs.readFile(store.log, 'utf8')).trim().split('\n'));
        assert.ok(verbs.has('get'), 'it was not asked');
        assert.deepEqual(
          [...verbs].filter((verb) => verb !== 'get' && verb !== 'list'),
          [],
        );
        await fs.outputJson(engine.loginFile, OTHER);
      },
    );
  }
  await suite.check(`${engine.title}: without a login the build does not begin`, async () => {
    const outcome = await push();
    assert.equal(outcome.exitCode, 1, outcome.all);
    assert.match(outcome.stdout, /PUSH_REFUSED/);
  });
}

/** Folders that held a login and were not removed. */
export async function listAuthFolders(folder = ''): Promise<readonly string[]> {
  return (await fs.readdir(folder)).filter((name) => name.startsWith('castai-bot-auth-'));
}

/** A `docker-credential-lab` that knows nobody and writes down what it is asked to do. */
async function makeCredentialStore(folder: string): Promise<{ readonly bin: string; readonly log: string }> {
  const [bin, log] = [path.join(folder, 'store'), path.join(folder, 'store.log')];
  const script = [
    `#!${process.execPath}`,
    `require('node:fs').appendFileSync(${JSON.stringify(log)}, process.argv[2] + '\\n');`,
    "if (process.argv[2] === 'list') process.stdout.write('{}');",
    "else process.stdout.write('credentials not found in native keychain\\n');",
    "process.exitCode = process.argv[2] === 'list' ? 0 : 1;",
  ];
  await fs.outputFile(path.join(bin, 'docker-credential-lab'), script.join('\n'));
  await fs.outputFile(path.join(bin, 'package.json'), '{"type": "commonjs"}');
  await fs.chmod(path.join(bin, 'docker-credential-lab'), 0o755);
  await fs.writeFile(log, '');
  return { bin, log };
}
