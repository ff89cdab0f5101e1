import assert from 'node:assert/strict';
import { execa } from 'execa';
import fs from 'fs-extra';
import type { EngineUnderTest } from '../lab/engines.ts';
import { readDocument } from './document.ts';
import type { Workshop } from './workshop.ts';

const OTHER = { auths: { 'other.example.com': { auth: Buffer.from('me:own').toString('base64') } } };

/** Nobody is logged in or out: what the engine keeps stays as it is, byte for byte. */
export async function checkLogins(workshop: Workshop, engine: EngineUnderTest): Promise<void> {
  const { suite, bot, registry, bases, lab } = workshop;
  const push = (password?: string): ReturnType<typeof bot.buildAndPush> =>
    bot.buildAndPush({
      args: [
        '--json',
        '--skip-checks',
        '--rebuild',
        `--engine=${engine.name}`,
        `--base-image=${bases.distroless}`,
        '--platform=linux/amd64',
      ],
      env: engine.env,
      ...(password === undefined ? {} : { password }),
    });

  await suite.check(
    `${engine.title}: the login of secrets.env leaves the user's own logins alone`,
    async () => {
      await fs.outputJson(engine.loginFile, OTHER);
      const before = await fs.readFile(engine.loginFile);
      assert.match(readDocument(await push(registry.password)).digest, /^sha256:/);
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
    const outcome = await push('not the password');
    assert.ok(
      outcome.stderr.includes(`Pushing as ${registry.username} (${engine.loginFile})`),
      outcome.stderr,
    );
    assert.match(readDocument(outcome).digest, /^sha256:/);
    assert.deepEqual(await fs.readFile(engine.loginFile), before);
    await fs.outputJson(engine.loginFile, OTHER);
  });
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
