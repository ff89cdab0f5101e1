import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readBytes, readBytesSync } from './read-bytes.ts';

test('readBytes() reads a file, and names what it cannot read', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'castai-bot-read-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'x');
  writeFileSync(file, 'x');
  expect([(await readBytes(file)).toString(), readBytesSync(file).toString()]).toEqual(['x', 'x']);
  for (const [wrong, code] of [
    [folder, 'EISDIR'],
    [path.join(folder, 'none'), 'ENOENT'],
  ] as const) {
    await expect(readBytes(wrong)).rejects.toMatchObject({ code, path: wrong });
    expect(() => readBytesSync(wrong)).toThrow(expect.objectContaining({ code, path: wrong }));
  }
});
