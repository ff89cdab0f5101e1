import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { FUNCTION_TEMPLATES, functionTemplates } from '@castai-bot/scaffold';
import { describe, expect, test } from 'vitest';
import { bareBonesAnswers, createFixtureRepo } from '../testing/fixture-repo.ts';
import { createGeneratedRepo, sourceEnv } from '../testing/generated-repo.ts';
import { readTree } from '../testing/read-tree.ts';
import { renderRepo } from '../testing/render-repo.ts';
import { runBin } from '../testing/run-bin.ts';

const WRITTEN = [
  { kind: 'create', path: 'src/functions/clean-up.ts' },
  { kind: 'create', path: 'src/functions/clean-up.test.ts' },
  { kind: 'create', path: 'k8s/clean-up.configmap.yaml' },
  { kind: 'create', path: 'k8s/clean-up.cronjob.yaml' },
  { kind: 'create', path: 'k8s/clean-up.pod.yaml' },
  { kind: 'edit', path: 'src/functions/index.ts' },
  { kind: 'edit', path: 'k8s/kustomization.yaml' },
  { kind: 'edit', path: 'castai-bot.json' },
  { kind: 'edit', path: 'README.md' },
  { kind: 'edit', path: '.castai-bot/base.json' },
];
const hasGit = spawnSync('git', ['--version']).status === 0;
const LINE = ['add-function', 'clean-up', '--schedule', '15 3 * * *', '--time-zone', 'Europe/Berlin'];

describe('castai-bot add-function', () => {
  test('addFunction() writes a function that runs, validates, and is in step with everything', async () => {
    await using repo = await createGeneratedRepo();
    const options = { cwd: path.join(repo.root, 'src'), env: sourceEnv };
    const added = await runBin([...LINE, '--json', '--input', 'param1=7'], options);
    expect(added).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(added.stdout)).toEqual({
      function: 'clean-up',
      isDryRun: false,
      changes: WRITTEN,
      todo: [],
      edit: 'src/functions/clean-up.ts',
      next: 'npx castai-bot run clean-up --simulate',
    });

    const list = JSON.parse((await runBin(['list', '--json'], options)).stdout) as unknown;
    expect(list).toMatchObject({
      functions: [
        { outOfStep: [] },
        { outOfStep: [] },
        { name: 'clean-up', schedule: '15 3 * * *', outOfStep: [] },
      ],
      outOfStep: [],
    });
    const validated = await runBin(['validate'], options);
    expect(validated.stdout).toContain('\n0 errors, ');
    const ran = await runBin(['run', 'clean-up', '--simulate', '--json'], options);
    expect(ran.code).toBe(0);
    expect(JSON.parse(ran.stdout)).toMatchObject({ report: { function: 'clean-up', counts: { nodes: 12 } } });
    expect(ran.stderr).toContain('"param1":"7"');
  });

  test('addFunction() takes the template that is called like the function, unless another is named', async () => {
    await using repo = await createGeneratedRepo();
    const options = { cwd: repo.root, env: sourceEnv };
    const templates = async (): Promise<unknown> =>
      JSON.parse(await readFile(path.join(repo.root, 'castai-bot.json'), 'utf8'));

    await runBin(['add-function', 'report-costs', '--yes'], options);
    await runBin(['add-function', 'switch-policies', '--template', 'example'], options);

    expect(await templates()).toMatchObject({
      functions: { 'report-costs': { template: 'report-costs' }, 'switch-policies': { template: 'example' } },
    });
    const ran = await runBin(['run', 'report-costs', '--simulate', '--json'], options);
    expect(JSON.parse(ran.stdout)).toMatchObject({ exitCode: 0, changes: [] });
  });

  test('addFunction() writes what the generator would have written with it', async () => {
    const berlin = { template: 'example', schedule: '30 6 * * 1-5', timeZone: 'Europe/Berlin' } as const;
    const template = 'disable-workload-autoscaler';
    await using repo = await createGeneratedRepo({ 'rotate-nodes': berlin });
    const { stdout } = await runBin(
      ['add-function', 'off', '--template', template, '--schedule', '@daily', '--time-zone', 'Etc/UTC'],
      {
        cwd: repo.root,
      },
    );
    expect(stdout.split('\n').at(-2)).toBe(
      'Next: edit k8s/off.configmap.yaml, then npx castai-bot run off --simulate',
    );
    const both = {
      'rotate-nodes': berlin,
      off: { template, schedule: '@daily', timeZone: 'Etc/UTC' },
    } as const;
    await using whole = await createGeneratedRepo(both);
    const [added, generated] = [await readTree(repo.root), await readTree(whole.root)];
    expect(added).toEqual(generated);
  });

  test.each([
    ['that of all others', ['Europe/Berlin', 'Europe/Berlin'], 'Europe/Berlin'],
    ['Etc/UTC where the others differ', ['Europe/Berlin', 'Asia/Tokyo'], 'Etc/UTC'],
  ])('addFunction() takes the time zone %s', async (_, zones, wanted) => {
    const functions = Object.fromEntries(
      zones.map((timeZone, index) => [
        `f${index}`,
        { template: 'example', schedule: '@daily', timeZone } as const,
      ]),
    );
    await using repo = await createGeneratedRepo(functions);
    const added = await runBin(['add-function', 'report-costs'], { cwd: repo.root });
    expect(added).toMatchObject({ code: 0 });
    const text = await readFile(path.join(repo.root, 'castai-bot.json'), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ functions: { 'report-costs': { timeZone: wanted } } });
  });

  test('addFunction() adds a function that runs only when told to', async () => {
    await using repo = await createGeneratedRepo();
    const options = { cwd: repo.root, env: sourceEnv };
    expect(await runBin(['add-function', 'backfill', '--one-shot'], options)).toMatchObject({ code: 0 });
    const text = await readFile(path.join(repo.root, 'castai-bot.json'), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ functions: { backfill: { schedule: null } } });
    const cronJob = await readFile(path.join(repo.root, 'k8s/backfill.cronjob.yaml'), 'utf8');
    expect(cronJob).toMatch(/suspend: true\n.*\n {2}schedule: "@yearly"\n/);

    const list = await runBin(['list'], options);
    expect(list.stdout).toMatch(/\n\nbackfill {2}only when told to: npx castai-bot run-now backfill\n$/);
    const validated = await runBin(['validate'], options);
    expect(validated.stdout).toContain(
      '\nbackfill runs only when told to: npx castai-bot run-now backfill\n0 errors, ',
    );
  });

  test('addFunction() says in its help what each template does', async () => {
    const { stdout } = await runBin(['add-function', '--help'], { cwd: tmpdir() });
    expect(stdout).toMatch(/ --template <template> .+(?:\n {20,}.+)*\n {2}--entry /);
    expect(stdout).not.toContain('choices:');
    const section = stdout.slice(stdout.indexOf('\nTemplates:\n'), stdout.indexOf('\nExamples:\n'));
    for (const name of FUNCTION_TEMPLATES) {
      expect(section.replaceAll(/\s+/g, ' ')).toContain(` ${name} ${functionTemplates[name].summary}`);
    }
    const completed = await runBin(['complete', '--', 'add-function', '--template', 'rot'], {
      cwd: tmpdir(),
    });
    expect(completed.stdout).toBe(`rotate-nodes\t${functionTemplates['rotate-nodes'].summary}\n`);
  });

  test('addFunction() only shows what it would do with --dry-run', async () => {
    await using repo = await createGeneratedRepo();
    const before = await readTree(repo.root);
    const { code, stdout } = await runBin([...LINE, '--dry-run'], { cwd: repo.root });
    expect(code).toBe(0);
    expect(stdout).toBe(`Would add clean-up
  + src/functions/clean-up.ts
  + src/functions/clean-up.test.ts
  + k8s/clean-up.configmap.yaml
  + k8s/clean-up.cronjob.yaml
  + k8s/clean-up.pod.yaml
  ~ src/functions/index.ts
  ~ k8s/kustomization.yaml
  ~ castai-bot.json
  ~ README.md
  ~ .castai-bot/base.json
`);
    expect(await readTree(repo.root)).toEqual(before);
  });

  test.each([
    [['add-function'], 2, 'wanted its name'],
    [['add-function', 'greet'], 1, 'Cannot add the function "greet": castai-bot.json has it already'],
    [['add-function', 'gre-et'], 2, 'a bot answers to greet and gre-et alike'],
    [
      ['add-function', 'Clean Up'],
      2,
      'Cannot add the function "Clean Up": wanted words of lower-case letters',
    ],
    [['add-function', '../x'], 2, 'Cannot add the function "../x"'],
    [['add-function', 'new'], 2, 'a reserved word'],
    [['add-function', '__proto__'], 2, 'Cannot add the function "__proto__"'],
    [['add-function', 'x', '--schedule', '* * *'], 2, 'schedule'],
    [['add-function', 'x', '--time-zone', 'Mars'], 2, 'Mars'],
    [['add-function', 'x', '--one-shot', '--schedule', '@daily'], 2, 'Cannot take --one-shot and --schedule'],
    [
      ['add-function', 'x', '--one-shot', '--time-zone', 'Etc/UTC'],
      2,
      'Cannot take --one-shot and --time-zone',
    ],
    [['add-function', 'x', '--template', 'none'], 2, 'wanted one of example, '],
    [['add-function', 'x', '--entry', 'src/x.sh'], 2, '--entry is not for bots of the flavor typescript'],
    [['add-function', 'x', '--input', 'y'], 2, 'wanted name=value'],
    [['add-function', 'taken'], 1, 'src/functions/taken.ts'],
  ])('addFunction() refuses %j and changes nothing', async (line, code, message) => {
    await using repo = await createGeneratedRepo();
    await writeFile(path.join(repo.root, 'src/functions/taken.ts'), '// mine');
    const before = await readTree(repo.root);
    const result = await runBin(line, { cwd: repo.root });
    expect(result).toMatchObject({ code, stdout: '' });
    expect(result.stderr).toContain(message);
    expect(await readTree(repo.root)).toEqual(before);
  });

  test('addFunction() leaves a list of functions that a person has rewritten alone, and says how to go on', async () => {
    await using repo = await createGeneratedRepo();
    const index = path.join(repo.root, 'src/functions/index.ts');
    await writeFile(index, `${await readFile(index, 'utf8')}export const more = 1;\n`);
    const before = await readTree(repo.root);
    const refused = await runBin(LINE, { cwd: repo.root });
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('Cannot edit src/functions/index.ts:3');
    expect(refused.stderr).toContain(
      "--no-export and add this to it: export { cleanUp } from './clean-up.ts';",
    );
    expect(await readTree(repo.root)).toEqual(before);
    const added = await runBin([...LINE, '--no-export'], { cwd: repo.root });
    expect(added.code).toBe(0);
    expect(added.stdout).toContain("Add to src/functions/index.ts: export { cleanUp } from './clean-up.ts';");
    expect(await readFile(index, 'utf8')).toBe(before['src/functions/index.ts']);
  });

  test.runIf(hasGit)(
    'addFunction() says which files it edits that are not committed yet (needs git)',
    async () => {
      await using repo = await createGeneratedRepo();
      const git = (...args: readonly string[]): void => {
        const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
        spawnSync('git', [...identity, ...args], { cwd: repo.root });
      };
      git('init', '--quiet');
      git('add', '.');
      git('commit', '--quiet', '--message', 'first');
      await writeFile(
        path.join(repo.root, 'src/functions/index.ts'),
        "export { greet } from './greet.ts';\n",
      );
      const dry = await runBin([...LINE, '--dry-run'], { cwd: repo.root });
      expect(dry.stderr).toBe('Not committed yet, and kept beside the new lines: src/functions/index.ts\n');
      git('add', '.');
      git('commit', '--quiet', '--message', 'second');
      expect(await runBin([...LINE, '--dry-run'], { cwd: repo.root })).toMatchObject({ code: 0, stderr: '' });
    },
  );

  test('addFunction() says what is missing', async () => {
    await using repo = await createGeneratedRepo();
    await rm(path.join(repo.root, 'k8s/kustomization.yaml'));
    const { code, stderr } = await runBin(LINE, { cwd: repo.root });
    expect(code).toBe(1);
    expect(stderr).toContain('Cannot edit k8s/kustomization.yaml: there is no such file');
  });

  test('addFunction() adds a script to a bare-bones bot', async () => {
    await using repo = await createFixtureRepo(await renderRepo(bareBonesAnswers()));
    const { code, stdout } = await runBin(['add-function', 'clean-up'], { cwd: repo.root });
    expect(code).toBe(0);
    expect(stdout).toContain('  + src/clean-up.sh\n');
    expect((await stat(path.join(repo.root, 'src/clean-up.sh'))).mode & 0o100).toBe(0o100);
    const ran = await runBin(['run', 'clean-up', '--simulate'], { cwd: repo.root });
    expect(ran.stdout).toContain('Function  clean-up of my-bot');
    expect(await readFile(path.join(repo.root, 'Dockerfile'), 'utf8')).toContain(
      'COPY src/clean-up.sh /app/src/clean-up.sh',
    );
    expect(await readFile(path.join(repo.root, 'k8s/clean-up.cronjob.yaml'), 'utf8')).toContain(
      'command: ["sh","/app/src/clean-up.sh"]',
    );
    await writeFile(path.join(repo.root, 'src/mine.py'), '#!/usr/bin/env python3\n');
    const mine = await runBin(['add-function', 'mine', '--entry', 'src/mine.py'], { cwd: repo.root });
    expect(mine).toMatchObject({ code: 0 });
    expect(mine.stdout).not.toContain('src/mine.py');
    const validated = await runBin(['validate'], { cwd: repo.root });
    expect(validated.stdout).toMatch(/(?:^|\n)0 errors, /);
  });

  test('addFunction() leaves a Dockerfile that a person has edited alone, and says so', async () => {
    await using repo = await createFixtureRepo(await renderRepo(bareBonesAnswers()));
    const dockerfile = path.join(repo.root, 'Dockerfile');
    await writeFile(dockerfile, `${await readFile(dockerfile, 'utf8')}# mine\n`);
    const { code, stdout } = await runBin(['add-function', 'clean-up'], { cwd: repo.root });
    expect(code).toBe(0);
    expect(stdout).toContain(
      '  Dockerfile: you have edited it, so look yourself whether it knows every function\n',
    );
    expect(await readFile(dockerfile, 'utf8')).toMatch(/# mine\n$/);
  });
});
