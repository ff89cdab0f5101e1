import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { nodeEnv } from '@castai-bot/testing/node-env';
import { expect, onTestFinished, test } from 'vitest';
import { keepInFile } from './keep-in-file.ts';

function makeFile(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'castai-bot-state-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  return path.join(folder, 'state', 'cluster', 'hours.json');
}

const child = fileURLToPath(new URL('keep-in-file.test-child.ts', import.meta.url));
const killer = import.meta.resolve('@castai-bot/testing/kill-at');

/** Adds to a number in a process of its own. @returns how often it could tell that it did, and whether it was killed */
async function add(
  file: string,
  { times, killAt }: { readonly times: number; readonly killAt?: number },
): Promise<{ readonly told: number; readonly isKilled: boolean }> {
  const load = killAt === undefined ? [] : ['--import', killer];
  const added = spawn(
    process.execPath,
    ['--conditions=@castai-bot/source', ...load, child, file, String(times)],
    { env: { PATH: process.env['PATH'], KILL_AT: String(killAt), ...nodeEnv } },
  );
  const closed = once(added, 'close');
  const [told, errors] = await Promise.all([text(added.stdout), text(added.stderr)]);
  await closed;
  expect(errors).toBe('');
  return { told: told.length, isKilled: added.signalCode === 'SIGKILL' };
}

/** As somebody who comes later, when nobody is writing any more. */
const later = { now: (): number => Date.now() + 60_000 };

async function readNumber(file: string): Promise<number> {
  const kept = await keepInFile(file, later).read();
  return Number(kept.data['state.json'] ?? 0);
}

async function addLater(file: string): Promise<boolean> {
  const keeper = keepInFile(file, later);
  const { data, version } = await keeper.read();
  const number = Number(data['state.json'] ?? 0) + 1;
  return (await keeper.write({ 'state.json': String(number) }, version)) !== undefined;
}

test('keepInFile() writes for the version that was read alone, and tells git to look away', async () => {
  const file = makeFile();
  const keeper = keepInFile(file);
  await expect(keeper.read()).resolves.toEqual({ version: '', data: {} });
  const first = await keeper.write({ 'state.json': '1' }, '');
  expect(await keeper.write({ 'state.json': '2' }, '')).toBeUndefined();
  await expect(keeper.read()).resolves.toEqual(first);
  const second = await keeper.write({ 'state.json': '2' }, first?.version ?? '');
  await expect(keepInFile(file).read()).resolves.toEqual(second);
  expect(readdirSync(path.dirname(file))).toEqual(['hours.json']);
  expect(readFileSync(path.join(path.dirname(file), '../.gitignore'), 'utf8')).toBe('*\n');
});

test('keepInFile() refuses a file that is none of its own', async () => {
  const file = makeFile();
  await keepInFile(file).write({ 'state.json': '1' }, '');
  for (const content of ['', '{}', '{"schema":2}', '{"schema":1,"version":"a","data":{"state.json":1}}']) {
    writeFileSync(file, content);
    await expect(keepInFile(file).read()).rejects.toMatchObject({ code: 'BAD_STATE' });
  }
});

test('keepInFile() loses no write of several processes', async () => {
  const file = makeFile();
  await Promise.all([1, 2, 3].map(() => add(file, { times: 25 })));
  expect(await readNumber(file)).toBe(75);
  expect(readdirSync(path.dirname(file))).toEqual(['hours.json']);
});

test('keepInFile() loses nothing that it has told, wherever a writer is killed, and blocks nobody', async () => {
  for (let killAt = 0, isKilled = true; isKilled; killAt += 1) {
    const file = makeFile();
    await addLater(file);
    const cut = await add(file, { times: 2, killAt });
    ({ isKilled } = cut);
    expect(await addLater(file)).toBe(true);
    const total = await readNumber(file);
    // One more where the kill came between the write and its telling.
    expect(total - 2 - cut.told).toBeOneOf([0, 1]);
    if (!isKilled) expect([cut.told, total]).toEqual([2, 4]);
  }
});
