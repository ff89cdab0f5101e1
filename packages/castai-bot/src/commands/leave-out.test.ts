import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readAgedBot } from '../testing/aged-bot.ts';
import type { FixtureRepo } from '../testing/fixture-repo.ts';
import { createCommittedRepo, readFiles, RECORD } from '../testing/frozen-bot.ts';
import { createGeneratedRepo } from '../testing/generated-repo.ts';
import type { BinResult } from '../testing/run-bin.ts';
import { runLine } from '../testing/run-line.ts';
import { typeInto } from '../testing/type-into.ts';

const TEST = 'src/functions/greet.test.ts';
const POD = 'k8s/greet.pod.yaml';
const DOWN = '\u001B[B';

const run = ({ root }: FixtureRepo, ...line: readonly string[]): Promise<BinResult> =>
  runLine(line, { cwd: root });

async function remove({ root }: FixtureRepo, ...files: readonly string[]): Promise<void> {
  for (const file of files) await rm(path.join(root, file));
}

async function readAnswers({ root }: FixtureRepo): Promise<unknown> {
  return JSON.parse(await readFile(path.join(root, 'castai-bot.json'), 'utf8'));
}

describe('castai-bot leave-out', () => {
  test('leaveOut() ends what validate, doctor and list say of a deleted test and Pod', async () => {
    await using repo = await createGeneratedRepo();
    await remove(repo, TEST, POD);
    const before = await run(repo, 'validate');
    expect(before.stdout).toContain(`warning: greet: ${TEST} is missing: npx castai-bot leave-out ${TEST}\n`);
    expect((await run(repo, 'list')).stdout).toContain(`Out of step: ${POD}: missing`);
    expect((await run(repo, 'doctor')).stdout).toContain(`npx castai-bot leave-out ${POD}`);
    const left = await run(repo, 'leave-out', TEST, POD);
    expect(left).toMatchObject({ code: 0, stdout: `Left out: ${TEST}, ${POD}\n  ~ castai-bot.json\n` });
    expect(await readAnswers(repo)).toMatchObject({ schema: 2, leftOut: [POD, TEST] });
    for (const line of ['validate', 'list', 'doctor']) {
      const { stdout } = await run(repo, line);
      expect(stdout).not.toContain('missing');
      expect(stdout).not.toContain('leave-out');
    }
    expect((await run(repo, 'leave-out', TEST)).stdout).toBe(`Nothing to change: ${TEST}\n`);
  });

  test('leaveOut() --undo writes them again, as a new bot has them', async () => {
    await using repo = await createGeneratedRepo();
    const files = await readFiles(repo.root);
    await remove(repo, TEST, POD, '.dockerignore');
    expect(await run(repo, 'leave-out', TEST, POD, '.dockerignore')).toMatchObject({ code: 0 });
    const undone = await run(repo, 'leave-out', '--undo', TEST, POD, '.dockerignore');
    expect(undone).toMatchObject({ code: 0, stderr: '' });
    const after = await readFiles(repo.root);
    for (const file of [TEST, POD, '.dockerignore']) expect(after[file]).toBe(files[file]);
    expect(await readAnswers(repo)).not.toHaveProperty('leftOut');
    expect(await run(repo, 'update', '--check')).toMatchObject({ code: 0 });
  });

  test('leaveOut() leaves the other members of castai-bot.json where they are, and --undo nothing of itself', async () => {
    await using repo = await createGeneratedRepo();
    const file = path.join(repo.root, 'castai-bot.json');
    const more = ',\n  "secrets": [\n    "SLACK_URL"\n  ],\n  "runUrl": "https://example.com"\n}\n';
    const generated = (await readFile(file, 'utf8')).replace('"schema": 1', '"schema": 2');
    const text = generated.replace(/\n\}\n$/, more);
    await writeFile(file, text);
    await remove(repo, POD);
    await run(repo, 'leave-out', POD);
    const left = Object.keys(Object(await readAnswers(repo)));
    expect(left.slice(-4)).toEqual(['leftOut', 'functions', 'secrets', 'runUrl']);
    await run(repo, 'leave-out', '--undo', POD);
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  test('leaveOut() finds a file from the folder it is typed in, and changes nothing with --dry-run', async () => {
    await using repo = await createGeneratedRepo();
    await remove(repo, TEST);
    const line = ['leave-out', 'greet.test.ts', '--dry-run'];
    const { stdout } = await runLine(line, { cwd: path.join(repo.root, 'src/functions') });
    expect(stdout).toBe(`Would be: Left out: ${TEST}\n  ~ castai-bot.json\n`);
    expect(await readAnswers(repo)).not.toHaveProperty('leftOut');
  });

  test.each([
    [TEST, 1, 'it is there'],
    ['src/other.ts', 2, 'castai-bot writes no such file'],
    ['../x', 2, 'castai-bot writes no such file'],
    ['k8s/greet.cronjob.yaml', 2, 'the bot cannot do without it'],
    ['package.json', 2, 'the bot cannot do without it'],
    ['README.md', 2, 'nobody asks for it once it is gone'],
  ])('leaveOut() refuses %s', async (file, code, why) => {
    await using repo = await createGeneratedRepo();
    const before = await readFiles(repo.root);
    const refused = await run(repo, 'leave-out', file);
    expect(refused.code).toBe(code);
    expect(refused.stderr).toContain(why);
    expect(await readFiles(repo.root)).toEqual(before);
  });

  test('a needed file is missed although castai-bot.json says that it is left out', async () => {
    await using repo = await createGeneratedRepo();
    await remove(repo, TEST);
    await run(repo, 'leave-out', TEST);
    const file = path.join(repo.root, 'castai-bot.json');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(TEST, 'k8s/greet.cronjob.yaml'));
    await remove(repo, 'k8s/greet.cronjob.yaml');
    const { code, stdout } = await run(repo, 'validate');
    expect(code).toBe(1);
    expect(stdout).toContain('error: greet: k8s/greet.cronjob.yaml is missing');
  });

  test('removeFunction() forgets what was left out of the function', async () => {
    await using repo = await createGeneratedRepo();
    await remove(repo, TEST);
    await run(repo, 'leave-out', TEST);
    expect(await run(repo, 'remove-function', 'greet')).toMatchObject({ code: 0 });
    expect(await readAnswers(repo)).not.toHaveProperty('leftOut');
    expect(await run(repo, 'add-function', 'greet')).toMatchObject({ code: 0 });
    expect(existsSync(path.join(repo.root, TEST))).toBe(true);
  });

  test('update() says once what ends its line, and brings back nothing that is left out', async () => {
    const files = await readAgedBot();
    await using repo = await createCommittedRepo(files);
    await remove(repo, 'tsconfig.json', 'Dockerfile');
    expect(await run(repo, 'leave-out', 'tsconfig.json')).toMatchObject({ code: 0 });
    const { stdout } = await run(repo, 'update', '--allow-dirty');
    expect(stdout).toContain(
      'Dockerfile stays deleted: npx castai-bot leave-out Dockerfile ends this line\n',
    );
    expect(stdout).not.toContain('tsconfig.json stays');
    const after = await readFiles(repo.root);
    expect(after).not.toHaveProperty(['tsconfig.json']);
    expect(after[RECORD]).toContain('es2024');
  });
});

describe('castai-bot doctor and update on a terminal', () => {
  test.each([['update', '--allow-dirty'], ['doctor']])(
    '%s asks once about a deleted file',
    async (...line) => {
      await using repo = await createGeneratedRepo();
      await remove(repo, TEST, POD);
      const { stderr } = await typeInto(repo.root, line, ['\r', `${DOWN}\r`]);
      expect(stderr).toContain(`${POD} was deleted. Is that meant?`);
      expect(stderr).toContain(`Wrote ${TEST} again`);
      expect(await readAnswers(repo)).toMatchObject({ leftOut: [POD] });
      expect(existsSync(path.join(repo.root, TEST))).toBe(true);
      expect((await typeInto(repo.root, line, [])).stderr).not.toContain('was deleted');
    },
  );

  test('update() changes nothing when nothing is answered, and asks another time', async () => {
    await using repo = await createGeneratedRepo();
    await run(repo, 'update', '--allow-dirty');
    await remove(repo, TEST);
    for (const answer of ['\u0003', `${DOWN}${DOWN}\r`]) {
      const before = await readFiles(repo.root);
      const { code, stdout, stderr } = await typeInto(repo.root, ['update', '--allow-dirty'], [answer]);
      expect(code).toBe(0);
      expect(stdout).toMatch(/^Nothing to update/);
      expect(stderr).toContain('was deleted');
      expect(await readFiles(repo.root)).toEqual(before);
    }
  });
});
