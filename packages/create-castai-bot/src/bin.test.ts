import { spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { readTree, temporaryFolder } from './testing/temporary-folder.ts';

test('bin.js does its work when nobody reads what it prints', async () => {
  const cwd = await temporaryFolder();
  const bin = path.join(import.meta.dirname, 'bin.ts');
  const argv = ['--conditions=@castai-bot/source', bin, 'x', '--yes', '--no-install', '--no-git'];
  const child = spawn(process.execPath, argv, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  const [stderr, code] = await Promise.all([text(child.stderr), ended]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(Object.keys(await readTree(cwd))).toContain('x/castai-bot.json');
});
