import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Simulator } from '@castai-bot/simulator';
import { describe, expect, onTestFinished, test } from 'vitest';
import { spellings } from '../scrub/secret-forms.ts';
import { bareBonesAnswers, createFixtureRepo } from '../testing/fixture-repo.ts';
import { readRunPage } from '../testing/read-run-page.ts';
import { runBin } from '../testing/run-bin.ts';
import { connectAccount } from '../testing/simulated-account.ts';

const FIELDS = ['canary-callback', 'canary-header', 'canary-template', 'canary-token', 'canary-typed'];
const FORMS = [`castai_v1_${'a'.repeat(64)}_canary`, `ghp_${'c'.repeat(36)}`];
const PERSON = 'ada@people.test';

/** Puts the key and other secrets into whatever it can: output, report, state, paths, queries and bodies. */
const TELLER = `#!/usr/bin/env node
import { readFileSync } from 'node:fs';
const { API_URL, API_KEY, CLUSTER_ID } = process.env;
const file = (() => { try { return readFileSync('test_config.env', 'utf8'); } catch { return ''; } })();
const secrets = [API_KEY, file, ...${JSON.stringify(FORMS)}];
const forms = secrets.flatMap((secret) => [
  secret, encodeURIComponent(secret), JSON.stringify(secret), Buffer.from(secret).toString('base64'), Buffer.from('a' + secret).toString('base64url'),
]);
for (const form of forms) { console.log('a', form); console.error('b', form); }
console.error(JSON.stringify({ time: new Date(), level: 'ERROR', message: forms.join(' '), by: '${PERSON}' }));
console.log('-----BEGIN PRIVATE KEY-----\\ncanary-pem\\n-----END PRIVATE KEY-----');
console.log('</script><script>canary()</script><!-- <script> \\u2028');
const headers = { 'X-API-Key': API_KEY, 'content-type': 'application/json' };
const send = (path, body) => fetch(API_URL + path, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => undefined);
for (const form of forms) await send('/v1/' + encodeURIComponent(form) + '?key=' + encodeURIComponent(form) + '&by=${PERSON}', { note: form });
await send('/v1/notifications/webhook-configurations', {
  name: 'told by ${PERSON}', includeClusterless: true, severityTriggers: ['ERROR'],
  callbackUrl: 'https://hooks.test/canary-callback', authKeys: { 'X-Key': 'canary-header' },
  requestTemplate: '{"routing_key": "canary-template"}',
});
await send('/v1/unknown', { token: 'canary-token', by: '${PERSON}' });
console.log(JSON.stringify({
  schema: 1, bot: 'my-bot', function: 'script', clusterId: CLUSTER_ID, exitCode: 65, durationMs: 1, counts: {}, failedCount: 1,
  failed: forms.map((form) => ({ id: form, code: 'refused', message: form + ' of ${PERSON}' })), error: { code: 'a', message: forms.join(' '), hint: forms[0] },
}));
process.exitCode = 65;
`;

async function createTeller(): Promise<{ readonly root: string; readonly account: Simulator }> {
  const repo = await createFixtureRepo({
    'castai-bot.json': bareBonesAnswers({
      functions: { script: { entry: 'src/bot.mjs', schedule: '@daily', timeZone: 'Etc/UTC' } },
    }),
    'src/bot.mjs': TELLER,
    'k8s/script.configmap.yaml':
      'data: { function_config.json: \'{"function":{"function_name":"script"}}\' }\n',
  });
  onTestFinished(() => repo[Symbol.asyncDispose]());
  const account = await connectAccount(repo.root, { apiKey: 'canary+key/0123456789' });
  onTestFinished(() => account.close());
  return { root: repo.root, account };
}

/** What of the secrets is in a text: the key in whichever form, and those of others as whoever gave them would know them. */
function findSecrets(text: string, keys: readonly string[]): readonly string[] {
  return [...keys.flatMap(spellings), ...FORMS, ...FIELDS, 'canary-pem', PERSON].filter((needle) =>
    text.includes(needle),
  );
}

describe('the page of a run', () => {
  test.each([
    ['a simulated run', ['--simulate'], 65],
    ['a simulated dry run', ['--simulate', '--dry-run'], 65],
    ['a dry run', [], 65],
    ['a dry run beside JSON', ['--json'], 65],
    ['an applied run', ['--apply', '--yes'], 65],
    ['an applied run that was planned before', ['--apply', '--yes', '--max-writes', '99'], 65],
    ['a plan that was too much', ['--apply', '--yes', '--max-writes', '1'], 3],
    ['all runs', ['--simulate', '--all'], 65],
  ])('has no key, no secret and no person in it: %s', async (_, flags, wanted) => {
    const { root, account } = await createTeller();
    const { code } = await runBin(['run', ...flags, '--html', 'run.html'], { cwd: root });
    const { text, data } = await readRunPage(root);
    expect({ code, secrets: findSecrets(text, [account.apiKey]) }).toEqual({ code: wanted, secrets: [] });
    // It is not that nothing was told.
    expect(data.runs[0]?.log).toContain('[redacted]');
    expect(data.runs[0]?.requests?.length).toBeGreaterThan(20);
    // What a bot prints is no part of the page.
    expect(text.match(/<script/g)?.length).toBe(3);
  });

  test('has none in it where the run could not begin', async () => {
    const { root, account } = await createTeller();
    await writeFile(path.join(root, 'k8s/script.configmap.yaml'), `data: { ${FORMS[0]}: \n`);
    await runBin(['run', '--html', 'run.html'], { cwd: root });
    const { text, data } = await readRunPage(root);
    expect(findSecrets(text, [account.apiKey])).toEqual([]);
    expect(data.runs[0]?.problem).toContain('k8s/script.configmap.yaml');
  });
});
