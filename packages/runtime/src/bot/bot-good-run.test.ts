import type { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { serveConfigMap } from '../state/kubernetes/api-server.test-server.ts';
import { configFor, makeDirectory, runBot } from './bot.test-process.ts';

const bot = JSON.stringify(path.join(import.meta.dirname, 'bot.ts'));
const define = JSON.stringify(path.join(import.meta.dirname, '../functions/define-function.ts'));

/** The main module of a bot whose function keeps a number, and does something besides. */
function writeMain(besides: string): string {
  const file = path.join(makeDirectory(), 'main.ts');
  writeFileSync(
    file,
    `import { Bot } from ${bot};
import { defineFunction } from ${define};
import * as z from ${JSON.stringify(import.meta.resolve('zod'))};
const work = defineFunction({
  description: 'Works',
  inputs: z.object({}),
  state: z.number().default(0),
  run: () => {
    ${besides};
    return { counts: { done: 1 } };
  },
});
await new Bot({ name: 'my-bot', functions: { work } }).run();
`,
  );
  return file;
}

it.skipIf(process.platform === 'win32')(
  'run() that is told to stop while it keeps that it went well has gone well (not on Windows)',
  async () => {
    const server = await serveConfigMap('x', { isLocal: true });
    const { promise: started, resolve: onStart } = Promise.withResolvers<Pick<ChildProcess, 'kill'>>();
    server.setMeddling(async (_call, _response, seen) => {
      // After the look at the rights, the last run and the state: nobody answers any more.
      if (seen > 3) (await started).kill('SIGTERM');
      return seen > 3;
    });
    const { code, report } = await runBot({
      main: writeMain(''),
      config: configFor('work'),
      env: server.env,
      onStart,
    });
    expect([code, report.exitCode, report.counts]).toEqual([0, 0, { done: 1 }]);
  },
);

it('run() that sets another exit code is no good run', async () => {
  const server = await serveConfigMap('x', { isLocal: true });
  const start = { config: configFor('work'), env: server.env };
  expect((await runBot({ ...start, main: writeMain('process.exitCode = 3') })).code).toBe(3);
  expect(server.data.has('runs.json')).toBe(false);
  expect((await runBot({ ...start, main: writeMain('') })).code).toBe(0);
  expect(server.data.has('runs.json')).toBe(true);
});
