import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { expectedOf, runConfigured } from '../testing/run-configured.ts';
import { KEY, makeTemporary, reportOf, run, serve, start } from '../testing/run-script.ts';
import { ANSWERS, BAD_CONFIGS, CONFIGURED, OF_THE_AGENT, REFUSED } from '../testing/script-answers.ts';

const PYTHON = ['python3', '-u'];
const hasPython = spawnSync('python3', ['--version']).status === 0;

describe.skipIf(process.platform === 'win32' || !hasPython)(
  'script.py (needs python3, not on Windows)',
  () => {
    test('script.py lists the clusters', async () => {
      const items = [{ id: 'c-1', name: 'a "quoted" näme', status: 'ready' }, { id: 'c-2' }];
      const server = await serve((_request, response) => response.end(JSON.stringify({ items })));
      const termination = path.join(makeTemporary(), 'termination-log');
      writeFileSync(termination, '');
      const env = { API_URL: server.url, API_KEY: KEY, CLUSTER_ID: 'c-1', TERMINATION_LOG: termination };
      const ended = await run({ ...env, HTTP_PROXY: 'http://127.0.0.1:1' }, PYTHON);
      expect(ended.stdout).toContain('c-1\ta "quoted" näme\tready\n');
      expect(ended.stderr).toMatch(/Z INFO {5}2 clusters\n$/);
      expect(reportOf(ended)).toMatchObject({
        schema: 1,
        bot: 'my-bot',
        function: 'script',
        clusterId: 'c-1',
        exitCode: 0,
        dryRun: false,
        counts: { clusters: 2, reconciled: 0 },
        failedCount: 0,
        failed: [],
      });
      expect(JSON.parse(readFileSync(termination, 'utf8'))).toEqual(reportOf(ended));
      expect(ended.stdout).toContain('\n{"schema":1,"bot":');
      expect(ended.exitCode).toBe(0);
      const agent = 'castai-bot (bare-bones) bot/my-bot';
      expect(server.requests).toEqual([
        { method: 'GET', url: '/v1/kubernetes/external-clusters', key: KEY, agent },
      ]);
    });

    test.each(ANSWERS)(
      'script.py turns the answer %i into exit code %i, %s',
      async (status, exitCode, code) => {
        const elsewhere = await serve((_request, response) => response.end('{"items":[]}'));
        const server = await serve((_request, response) =>
          response.writeHead(status, { location: elsewhere.url }).end('<html>'),
        );
        const ended = await run({ API_URL: server.url, API_KEY: KEY }, PYTHON);
        expect(ended.exitCode).toBe(exitCode);
        expect(reportOf(ended)).toMatchObject({ exitCode, error: { code } });
        expect(reportOf(ended)).toHaveProperty('error.message', expect.stringContaining(String(status)));
        expect(elsewhere.requests).toEqual([]);
      },
    );

    test('script.py ends with 75 when nobody answers, and with 1 when the answer is no JSON', async () => {
      const env = { API_URL: 'http://127.0.0.1:1', API_KEY: KEY };
      expect(await run(env, PYTHON)).toMatchObject({ exitCode: 75 });
      const server = await serve((_request, response) => response.end('<html>portal</html>'));
      expect(await run({ ...env, API_URL: server.url }, PYTHON)).toMatchObject({ exitCode: 1 });
    });

    test.each(OF_THE_AGENT)('script.py takes what the agent wrote down: %j', async (env, clusterId) => {
      const server = await serve((_request, response) => response.end('{"items":[]}'));
      const known = Object.entries(env).map(([name, value]) => [name, value === 'URL' ? server.url : value]);
      const ended = await run({ API_KEY: KEY, ...Object.fromEntries(known) }, PYTHON);
      expect(reportOf(ended)).toMatchObject({ exitCode: 0, clusterId });
      expect(server.requests).toHaveLength(1);
    });

    test.each(REFUSED)('script.py refuses the environment %j', async (env, message) => {
      const ended = await run({ API_KEY: KEY, API_URL: 'http://127.0.0.1:1', ...env }, PYTHON);
      expect(ended.exitCode).toBe(78);
      expect(reportOf(ended)).toHaveProperty('error.code', 'config');
      expect(reportOf(ended)).toHaveProperty('error.message', expect.stringContaining(message));
      expect(`${ended.stdout}${ended.stderr}`).not.toContain(KEY);
    });

    test.each(CONFIGURED)('script.py does with $what what its input says', async (given) => {
      expect(await runConfigured(given, PYTHON)).toMatchObject(expectedOf(given));
    });

    test.each(BAD_CONFIGS)('script.py refuses $what', async (given) => {
      expect(await runConfigured(given, PYTHON)).toMatchObject(expectedOf(given));
    });

    test('script.py ends at once on SIGTERM, while it waits for an answer', async () => {
      const asked = Promise.withResolvers<void>();
      const server = await serve(() => asked.resolve());
      const child = await start({ API_URL: server.url, API_KEY: KEY }, PYTHON);
      await asked.promise;
      child.kill('SIGTERM');
      const exited = once(child, 'exit');
      const stdout = await text(child.stdout);
      await exited;
      expect(child.exitCode).toBe(143);
      expect(reportOf({ stdout })).toMatchObject({ exitCode: 143, error: { code: 'stopped' } });
    });
  },
);
