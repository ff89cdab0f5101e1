import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { blueprintClone } from '../testing/blueprint-clone.ts';
import { FakeTerminal, keys } from '@castai-bot/cli/testing/fake-terminal';
import type { Outcome } from '../outcome.ts';
import { type Ran, runMain } from '../testing/run-main.ts';
import { readTree, temporaryFolder } from '../testing/temporary-folder.ts';
import { writeTree } from '../testing/write-tree.ts';

const quick = ['--yes', '--no-install', '--no-git'];

/** Creates the bot `node-bot` from a clone with these files more, or other ones. */
async function migrate(
  changes: Readonly<Record<string, string | undefined>> = {},
  argv: readonly string[] = [],
): Promise<Ran & { readonly cwd: string; readonly bot: string }> {
  const cwd = await temporaryFolder();
  const files = Object.entries({ ...blueprintClone, ...changes }).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, text] as const],
  );
  await writeTree(path.join(cwd, 'clone'), Object.fromEntries(files));
  const ran = await runMain([...quick, '--from-blueprint', 'clone', ...argv], { cwd });
  return { ...ran, cwd, bot: path.join(cwd, 'node-bot') };
}

/** Prose as it was before it was broken into lines. */
const unwrap = (text: string): string => text.replaceAll(/\s+/g, ' ');

test('main() takes over what the clone says', async () => {
  const { exitCode, stderr, bot } = await migrate();
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(JSON.parse(await readFile(path.join(bot, 'castai-bot.json'), 'utf8'))).toMatchObject({
    flavor: 'typescript',
    name: 'node-bot',
    namespace: 'tools',
    image: 'registry.example.com/ann/node_bot',
    apiKeySecret: 'castai-key',
    imagePullSecret: 'hub',
    deadlineSeconds: 900,
    functions: { 'rotate-nodes': { schedule: '15 3 * * 6', timeZone: 'Europe/Vilnius' } },
  });
});

test('main() takes no schedule over with --one-shot', async () => {
  const { exitCode, stdout, bot } = await migrate({}, ['--one-shot']);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('--from-blueprint clone --one-shot');
  expect(JSON.parse(await readFile(path.join(bot, 'castai-bot.json'), 'utf8'))).toMatchObject({
    functions: { 'rotate-nodes': { schedule: null } },
  });
});

test('main() keeps the config as the cluster has it, in its one home', async () => {
  const { bot } = await migrate();
  const manifest: unknown = parse(await readFile(path.join(bot, 'k8s/rotate-nodes.configmap.yaml'), 'utf8'));
  const text = await readFile(path.join(bot, 'src/function_config.json'), 'utf8');
  expect(manifest).toMatchObject({
    data: { 'function_config.json': expect.stringContaining('tier=web') as unknown },
  });
  expect(JSON.parse(text)).toEqual({
    function: {
      function_name: 'rotate_nodes',
      inputs: [
        { name: 'max_age_days', value: 30 },
        { name: 'label selector', value: 'tier=web' },
        { name: 'zones', value: ['a', 'b'] },
        { name: 'force', value: false },
      ],
      env_variables: [{ name: 'LOG_LEVEL', value: 'INFO' }],
    },
  });
});

test('main() writes a function that takes the inputs and fails until it is ported', async () => {
  const { bot } = await migrate();
  const source = await readFile(path.join(bot, 'src/functions/rotate-nodes.ts'), 'utf8');
  expect(source).toMatchInlineSnapshot(`
    "import { defineFunction } from '@castai-bot/runtime';
    import * as z from 'zod';

    export const rotateNodes = defineFunction({
      description: "rotate_nodes of src/functions/nodes.py, line 4, still to be ported",
      inputs: z.object({
        max_age_days: z.number(),
        "label selector": z.string(),
        zones: z.unknown(),
        force: z.boolean(),
      }),
      run: async () => {
        throw new Error("Cannot run rotate-nodes: rotate_nodes is still to be ported from src/functions/nodes.py, line 4");
      },
    });
    "
  `);
  const unit = await readFile(path.join(bot, 'src/functions/rotate-nodes.test.ts'), 'utf8');
  expect(unit).toMatchInlineSnapshot(`
    "import assert from 'node:assert/strict';
    import test from 'node:test';
    import { rotateNodes } from './rotate-nodes.ts';

    test('rotate-nodes takes the inputs of its ConfigMap', () => {
      const inputs = {
        max_age_days: 30,
        "label selector": "tier=web",
        zones: ["a","b"],
        force: false,
      };
      assert.deepEqual(rotateNodes.inputs.parse(inputs), inputs);
    });
    "
  `);
});

test('main() lists what is written in Python, and what it did not take over', async () => {
  const stdout = unwrap((await migrate()).stdout);
  expect(stdout).toContain(
    'rotate_nodes (src/functions/nodes.py:4): port it into src/functions/rotate-nodes.ts',
  );
  expect(stdout).toContain(
    'example_function (src/functions/nodes.py:11): came with the blueprint; npx castai-bot add-function example-function --template example writes it in TypeScript',
  );
  expect(stdout).toContain('image tag 1.4.2 is not taken over');
  expect(stdout).toContain('the environment variable DRAIN_FIRST is not taken over');
  expect(stdout).toContain(
    'CronJob node-bot goes on in the cluster: kubectl delete cronjob node-bot -n tools',
  );
  expect(stdout).toContain('--yes --from-blueprint clone --no-install --no-git');
});

/** What somebody has set in a clone, and how the CronJob that the blueprint came with looks. */
const ofTheirOwn = (blueprintClone['node-bot_cronjob.yaml'] ?? '')
  .replace(
    '  jobTemplate:',
    '  successfulJobsHistoryLimit: 5\n  failedJobsHistoryLimit: 1\n  startingDeadlineSeconds: 120\n  jobTemplate:',
  )
  .replace('backoffLimit: 0', 'backoffLimit: 4\n      ttlSecondsAfterFinished: 86400')
  .replace('system-cluster-critical', 'low-priority');

function listChanges(stdout: string): readonly string[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own document
  return (JSON.parse(stdout) as Outcome).migration?.changes ?? [];
}

test('main() keeps how the runs of the blueprint went, as far as a bot can', async () => {
  const { bot, stdout } = await migrate({ 'node-bot_cronjob.yaml': ofTheirOwn }, ['--json']);
  const manifest: unknown = parse(await readFile(path.join(bot, 'k8s/rotate-nodes.cronjob.yaml'), 'utf8'));
  expect(manifest).toMatchObject({
    spec: {
      timeZone: 'Europe/Vilnius',
      successfulJobsHistoryLimit: 5,
      failedJobsHistoryLimit: 1,
      startingDeadlineSeconds: 120,
      jobTemplate: {
        spec: {
          backoffLimit: 4,
          ttlSecondsAfterFinished: 86400,
          activeDeadlineSeconds: 900,
          template: {
            spec: {
              priorityClassName: 'low-priority',
              containers: [
                { env: expect.arrayContaining([{ name: 'LOG_LEVEL', value: 'DEBUG' }]) as unknown },
              ],
            },
          },
        },
      },
    },
  });
  expect(await readFile(path.join(bot, 'k8s/rotate-nodes.pod.yaml'), 'utf8')).toContain(
    'priorityClassName: "low-priority"\n',
  );
  expect(listChanges(stdout).join('\n')).not.toMatch(
    /\((?:backoffLimit|history limits|startingDeadlineSeconds|activeDeadlineSeconds|timeZone|LOG_LEVEL)\)|ttlSeconds|priorityClassName/,
  );
});

test.each([
  ['WARN', 'on'],
  ['fatal', '0123'],
  ['notset', '1e3'],
])('main() keeps the level %s and the priority %s, as texts', async (level, priority) => {
  const cronJob = ofTheirOwn
    .replace('value: "DEBUG"', `value: "${level}"`)
    .replace('low-priority', `"${priority}"`);
  const { bot, stdout } = await migrate({ 'node-bot_cronjob.yaml': cronJob }, ['--json']);
  const pod: unknown = parse(await readFile(path.join(bot, 'k8s/rotate-nodes.pod.yaml'), 'utf8'));
  expect(pod).toMatchObject({
    spec: {
      priorityClassName: priority,
      containers: [{ env: expect.arrayContaining([{ name: 'LOG_LEVEL', value: level }]) as unknown }],
    },
  });
  expect(listChanges(stdout).join('\n')).not.toMatch(/priorityClassName|\(LOG_LEVEL\)/);
});

test('main() lists everything that its runs do otherwise', async () => {
  const blueprint = (blueprintClone['node-bot_cronjob.yaml'] ?? '')
    .replace('  timeZone: Europe/Vilnius\n', '')
    .replace('      activeDeadlineSeconds: 900\n', '')
    .replace('backoffLimit: 0\n', 'ttlSecondsAfterFinished: 86400\n')
    .replace('          imagePullSecrets:', '          restartPolicy: OnFailure\n          imagePullSecrets:')
    .replace('value: "DEBUG"', 'value: "LOUD"');
  const { stdout } = await migrate({ 'node-bot_cronjob.yaml': blueprint }, ['--json']);
  expect(listChanges(stdout)).toMatchInlineSnapshot(`
    [
      "its schedule is in the time zone Etc/UTC, it was in the control plane's (timeZone)",
      "no run starts while one goes on, it was Allow (concurrencyPolicy)",
      "a run missed by more than 900 s is left out, it was made up for (startingDeadlineSeconds)",
      "the cluster keeps 3 good and 3 failed runs, it was 3 and 1 (history limits)",
      "a failed run is tried again 2 times, it was 6 (backoffLimit)",
      "a run is ended after 1800 s, it could last for ever (activeDeadlineSeconds)",
      "exit codes 64, 77 and 78 are not tried again, and a lost node counts as no failure (podFailurePolicy)",
      "its node is not removed while it runs (annotation autoscaling.cast.ai/removal-disabled)",
      "a failed run keeps its pod and log, and the next try gets a pod of its own, it was OnFailure (restartPolicy)",
      "no token for the API of the cluster is mounted, it was that of the default account (serviceAccountName)",
      "the services of its namespace are no environment variables any more (enableServiceLinks)",
      "it runs as user 65532 without rights of its own, on a read-only file system but for /tmp, it ran as the user of its image, root unless that says otherwise (securityContext)",
      "it may use 256Mi of memory, it was not set (resources)",
      "the end of the log of a failed run is shown by kubectl describe (terminationMessagePolicy)",
      "it logs from INFO on, it was LOUD (LOG_LEVEL)",
      "priorityClassName system-cluster-critical is not taken over: it pushes other pods out, and a cluster with a quota for it refuses the pod",
      "the environment variable DRAIN_FIRST is not taken over",
      "LOG_LEVEL "INFO" of its config counts, the blueprint set it too late",
    ]
  `);
});

test('main() says that a Pod becomes a bot with a schedule', async () => {
  const stdout = unwrap((await migrate({ 'node-bot_cronjob.yaml': undefined })).stdout);
  expect(stdout).toContain('it runs on a schedule, a Pod ran once when it was applied: --one-shot');
});

test('main() prints the same as a document', async () => {
  const { stdout } = await migrate({}, ['--json']);
  expect(JSON.parse(stdout)).toMatchObject({
    migration: {
      functions: [
        { name: 'rotate_nodes', file: 'src/functions/nodes.py', line: 4 },
        { name: 'example_function', line: 11 },
      ],
    },
  });
});

test('main() reads no secret, and leaves the clone alone', async () => {
  const { cwd, stdout, bot } = await migrate();
  const clone = await readTree(path.join(cwd, 'clone'));
  expect(clone).toMatchObject(blueprintClone);
  const written = JSON.stringify(await readTree(bot)) + stdout;
  expect(written).not.toContain('canary');
});

test('main() lets flags win over the clone', async () => {
  const { bot, stdout } = await migrate({}, [
    'node-bot',
    '--schedule',
    '@daily',
    '--namespace',
    'castai-agent',
  ]);
  expect(JSON.parse(await readFile(path.join(bot, 'castai-bot.json'), 'utf8'))).toMatchObject({
    namespace: 'castai-agent',
    functions: { 'rotate-nodes': { schedule: '@daily' } },
  });
  expect(stdout).toContain('--schedule @daily --namespace castai-agent');
});

test('main() asks only what the clone does not say', async () => {
  const cwd = await temporaryFolder();
  await writeTree(path.join(cwd, 'clone'), blueprintClone);
  const terminal = new FakeTerminal();
  const run = runMain(['--from-blueprint', 'clone', '--no-install', '--no-git'], { cwd, terminal });
  for (const until of ['called?', 'in one line?', 'Take the defaults', 'Create it?']) {
    await terminal.until(until);
    await terminal.type(keys.enter);
  }
  expect(await run).toMatchObject({ exitCode: 0 });
});

describe('main() and clones of other shapes', () => {
  test('main() uses the template of a function the blueprint came with', async () => {
    const config = blueprintClone['node-bot_configmap.yaml']?.replace(
      'rotate_nodes',
      'disable_workload_autoscaler',
    );
    const { bot, stdout } = await migrate({
      'node-bot_configmap.yaml': config,
      'src/functions/nodes.py':
        'def disable_workload_autoscaler(c):\n    pass\n\ndef clean_up(c):\n    pass\n',
    });
    expect(unwrap(stdout)).toContain(
      '(src/functions/nodes.py:1): is done, in src/functions/disable-workload-autoscaler.ts',
    );
    expect(unwrap(stdout)).toContain(
      '(src/functions/nodes.py:4): npx castai-bot add-function clean-up, then port it',
    );
    const answers: unknown = JSON.parse(await readFile(path.join(bot, 'castai-bot.json'), 'utf8'));
    expect(answers).toMatchObject({
      functions: { 'disable-workload-autoscaler': { template: 'disable-workload-autoscaler' } },
    });
    const source = await readFile(path.join(bot, 'src/functions/disable-workload-autoscaler.ts'), 'utf8');
    expect(source).not.toContain('ported');
  });

  test('main() does with the config file and the constants alone', async () => {
    const { exitCode, stdout } = await migrate(
      {
        'node-bot_configmap.yaml': undefined,
        'node-bot_cronjob.yaml': undefined,
        'node-bot_pod.yaml': undefined,
      },
      ['--json'],
    );
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      answers: {
        name: 'my-bot',
        image: 'node_bot',
        functions: { 'rotate-nodes': { schedule: '0 17 * * 1-5' } },
      },
    });
  });

  test('main() says which image it took when two are named', async () => {
    const { stdout } = await migrate({ 'helper_scripts/constants.py': 'IMAGE_NAME = "other"\n' });
    expect(unwrap(stdout)).toContain(
      'builds other, the manifest runs registry.example.com/ann/node_bot: taken over is other',
    );
  });

  test('main() passes over what is no YAML, and says so', async () => {
    const { exitCode, stdout } = await migrate({ 'chart.yaml': 'a: {{ .Values.x }}\nb: [' });
    expect(exitCode).toBe(0);
    expect(unwrap(stdout)).toContain('chart.yaml is passed over, it is not YAML');
  });

  test('main() says that a suspended CronJob becomes a bot that runs', async () => {
    const suspended = blueprintClone['node-bot_cronjob.yaml']?.replace('\nspec:', '\nspec:\n  suspend: true');
    const stdout = unwrap((await migrate({ 'node-bot_cronjob.yaml': suspended })).stdout);
    expect(stdout).toContain('CronJob node-bot is suspended, and the bot would run: npx castai-bot pause');
    expect(stdout).not.toContain('kubectl delete');
  });

  test('main() passes over a folder called like a Python file', async () => {
    const { exitCode } = await migrate({ 'src/functions/old.py/notes.txt': '' });
    expect(exitCode).toBe(0);
  });

  test('main() takes one CronJob, and names the others', async () => {
    const second = blueprintClone['node-bot_cronjob.yaml']?.replaceAll('node-bot', 'zz-bot');
    const { stdout } = await migrate({ 'zz_cronjob.yaml': second });
    expect(unwrap(stdout)).toContain('zz_cronjob.yaml: CronJob zz-bot is not taken over');
  });

  test.each([
    [
      { 'src/function_config.json': undefined, 'node-bot_configmap.yaml': undefined },
      1,
      'found no ConfigMap',
    ],
    [{ 'node-bot_configmap.yaml': undefined, 'src/function_config.json': '{' }, 1, 'it is not JSON'],
    [
      {
        'node-bot_configmap.yaml': undefined,
        'src/function_config.json': '{"function":{"function_name":"../x"}}',
      },
      1,
      'Cannot take over the function "../x"',
    ],
    [
      { 'node-bot_cronjob.yaml': blueprintClone['node-bot_cronjob.yaml']?.replace('15 3', '99 3') },
      2,
      '--schedule "99 3 * * 6"',
    ],
  ])('main() refuses what it cannot use, and writes nothing: %#', async (changes, wanted, message) => {
    const { exitCode, stderr, cwd } = await migrate(changes);
    expect(stderr).toContain(message);
    expect({
      exitCode,
      names: Object.keys(await readTree(cwd)).filter((name) => !name.startsWith('clone')),
    }).toEqual({
      exitCode: wanted,
      names: [],
    });
  });

  test('main() refuses a directory that is no clone, and a bare-bones flavour', async () => {
    const cwd = await temporaryFolder();
    expect(await runMain([...quick, '--from-blueprint', 'none'], { cwd })).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('there is no such folder') as unknown,
    });
    const argv = [...quick, '--from-blueprint', 'none', '--flavor', 'bare-bones'];
    expect(await runMain(argv, { cwd })).toMatchObject({ exitCode: 2 });
  });
});
