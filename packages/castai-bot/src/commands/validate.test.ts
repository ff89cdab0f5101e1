import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { bareBonesAnswers, createFixtureRepo } from '../testing/fixture-repo.ts';
import { createGeneratedRepo, sourceEnv } from '../testing/generated-repo.ts';
import { runBin } from '../testing/run-bin.ts';
import type { Problem } from '../validate/problem.ts';

describe('castai-bot validate', () => {
  test('validate() exits 0 with warnings, 1 with errors, each with file, line and column', async () => {
    await using repo = await createGeneratedRepo();
    const options = { cwd: path.join(repo.root, 'src/functions'), env: sourceEnv };
    const good = await runBin(['validate'], options);
    expect(good).toMatchObject({ code: 0, stderr: '' });
    expect(good.stdout).toMatch(
      /^k8s\/greet\.cronjob\.yaml:\d+:\d+: warning: image: [^\n]+ names no digest yet \(and 3 more places\): npx castai-bot build-and-push\n/,
    );
    expect(good.stdout.match(/names no digest yet/g)).toHaveLength(1);
    expect(good.stdout).toMatch(
      /\ngreet runs next (?:\w{3} \d\d? \w{3}(?: \d{4})? 17:00(?:, )?){5} \(UTC\)\n0 errors, 4 warnings in 9 files\n$/,
    );

    const file = path.join(repo.root, 'k8s/greet.configmap.yaml');
    await writeFile(file, (await readFile(file, 'utf8')).replace('"default_value1"', '7'));
    const bad = await runBin(['validate'], options);
    expect(bad.code).toBe(1);
    expect(bad.stdout).toMatch(/^k8s\/greet\.configmap\.yaml:\d+:\d+: error: function\.inputs\.param1: /);
    const asJson = await runBin(['validate', '--json'], options);
    expect(asJson.code).toBe(1);
    expect(JSON.parse(asJson.stdout)).toMatchObject({
      files: 9,
      problems: expect.arrayContaining([
        expect.objectContaining({ file: 'k8s/greet.configmap.yaml', level: 'error', column: 22 }) as unknown,
      ]) as unknown,
    });
  });

  test('validate() writes schemas that editors use', async () => {
    await using repo = await createGeneratedRepo();
    const { code, stderr } = await runBin(['validate', '--write-schemas'], {
      cwd: repo.root,
      env: sourceEnv,
    });
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr:
        'Wrote .castai-bot/schemas/greet.json\nWrote .castai-bot/schemas/rotate-nodes.json\nWrote src/function_config.json\n',
    });
    const read = async (file: string): Promise<unknown> =>
      JSON.parse(await readFile(path.join(repo.root, file), 'utf8'));
    expect(await read('src/function_config.json')).toMatchObject({
      $schema: '../.castai-bot/schemas/rotate-nodes.json',
      function: { function_name: 'rotate-nodes' },
    });
    expect(await read('.castai-bot/schemas/greet.json')).toMatchObject({
      properties: {
        function: {
          properties: {
            function_name: { enum: ['greet'] },
            inputs: {
              items: {
                anyOf: [{ properties: { name: { const: 'param1' }, value: { type: 'string' } } }, {}],
              },
            },
          },
        },
      },
    });
    const again = await runBin(['validate', '--write-schemas'], { cwd: repo.root, env: sourceEnv });
    expect(again.stderr).not.toContain('src/function_config.json');
  });

  test('validate() checks a bare-bones bot without starting it', async () => {
    await using repo = await createFixtureRepo({ 'castai-bot.json': bareBonesAnswers() });
    const { code, stdout } = await runBin(['validate'], { cwd: repo.root });
    expect(code).toBe(1);
    expect(stdout).toMatch(/castai-bot\.json:1:\d+: error: script: src\/script\.sh is missing\n/);
    expect(stdout).toContain('error: my-bot: k8s/kustomization.yaml is missing\n');
  });

  test('validate() reports a bad castai-bot.json with its place, and exits 2 without one', async () => {
    await using repo = await createFixtureRepo({
      'castai-bot.json': '{\n  "schema": 1,\n  "name": "X Y"\n}',
    });
    const { code, stdout } = await runBin(['validate'], { cwd: repo.root });
    expect({ code, stdout }).toMatchObject({ code: 1 });
    expect(stdout).toContain('castai-bot.json:3:11: error: name: found "X Y", wanted');
    expect(await runBin(['validate'], { cwd: tmpdir() })).toMatchObject({ code: 2, stdout: '' });
  });

  test('validate() says what to install for a castai-bot.json that a newer one wrote', async () => {
    const text = JSON.stringify({ schema: 9, name: 'my-bot', packageManager: 'pnpm' }, undefined, 2);
    await using repo = await createFixtureRepo({ 'castai-bot.json': text });
    const { code, stdout } = await runBin(['validate'], { cwd: repo.root });
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^castai-bot\.json:2:13: error: schema: found 9, .*: pnpm add --save-dev --save-exact\s+castai-bot@latest\n/,
    );
  });

  test('validate() knows where an item of a list is, and each other value of an entry', async () => {
    const entry = {
      entry: 'src/script.sh',
      schedule: '0 17 * * 1-5',
      timeZone: 'Etc/UTC',
      notify: [
        { to: 'slack', url: 'SLACK_URL' },
        { to: 'smoke', url: 'SLACK_URL' },
      ],
      secrets: ['SLACK_URL', 'no name'],
      runUrl: 'https://logs.example/{jobs}',
    };
    const answers: unknown = JSON.parse(bareBonesAnswers());
    const changes = { schema: 2, functions: { script: entry } };
    const text = JSON.stringify(Object.assign({}, answers, changes), undefined, 2);
    await using repo = await createFixtureRepo({ 'castai-bot.json': text });
    const { code, stdout } = await runBin(['validate', '--json'], { cwd: repo.root });
    expect(code).toBe(1);
    const lines = text.split('\n');
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- castai-bot's own document
    const { problems } = JSON.parse(stdout) as { readonly problems: readonly Problem[] };
    const places = problems.map(({ line, column, message }) => [
      message.split(':')[0],
      lines[line - 1]?.slice(column - 1),
    ]);
    expect(places).toEqual([
      ['functions.script.notify.1.to', '"smoke",'],
      ['functions.script.secrets.1', '"no name"'],
      ['functions.script.runUrl', '"https://logs.example/{jobs}"'],
    ]);
  });

  test.each([
    ['castai-bot.json', 1],
    ['k8s/script.cronjob.yaml', 3],
    ['k8s/script.configmap.yaml', 3],
    ['k8s/kustomization.yaml', 3],
    ['src/function_config.json', 3],
  ])(
    'validate() names the marks of a merge in %s, and nothing that follows from them',
    async (file, line) => {
      const sides = '<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> main\n';
      const text = line === 1 ? sides : `kind: X\n# x\n${sides}`;
      await using repo = await createFixtureRepo({ 'castai-bot.json': bareBonesAnswers(), [file]: text });
      const { code, stdout } = await runBin(['validate'], { cwd: repo.root, env: { COLUMNS: '200' } });
      expect(code).toBe(1);
      const said = stdout
        .split('\n')
        .filter((one) => one.startsWith(`${file}:`) && !one.includes(' is missing'));
      expect(said).toEqual([
        `${file}:${line}:1: error: marks of a merge that is not finished, wanted one side alone, without the lines <<<<<<<, ======= and >>>>>>>`,
      ]);
    },
  );

  test('run() names the marks of a merge in castai-bot.json', async () => {
    await using repo = await createFixtureRepo({
      'castai-bot.json': '{\n<<<<<<< HEAD\n  "schema": 1,\n=======\n  "schema": 2,\n>>>>>>> main\n}\n',
    });
    const { code, stderr } = await runBin(['list'], { cwd: repo.root });
    expect(code).toBe(1);
    expect(stderr).toMatch(/castai-bot\.json: line 2: marks of a merge that is not finished/);
  });
});
