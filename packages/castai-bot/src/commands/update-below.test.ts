import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { BELOW, putBelow, readAgedBot } from '../testing/aged-bot.ts';
import type { FixtureRepo } from '../testing/fixture-repo.ts';
import {
  commitAll,
  createCommittedRepo,
  type Files,
  git,
  readFiles,
  readRecord,
  RECORD,
  renderNow,
} from '../testing/frozen-bot.ts';
import { hashTree } from '../testing/hash-tree.ts';
import { type BinResult, runBin } from '../testing/run-bin.ts';
import { runLine } from '../testing/run-line.ts';

const WORKFLOW = '.github/workflows/old-bot.yml';
const ANSWERS = `${BELOW}/castai-bot.json`;
const KILLER = import.meta.resolve('@castai-bot/testing/kill-at');
const KILLED = 128 + 9;
const STEP = 5;

const createBelow = async (changes: Files = {}): Promise<FixtureRepo> =>
  createCommittedRepo({ ...putBelow(await readAgedBot()), ...changes });

const update = ({ root }: FixtureRepo, ...flags: readonly string[]): Promise<BinResult> =>
  runLine(['update', ...flags], { cwd: path.join(root, BELOW) });

describe('castai-bot update below the root of a repository', () => {
  test('update() brings the workflow at the root and the bot up to date in one write', async () => {
    await using repo = await createBelow();
    expect(await update(repo)).toMatchObject({ code: 0, stderr: '' });
    const files = await readFiles(repo.root);
    const now = await renderNow(ofBot(files));
    expect(files[WORKFLOW]).toBe(now[`../../${WORKFLOW}`]);
    expect(files[WORKFLOW]).toContain(`working-directory: "${BELOW}"`);
    for (const [file, text] of Object.entries(now)) expect(files[path.posix.join(BELOW, file)]).toBe(text);
    expect(await git(repo.root, 'status', '--porcelain', '--untracked-files=all')).not.toContain('draft');
    await commitAll(repo.root);
    expect(await update(repo, '--check')).toMatchObject({ code: 0 });
  });

  test('update() keeps an edit of the workflow at the root', async () => {
    const { [WORKFLOW]: workflow = '' } = putBelow(await readAgedBot());
    await using repo = await createBelow({
      [WORKFLOW]: workflow.replace('timeout-minutes: 15', 'timeout-minutes: 20'),
    });
    expect(await update(repo)).toMatchObject({ code: 0 });
    expect((await readFiles(repo.root))[WORKFLOW]).toMatch(/working-directory[^]*timeout-minutes: 20/);
  });

  test('update() moves the workflow to the root when ciRoot is added', async () => {
    const files = await readAgedBot();
    const below = Object.entries(files).map(([file, text]) => [`${BELOW}/${file}`, text] as const);
    await using repo = await createCommittedRepo({
      ...Object.fromEntries(below),
      [ANSWERS]: withRoot(files, BELOW),
      '.github/workflows/theirs.yml': 'theirs\n',
    });
    expect(await update(repo)).toMatchObject({ code: 0 });
    const moved = await readFiles(repo.root);
    expect(Object.keys(moved).filter((file) => file.includes('.github'))).toEqual([
      '.github/workflows/old-bot.yml',
      '.github/workflows/theirs.yml',
    ]);
    expect(Object.keys(readRecord(ofBot(moved)))).toContain(`../../${WORKFLOW}`);
  });

  test.each([
    ['a: { script: make }\n', '../../.gitlab-ci.yml: local: bots/old-bot/.gitlab-ci.yml'],
    ['stages: [build]\n', '(its stages lack test and deploy)'],
    [`include: ${BELOW}/.gitlab-ci.yml\n`, undefined],
  ])('update() asks for the include of GitLab, whose file is %j', async (text, wanted) => {
    const files = putBelow(await readAgedBot());
    const answers = JSON.stringify({ ...JSON.parse(files[ANSWERS] ?? ''), ci: 'gitlab' });
    await using repo = await createBelow({ [ANSWERS]: answers, '.gitlab-ci.yml': text });
    const { code, stdout } = await update(repo);
    expect(code).toBe(0);
    expect(stdout.includes('add to include in ')).toBe(wanted !== undefined);
    expect(stdout).toContain(wanted ?? 'Next: npm install\n');
    const after = await readFiles(repo.root);
    expect(after['.gitlab-ci.yml']).toBe(text);
    expect(after).not.toHaveProperty([WORKFLOW]);
    expect(after[`${BELOW}/.gitlab-ci.yml`]).toContain('old-bot:test:');
  });

  test('update() refuses while a change of the workflow at the root is not committed', async () => {
    await using repo = await createBelow();
    const file = path.join(repo.root, WORKFLOW);
    const text = await readFile(file, 'utf8');
    await writeFile(file, `${text}# Not committed.\n`);
    const refused = await update(repo);
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.stderr).toContain(`seen alone: ../../${WORKFLOW}`);
    // One that is gone stays gone, and nothing outside is written.
    await rm(file);
    expect(await update(repo)).toMatchObject({ code: 0 });
    expect(await readFiles(repo.root)).not.toHaveProperty([WORKFLOW]);
  });

  test.each([
    ['bots/elsewhere', 'in its git repository the bot is "bots/old-bot"'],
    ['old-bot', 'in its git repository the bot is "bots/old-bot"'],
  ])('update() and validate() refuse the ciRoot %s', async (ciRoot, why) => {
    const files = await readAgedBot();
    await using repo = await createBelow({ [ANSWERS]: withRoot(files, ciRoot) });
    const before = await hashTree(repo.root);
    const { code, stderr } = await update(repo);
    expect(code).toBe(1);
    expect(stderr).toContain(why);
    expect(await hashTree(repo.root)).toBe(before);
    const validated = await runLine(['validate'], { cwd: path.join(repo.root, BELOW) });
    expect(validated.stdout).toMatch(/castai-bot\.json:1:1: error: ciRoot: found/);
  });

  test('update() leaves a workflow of another place where it is', async () => {
    const files = putBelow(await readAgedBot());
    const record = { ...readRecord(ofBot(files)), '../.github/workflows/old-bot.yml': 'old\n' };
    await using repo = await createBelow({
      [`${BELOW}/${RECORD}`]: JSON.stringify(record),
      'bots/.github/workflows/old-bot.yml': 'old\n',
    });
    const { code, stdout } = await update(repo);
    expect(code).toBe(0);
    expect(stdout).toContain("../.github/workflows/old-bot.yml stays: it is not at the root of the bot's");
    const after = await readFiles(repo.root);
    expect(after['bots/.github/workflows/old-bot.yml']).toBe('old\n');
    expect(Object.keys(readRecord(ofBot(after)))).not.toContain('../.github/workflows/old-bot.yml');
  });

  test.each(['../../.bashrc', '../../.github/workflows/../../x.yml', '../../.github/x.yml', '/etc/x'])(
    'update() follows no record to %s',
    async (file) => {
      const files = putBelow(await readAgedBot());
      const record = { ...readRecord(ofBot(files)), [file]: 'old\n' };
      await using repo = await createBelow({ [`${BELOW}/${RECORD}`]: JSON.stringify(record) });
      const { code, stderr } = await update(repo);
      expect(code).toBe(1);
      expect(stderr).toContain('no path inside');
    },
  );

  test('validate() says when nobody reads the workflow of a bot', async () => {
    const files = await readAgedBot();
    const below = Object.entries(files).map(([file, text]) => [`${BELOW}/${file}`, text] as const);
    await using repo = await createCommittedRepo(Object.fromEntries(below));
    const { stdout } = await runLine(['validate'], { cwd: path.join(repo.root, BELOW) });
    expect(stdout).toMatch(
      /castai-bot\.json:1:1: warning: GitHub reads \.github\/workflows\/bot\.yml only at the root .*add "ciRoot": "bots\/old-bot", then npx castai-bot update/,
    );
  });

  test('update() that is killed leaves the old tree or the new one, at the root too', async () => {
    await using wanted = await createBelow();
    await update(wanted);
    // An empty folder that stays harms nobody.
    const after = await readFiles(wanted.root);
    let said = 0;
    for (let killAt = 0; ; killAt += STEP) {
      await using repo = await createBelow();
      const before = await readFiles(repo.root);
      const env = { NODE_OPTIONS: `--import=${KILLER}`, KILL_AT: String(killAt) };
      const killed = await runBin(['update'], { cwd: path.join(repo.root, BELOW), env });
      if (killed.code === 0) break;
      expect(killed.code).toBe(KILLED);
      const next = await runLine(['list'], { cwd: path.join(repo.root, BELOW) });
      expect(next.code).toBe(0);
      expect([before, after]).toContainEqual(await readFiles(repo.root));
      if (/^(Finished|Undid) a write that was interrupted: .*bots\/old-bot\//m.test(next.stderr)) said += 1;
    }
    expect(said).toBeGreaterThan(4);
  });
});

/** The files of the bot in its repository. */
function ofBot(files: Files): Files {
  const entries = Object.entries(files).filter(([file]) => file.startsWith(`${BELOW}/`));
  return Object.fromEntries(entries.map(([file, text]) => [file.slice(BELOW.length + 1), text]));
}

function withRoot(files: Files, ciRoot: string): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the generator
  return JSON.stringify({ ...(JSON.parse(files['castai-bot.json'] ?? '') as object), schema: 2, ciRoot });
}
