import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { bareBonesAnswers, createFixtureRepo } from '../testing/fixture-repo.ts';
import { createGeneratedRepo } from '../testing/generated-repo.ts';
import { readTree } from '../testing/read-tree.ts';
import { renderRepo } from '../testing/render-repo.ts';
import { type BinResult, runBin } from '../testing/run-bin.ts';
import { sourceEnv } from '../testing/generated-repo.ts';
import { typeInto } from '../testing/type-into.ts';

const ADD = ['add-schedule', 'rotate-nodes', 'evening', '--schedule', '0 18 * * 1-5'];

const run = (cwd: string, ...line: readonly string[]): Promise<BinResult> =>
  runBin(line, { cwd, env: sourceEnv });

async function readEntry(root: string): Promise<unknown> {
  return JSON.parse(await readFile(path.join(root, 'castai-bot.json'), 'utf8'));
}

describe('castai-bot add-schedule', () => {
  test('addSchedule() lets a function run at other times, and remove-function takes that back', async () => {
    await using repo = await createGeneratedRepo();
    await writeFile(
      path.join(repo.root, 'castai-bot.json'),
      (await readFile(path.join(repo.root, 'castai-bot.json'), 'utf8')).replace('"schema": 1', '"schema": 2'),
    );
    const before = await readTree(repo.root);
    const dry = await run(repo.root, ...ADD, '--dry-run', '--json');
    expect(dry).toMatchObject({ code: 0 });
    expect(JSON.parse(dry.stdout)).toMatchObject({
      entry: 'evening',
      function: 'rotate-nodes',
      isDryRun: true,
    });
    expect(await readTree(repo.root)).toEqual(before);
    const added = await run(repo.root, ...ADD, '--input', 'param1=off');
    expect(added).toMatchObject({ code: 0, stderr: '' });
    expect(added.stdout).toMatch(
      /^Added evening, another schedule of rotate-nodes\n {2}\+ k8s\/evening\.configmap\.yaml\n/,
    );
    expect(added.stdout).toContain('castai-bot run evening --simulate');
    expect(await readEntry(repo.root)).toMatchObject({
      schema: 2,
      functions: {
        evening: {
          function: 'rotate-nodes',
          schedule: '0 18 * * 1-5',
          timeZone: 'Europe/Berlin',
          inputs: { param1: 'off', param2: 'default_value2' },
        },
      },
    });
    const after = await readTree(repo.root);
    expect(Object.keys(after).filter((file) => !(file in before))).toEqual([
      'k8s/evening.configmap.yaml',
      'k8s/evening.cronjob.yaml',
      'k8s/evening.pod.yaml',
    ]);
    expect(after['k8s/evening.configmap.yaml']).toContain('"function_name": "rotate-nodes"');
    expect(after['k8s/kustomization.yaml']).toContain(
      '  - evening.configmap.yaml\n  - evening.cronjob.yaml\n',
    );
    expect(after['README.md']).toContain('| `evening`, of `rotate-nodes` | `0 18 * * 1-5` | Europe/Berlin |');
    const validated = await run(repo.root, 'validate');
    expect([validated.code, validated.stdout]).toEqual([0, expect.stringMatching(/^0 errors/m)]);
    expect(await run(repo.root, 'remove-function', 'evening')).toMatchObject({ code: 0, stderr: '' });
    expect(await readTree(repo.root)).toEqual(before);
  });

  test('addSchedule() runs the same function here, with its own config and entry', async () => {
    await using repo = await createGeneratedRepo();
    await writeFile(
      path.join(repo.root, 'src/functions/rotate-nodes.ts'),
      `import { defineFunction } from '@castai-bot/runtime';
import * as z from 'zod';

export const rotateNodes = defineFunction({
  description: 'Says what it was told',
  inputs: z.object({ param1: z.string(), param2: z.string() }),
  run: ({ inputs }) => console.log(inputs.param1, JSON.parse(process.env['BOT_ENTRY'] ?? '').entry),
});
`,
    );
    expect((await run(repo.root, ...ADD, '--input', 'param1=7')).code).toBe(0);
    const ran = await run(repo.root, 'run', 'evening', '--simulate');
    expect([ran.code, ran.stdout]).toEqual([0, expect.stringMatching(/^7 evening$/m)]);
    const own = await run(repo.root, 'run', 'rotateNodes', '--simulate', '--json');
    expect(JSON.parse(own.stdout)).toMatchObject({ function: 'rotate-nodes', exitCode: 0 });
    expect(own.stderr).toContain('default_value1 rotate-nodes');
  });

  test("addSchedule() takes over the limits, the state and the variables of the function's own entry", async () => {
    await using repo = await createGeneratedRepo();
    const file = path.join(repo.root, 'castai-bot.json');
    const more = '"rotate-nodes": { "limits": { "maxWrites": 3 }, "state": "nodes", "secrets": ["A"],';
    const text = (await readFile(file, 'utf8')).replace('"schema": 1', '"schema": 2');
    await writeFile(file, text.replace('"rotate-nodes": {', more));
    const configMap = path.join(repo.root, 'k8s/rotate-nodes.configmap.yaml');
    const config = await readFile(configMap, 'utf8');
    await writeFile(
      configMap,
      config.replace('"env_variables": []', '"env_variables": [{ "name": "LOG_LEVEL", "value": "DEBUG" }]'),
    );
    expect((await run(repo.root, ...ADD)).code).toBe(0);
    expect(await readEntry(repo.root)).toMatchObject({
      functions: { evening: { limits: { maxWrites: 3 }, state: 'nodes', secrets: ['A'] } },
    });
    const evening = await readFile(path.join(repo.root, 'k8s/evening.configmap.yaml'), 'utf8');
    expect(evening).toMatch(/"name": "LOG_LEVEL",\s+"value": "DEBUG"/);
    const other = await run(
      repo.root,
      'add-schedule',
      'rotate-nodes',
      'night',
      '--one-shot',
      '--state',
      'other',
    );
    expect(other.code).toBe(0);
    expect(await readEntry(repo.root)).toMatchObject({
      functions: { night: { schedule: null, state: 'other', limits: { maxWrites: 3 } } },
    });
    const removed = await run(repo.root, 'remove-function', 'evening', '--json');
    expect(JSON.parse(removed.stdout)).toMatchObject({ kept: [] });
    const left = await readTree(repo.root);
    expect(left).toHaveProperty(['k8s/other.state.yaml']);
    expect(left['k8s/kustomization.yaml']).toContain('  - other.state.yaml\n');
  });

  test.each([
    [['rotate-nodes', 'greet'], 1, /Cannot add the schedule "greet": castai-bot\.json has it already/],
    [['rotate-nodes', 'Evening'], 2, /Cannot add the schedule "Evening": wanted words of lower-case/],
    [['rotate-nodes', 'rotatenodes'], 2, /answers to rotate-nodes and rotatenodes alike/],
    [['nothing', 'evening'], 2, /Cannot find the function "nothing": "my-bot" has rotate-nodes, greet/],
    [
      ['rotate-nodes', 'evening', '--input', 'mode=off'],
      2,
      /Cannot take the input "mode": the function takes param1, param2/,
    ],
    [
      ['rotate-nodes', 'evening', '--one-shot', '--time-zone', 'Etc/UTC'],
      2,
      /Cannot take --one-shot and --time-zone/,
    ],
    [['rotate-nodes', 'evening', '--state', 'A B'], 2, /state "A B": wanted lower-case letters/],
    [['rotate-nodes'], 2, /Cannot add a schedule: wanted its name/],
    [[], 2, /wanted its function, one of rotate-nodes, greet, and its name/],
  ])('addSchedule() refuses %j and changes nothing', async (words, code, message) => {
    await using repo = await createGeneratedRepo();
    const before = await readTree(repo.root);
    const refused = await run(repo.root, 'add-schedule', ...words);
    expect([refused.code, refused.stderr]).toEqual([code, expect.stringMatching(message)]);
    expect(await readTree(repo.root)).toEqual(before);
  });

  test('addSchedule() refuses another schedule of a schedule, and says of which function', async () => {
    await using repo = await createGeneratedRepo();
    await run(repo.root, ...ADD);
    const refused = await run(repo.root, 'add-schedule', 'evening', 'night');
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.stderr).toMatch(/it is one of the function "rotate-nodes"\n.*add-schedule rotate-nodes/);
    const used = await run(repo.root, 'remove-function', 'rotate-nodes');
    expect(used).toMatchObject({ code: 1 });
    expect(used.stderr).toMatch(
      /Cannot remove the function "rotate-nodes": evening runs it too\n.*remove-function evening/,
    );
  });

  test('addSchedule() reads inputs by the values of its config where the packages are not installed', async () => {
    await using repo = await createGeneratedRepo();
    await rm(path.join(repo.root, 'node_modules'), { recursive: true });
    const added = await run(repo.root, ...ADD, '--input', 'param1=7', '--input', 'more={"a":1}');
    expect(added).toMatchObject({ code: 0 });
    expect(await readEntry(repo.root)).toMatchObject({
      functions: { evening: { inputs: { param1: '7', param2: 'default_value2', more: { a: 1 } } } },
    });
  });

  test('addSchedule() gives a script another schedule too', async () => {
    await using repo = await createFixtureRepo(await renderRepo(bareBonesAnswers()));
    const before = await readTree(repo.root);
    const line = [
      'add-schedule',
      'script',
      'evening',
      '--schedule',
      '0 18 * * *',
      '--input',
      'reconcile=warning',
    ];
    expect(await run(repo.root, ...line)).toMatchObject({ code: 0 });
    const after = await readTree(repo.root);
    expect(after['Dockerfile']).toBe(before['Dockerfile']);
    expect(after['src/script.sh']).toBe(before['src/script.sh']);
    expect(after['k8s/evening.configmap.yaml']).toMatch(/"function_name": "script",[^]*"value": "warning"/);
    expect(after['k8s/evening.cronjob.yaml']).not.toContain('command:');
    await run(repo.root, 'remove-function', 'evening');
    const undone = await readTree(repo.root);
    expect({ ...undone, 'castai-bot.json': '' }).toEqual({ ...before, 'castai-bot.json': '' });
  });

  test('addSchedule() asks for what no flag says', async () => {
    await using repo = await createGeneratedRepo();
    const clear = '\u007F'.repeat('default_value1'.length);
    const keys = ['\r', 'evening\r', '\r', 'Europe/Berlin\r', '0 18 * * *\r', `${clear}off\r`, '\r'];
    const { code, stderr } = await typeInto(repo.root, ['add-schedule'], keys);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(await readEntry(repo.root)).toMatchObject({
      functions: {
        evening: {
          function: 'rotate-nodes',
          timeZone: 'Europe/Berlin',
          inputs: { param2: 'default_value2' },
        },
      },
    });
  });
});
