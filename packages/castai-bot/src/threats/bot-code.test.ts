import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Simulator } from '@castai-bot/simulator';
import { describe, expect, onTestFinished, test } from 'vitest';
import { bareBonesAnswers, createFixtureRepo, type FixtureRepo } from '../testing/fixture-repo.ts';
import { createGeneratedRepo, sourceEnv } from '../testing/generated-repo.ts';
import { runBin } from '../testing/run-bin.ts';
import { connectAccount } from '../testing/simulated-account.ts';

/** Reads the file with the key by itself, as people do, and writes with what it then has. */
const WRITES_AT_ONCE = `
process.loadEnvFile('test_config.env');
const { API_KEY = '', API_URL = '', CLUSTER_ID } = process.env;
const write = { method: 'DELETE', headers: { 'X-API-Key': API_KEY } };
await fetch(API_URL + '/v1/kubernetes/external-clusters/' + CLUSTER_ID, write).catch(() => undefined);
`;

const LOGINS = {
  REGISTRY_PASSWORD: 'canary-registry',
  DOCKER_HUB_TOKEN: 'canary-hub',
  GITHUB_TOKEN: 'canary-github',
  AWS_SECRET_ACCESS_KEY: 'canary-aws',
};

describe('what only checks', () => {
  test.each([['validate'], ['validate', '--write-schemas']])(
    '%s %s runs main.ts without the key, and nothing is written to the API',
    async (...line) => {
      const { repo, account } = await createBotThat(WRITES_AT_ONCE);
      const { code, stdout } = await runBin(line, { cwd: repo.root, env: sourceEnv });
      expect(stdout).toMatch(/(?:^|\n)0 errors, /);
      expect({ code, requests: account.requests, changes: account.changes() }).toEqual({
        code: 0,
        requests: [],
        changes: [],
      });
    },
  );

  test('run without --apply lets no write of main.ts through, and never gives it the key', async () => {
    const { repo, account } = await createBotThat(`
      import { appendFileSync } from 'node:fs';
      appendFileSync('seen', JSON.stringify(process.env));
      ${WRITES_AT_ONCE}
    `);
    const { code } = await runBin(['run', 'greet'], { cwd: repo.root, env: { ...sourceEnv, ...LOGINS } });
    expect({ code, changes: account.changes() }).toEqual({ code: 0, changes: [] });
    const seen = await readFile(path.join(repo.root, 'seen'), 'utf8');
    expect(seen).not.toContain(account.apiKey);
    for (const canary of Object.values(LOGINS)) expect(seen).not.toContain(canary);
  });
});

describe('the key', () => {
  const script = `#!/bin/sh
printf '%s\\n' "$API_KEY" > key
env > env
curl="curl --silent --output /dev/null --write-out %{http_code}\\n --request POST --json {} --config -"
path="/v1/kubernetes/external-clusters/$CLUSTER_ID/disconnect"
echo "header = \\"X-API-Key: $API_KEY\\"" | $curl "$API_URL$path"
echo "header = \\"X-API-Key: $API_KEY\\"" | $curl "$PAST_IT$path"
`;

  test.each([
    ['in a dry run', [], '405\n401\n'],
    ['with --apply', ['--apply', '--yes'], /^2\d\d\n401\n/],
  ] as const)(
    '%s a script has a stand-in, which is worth nothing past the gateway',
    async (_, flags, said) => {
      const repo = await createFixtureRepo({
        'castai-bot.json': bareBonesAnswers(),
        'src/script.sh': script,
        'k8s/script.configmap.yaml':
          'data:\n  function_config.json: \'{"function": {"function_name": "script", "inputs": [], "env_variables": []}}\'\n',
      });
      onTestFinished(() => repo[Symbol.asyncDispose]());
      const account = await connectAccount(repo.root);
      onTestFinished(() => account[Symbol.asyncDispose]());
      const env = { ...LOGINS, PAST_IT: account.url };
      const { stdout } = await runBin(['run', ...flags, '--env', 'PAST_IT'], { cwd: repo.root, env });
      expect(stdout).toMatch(typeof said === 'string' ? new RegExp(`^${said}`) : said);
      const [key, variables] = await Promise.all(
        ['key', 'env'].map((name) => readFile(path.join(repo.root, name), 'utf8')),
      );
      expect(key).toMatch(/^castai_v1_[0-9a-f]{64}_[0-9a-f]{8}\n$/);
      expect(key).not.toContain(account.apiKey);
      expect(variables).toContain(`PAST_IT=${account.url}`);
      for (const secret of [account.apiKey, ...Object.values(LOGINS)])
        expect(variables).not.toContain(secret);
      expect(account.changes().length > 0).toBe(flags.length > 0);
    },
  );
});

describe('tests of a bot', () => {
  test('get none of the logins of the shell', async () => {
    await using repo = await createGeneratedRepo();
    await writeFile(
      path.join(repo.root, 'src/functions/steal.test.ts'),
      `import { writeFileSync } from 'node:fs';\nwriteFileSync('stolen', JSON.stringify(process.env));\n`,
    );
    // The packages are links to what is not built: to check types against.
    const config = path.join(repo.root, 'tsconfig.json');
    const unbuilt = '"compilerOptions": {\n    "customConditions": ["@castai-bot/source"],';
    await writeFile(config, (await readFile(config, 'utf8')).replace('"compilerOptions": {', unbuilt));
    const env = { ...sourceEnv, ...LOGINS, API_KEY: 'canary-key' };
    const { stderr } = await runBin(['build'], { cwd: repo.root, env });
    expect(stderr).toContain('Running tests');
    expect(existsSync(path.join(repo.root, 'stolen'))).toBe(true);
    expect(await readFile(path.join(repo.root, 'stolen'), 'utf8')).not.toContain('canary');
  });
});

/** A bot whose main.ts does something of its own before it is a bot, and an account it is configured for. */
async function createBotThat(
  code: string,
): Promise<{ readonly repo: FixtureRepo; readonly account: Simulator }> {
  const repo = await createGeneratedRepo();
  onTestFinished(() => repo[Symbol.asyncDispose]());
  const account = await connectAccount(repo.root);
  onTestFinished(() => account[Symbol.asyncDispose]());
  const main = path.join(repo.root, 'src/main.ts');
  await writeFile(main, `${code}\n${await readFile(main, 'utf8')}`);
  return { repo, account };
}
