import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parseStrace } from './parse-strace.ts';
import { createTracer, whyNoTrace } from './trace-program.ts';

/** Does one of everything, in part by a child in another folder. */
const PROGRAM = `
  const { execFileSync } = require('node:child_process');
  const fs = require('node:fs');
  const [folder, port] = process.argv.slice(1);
  fs.readFileSync(folder + '/read ü');
  fs.writeFileSync(folder + '/written', '');
  fs.renameSync(folder + '/written', folder + '/moved');
  fs.chmodSync(folder + '/moved', 0o600);
  fs.mkdirSync(folder + '/made');
  execFileSync('rm', ['../moved'], { cwd: folder + '/made' });
  fs.rmdirSync(folder + '/made');
  fs.existsSync(folder + '/looked-for');
  const own = require('node:net').createServer((socket) => socket.resume()).listen(0, '127.0.0.1', () => {
    for (const one of [own.address().port, Number(port)]) {
      const socket = require('node:net').connect(one, '127.0.0.1', () => socket.end());
    }
    own.close();
  });
`;

test.skipIf(whyNoTrace() !== undefined)(
  'createTracer() tells what a program and its children did, and which did it (needs strace)',
  async () => {
    const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'castai-bot-traced-')));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(path.join(folder, 'read ü'), '');
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await using tracer = await createTracer();
    const [strace = '', ...how] = tracer.through;
    spawnSync(strace, [...how, process.execPath, '-e', PROGRAM, folder, String(port)]);
    server.close();
    const trace = await tracer.read();
    const inFolder = (deeds: (typeof trace)['reads']): readonly string[] =>
      deeds
        .filter(({ what }) => what.startsWith(`${folder}/`))
        .map(({ by, what }) => `${path.basename(by.file)} ${what.slice(folder.length + 1)}`);
    expect(trace.runs.map(({ file, argv }) => [path.basename(file), argv.at(-1)])).toEqual([
      ['node', String(port)],
      ['rm', '../moved'],
    ]);
    expect(inFolder(trace.reads)).toEqual(['node read ü']);
    expect(inFolder(trace.writes)).toEqual([
      'node written',
      'node written',
      'node moved',
      'node moved',
      'node made',
      'rm moved',
      'node made',
    ]);
    expect(trace.sends.map(({ what }) => what)).toEqual([`127.0.0.1:${port}`]);
    expect(existsSync(path.join(folder, 'moved'))).toBe(false);
  },
);

test('parseStrace() reads texts with commas, quotes and bytes outside of ASCII', () => {
  const line = String.raw`openat(AT_FDCWD</a>, "b, \"c\" \303\274\n", O_RDONLY|O_CLOEXEC) = 3</a/b>`;
  expect(parseStrace(`${line}\nopen("x", 0) = -1 ENOENT (No such file or directory)\n`)).toEqual([
    { name: 'openat', args: ['AT_FDCWD</a>', 'b, "c" ü\n', 'O_RDONLY|O_CLOEXEC'], result: '3</a/b>' },
  ]);
});
