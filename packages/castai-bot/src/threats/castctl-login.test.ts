import { symlinkSync } from 'node:fs';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findCastctlLogin } from '../castai/castctl-login.ts';
import { createFixtureRepo, type FixtureRepo } from '../testing/fixture-repo.ts';
import { commitAll, git, readFiles } from '../testing/frozen-bot.ts';
import { createGeneratedRepo } from '../testing/generated-repo.ts';
import { runLine } from '../testing/run-line.ts';
import { typeInto } from '../testing/type-into.ts';

const KEY = `castai_v1_${'0f'.repeat(32)}_0123abcd`;
const OLD_KEY = 'ab'.repeat(32);
const FILE = '.config/castctl/config.yaml';
const WARNED = 'There is no API_KEY in test_config.env';
const YES = '\u001B[D\r';

async function createHome(text: string): Promise<FixtureRepo> {
  return createFixtureRepo({ [FILE]: text });
}

const doctor = (
  { root }: FixtureRepo,
  home: FixtureRepo,
  ...flags: readonly string[]
): ReturnType<typeof runLine> =>
  runLine(['doctor', ...flags], { cwd: root, env: { HOME: home.root, PATH: root } });

describe("castctl's login", () => {
  test.each([
    ['token', `token: ${KEY}\n`, KEY],
    ['a profile', `profiles:\n  - name: me\n    apiKey: "${KEY}"\nregion: eu\n`, KEY],
    ['an older key', `auth: {key: ${OLD_KEY}}\n`, OLD_KEY],
    ['the same twice', `a: ${KEY}\nb: ${KEY}\n`, KEY],
    ['two keys', `a: ${KEY}\nb: ${OLD_KEY}\n`, undefined],
    ['a token of another form', `token: eyJhbGciOiJub25lIn0.${'x'.repeat(60)}.y\n`, undefined],
    ['a key in a text', `note: "${KEY} is mine"\n`, undefined],
    ['no YAML', 'a: [\n', undefined],
    ['a bomb', `a: &a [x, x]\n${'b'.repeat(9)}: &b [${'*a, '.repeat(2000)}]\n`, undefined],
    ['nothing', '', undefined],
  ])('findCastctlLogin() looks for a key in %s', async (_, text, key) => {
    await using home = await createHome(text);
    expect(await findCastctlLogin({ HOME: home.root })).toEqual({ file: `~/${FILE}`, key });
  });

  test('findCastctlLogin() finds nothing where there is nothing to read', async () => {
    await using home = await createHome('x'.repeat(2 << 20));
    expect(await findCastctlLogin({ HOME: home.root })).toBeUndefined();
    await rm(path.join(home.root, FILE));
    for (const env of [{ HOME: home.root }, {}, { HOME: '' }, { HOME: '/nonexistent' }])
      expect(await findCastctlLogin(env)).toBeUndefined();
    await mkdir(path.join(home.root, FILE));
    expect(await findCastctlLogin({ HOME: home.root })).toBeUndefined();
  });

  test.skipIf(process.platform === 'win32')(
    'findCastctlLogin() reads no device without an end (not on Windows)',
    async () => {
      await using home = await createHome('');
      await rm(path.join(home.root, FILE));
      symlinkSync('/dev/zero', path.join(home.root, FILE));
      expect(await findCastctlLogin({ HOME: home.root })).toBeUndefined();
    },
  );

  test.each([[[]], [['--json']], [['--fix']]])(
    'doctor() neither shows nor copies the key where nobody can say yes (%j)',
    async (flags) => {
      await using home = await createHome(`token: ${KEY}\n`);
      await using repo = await createGeneratedRepo();
      const { stdout, stderr } = await doctor(repo, home, ...flags);
      expect(stdout).toContain(`castctl's login in ~/${FILE} has one`);
      expect(stdout).toContain('castai-bot doctor at a terminal asks whether to copy it');
      expect(stdout + stderr).not.toContain(KEY);
      expect(JSON.stringify(await readFiles(repo.root))).not.toContain(KEY);
    },
  );

  test('doctor() says when the login has no API key', async () => {
    await using home = await createHome('token: short-lived\n');
    await using repo = await createGeneratedRepo();
    const { stdout } = await doctor(repo, home);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(`but ~/${FILE} has no API key that could be taken`);
    expect(stdout).toContain('Create an API key at https://console.cast.ai');
    expect(stdout).not.toContain('short-lived');
  });

  test('doctor() copies the key on a yes, for its owner alone, and shows it nowhere', async () => {
    await using home = await createHome(`token: ${KEY}\n`);
    await using repo = await createGeneratedRepo();
    const where = { cwd: repo.root, env: { HOME: home.root, PATH: repo.root } };
    const { stdout, stderr } = await typeInto(where, ['doctor'], [YES]);
    const file = path.join(repo.root, 'test_config.env');
    const template = await readFile(`${file}.template`, 'utf8');
    expect(await readFile(file, 'utf8')).toBe(template.replace('API_KEY=""', `API_KEY="${KEY}"`));
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(stdout + stderr).not.toContain(KEY);
    expect(stderr).toContain("Copied castctl's API key to test_config.env");
    expect(stdout).not.toContain(WARNED);
    const again = await typeInto(where, ['doctor'], []);
    expect(again.stderr).not.toContain('castctl');
  });

  test.each([
    ['CLUSTER_ID=c\n', `CLUSTER_ID=c\nAPI_KEY="${KEY}"\n`],
    ['CLUSTER_ID=c', `CLUSTER_ID=c\nAPI_KEY="${KEY}"\n`],
    ['API_KEY=\nCLUSTER_ID=c\n', `API_KEY="${KEY}"\nCLUSTER_ID=c\n`],
  ])('doctor() keeps what test_config.env says: %j', async (before, after) => {
    await using home = await createHome(`token: ${KEY}\n`);
    await using repo = await createGeneratedRepo();
    const file = path.join(repo.root, 'test_config.env');
    await writeFile(file, before);
    await typeInto({ cwd: repo.root, env: { HOME: home.root, PATH: repo.root } }, ['doctor'], [YES]);
    expect(await readFile(file, 'utf8')).toBe(after);
  });

  test.each(['\r', '\u001B', '\u0003'])('doctor() copies nothing on anything else (%j)', async (answer) => {
    await using home = await createHome(`token: ${KEY}\n`);
    await using repo = await createGeneratedRepo();
    const before = await readFiles(repo.root);
    const where = { cwd: repo.root, env: { HOME: home.root, PATH: repo.root } };
    const { stdout, stderr } = await typeInto(where, ['doctor'], [answer]);
    expect(stderr).toContain('castctl is logged in here');
    expect(stdout).toContain(WARNED);
    expect(await readFiles(repo.root)).toEqual(before);
  });

  test('doctor() goes on where it cannot tell what there is to ask', async () => {
    await using home = await createHome(`token: ${KEY}\n`);
    await using repo = await createGeneratedRepo();
    await mkdir(path.join(repo.root, 'test_config.env'));
    await rm(path.join(repo.root, '.castai-bot/base.json'));
    const where = { cwd: repo.root, env: { HOME: home.root, PATH: repo.root } };
    const { stdout, stderr } = await typeInto(where, ['doctor'], []);
    expect(stdout).toMatch(/\d+ passed, \d+ warnings, \d+ failed\n$/);
    expect(stderr).not.toContain('castctl');
  });

  test('doctor() offers no key to a file that git knows, nor where there is a key', async () => {
    await using home = await createHome(`token: ${KEY}\n`);
    await using repo = await createGeneratedRepo();
    const file = path.join(repo.root, 'test_config.env');
    await writeFile(file, 'CLUSTER_ID=c\n');
    await git(repo.root, 'init', '--quiet');
    await git(repo.root, 'add', '--force', 'test_config.env');
    await commitAll(repo.root);
    const ask = (): ReturnType<typeof typeInto> =>
      typeInto({ cwd: repo.root, env: { HOME: home.root } }, ['doctor'], [YES]);
    expect((await ask()).stderr).not.toContain('castctl');
    await git(repo.root, 'rm', '--quiet', '--cached', 'test_config.env');
    await writeFile(file, 'API_KEY=mine\nAPI_URL=http://127.0.0.1:1\n');
    expect((await ask()).stderr).not.toContain('castctl');
    expect(await readFile(file, 'utf8')).toContain('API_KEY=mine');
  });
});
