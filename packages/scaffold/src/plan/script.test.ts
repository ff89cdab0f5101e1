import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { expectedOf, runConfigured } from '../testing/run-configured.ts';
import { KEY, makeTemporary, reportOf, run, serve, start } from '../testing/run-script.ts';
import { ANSWERS, BAD_CONFIGS, CONFIGURED, OF_THE_AGENT, REFUSED } from '../testing/script-answers.ts';

/** Clusters with all that makes a list hard to read without a parser. */
const CLUSTERS = [
  {
    id: 'c-1',
    region: { name: 'eu-1', displayName: 'EU "1"' },
    name: 'prod',
    tags: {},
    zones: [],
    status: 'ready',
  },
  { zones: [{ id: 'z', name: 'zone' }], status: 'warning', name: 'a "quoted" \\ {[,:]} näme', id: 'c-2' },
  { id: 'c-3', name: '', attributes: { omni: { enabled: false }, status: 'inner' }, status: 'failed\\"' },
];

const SHELLS = [['sh'], ['dash'], ['bash', '--posix'], ['busybox', 'sh'], ['zsh', '--emulate', 'sh']].filter(
  ([program = '', ...args]) => spawnSync(program, [...args, '-c', 'true']).status === 0,
);
const AWKS = ['mawk', 'gawk', 'original-awk', 'busybox awk'].filter((awk) => {
  const [program = '', ...args] = awk.split(' ');
  return spawnSync(program, [...args, 'BEGIN { exit 0 }']).status === 0;
});

describe.skipIf(process.platform === 'win32')('script.sh (not on Windows)', () => {
  test.each(SHELLS)('script.sh lists the clusters under %s %s', async (...shell) => {
    const server = await serve((_request, response) =>
      response.end(JSON.stringify({ items: CLUSTERS }, undefined, 1)),
    );
    const termination = path.join(makeTemporary(), 'termination-log');
    writeFileSync(termination, '');
    const ended = await run(
      { API_URL: server.url, API_KEY: KEY, CLUSTER_ID: 'c-1', TERMINATION_LOG: termination },
      shell,
    );
    const report = ended.stdout.trimEnd().split('\n').at(-1) ?? '';
    expect(ended.stdout.split('\n').slice(0, 3)).toEqual([
      'c-1\tprod\tready',
      'c-2\ta \\"quoted\\" \\\\ {[,:]} näme\twarning',
      'c-3\t\tfailed\\\\\\"',
    ]);
    expect(JSON.parse(report)).toMatchObject({
      schema: 1,
      bot: 'my-bot',
      function: 'script',
      clusterId: 'c-1',
      exitCode: 0,
      dryRun: false,
      counts: { clusters: 3, reconciled: 0 },
      failedCount: 0,
      failed: [],
    });
    expect(readFileSync(termination, 'utf8')).toBe(`${report}\n`);
    expect(ended.exitCode).toBe(0);
    expect(ended.stderr).toMatch(/ INFO {5}3 clusters\n$/);
    expect(server.requests).toEqual([
      {
        method: 'GET',
        url: '/v1/kubernetes/external-clusters',
        key: KEY,
        agent: 'castai-bot (bare-bones) bot/my-bot',
      },
    ]);
  });

  test.each(AWKS)('script.sh reads the same with %s', async (awk) => {
    const server = await serve((_request, response) =>
      response.end(JSON.stringify({ count: 3, items: CLUSTERS })),
    );
    const bin = makeTemporary();
    writeFileSync(path.join(bin, 'awk'), `#!/bin/sh\nexec ${awk} "$@"\n`, { mode: 0o755 });
    const { stdout } = await run({
      API_URL: server.url,
      API_KEY: KEY,
      PATH: `${bin}:${process.env['PATH'] ?? ''}`,
    });
    expect(
      stdout
        .split('\n')
        .slice(0, 3)
        .map((line) => line.split('\t')[0]),
    ).toEqual(['c-1', 'c-2', 'c-3']);
  });

  test('script.sh says that there is no cluster', async () => {
    const server = await serve((_request, response) => response.end('{"items":[]}'));
    const ended = await run({ API_URL: server.url, API_KEY: KEY });
    expect(reportOf(ended)).toMatchObject({ exitCode: 0, clusterId: null, counts: { clusters: 0 } });
  });

  test.each(ANSWERS)(
    'script.sh turns the answer %i into exit code %i, %s',
    async (status, exitCode, code) => {
      const elsewhere = await serve((_request, response) => response.end('{"items":[]}'));
      const server = await serve((_request, response) =>
        response.writeHead(status, { location: elsewhere.url }).end('<html>'),
      );
      const ended = await run({ API_URL: server.url, API_KEY: KEY });
      expect(ended.exitCode).toBe(exitCode);
      expect(reportOf(ended)).toMatchObject({ exitCode, error: { code } });
      expect(reportOf(ended)).toHaveProperty('error.message', expect.stringContaining(String(status)));
      expect(elsewhere.requests).toEqual([]);
    },
  );

  test('script.sh ends with 75 when nobody answers, and with 1 when the answer is no JSON', async () => {
    expect(await run({ API_URL: 'http://127.0.0.1:1', API_KEY: KEY })).toMatchObject({ exitCode: 75 });
    const server = await serve((_request, response) => response.end('<html>portal</html>'));
    expect(await run({ API_URL: server.url, API_KEY: KEY })).toMatchObject({ exitCode: 1 });
  });

  test.each(OF_THE_AGENT)('script.sh takes what the agent wrote down: %j', async (env, clusterId) => {
    const server = await serve((_request, response) => response.end('{"items":[]}'));
    const known = Object.entries(env).map(([name, value]) => [name, value === 'URL' ? server.url : value]);
    const ended = await run({ API_KEY: KEY, ...Object.fromEntries(known) });
    expect(reportOf(ended)).toMatchObject({ exitCode: 0, clusterId });
    expect(server.requests).toHaveLength(1);
  });

  test.each(REFUSED)('script.sh refuses the environment %j', async (env, message) => {
    const ended = await run({ API_KEY: KEY, API_URL: 'http://127.0.0.1:1', ...env });
    expect(ended.exitCode).toBe(78);
    expect(reportOf(ended)).toHaveProperty('error.code', 'config');
    expect(reportOf(ended)).toHaveProperty('error.message', expect.stringContaining(message));
    expect(`${ended.stdout}${ended.stderr}`).not.toContain(KEY);
  });

  test.each(CONFIGURED)('script.sh does with $what what its input says', async (given) => {
    expect(await runConfigured(given, ['sh'])).toMatchObject(expectedOf(given));
  });

  test.each(BAD_CONFIGS)('script.sh refuses $what', async (given) => {
    expect(await runConfigured(given, ['sh'])).toMatchObject(expectedOf(given));
  });

  test('script.sh reads the key from a file, without its last line break', async () => {
    const server = await serve((_request, response) => response.end('{"items":[]}'));
    const file = path.join(makeTemporary(), 'key');
    writeFileSync(file, `${KEY}\n`);
    expect(await run({ API_URL: server.url, API_KEY_FILE: file })).toMatchObject({ exitCode: 0 });
    expect(server.requests).toMatchObject([{ key: KEY }]);
  });

  test('script.sh shows the key to nobody: not in its output, not in argv, not in the environment of curl', async () => {
    const seen: string[] = [];
    const server = await serve((_request, response) => {
      for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
        const [args, env] = ['cmdline', 'environ'].map((name) => readProc(`/proc/${id}/${name}`));
        if (args?.startsWith('curl\0') === true) seen.push(`${args} ${env}`);
      }
      response.end('{"items":[]}');
    });
    const ended = await run({ API_URL: server.url, API_KEY: KEY, LOG_LEVEL: 'debug' });
    expect(ended.exitCode).toBe(0);
    expect(`${ended.stdout}${ended.stderr}${seen.join('')}`).not.toContain(KEY);
    if (process.platform === 'linux') expect(seen.join('')).toContain(server.url);
  });

  test('script.sh writes what LOG_LEVEL lets through', async () => {
    const server = await serve((_request, response) => response.end('{"items":[]}'));
    const levels = ['debug', 'Info', 'WARNING', 'critical'];
    const lines = await Promise.all(
      levels.map(
        async (LOG_LEVEL) =>
          (await run({ API_URL: server.url, API_KEY: KEY, LOG_LEVEL })).stderr.split('\n').length - 1,
      ),
    );
    expect(lines).toEqual([2, 1, 0, 0]);
  });

  test.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('script.sh ends on %s while it waits for an answer, with %i', async (signal, exitCode) => {
    const folder = makeTemporary();
    const asked = Promise.withResolvers<void>();
    const server = await serve(() => asked.resolve());
    const child = await start({
      API_URL: server.url,
      API_KEY: KEY,
      TMPDIR: folder,
      PATH: `${makePatientCurl()}:${process.env['PATH']}`,
    });
    await asked.promise;
    child.kill(signal);
    const exited = once(child, 'exit');
    const stdout = await text(child.stdout);
    await exited;
    expect(child.exitCode).toBe(exitCode);
    expect(reportOf({ stdout })).toMatchObject({ exitCode });
    expect(readdirSync(folder)).toEqual([]);
  });
});

/** A folder with a curl that waits for ever: a script that waits for it hangs. */
function makePatientCurl(): string {
  const bin = makeTemporary();
  const text = `#!/bin/sh\nPATH='${process.env['PATH']}' exec curl "$@" --max-time 0\n`;
  writeFileSync(path.join(bin, 'curl'), text, { mode: 0o755 });
  return bin;
}

function readProc(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // A process that has ended meanwhile has no files any more.
    return '';
  }
}
