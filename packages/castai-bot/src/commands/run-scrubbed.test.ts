import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { bareBonesAnswers, createFixtureRepo, type FixtureRepo } from '../testing/fixture-repo.ts';
import { runBin } from '../testing/run-bin.ts';
import { connectAccount } from '../testing/simulated-account.ts';

const SECRETS = ['canary-callback', 'canary-header', 'canary-template', 'canary-token'];

/** A bot that sends secrets and people: as fields of the document, and in a text. */
async function createTeller(): Promise<FixtureRepo> {
  return createFixtureRepo({
    'castai-bot.json': bareBonesAnswers({
      functions: { script: { entry: 'src/bot.mjs', schedule: '@daily', timeZone: 'Etc/UTC' } },
    }),
    'src/bot.mjs': `#!/usr/bin/env node
const { API_URL, API_KEY } = process.env;
const headers = { 'X-API-Key': API_KEY, 'content-type': 'application/json' };
const hook = {
  name: 'told by ada@people.test', includeClusterless: true, severityTriggers: ['ERROR'],
  callbackUrl: 'https://hooks.test/canary-callback', authKeys: { 'X-Key': 'canary-header' },
  requestTemplate: '{"routing_key": "canary-template"}',
};
const send = (path, body) => fetch(API_URL + path, { method: 'POST', headers, body: JSON.stringify(body) });
await send('/v1/notifications/webhook-configurations', hook);
await send('/v1/unknown', { token: 'canary-token', by: 'ada@people.test' });
`,
    'k8s/script.configmap.yaml':
      'data: { function_config.json: \'{"function":{"function_name":"script"}}\' }\n',
  });
}

test('run() tells and saves of a simulated run nothing that is secret, nor who is who', async () => {
  await using repo = await createTeller();
  const saving = ['--save-world', 'world.json', '--save-requests', 'requests.jsonl'];
  const { stdout } = await runBin(['run', '--simulate', '--json', ...saving], { cwd: repo.root });
  const saved = ['world.json', 'requests.jsonl'].map((name) => readFile(path.join(repo.root, name), 'utf8'));
  for (const text of [stdout, ...(await Promise.all(saved))]) {
    expect([...SECRETS, 'ada@people.test'].filter((secret) => text.includes(secret))).toEqual([]);
    expect(/person-\d@example.com/.test(text)).toBe(true);
  }
  expect(stdout).toContain('https://redacted.example.com/');
  const again = await runBin(['run', '--simulate', '--json', '--world', 'world.json'], { cwd: repo.root });
  expect(again.code).toBe(0);
});

test('run() shows of a plan no secret, and to a person at a terminal the people in it', async () => {
  await using repo = await createTeller();
  await using _account = await connectAccount(repo.root);
  const [shown, document] = [
    await runBin(['run'], { cwd: repo.root }),
    await runBin(['run', '--json'], { cwd: repo.root }),
  ];
  expect(shown.stdout).toContain('ada@people.test');
  expect(document.stdout).toContain('person-1@example.com');
  expect(document.stdout).not.toContain('ada@people.test');
  for (const secret of SECRETS) expect(shown.stdout + document.stdout).not.toContain(secret);
});
