import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { runBin, waitForOutput } from '../testing/run-bin.ts';

describe('castai-bot simulate', { timeout: 60_000 }, () => {
  test('simulate() serves until it is told to stop, one line a request', async () => {
    let answered: unknown;
    const { code, stdout } = await runBin(['simulate', '--clusters', '2'], {
      cwd: tmpdir(),
      meanwhile: async (child) => {
        const printed = await waitForOutput(child, 'CLUSTER_ID');
        const [, url] = /API_URL=(\S+)/.exec(printed) ?? [];
        const [, key] = /API_KEY=(\S+)/.exec(printed) ?? [];
        const headers = { 'X-API-Key': String(key) };
        answered = await (await fetch(`${url}/v1/kubernetes/external-clusters`, { headers })).json();
        child.kill('SIGINT');
      },
    });
    expect(code).toBe(0);
    expect(answered).toHaveProperty('items.length', 2);
    expect(stdout).toMatch(
      /^API_URL=http:\/\/127\.0\.0\.1:\d+\nAPI_KEY=castai_v1_\S+\nORGANIZATION_ID=\S+\n(CLUSTER_ID=\S+\n){2}/,
    );
    expect(stdout).toMatch(/\n\S+ 200 GET \/v1\/kubernetes\/external-clusters\n$/);
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
