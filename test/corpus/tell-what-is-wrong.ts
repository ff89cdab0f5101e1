import { expect } from 'vitest';
import { readJson } from '../../packages/cli/src/json-value.ts';
import { runLine } from '../../packages/castai-bot/src/testing/run-line.ts';
import { readBot } from './bot-copy.ts';

/** Lines that write nothing, or only say what they would write, and need no cluster, registry or installed bot. */
export const READING_LINES: readonly (readonly string[])[] = [
  ['list'],
  ['validate'],
  ['update', '--dry-run', '--allow-dirty'],
  ['add-function', 'other', '--yes', '--dry-run'],
  ['remove-function', 'example', '--dry-run'],
  ['export', '--kustomize', 'out', '--dry-run'],
  ['run', 'example'],
  ['status'],
  ['deploy', '--dry-run'],
  ['logs'],
  ['remove', '--yes', '--dry-run'],
  ['complete', '--', 'run', ''],
];

/** Lines that write, and leave all as it was where they fail. */
export const WRITING_LINES: readonly (readonly string[])[] = [
  ['add-function', 'other', '--yes'],
  ['remove-function', 'other'],
  ['update', '--allow-dirty'],
  ['validate', '--write-schemas'],
];

/** A frame of a stack, of ours or of Node's. */
const STACK = /^\s+at .*(?::\d+:\d+|node:internal)/m;
/** What leaves the reader to look for the file. */
const NAMELESS = /Cannot \w+ a file:/;
// oxlint-disable-next-line eslint/no-control-regex -- what must not reach a terminal
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/;

/** A line says what is wrong in words: one document, no stack, an exit code that is documented. */
export async function expectWords(line: readonly string[], cwd: string): Promise<number> {
  const { code, stdout, stderr } = await runLine(['--json', ...line], {
    cwd,
    env: { KUBECONFIG: '/dev/null' },
  });
  const documents = stdout
    .trimEnd()
    .split('\n')
    .map((text) => readJson(text) !== undefined);
  const isUnexpected = stdout.includes('"code":"UNEXPECTED"');
  expect({ line, documents, isUnexpected, stderr }).toMatchObject({
    line,
    documents: [true],
    isUnexpected: false,
  });
  expect([0, 1, 2, 3]).toContain(code);
  expect(stdout + stderr).not.toMatch(NAMELESS);
  expect(stderr).not.toMatch(STACK);
  expect(stderr).not.toMatch(CONTROL);
  return code;
}

/** The same of a line that writes: where it fails, every file is as it was. */
export async function expectWordsAndNoHarm(line: readonly string[], cwd: string): Promise<void> {
  const before = await readBot(cwd);
  const code = await expectWords(line, cwd);
  if (code === 2 || (code === 1 && line[0] !== 'update'))
    expect({ line, tree: await readBot(cwd) }).toEqual({ line, tree: before });
}
