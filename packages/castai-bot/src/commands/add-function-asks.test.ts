import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { watchInterrupts } from '../interrupts.ts';
import { main } from '../main.ts';
import type { FixtureRepo } from '../testing/fixture-repo.ts';
import { createGeneratedRepo } from '../testing/generated-repo.ts';
import { readTree } from '../testing/read-tree.ts';

describe('castai-bot add-function on a terminal', { timeout: 60_000 }, () => {
  const ENTER = '\r';
  const TOLD = [
    'add-function',
    'clean-up',
    '--template',
    'example',
    '--schedule',
    '15 3 * * *',
    '--time-zone',
    'Europe/Berlin',
  ];
  const keys = ['clean-up\r', ENTER, 'Europe/Berlin\r', '15 3 * * *\r'];

  test('addFunction() asks for what no flag says', async () => {
    await using repo = await createGeneratedRepo();
    const { code, stdout, stderr } = await typeInto(repo, ['add-function'], keys);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stdout).toContain('Added clean-up\n');
    expect(JSON.parse(await readFile(path.join(repo.root, 'castai-bot.json'), 'utf8'))).toMatchObject({
      functions: { 'clean-up': { template: 'example', schedule: '15 3 * * *', timeZone: 'Europe/Berlin' } },
    });
  });

  test('addFunction() asks nothing that it was told, and nothing at all with --yes', async () => {
    await using repo = await createGeneratedRepo();
    const told = await typeInto(repo, TOLD, []);
    expect(told.code).toBe(0);
    expect(await typeInto(repo, ['add-function', 'other', '--yes'], [])).toMatchObject({ code: 0 });
  });

  test.each(
    [0, 1, 2, 3].flatMap((question) => ['\u0003', '\u0004', 'END'].map((key) => [question, key] as const)),
  )(
    'addFunction() leaves the tree as it was when question %i is cancelled with %j',
    async (question, key) => {
      await using repo = await createGeneratedRepo();
      const before = await readTree(repo.root);
      const result = await typeInto(repo, ['add-function'], [...keys.slice(0, question), key]);
      expect(result).toMatchObject({ code: 130, stdout: '' });
      expect(await readTree(repo.root)).toEqual(before);
    },
  );
});

/** Runs a line with a person at the keyboard, who types each answer when a question is asked. */
async function typeInto(
  { root }: FixtureRepo,
  argv: readonly string[],
  answers: readonly string[],
): Promise<{ code: number; stdout: string; stderr: string }> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const left = [...answers];
  const printed = text(stdout);
  let shown = '';
  let all = '';
  stderr.on('data', (chunk: Buffer) => {
    shown += chunk.toString();
    all += chunk.toString();
    // A prompt listens once it has drawn itself with its question mark.
    if (!/\?[^?]*$/.test(shown)) return;
    shown = '';
    const answer = left.shift();
    if (answer === undefined) return;
    setTimeout(() => (answer === 'END' ? stdin.end() : stdin.write(answer)), 20);
  });
  const code = await main({
    argv,
    cwd: root,
    version: '0.0.0',
    env: { NO_COLOR: '1' },
    stdin: Object.assign(stdin, { isTTY: true, setRawMode: () => stdin }),
    stdout: Object.assign(stdout, { isTTY: true, columns: 80 }),
    stderr: Object.assign(stderr, { isTTY: true, columns: 80 }),
    now: () => new Date('2026-01-01T00:00:00Z'),
    ...watchInterrupts(new EventEmitter()),
  });
  stdout.end();
  return { code, stdout: await printed, stderr: all };
}
