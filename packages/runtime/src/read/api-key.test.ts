import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readApiKey } from './api-key.ts';

const canary = `castai_v1_${'c0ffee42'.repeat(8)}_cafe1234`;

function keyFile(text: string): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'key-'));
  onTestFinished(() => {
    rmSync(directory, { recursive: true });
  });
  const file = path.join(directory, 'API_KEY');
  writeFileSync(file, text);
  return file;
}

it('readApiKey() takes API_KEY out of the environment', () => {
  const env: Record<string, string> = { API_KEY: canary, OTHER: 'x' };
  const { apiKey, secrets, problems } = readApiKey(env);
  expect(apiKey?.reveal()).toBe(canary);
  expect(secrets).toContain(canary);
  expect(problems).toEqual([]);
  expect(env).toEqual({ OTHER: 'x' });
});

it('readApiKey() reads a file, and drops the line break that echo leaves', () => {
  for (const end of ['', '\n', '\r\n']) {
    expect(readApiKey({ API_KEY: '', API_KEY_FILE: keyFile(canary + end) }).apiKey?.reveal()).toBe(canary);
    expect(readApiKey({ API_KEY: canary + end }).apiKey?.reveal()).toBe(canary);
  }
});

it('readApiKey() refuses a key that no header can carry, without showing it', () => {
  for (const bad of [
    `${canary} `,
    ` ${canary}`,
    `${canary}\nx`,
    `ü${canary}`,
    `"${canary} "`,
    `${canary}\n\n`,
  ]) {
    const { apiKey, secrets, problems } = readApiKey({ API_KEY: bad });
    expect(apiKey).toBeUndefined();
    expect(problems).toEqual([
      expect.stringMatching(/^env API_KEY: found a space, a line break or another .* at position/),
    ]);
    expect(problems.join()).not.toContain('c0ffee42');
    expect(secrets.some((secret) => secret.includes('c0ffee42'))).toBe(true);
  }
  expect(readApiKey({ API_KEY: 'abc' }).problems).toEqual([
    'env API_KEY: found 3 characters, wanted a CAST AI API key',
  ]);
});

it('readApiKey() says what is missing, doubled or not readable', () => {
  expect(readApiKey({}).problems).toEqual([expect.stringMatching(/^env API_KEY: missing/)]);
  expect(readApiKey({ API_KEY: '', API_KEY_FILE: '' }).problems).toEqual([
    expect.stringMatching(/^env API_KEY: missing/),
  ]);
  expect(readApiKey({ API_KEY: canary, API_KEY_FILE: '/nowhere' }).problems).toEqual([
    'env API_KEY: found API_KEY_FILE too, wanted one of them',
  ]);
  expect(readApiKey({ API_KEY_FILE: '/nowhere/key' }).problems).toEqual([
    expect.stringMatching(/^env API_KEY_FILE: cannot read "\/nowhere\/key": Error: ENOENT/),
  ]);
  expect(readApiKey({ API_KEY_FILE: keyFile('\n') }).problems).toEqual([
    'env API_KEY_FILE: found 0 characters, wanted a CAST AI API key',
  ]);
});
