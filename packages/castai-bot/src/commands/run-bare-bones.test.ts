import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { bareBonesAnswers, createFixtureRepo } from '../testing/fixture-repo.ts';
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
