import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFixtureRepo, typeScriptAnswers } from '../testing/fixture-repo.ts';
import { createGeneratedRepo, sourceEnv } from '../testing/generated-repo.ts';
import { runBin, waitForOutput } from '../testing/run-bin.ts';

/** Keeps the bot's side of the contract in a few lines: config, key and report. */
const MAIN = `
import { readFileSync, writeFileSync } from 'node:fs';
const { env } = process;
if (env.BOT_DESCRIBE) {
  const inputs = { type: 'object', properties: { exitCode: { type: 'integer' }, word: { type: 'string' } }, additionalProperties: false };
  console.log(JSON.stringify({ schema: 1, bot: 'my-bot', functions: [{ name: 'greet', inputs }] }));
} else {
  const { function: config } = JSON.parse(readFileSync(env.BOT_CONFIG!, 'utf8'));
  const inputs = Object.fromEntries(config.inputs.map(({ name, value }) => [name, value]));
  console.error('log line');
  console.log('inputs ' + JSON.stringify(inputs));
  console.log('env ' + JSON.stringify({ region: env.API_REGION, log: env.LOG_LEVEL, host: new URL(env.API_URL!).hostname }));
  const headers = { 'X-API-Key': env.API_KEY!, 'Content-Type': 'application/json' };
  const base = env.API_URL + '/v1/workload-autoscaling/clusters/' + env.CLUSTER_ID + '/workloads';
  const answer = await fetch(base, { headers });
  const { workloads } = await answer.json();
  if (inputs.word === 'misspelt') {
    const body = JSON.stringify({ kubernetesLabels: {}, enabeld: true, spotConfig: { isSpto: true } });
    const nodes = env.API_URL + '/v1/kubernetes/external-clusters/' + env.CLUSTER_ID + '/nodes';
    for (const one of [body, body]) await fetch(nodes, { method: 'POST', headers, body: one.replace('{', '{"instanceType":"m5.large",') });
  }
  const missing = await fetch(env.API_URL + '/v1/no-such-thing', { headers });
  console.log('workloads ' + Array.isArray(workloads) + ', unknown ' + missing.status);
  const exitCode = inputs.exitCode ?? 0;
  const failed = exitCode === 65 ? [{ id: 'w1', code: 'NOT_FOUND', message: 'it is gone' }] : [];
  process.exitCode = exitCode;
  console.log(JSON.stringify({ schema: 1, bot: 'my-bot', function: 'greet', clusterId: env.CLUSTER_ID, exitCode, durationMs: 1, counts: { greeted: 2 }, failedCount: failed.length, failed }));
}
`;

const CONFIG = {
  function: { function_name: 'greet', inputs: [{ name: 'word', value: 'hello' }], env_variables: [] },
};

const repoFiles = {
  'castai-bot.json': typeScriptAnswers(),
  'package.json': '{"type": "module"}',
  'src/main.ts': MAIN,
  'k8s/greet.configmap.yaml': `apiVersion: v1
kind: ConfigMap
metadata: { name: my-bot-greet }
data:
  function_config.json: |
    ${JSON.stringify(CONFIG)}
`,
};

describe('castai-bot run --simulate', () => {
  test('run() shows what the bot prints as it comes, and what it was', async () => {
    await using repo = await createFixtureRepo(repoFiles);
    const shell = {
      API_KEY: 'canary',
      CLUSTER_ID: 'canary',
      API_REGION: 'eu',
      LOG_LEVEL: 'DEBUG',
      HTTP_PROXY: 'http://127.0.0.1:1',
      NODE_USE_ENV_PROXY: '1',
    };
    const { code, stdout, stderr } = await runBin(['run', '--simulate'], {
      cwd: path.join(repo.root, 'k8s'),
      env: shell,
    });
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /^Running greet of my-bot against a simulated CAST AI at http:\/\/127\.0\.0\.1:\d+\nlog line\n$/,
    );
    const [printed, facts] = stdout.split('\n\nFunction');
    expect(printed).toBe(
      'inputs {"word":"hello"}\nenv {"log":"DEBUG","host":"127.0.0.1"}\nworkloads true, unknown 501',
    );
    expect(`Function${facts}`.replace(/[\da-f-]{36}/, 'ID').replace(/\d\.\d\d s/, 'T'))
      .toBe(`Function  greet of my-bot
Cluster   ID (simulated)
Result    done (exit code 0)
Took      T, 2 requests
Counts    2 greeted

Nothing changed

The simulator does not know these, and answered 501:
  GET /v1/no-such-thing
`);
    expect(stdout + stderr).not.toContain('canary');
  });

  test('run() prints one document with --json, and the bot on stderr', async () => {
    await using repo = await createFixtureRepo({ ...repoFiles, 'tmp/.keep': '' });
    const temporary = path.join(repo.root, 'tmp');
    const { code, stdout, stderr } = await runBin(['run', 'greet', '--simulate', '--json', '--seed', '7'], {
      cwd: repo.root,
      env: { TMPDIR: temporary },
    });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      bot: 'my-bot',
      function: 'greet',
      exitCode: 0,
      report: { counts: { greeted: 2 } },
      changes: [],
      requests: 2,
      unknownRequests: ['GET /v1/no-such-thing'],
    });
    expect(stderr).toContain('workloads true');
    expect(await readdir(temporary)).toEqual(['.keep']);
  });

  test('run() takes inputs by their type and returns the exit code of the bot', async () => {
    await using repo = await createFixtureRepo(repoFiles);
    const line = ['run', '--simulate', '--input', 'exitCode=65', '--input', 'word=7'];
    const { code, stdout } = await runBin(line, { cwd: repo.root });
    expect(code).toBe(65);
    expect(stdout).toContain('inputs {"exitCode":65,"word":"7"}');
    expect(stdout).toContain('Result    some items failed (exit code 65)');
    expect(stdout).toMatch(/FAILED {2}CODE {7}WHY\nw1 {6}NOT_FOUND {2}it is gone/);
    const wrong = await runBin(['run', '--simulate', '--input', 'wrd=7'], { cwd: repo.root });
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr).toContain('the function takes exitCode, word');
  });

  test('run() names the fields that the API does not know, once', async () => {
    await using repo = await createFixtureRepo(repoFiles);
    const line = ['run', '--simulate', '--input', 'word=misspelt'];
    const { code, stdout } = await runBin(line, { cwd: repo.root });
    expect(code).toBe(0);
    expect(stdout).toContain('\nThe bot sent fields the API does not know: enabeld, spotConfig.isSpto\n');
    const json = await runBin([...line, '--json'], { cwd: repo.root });
    expect(JSON.parse(json.stdout)).toMatchObject({ unknownFields: ['enabeld', 'spotConfig.isSpto'] });
    const refusing = ['--guess', 'refusesUnknownFields=true'];
    const refused = await runBin([...line, '--json', ...refusing], { cwd: repo.root });
    expect(JSON.parse(refused.stdout)).toMatchObject({ unknownFields: [], changes: [] });
  });

  test('run() lets the simulated CAST AI fail, and keeps what arrived there', async () => {
    await using repo = await createFixtureRepo(repoFiles);
    const flags = [
      '--fault',
      'status=503,times=1',
      '--guess',
      'pageLimit=1',
      '--save-requests',
      'seen.jsonl',
    ];
    const { code, stdout } = await runBin(['run', '--simulate', ...flags], { cwd: repo.root });
    expect(code).toBe(0);
    expect(stdout).toContain('workloads false, unknown 501');
    const [first = '', ...rest] = (await readFile(path.join(repo.root, 'seen.jsonl'), 'utf8'))
      .trim()
      .split('\n');
    expect(JSON.parse(first)).toMatchObject({ method: 'GET', status: 503 });
    expect(rest).toHaveLength(1);
  });

  test('run() says which fault no request met', async () => {
    await using repo = await createFixtureRepo(repoFiles);
    const faults = [
      '--fault',
      'status=503@/v1/nothing',
      '--fault',
      'latency=1@GET /v1/workload-autoscaling/*',
    ];
    const { stdout } = await runBin(['run', '--simulate', ...faults], { cwd: repo.root });
    expect(stdout).toMatch(/\n\nMatched no request: --fault status=503@\/v1\/nothing\n$/);
  });

  test('run() takes the config of a file, from where it is typed', async () => {
    await using repo = await createFixtureRepo({
      ...repoFiles,
      'src/mine.json': JSON.stringify({
        function: { function_name: 'Greet', inputs: [{ name: 'word', value: 'mine' }] },
      }),
      'src/other.json': JSON.stringify({ function: { function_name: 'other' } }),
    });
    const cwd = path.join(repo.root, 'src');
    const { code, stdout } = await runBin(['run', '--simulate', '--config', 'mine.json'], { cwd });
    expect({ code, word: stdout.split('\n')[0] }).toEqual({ code: 0, word: 'inputs {"word":"mine"}' });
    const other = await runBin(['run', 'greet', '--simulate', '--config', 'other.json'], { cwd });
    expect(other).toMatchObject({ code: 2, stdout: '' });
    expect(other.stderr).toContain('Cannot run greet with other.json: it names the function "other"');
  });

  test.each([
    [
      'no ConfigMap',
      { 'k8s/greet.configmap.yaml': undefined },
      /Cannot read k8s\/greet\.configmap\.yaml: ENOENT/,
    ],
    ['broken YAML', { 'k8s/greet.configmap.yaml': 'data:\n  a: [1\n' }, /k8s\/greet\.configmap\.yaml:3:1: /],
    [
      'no config in it',
      { 'k8s/greet.configmap.yaml': 'data: {}\n' },
      /data\["function_config\.json"\] is missing/,
    ],
    [
      'broken JSON in it',
      { 'k8s/greet.configmap.yaml': 'data: { function_config.json: "{" }\n' },
      /no JSON: /,
    ],
    ['no main', { 'src/main.ts': undefined }, /Cannot run src\/main\.ts: ENOENT/],
  ])('run() fails with %s and leaves nothing running', async (_, changes, message) => {
    const files = Object.entries({ ...repoFiles, ...changes }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    await using repo = await createFixtureRepo(Object.fromEntries(files));
    const { code, stdout, stderr } = await runBin(['run', '--simulate'], { cwd: repo.root });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(message);
  });

  test('run() and validate() say in a fresh clone what is to be installed', async () => {
    await using repo = await createGeneratedRepo();
    await rm(path.join(repo.root, 'node_modules'), { recursive: true });
    const { code, stderr } = await runBin(['run', 'greet', '--simulate'], { cwd: repo.root });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'Error: Cannot run my-bot: @castai-bot/runtime, zod not installed\n  npm install\n',
    });
    const validated = await runBin(['validate'], { cwd: repo.root });
    expect(validated.stdout).toContain('zod not installed, so no config could be checked: npm install\n');
  });

  test('run() says when a bot ends without a report', async () => {
    await using repo = await createFixtureRepo({
      ...repoFiles,
      'src/main.ts': 'console.log("half"); process.exit(9);',
    });
    const { code, stdout } = await runBin(['run', '--simulate'], { cwd: repo.root });
    expect(code).toBe(9);
    expect(stdout).toContain('half\n\nFunction');
    expect(stdout).toContain('Result    ended (exit code 9)\n');
    expect(stdout).toContain('Report    none');
    const asJson = await runBin(['run', '--simulate', '--json'], { cwd: repo.root });
    expect(JSON.parse(asJson.stdout)).toMatchObject({ report: null, exitCode: 9 });
  });

  test.each<['SIGINT' | 'SIGTERM', number]>([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])('run() passes %s on and waits for the bot', async (signal, exitCode) => {
    await using repo = await createFixtureRepo({
      ...repoFiles,
      'src/main.ts': `
process.on('${signal}', () => {
  console.log('ending');
  setTimeout(() => { console.log('ended'); process.exit(${exitCode}); }, 200);
});
setInterval(() => {}, 1000);
console.log('ready');`,
    });
    const { code, stdout } = await runBin(['run', '--simulate'], {
      cwd: repo.root,
      meanwhile: async (child) => {
        await waitForOutput(child, 'ready');
        child.kill(signal);
      },
    });
    expect(code).toBe(exitCode);
    expect(stdout).toMatch(/^ready\nending\nended\n\nFunction/);
  });
});

describe('castai-bot run --simulate, a generated bot', () => {
  test('run() switches 300 workloads and sums up what changed', async () => {
    const template = 'disable-workload-autoscaler';
    await using repo = await createGeneratedRepo({
      [template]: { template, schedule: '0 17 * * 1-5', timeZone: 'Etc/UTC' },
    });
    const line = ['run', 'disable_workload_autoscaler', '--simulate', '--workloads', '300'];
    const { code, stdout } = await runBin(line, { cwd: repo.root, env: sourceEnv });
    expect(code).toBe(0);
    expect(stdout).toMatch(/Counts {4}\d+ switched, \d+ managedByAnnotations/);
    const [, switched] = /(\d+) switched/.exec(stdout) ?? [];
    expect(stdout).toContain(`and ${Number(switched) - 20} more\n\nChanged ${switched}:\n`);
    expect(stdout).toMatch(
      /\d+ × workload: workloadConfigV2\.vpaConfig\.managementOption: MANAGED → READ_ONLY\n$/,
    );
  });

  test('run() takes inputs as the function declares them, and shows what the bot refuses', async () => {
    await using repo = await createGeneratedRepo();
    const env = sourceEnv;
    const line = ['run', 'rotate-nodes', '--simulate', '--json'];
    const { code, stdout } = await runBin([...line, '--input', 'param1=7'], { cwd: repo.root, env });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ report: { function: 'rotate-nodes', counts: { nodes: 12 } } });
    const unknown = await runBin([...line, '--input', 'param3=7'], { cwd: repo.root, env });
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('the function takes param1, param2');
    const config = { function: { function_name: 'rotate-nodes', inputs: [{ name: 'param1', value: 7 }] } };
    await writeFile(path.join(repo.root, 'wrong.json'), JSON.stringify(config));
    const wrong = await runBin(['run', 'rotate-nodes', '--simulate', '--config', 'wrong.json'], {
      cwd: repo.root,
      env,
    });
    expect(wrong.code).toBe(78);
    expect(wrong.stdout).toContain('Result    the configuration is wrong (exit code 78)\n');
    expect(wrong.stdout).toMatch(/function\.inputs\.param1: .*\nTook/);
  });
});
