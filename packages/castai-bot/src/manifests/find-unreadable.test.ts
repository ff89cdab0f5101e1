import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { buildKustomization } from './build-kustomization.ts';
import { findUnreadable } from './find-unreadable.ts';

/** Nine levels of nine aliases each. */
const BOMB = `a0: &a0 [x]\n${Array.from({ length: 9 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at}, `.repeat(9)}]`).join('\n')}\n`;

async function makeRepo(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), 'castai-bot-readable-'));
  onTestFinished(() => rm(root, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, 'k8s', name)), { recursive: true });
    await writeFile(path.join(root, 'k8s', name), text);
  }
  return root;
}

test.each([
  ['a bomb of aliases', { 'bomb.yaml': BOMB }, /^Cannot read k8s\/bomb\.yaml:\d+:\d+: /],
  ['a bomb in a folder below', { 'base/bomb.yml': BOMB }, /^Cannot read k8s\/base\/bomb\.yml:\d+:\d+: /],
])('findUnreadable() keeps kubectl from %s', async (_, files, message) => {
  const root = await makeRepo({ ...files, 'kustomization.yaml': `resources: [${Object.keys(files)[0]}]` });
  expect((await findUnreadable(root))?.message).toMatch(message);
  const { signal } = new AbortController();
  const built = await buildKustomization(root, { env: process.env, signal, stderr: process.stderr });
  const reason: unknown = expect.stringMatching(message);
  expect(built).toMatchObject({ kind: 'failed', reason });
});

test('findUnreadable() lets kubectl have what is fine, and what is not there', async () => {
  expect(await findUnreadable(await makeRepo({ 'a.yaml': 'kind: List\nitems: []\n' }))).toBeUndefined();
  expect(await findUnreadable(path.join(tmpdir(), 'nowhere'))).toBeUndefined();
});
