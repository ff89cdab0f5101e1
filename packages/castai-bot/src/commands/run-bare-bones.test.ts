import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isRecord } from '@castai-bot/cli';
import { describe, expect, test } from 'vitest';
import { bareBonesAnswers, createFixtureRepo } from '../testing/fixture-repo.ts';
import { renderRepo } from '../testing/render-repo.ts';
import { runBin, waitForOutput } from '../testing/run-bin.ts';

const CONFIG_MAP = `data:
  function_config.json: |
    {"function": {"function_name": "script", "inputs": [{"name": "word", "value": "hello"}], "env_variables": []}}
`;

describe('castai-bot run --simulate, bare-bones', () => {
  const script = `#!/bin/sh
cat "$BOT_CONFIG" | tr -d ' \\n'; echo
echo "key \${#API_KEY} cluster \${#CLUSTER_ID}"
echo problem >&2
exit 3
`;
  const files = {
    'castai-bot.json': bareBonesAnswers(),
    'src/script.sh': script,
    'k8s/script.configmap.yaml': CONFIG_MAP,
  };

  test('run() runs the script that castai-bot.json names', async () => {
    await using repo = await createFixtureRepo(files);
    const { code, stdout, stderr } = await runBin(['run', '--simulate', '--input', 'n=1'], {
      cwd: repo.root,
    });
    expect(code).toBe(3);
    expect(stdout).toContain('{"name":"n","value":1}');
    expect(stdout).toContain('cluster 36\n');
    expect(stdout).toContain('Function  script of my-bot');
    expect(stderr).toContain('problem\n');
  });

  test('run() --json has the members that its page names', async () => {
    await using repo = await createFixtureRepo(files);
    const { stdout } = await runBin(['run', '--simulate', '--json'], { cwd: repo.root });
    const page = await readFile(path.join(import.meta.dirname, '../../docs/run.md'), 'utf8');
    const named = /`--json` of `run`: `\{([^}]+)\}/.exec(page)?.[1]?.split(/,\s+/) ?? [];
    const result: unknown = JSON.parse(stdout);
    expect(isRecord(result) && Object.keys(result).toSorted()).toEqual(named.toSorted());
  });

  test('run() shows no key, whoever prints it: a child of the bot, plain or in base64', async () => {
    const leaking = `#!/bin/sh
sh -c 'echo "on stdout: $API_KEY"; echo "on stderr: $API_KEY" >&2'
printf %s "$API_KEY" | base64 -w 0
echo " end"
`;
    await using repo = await createFixtureRepo({ ...files, 'src/script.sh': leaking });
    const { code, stdout, stderr } = await runBin(['run', '--simulate'], { cwd: repo.root });
    expect(code).toBe(0);
    expect(stdout).toContain('on stdout: [redacted]\n');
    expect(stdout).toMatch(/^\[redacted\].{0,4} end$/m);
    expect(stderr).toContain('on stderr: [redacted]\n');
  });

  test.each(['src/script.sh', 'src/script.py'])(
    'run() gives %s of a new bot its input, and shows its one write as a plan or sends it',
    async (entry) => {
      const answers = bareBonesAnswers({
        functions: { script: { entry, schedule: '@daily', timeZone: 'Etc/UTC' } },
      });
      await using repo = await createFixtureRepo(await renderRepo(answers));
      const run = async (...flags: readonly string[]): Promise<unknown> => {
        const line = ['run', '--simulate', '--json', ...flags];
        const { code, stdout } = await runBin(line, { cwd: repo.root });
        expect(code).toBe(0);
        return JSON.parse(stdout);
      };
      const path = expect.stringMatching(
        /^\/v1\/kubernetes\/external-clusters\/[^/]+\/reconcile$/,
      ) as unknown;
      expect(await run()).toMatchObject({ report: { counts: { clusters: 3, reconciled: 0 } }, requests: 1 });
      expect(await run('--input', 'reconcile=ready', '--dry-run')).toMatchObject({
        report: { dryRun: true, counts: { clusters: 3, reconciled: 0 } },
        plan: [{ method: 'POST', path }],
      });
      expect(await run('--input', 'reconcile=ready')).toMatchObject({
        report: { dryRun: false, counts: { clusters: 3, reconciled: 1 } },
        requests: 2,
      });
    },
  );

  test('run() needs no executable bit, and any interpreter will do', async () => {
    const answers = bareBonesAnswers({
      functions: { script: { entry: 'src/bot.mjs', schedule: '@daily', timeZone: 'Etc/UTC' } },
    });
    await using repo = await createFixtureRepo({
      ...files,
      'castai-bot.json': answers,
      'src/bot.mjs': `#!/usr/bin/env node\nconsole.log('from node');`,
    });
    const { code, stdout } = await runBin(['run', '--simulate'], { cwd: repo.root });
    expect({ code, first: stdout.split('\n')[0] }).toEqual({ code: 0, first: 'from node' });
  });

  test('run() ends the children of a script with it', async () => {
    await using repo = await createFixtureRepo({
      ...files,
      'src/script.sh': '#!/bin/sh\necho ready\nsleep 900\necho late > late\n',
    });
    const { code } = await runBin(['run', '--simulate'], {
      cwd: repo.root,
      meanwhile: async (child) => {
        await waitForOutput(child, 'ready');
        child.kill('SIGTERM');
      },
    });
    expect(code).toBe(143);
    expect(existsSync(path.join(repo.root, 'late'))).toBe(false);
  });

  test('run() names an interpreter that is not there', async () => {
    await using repo = await createFixtureRepo({ ...files, 'src/script.sh': '#!/no/such/thing\n' });
    const { code, stderr } = await runBin(['run', '--simulate'], { cwd: repo.root });
    expect(code).toBe(1);
    expect(stderr).toContain('Cannot start /no/such/thing: ');
  });
});
