import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { canaryKey, configFor, type Ended, makeDirectory, runBot } from './bot.test-process.ts';
import { answerJson, serve } from '../http/testing/serve.test-server.ts';

/** Parts of the key that occur in nothing else, in each form in which it may get out. */
const traces = [
  canaryKey.slice(10, -9),
  'c0ffee42c0ffee42',
  ...['', 'x', 'xx'].map((before) =>
    Buffer.from(`${before}${'c0ffee42'.repeat(6)}`)
      .toString('base64')
      .slice(4, 40),
  ),
];

function expectNoTrace({ stdout, stderr, terminationLog }: Ended): void {
  for (const output of [stdout, stderr, terminationLog]) {
    for (const trace of traces) expect(output).not.toContain(trace);
  }
}

const debug = { LOG_LEVEL: 'DEBUG', COPY_OF_KEY: canaryKey };

describe('the API key', () => {
  it.each(['json', 'text'])(
    'is in nothing that a function prints, logs or warns of as %s',
    async (LOG_FORMAT) => {
      const how = ['env', 'console', 'inspect', 'chunks', 'bytes', 'encoded', 'log', 'warning'];
      const ended = await runBot({ config: configFor('leak', { how }), env: { ...debug, LOG_FORMAT } });
      expect(ended.code).toBe(0);
      expect(ended.stdout.match(/\[redacted\]/g)?.length).toBeGreaterThan(7);
      expect(ended.stderr.match(/\[redacted\]/g)?.length).toBeGreaterThan(7);
      expectNoTrace(ended);
    },
  );

  it.each([
    ['throw', 'json', 1],
    ['throw', 'text', 1],
    ['reject', 'text', 1],
    ['uncaught', 'text', 1],
    ['failed', 'json', 65],
    ['many', 'json', 65],
  ])('is in nothing that is printed when a function ends by %s, as %s', async (how, LOG_FORMAT, code) => {
    const ended = await runBot({ config: configFor('leak', { how: [how] }), env: { ...debug, LOG_FORMAT } });
    expect(ended.code).toBe(code);
    expect(ended.stdout).toContain('[redacted]');
    expectNoTrace(ended);
  });

  it.each(['"exitCode":', '{"schema":1,', 'exitCode', '0,"f'])(
    'leaves the report whole, though it is %j',
    async (API_KEY) => {
      const { code, terminationLog } = await runBot({ config: configFor('succeed'), env: { API_KEY } });
      expect(code).toBe(0);
      expect(JSON.parse(terminationLog)).toMatchObject({ schema: 1, exitCode: 0, counts: { done: 3 } });
    },
  );

  it.each([
    ['prints and throws', 'throw new Error(`no ${process.env.COPY_OF_KEY}`)', 1],
    ['prints and has no functions', 'export const x = 1', 64],
  ])('is in nothing of a bot whose functions, while they are loaded, %s', async (_how, end, code) => {
    const directory = makeDirectory();
    const main = path.join(directory, 'main.ts');
    const bot = JSON.stringify(path.join(import.meta.dirname, 'bot.ts'));
    const load = `await new Bot({ name: 'x', functions: () => import('./functions.ts') }).run();`;
    writeFileSync(main, `import { Bot } from ${bot};\n${load}\n`);
    writeFileSync(path.join(directory, 'functions.ts'), `console.log(process.env);\n${end};\n`);
    const ended = await runBot({ main, env: debug });
    expect(ended).toMatchObject({ code, report: { schema: 1, exitCode: code } });
    expect(ended.stdout).toContain('[redacted]');
    expectNoTrace(ended);
  });

  it('is in nothing that is printed when the API sends it back, whatever the status', async () => {
    const statuses = [200, 204, 301, 400, 401, 403, 404, 429, 500, 503];
    const server = await serve(({ headers }, response, seen) => {
      const key = String(headers['x-api-key']);
      answerJson(
        response,
        { message: `No ${key}`, fieldViolations: [{ field: key, description: key }], items: key },
        {
          status: statuses[seen - 1] ?? 200,
          headers: { location: `http://127.0.0.1:1/${key}`, 'x-castai-request-id': key },
        },
      );
    });
    const ended = await runBot({
      config: configFor('log-api-errors', { times: statuses.length }),
      env: { ...debug, API_URL: server.url },
    });
    expect(server.requests).toHaveLength(statuses.length);
    expect(ended.code).toBe(0);
    expect(ended.stderr).toContain('[redacted]');
    expectNoTrace(ended);
  });

  it('is in nothing that is printed when the connection breaks', async () => {
    const server = await serve(({ headers }, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
      response.write(JSON.stringify(headers), () => response.destroy());
    });
    const ended = await runBot({ config: configFor('call-api'), env: { ...debug, API_URL: server.url } });
    expect(ended.code).toBe(75);
    expectNoTrace(ended);
  });

  it.each([
    ['a line break inside', `${canaryKey}\n${canaryKey}`],
    ['spaces around', ` ${canaryKey} `],
    ['quotes and a tab', `"${canaryKey}\t"`],
    ['a letter no header carries', `${canaryKey}é`],
  ])('is in nothing that is printed when it has %s', async (_, API_KEY) => {
    const ended = await runBot({ config: configFor('leak', { how: ['env'] }), env: { ...debug, API_KEY } });
    expect(ended.code).toBe(78);
    expectNoTrace(ended);
  });

  it('is in nothing that is printed when it stands in the config', async () => {
    const config = { function: { function_name: canaryKey, [canaryKey]: 1, inputs: [{ name: canaryKey }] } };
    const ended = await runBot({ config, env: debug });
    expect(ended.code).toBe(78);
    expectNoTrace(ended);
    expectNoTrace(await runBot({ config: `{"x": ${canaryKey}`, env: debug }));
    expectNoTrace(
      await runBot({ config: configFor('leak', { how: canaryKey, [canaryKey]: 1 }), env: debug }),
    );
  });

  it('is read from API_KEY_FILE, and is in nothing that is printed then', async () => {
    const API_KEY_FILE = path.join(makeDirectory(), 'API_KEY');
    writeFileSync(API_KEY_FILE, `${canaryKey}\n`);
    const ended = await runBot({
      config: configFor('leak', { how: ['env'] }),
      env: { ...debug, API_KEY: undefined, API_KEY_FILE },
    });
    expect(ended.code).toBe(0);
    expect(ended.stdout).toContain('[redacted]');
    expectNoTrace(ended);
  });
});
