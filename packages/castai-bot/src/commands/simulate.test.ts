import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runBin, waitForOutput } from '../testing/run-bin.ts';

describe('castai-bot simulate', () => {
  test('simulate() serves until it is told to stop, one line a request', async () => {
    let answered: unknown;
    const { code, stdout } = await runBin(['simulate', '--clusters', '2', '--fault', 'latency=1@GET *json'], {
      cwd: tmpdir(),
      meanwhile: async (child) => {
        const printed = await waitForOutput(child, 'CLUSTER_ID');
        const [, url] = /API_URL=(\S+)/.exec(printed) ?? [];
        const [, key] = /API_KEY=(\S+)/.exec(printed) ?? [];
        const headers = { 'X-API-Key': String(key) };
        answered = await (await fetch(`${url}/v1/kubernetes/external-clusters`, { headers })).json();
        await fetch(`${url}/v1/spec/openapi.json?a=1&b=2&b=3`);
        const ack = {
          method: 'POST',
          headers: { ...headers, 'Content-Type': 'application/json' },
          body: '{"idz":1}',
        };
        for (const one of [ack, ack]) await fetch(`${url}/v1/notifications/ack`, one);
        child.kill('SIGINT');
      },
    });
    expect(code).toBe(0);
    expect(answered).toHaveProperty('items.length', 2);
    expect(stdout).toMatch(
      /^# explorer: http:\/\/127\.0\.0\.1:\d+\/_castai-bot\/\?token=[\w-]+\n# \d+ operations: \d+ live, \d+ client, \d+ spec, \d+ guess\nAPI_URL=http:\/\/127\.0\.0\.1:\d+\nAPI_KEY=castai_v1_\S+\nORGANIZATION_ID=\S+\nCLUSTER_ID=\S+\n# CLUSTER_ID=\S+\n/,
    );
    expect(stdout).toMatch(
      /\n\S+ 200 GET \/v1\/kubernetes\/external-clusters\n\S+ 200 GET \/v1\/spec\/openapi\.json\?a=1&b=2&b=3 \(latency\)\n/,
    );
    expect(stdout).toMatch(
      /\n\S+ 200 POST \/v1\/notifications\/ack\n {2}fields the API does not know: idz\n\S+ 200 POST \/v1\/notifications\/ack\n$/,
    );
  });

  test('simulate() prints one document with --json', async () => {
    const { code, stdout } = await runBin(['simulate', '--json', '--seed', '3'], {
      cwd: tmpdir(),
      meanwhile: async (child) => {
        await waitForOutput(child, '}');
        child.kill('SIGTERM');
      },
    });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ clusterIds: { length: 3 } });
  });

  test('simulate() with --tls speaks https to those who trust what it prints, and takes that away again', async () => {
    let file = '';
    const { code, stdout } = await runBin(['simulate', '--tls'], {
      cwd: tmpdir(),
      meanwhile: async (child) => {
        const printed = await waitForOutput(child, 'CLUSTER_ID');
        const [, url = '', key = ''] = /API_URL=(\S+)[^]*API_KEY=(\S+)/.exec(printed) ?? [];
        file = /CA_FILE=(\S+)/.exec(printed)?.[1] ?? '';
        const script = `fetch('${url}/v1/me', { headers: { 'X-API-Key': '${key}' } }).then((answer) => console.log(answer.status))`;
        const trusting = await execa(process.execPath, ['-e', script], {
          env: { NODE_EXTRA_CA_CERTS: file },
          reject: false,
        });
        expect(trusting).toMatchObject({ exitCode: 0, stdout: '200' });
        const other = await execa(process.execPath, ['-e', script], { reject: false });
        expect(other.exitCode).toBe(1);
        child.kill('SIGTERM');
      },
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /\nAPI_URL=https:\/\/127\.0\.0\.1:\d+\nCA_FILE=\S+ca\.pem\n# to trust it: export SSL_CERT_DIR=\S+/,
    );
    await expect(readFile(file)).rejects.toThrow('ENOENT');
  });

  test('simulate() says that a port is taken', async () => {
    await runBin(['simulate', '--json'], {
      cwd: tmpdir(),
      meanwhile: async (child) => {
        const port = /:(\d+)"/.exec(await waitForOutput(child, '}'))?.[1] ?? '';
        const second = await runBin(['simulate', '--port', port], { cwd: tmpdir() });
        expect(second).toMatchObject({ code: 1, stdout: '' });
        expect(second.stderr).toContain(`127.0.0.1:${port}`);
        child.kill('SIGTERM');
      },
    });
  });
});

interface Printed {
  readonly url: string;
  readonly apiKey: string;
  readonly clusterIds: readonly string[];
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Sends a line of requests to a simulator started with these flags, tells it to stop, and returns what came. */
async function simulate(
  flags: readonly string[],
  {
    cwd,
    requests,
  }: {
    readonly cwd: string;
    readonly requests: readonly (readonly [method: string, path: string, body?: object])[];
  },
): Promise<{ readonly code: number; readonly stderr: string; readonly answers: readonly Answer[] }> {
  const answers: Answer[] = [];
  const { code, stderr } = await runBin(['simulate', '--json', ...flags], {
    cwd,
    meanwhile: async (child) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as the test above has it
      const printed = JSON.parse(await waitForOutput(child, '}')) as Printed;
      const { url, apiKey, clusterIds } = printed;
      for (const [method, path, body] of requests) {
        const headers = { 'X-API-Key': apiKey, 'Content-Type': 'application/json' };
        const answer = await fetch(`${url}${path.replace(':cluster', clusterIds[0] ?? '')}`, {
          method,
          headers,
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        answers.push({ status: answer.status, body: await answer.json() });
      }
      child.kill('SIGTERM');
    },
  });
  return { code, stderr, answers };
}

const CLUSTERS = '/v1/kubernetes/external-clusters';

describe('castai-bot simulate: world, faults, guesses', () => {
  test('simulate() lets go wrong what --fault says, and keeps what arrived', async () => {
    const cwd = await mkdtemp(path.join(tmpdir(), 'castai-bot-simulate-'));
    onTestFinished(() => rm(cwd, { recursive: true }));
    const flags = ['--fault', 'status=503,times=1@listClusters', '--fault', 'readonlyKey'];
    const { code, answers } = await simulate([...flags, '--save-requests', 'seen.jsonl'], {
      cwd,
      requests: [
        ['GET', CLUSTERS],
        ['GET', CLUSTERS],
        ['POST', `${CLUSTERS}/:cluster/hibernate`],
      ],
    });
    expect(code).toBe(0);
    expect(answers.map(({ status }) => status)).toEqual([503, 200, 403]);
    const lines = (await readFile(path.join(cwd, 'seen.jsonl'), 'utf8')).trim().split('\n');
    expect(JSON.parse(`[${lines.join()}]`)).toMatchObject([
      { method: 'GET', status: 503 },
      { method: 'GET', status: 200 },
      { method: 'POST', status: 403 },
    ]);
  });

  test('simulate() goes on with the world that it kept', async () => {
    const cwd = await mkdtemp(path.join(tmpdir(), 'castai-bot-simulate-'));
    onTestFinished(() => rm(cwd, { recursive: true }));
    const hibernate = ['POST', `${CLUSTERS}/:cluster/hibernate`] as const;
    const size = ['--clusters', '1', '--nodes', '2', '--save-world', 'world.json'];
    await simulate([...size, '--guess', 'hibernate=0'], { cwd, requests: [hibernate, ['GET', CLUSTERS]] });
    const { answers } = await simulate(['--world', 'world.json'], { cwd, requests: [['GET', CLUSTERS]] });
    expect(answers).toMatchObject([{ body: { items: [{ status: 'hibernated' }] } }]);
  });

  test('simulate() takes a size from a file', async () => {
    const cwd = await mkdtemp(path.join(tmpdir(), 'castai-bot-simulate-'));
    onTestFinished(() => rm(cwd, { recursive: true }));
    await writeFile(path.join(cwd, 'size.json'), '{"clusters": 2, "clouds": ["gcp"]}');
    const { answers } = await simulate(['--world', 'size.json'], { cwd, requests: [['GET', CLUSTERS]] });
    expect(answers).toMatchObject([{ body: { items: [{ providerType: 'gke' }, { providerType: 'gke' }] } }]);
  });

  test('simulate() with --connect-registered connects a cluster that is registered', async () => {
    const cluster = { name: 'shop', oke: { clusterName: 'shop', region: 'eu-frankfurt-1' } };
    const { answers } = await simulate(['--connect-registered', '--guess', 'connect=0'], {
      cwd: tmpdir(),
      requests: [
        ['POST', CLUSTERS, cluster],
        ['GET', CLUSTERS],
      ],
    });
    expect(answers).toMatchObject([
      { body: { agentStatus: 'waiting-connection' } },
      { body: { items: [{}, {}, {}, { name: 'shop', agentStatus: 'online' }] } },
    ]);
  });

  test('simulate() of an enterprise shows no cluster without the header', async () => {
    const flags = ['--child-organizations', '2', '--clusters', '1'];
    const { answers } = await simulate(flags, {
      cwd: tmpdir(),
      requests: [
        ['GET', CLUSTERS],
        ['GET', '/v1/organizations'],
      ],
    });
    expect(answers).toMatchObject([{ body: { items: [] } }, { body: { organizations: { length: 3 } } }]);
  });

  test.each([
    [['--fault', 'flood'], 2, 'Reading the fault "flood" failed: found the kind "flood"'],
    [['--guess', 'tags=x'], 2, 'Reading the guess "tags=x" failed: found "x", wanted one of replace, merge'],
    [['--world', 'none.json', '--nodes', '3'], 2, 'Cannot take --world with --nodes: the file says how many'],
    [['--world', 'none.json'], 1, 'Cannot start from the world none.json: ENOENT'],
    [['--world', '{"clusters": 9}'], 2, 'found JSON, wanted a file\n'],
    [['--save-requests', `${process.execPath}/seen.jsonl`], 1, ' is no folder'],
  ])('simulate(%j) ends with %i and says why', async (flags, wanted, message) => {
    const { code, stdout, stderr } = await runBin(['simulate', ...flags], { cwd: tmpdir() });
    expect({ code, stdout }).toEqual({ code: wanted, stdout: '' });
    expect(stderr).toContain(message);
  });
});
