import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { bareBonesAnswers, createFixtureRepo } from '../testing/fixture-repo.ts';
import { createGeneratedRepo, sourceEnv } from '../testing/generated-repo.ts';
import { readTree } from '../testing/read-tree.ts';
import { renderRepo } from '../testing/render-repo.ts';
import { runBin } from '../testing/run-bin.ts';

const ADD = ['add-function', 'clean-up', '--schedule', '15 3 * * *', '--time-zone', 'Europe/Berlin'];

describe('castai-bot remove-function', () => {
  test('removeFunction() is the inverse of add-function', async () => {
    await using repo = await createGeneratedRepo();
    const before = await readTree(repo.root);
    await runBin(ADD, { cwd: repo.root });
    const { code, stdout } = await runBin(['remove-function', 'cleanUp'], { cwd: repo.root });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Removed clean-up\n {2}- src\/functions\/clean-up\.ts\n/);
    expect(await readTree(repo.root)).toEqual(before);
  });

  test('removeFunction() keeps what was edited and lists it, unless --force', async () => {
    await using repo = await createGeneratedRepo();
    const before = await readTree(repo.root);
    await runBin(ADD, { cwd: repo.root });
    const edit = async (file: string, from: RegExp, to: string): Promise<void> => {
      const name = path.join(repo.root, file);
      await writeFile(name, (await readFile(name, 'utf8')).replace(from, to));
    };
    await edit('src/functions/clean-up.ts', /$/, '// mine\n');
    await edit(
      'k8s/clean-up.cronjob.yaml',
      /image: .*/,
      'image: "registry.example.com/team/my-bot:1@sha256:ab"',
    );
    const edited = await readTree(repo.root);
    const dry = await runBin(['remove-function', 'clean-up', '--dry-run', '--json'], { cwd: repo.root });
    expect(JSON.parse(dry.stdout)).toMatchObject({ kept: ['src/functions/clean-up.ts'], isDryRun: true });
    expect(await readTree(repo.root)).toEqual(edited);
    const removed = await runBin(['remove-function', 'clean-up'], { cwd: repo.root });
    expect(removed.stdout).toContain('kept, since you have edited it: src/functions/clean-up.ts\n');
    expect(await readTree(repo.root)).toEqual({
      ...before,
      'src/functions/clean-up.ts': edited['src/functions/clean-up.ts'],
    });
    await rm(path.join(repo.root, 'src/functions/clean-up.ts'));
    await runBin(ADD, { cwd: repo.root });
    await edit('src/functions/clean-up.ts', /$/, '// mine\n');
    await runBin(['remove-function', 'clean-up', '--force'], { cwd: repo.root });
    expect(await readTree(repo.root)).toEqual(before);
  });

  test.each([
    [['remove-function'], 2, 'Missing required argument'],
    [['remove-function', 'nothing'], 2, '"my-bot" has rotate-nodes, greet'],
  ])('removeFunction() refuses %j', async (line, code, message) => {
    await using repo = await createGeneratedRepo();
    const result = await runBin(line, { cwd: repo.root });
    expect(result).toMatchObject({ code, stdout: '' });
    expect(result.stderr).toContain(message);
  });

  test('removeFunction() makes the next script of a bare-bones bot the first, and keeps its image', async () => {
    await using repo = await createFixtureRepo(await renderRepo(bareBonesAnswers()));
    await runBin(['add-function', 'clean-up'], { cwd: repo.root });
    const cronJob = path.join(repo.root, 'k8s/clean-up.cronjob.yaml');
    const pinned = 'image: "registry.example.com/team/my-bot:1@sha256:ab"';
    await writeFile(cronJob, (await readFile(cronJob, 'utf8')).replace(/image: .*/, pinned));
    const { code, stdout } = await runBin(['remove-function', 'script'], { cwd: repo.root });
    expect(code).toBe(0);
    expect(stdout).toContain('  ~ Dockerfile\n');
    expect(await readFile(path.join(repo.root, 'Dockerfile'), 'utf8')).toContain(
      '["sh", "/app/src/clean-up.sh"]',
    );
    expect(await readFile(cronJob, 'utf8')).toContain(pinned);
    expect(await readFile(cronJob, 'utf8')).not.toContain('command:');
  });

  test('removeFunction() gives the config of a start from source to the next function, and keeps the last', async () => {
    await using repo = await createGeneratedRepo();
    const local = path.join(repo.root, 'src/function_config.json');
    await runBin(['validate', '--write-schemas'], { cwd: repo.root, env: sourceEnv });
    expect(await readFile(local, 'utf8')).toContain('schemas/rotate-nodes.json');
    const configMap = path.join(repo.root, 'k8s/greet.configmap.yaml');
    const edited = (await readFile(configMap, 'utf8')).replace('default_value1', 'mine');
    await writeFile(configMap, edited);
    const first = await runBin(['remove-function', 'rotate-nodes'], { cwd: repo.root });
    expect(first.stdout).toContain('  ~ src/function_config.json\n');
    expect(JSON.parse(await readFile(local, 'utf8'))).toEqual({
      function: {
        function_name: 'greet',
        inputs: [
          { name: 'param1', value: 'mine' },
          { name: 'param2', value: 'default_value2' },
        ],
        env_variables: [],
      },
    });
    const validated = await runBin(['validate'], { cwd: repo.root, env: sourceEnv });
    expect(validated.stdout).toMatch(/(?:^|\n)0 errors, /);
    const last = await runBin(['remove-function', 'greet'], { cwd: repo.root });
    expect(last).toMatchObject({ code: 1, stdout: '' });
    expect(last.stderr).toContain('it is the only one');
  });
});
