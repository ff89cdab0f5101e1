import { describe, expect, it } from 'vitest';
import { configFor, runBot } from './bot.test-process.ts';

describe('a configuration that is not usable', () => {
  it('run() exits 78 with every problem of environment and config at once', async () => {
    const { code, report, stderr } = await runBot({
      env: {
        API_KEY: undefined,
        API_URL: 'https://evil.example',
        DRY_RUN: 'maybe',
        CLUSTER_ID: 'a b',
        LOG_LEVEL: 'x',
      },
      config: {
        function: {
          function_name: 'fail_items',
          inputs: [
            { name: 'failing', value: 'three' },
            { name: 'max-age', value: 1 },
          ],
          env_variables: [{ name: 'HTTPS_PROXY', value: 'http://evil.example' }],
        },
      },
    });
    expect(code).toBe(78);
    const { problems = [] } = report.error ?? {};
    expect(problems.map((problem) => problem.replace(/\/.*function_config\.json/, 'FILE'))).toEqual([
      expect.stringMatching(/^env LOG_LEVEL: found "x"/),
      expect.stringMatching(/^env API_KEY: missing/),
      expect.stringMatching(/^env API_URL: found the host "evil.example"/),
      expect.stringMatching(/^env CLUSTER_ID: found "a b"/),
      expect.stringMatching(/^env DRY_RUN: found "maybe"/),
      expect.stringMatching(/^FILE: function\.env_variables\.HTTPS_PROXY: "HTTPS_PROXY" steers/),
      'FILE: function.inputs.max-age: unknown input, wanted failing, length',
      'FILE: function.inputs.failing: expected number, received string',
    ]);
    for (const problem of problems) expect(stderr).toContain(JSON.stringify(problem).slice(1, -1));
  });

  it('run() lets no config set what the manifest says of its entry, nor a secret, nor run another function', async () => {
    const entry = { entry: 'evening', function: 'fail-items', secrets: ['SLACK_URL'] };
    const names = ['BOT_ENTRY', 'bot_entry', 'KUBERNETES_SERVICE_HOST', 'OTEL_SDK_DISABLED', 'SLACK_URL'];
    const variables = names.map((name) => ({ name, value: 'x' }));
    const config = { function: { function_name: 'succeed', inputs: [], env_variables: variables } };
    const { code, report } = await runBot({ env: { BOT_ENTRY: JSON.stringify(entry) }, config });
    expect(code).toBe(78);
    const found = report.error?.problems?.map((problem) =>
      problem.replace(/^.*function_config\.json: function\./, ''),
    );
    const steering = names
      .slice(0, 4)
      .map((name) => `env_variables.${name}: "${name}" steers the process or its requests`);
    expect(found).toEqual([
      ...steering.map((problem) => `${problem}: put it into the manifest`),
      'env_variables.SLACK_URL: "SLACK_URL" is a secret, and its value comes from there',
      'function_name: found "succeed", wanted "fail-items", the function of evening as the manifest has it',
    ]);
  });

  it('run() exits 78 on an entry in the manifest that is none', async () => {
    const { code, report } = await runBot({ env: { BOT_ENTRY: '{' }, config: configFor('succeed') });
    expect([code, report.error?.problems]).toEqual([
      78,
      [expect.stringMatching(/^env BOT_ENTRY: found no JSON/)],
    ]);
  });

  it.each([
    'no_such_function',
    'constructor',
    'toString',
    '__proto__',
    'hasOwnProperty',
    'default',
    'Bot',
    '../fail',
  ])('run() exits 78 on the function %s and names those that exist', async (name) => {
    const { code, report } = await runBot({ config: configFor(name) });
    expect(code).toBe(78);
    expect(report).toMatchObject({ function: null, exitCode: 78, error: { code: 'config' } });
    expect(report.error?.problems).toEqual([
      expect.stringContaining(
        `function.function_name: found ${JSON.stringify(name)}, wanted one of crash, exit-itself,`,
      ),
    ]);
  });

  it.each([
    ['{"function": {"function_name": "succeed",}}', 'not JSON'],
    ['', 'not JSON: Unexpected end of JSON input'],
    [undefined, 'cannot be read: ENOENT'],
  ])('run() exits 78 on the config %j', async (config, problem) => {
    const { code, report } = await runBot({ config });
    expect([code, report.error?.problems]).toEqual([
      78,
      [expect.stringMatching(new RegExp(String.raw`^/.*function_config\.json: ${problem}`))],
    ]);
  });

  it('run() exits 78 without a cluster for a function that needs one', async () => {
    const { code, report } = await runBot({ config: configFor('succeed'), env: { CLUSTER_ID: '' } });
    expect([code, report.error?.problems]).toEqual([
      78,
      ['env CLUSTER_ID: missing, wanted the id of the cluster to work on'],
    ]);
  });

  it('run() leaves the kubelet less than it cuts, however long a wrong value is', async () => {
    const { code, report, terminationLog } = await runBot({
      config: configFor('succeed'),
      env: { CLUSTER_ID: '"'.repeat(5000) },
    });
    expect([code, report.exitCode]).toEqual([78, 78]);
    expect(Buffer.byteLength(terminationLog)).toBeLessThan(4096);
    expect(JSON.parse(terminationLog)).toEqual(report);
  });

  it('run() exits 78 without TLS verification', async () => {
    const { code, report } = await runBot({
      config: configFor('succeed'),
      env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
    });
    expect([code, report.error?.problems]).toEqual([
      78,
      [expect.stringContaining('NODE_TLS_REJECT_UNAUTHORIZED')],
    ]);
  });

  it('run() warns of an unknown key of the envelope and goes on', async () => {
    const { code, stderr } = await runBot({
      config: { $schema: 'x', function: { function_name: 'succeed', retries: 3 } },
    });
    expect(code).toBe(0);
    expect(stderr).toMatch(/"level":"WARNING","message":"\/.*function\.retries: unknown key/);
  });
});
