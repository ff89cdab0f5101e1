import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDeployableRepo } from '../testing/deployable-repo.ts';
import { asList, asObject, asText } from '../testing/kubernetes/kube-object.ts';
import { addAgent, addSecret } from '../testing/kubernetes/play-cluster.ts';
import {
  NAMESPACE,
  startCluster,
  whyNoCluster,
  type TestCluster,
} from '../testing/kubernetes/start-cluster.ts';
import { runBin } from '../testing/run-bin.ts';
import { startApi } from '../testing/start-api.ts';

const why = await whyNoCluster();
const SECRET = `/api/v1/namespaces/${NAMESPACE}/secrets/castai-hibernate`;
const KEY = 'castai_v1_canary0123456789_abcdef01';
const ME = { id: 'x', email: 'ada@example.com' };
const TRACES = [KEY, Buffer.from(KEY).toString('base64'), encodeURIComponent(KEY)];

describe.skipIf(why !== undefined)(`castai-bot secret set${why ? `: ${why}` : ''}`, () => {
  test('secretSet() checks the key and writes it, and leaves no other trace of it', async () => {
    await using cluster = await startCluster();
    await using repo = await createDeployableRepo();
    await using api = await startApi({ '/v1/me': { status: 200, body: ME } });
    const { code, stdout, stderr } = await runBin(['secret', 'set', '--api-url', api.url], {
      cwd: repo.root,
      env: cluster.env(),
      input: `${KEY}\n`,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(
      'Wrote API_KEY in the Secret castai-hibernate (the key of ada@example.com): context test, namespace castai-agent\n',
    );
    expect(api.keys).toEqual([KEY]);
    const secret = await cluster.ask('GET', SECRET);
    expect(await readStoredKey(cluster)).toBe(KEY);
    expect(asObject(secret['metadata'])['annotations']).toBeUndefined();
    expect(asList(asObject(secret['metadata'])['managedFields'])).toMatchObject([
      { manager: 'castai-bot', operation: 'Apply' },
    ]);
    const everything = [JSON.stringify(await cluster.calls()), stdout, stderr, await readAll(repo.root)].join(
      '\n',
    );
    for (const trace of TRACES) expect(everything).not.toContain(trace);

    const again = await runBin(['secret', 'set', '--api-url', api.url, '--json'], {
      cwd: repo.root,
      env: cluster.env(),
      input: `${KEY}2`,
    });
    expect(JSON.parse(again.stdout)).toMatchObject({
      secret: 'castai-hibernate',
      isReplaced: true,
      isDryRun: false,
    });
    expect(await readStoredKey(cluster)).toBe(`${KEY}2`);
  });

  test('secretSet() sends the key nowhere that only a ConfigMap of the cluster names', async () => {
    await using cluster = await startCluster();
    await using repo = await createDeployableRepo();
    await using api = await startApi({ '/v1/me': { status: 200 } });
    const options = { cwd: repo.root, env: cluster.env(), input: KEY };
    for (const url of [api.url, 'https://api.cast.ai.evil.example', 'https://api.cast.ai:8443']) {
      await addAgent(cluster, { API_URL: url });
      const { code, stderr } = await runBin(['secret', 'set'], options);
      expect(stderr).toContain(`Cannot send the API key to "${url}": found the host`);
      expect(code).toBe(1);
      await cluster.ask('DELETE', '/api/v1/namespaces/castai-agent/configmaps/castai-agent-metadata');
    }
    expect(api.keys).toEqual([]);
    await expect(cluster.ask('GET', SECRET)).rejects.toThrow('404');
  });

  test('secretSet() writes nothing that CAST AI refuses', async () => {
    await using cluster = await startCluster();
    await using repo = await createDeployableRepo();
    await using api = await startApi({ '/v1/me': { status: 401 } });
    const options = { cwd: repo.root, env: cluster.env() };
    const refused = await runBin(['secret', 'set', '--api-url', api.url], { ...options, input: KEY });
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('refuses it (401)');
    expect(api.keys).toEqual([KEY]);
    const elsewhere = await runBin(['secret', 'set', '--api-url', 'https://example.com'], {
      ...options,
      input: KEY,
    });
    expect(elsewhere.stderr).toContain('Cannot send the API key to "https://example.com"');
    const nobody = await runBin(['secret', 'set', '--api-url', 'http://127.0.0.1:9'], {
      ...options,
      input: KEY,
    });
    expect(nobody.stderr).toContain('castai-bot secret set --no-check');
    await expect(cluster.ask('GET', SECRET)).rejects.toThrow('404');
    const unchecked = await runBin(['secret', 'set', '--no-check'], { ...options, input: KEY });
    expect(unchecked.code).toBe(0);
    for (const trace of TRACES) {
      expect(
        [refused, elsewhere, nobody, unchecked].map(({ stderr, stdout }) => stderr + stdout).join(),
      ).not.toContain(trace);
    }
  });

  test('secretSet() does not follow a redirect with the key', async () => {
    await using cluster = await startCluster();
    await using repo = await createDeployableRepo();
    await using other = await startApi({ '/v1/me': { status: 200, body: ME } });
    await using api = await startApi({
      '/v1/me': { status: 302, headers: { location: `${other.url}/v1/me` } },
    });
    const { code, stderr } = await runBin(['secret', 'set', '--api-url', api.url], {
      cwd: repo.root,
      env: cluster.env(),
      input: KEY,
    });
    expect(code).toBe(1);
    expect(stderr).toContain('it answered 302');
    expect(other.keys).toEqual([]);
  });

  test("secretSet() replaces somebody else's key only when told", async () => {
    await using cluster = await startCluster();
    await using repo = await createDeployableRepo();
    await addSecret(cluster, 'castai-hibernate', { API_KEY: 'theirs', OTHER: 'stays' });
    const run = (...argv: string[]): ReturnType<typeof runBin> =>
      runBin(['secret', 'set', '--no-check', ...argv], { cwd: repo.root, env: cluster.env(), input: KEY });
    const refused = await run();
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('which castai-bot did not write: others may use it');
    expect(await readStoredKey(cluster)).toBe('theirs');
    expect((await run('--yes')).stdout).toMatch(/^Replaced API_KEY/);
    expect(await readStoredKey(cluster)).toBe(KEY);
    expect(asObject((await cluster.ask('GET', SECRET))['data'])['OTHER']).toBe(
      Buffer.from('stays').toString('base64'),
    );
  });

  test('secretSet() takes no key that is none, and has words for who may not write', async () => {
    await using cluster = await startCluster({
      users: { reader: [{ verbs: ['get'], resources: ['namespaces'] }] },
    });
    await using repo = await createDeployableRepo();
    const run = (input: string | undefined, user?: string): ReturnType<typeof runBin> =>
      runBin(['secret', 'set', '--no-check'], {
        cwd: repo.root,
        env: cluster.env(user),
        ...(input === undefined ? {} : { input }),
      });
    expect(await run(undefined)).toMatchObject({ code: 2, stdout: '' });
    const torn = await run('castai_v1\ncanary');
    expect(torn.code).toBe(2);
    expect(torn.stderr).toContain('blanks, line breaks');
    expect(torn.stderr).not.toContain('canary');
    const forbidden = await run(KEY, 'reader');
    expect(forbidden.code).toBe(1);
    expect(forbidden.stderr).toContain(
      'Cannot begin secret set: in namespace "castai-agent" of context "test" you may not create secrets, patch secrets\n  npx castai-bot rights secret set --role\n',
    );
  });
});

const URL_VALUE = 'https://hooks.example.com/services/T0/B0/canary0123456789';
const OTHERS = `/api/v1/namespaces/${NAMESPACE}/secrets/my-bot-secrets`;

describe.skipIf(why !== undefined)(`castai-bot secret set NAME${why ? `: ${why}` : ''}`, () => {
  test('secretSet() writes other secrets side by side, never into that of the key, and leaves no trace', async () => {
    await using cluster = await startCluster();
    await using repo = await createDeployableRepo();
    const run = (input: string, ...argv: string[]): ReturnType<typeof runBin> =>
      runBin(['secret', 'set', ...argv], { cwd: repo.root, env: cluster.env(), input });
    const first = await run(`${URL_VALUE}\n`, 'SLACK_URL');
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toBe(
      'Wrote SLACK_URL in the Secret my-bot-secrets: context test, namespace castai-agent\n' +
        'No entry has it yet: name it in "secrets" of castai-bot.json, then castai-bot update and castai-bot deploy\n',
    );
    expect((await run('two words', 'OTHER')).code).toBe(0);
    expect((await run(`${URL_VALUE}2`, 'SLACK_URL')).stdout).toContain('Replaced SLACK_URL');
    const data = asObject((await cluster.ask('GET', OTHERS))['data']);
    const values = Object.entries(data).map(([name, value]) => [
      name,
      Buffer.from(asText(value), 'base64').toString(),
    ]);
    expect(Object.fromEntries(values)).toEqual({ SLACK_URL: `${URL_VALUE}2`, OTHER: 'two words' });
    await expect(cluster.ask('GET', SECRET)).rejects.toThrow('404');
    const everything = [JSON.stringify(await cluster.calls()), first.stdout, await readAll(repo.root)].join(
      '\n',
    );
    for (const trace of [URL_VALUE, Buffer.from(URL_VALUE).toString('base64')])
      expect(everything).not.toContain(trace);
  });

  test("secretSet() asks before it replaces somebody else's, and shows nothing of what it refuses", async () => {
    await using cluster = await startCluster();
    await using repo = await createDeployableRepo();
    await addSecret(cluster, 'my-bot-secrets', { SLACK_URL: 'theirs' });
    const run = (input: string, ...argv: string[]): ReturnType<typeof runBin> =>
      runBin(['secret', 'set', ...argv], { cwd: repo.root, env: cluster.env(), input });
    const foreign = await run(URL_VALUE, 'SLACK_URL');
    expect(foreign.code).toBe(2);
    expect(foreign.stderr).toContain('castai-bot secret set SLACK_URL --yes');
    expect((await run(URL_VALUE, 'SLACK_URL', '--yes')).code).toBe(0);
    const refused = await Promise.all([
      run('canary', 'slack-url'),
      run('canary', 'BOT_ENTRY'),
      run('canary', 'NODE_OPTIONS'),
      run('', 'SLACK_URL'),
      run('abc', 'SLACK_URL'),
      run('canary\0', 'SLACK_URL'),
    ]);
    for (const { code, stderr, stdout } of refused) {
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).not.toContain('canary');
    }
  });
});

async function readStoredKey(cluster: TestCluster): Promise<string> {
  const data = asObject((await cluster.ask('GET', SECRET))['data']);
  return Buffer.from(asText(data['API_KEY']), 'base64').toString();
}

/** Every file below a folder, one text. */
async function readAll(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true });
  const texts = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      return (await stat(file)).isFile() ? readFile(file, 'utf8') : '';
    }),
  );
  return texts.join('\n');
}
