import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readJson } from '../../packages/cli/src/json-value.ts';
import { expect, test } from 'vitest';
import { runLine } from '../../packages/castai-bot/src/testing/run-line.ts';
import { renderRepo } from '../../packages/castai-bot/src/testing/render-repo.ts';
import { typeScriptAnswers } from '../../packages/castai-bot/src/testing/fixture-repo.ts';
import { type Breakage, brokenRepos } from './broken-repos.ts';

/** Lines that write nothing, or only say what they would write, and start no program. */
const lines = [
  ['list'],
  ['validate'],
  ['update', '--dry-run'],
  ['add-function', 'other', '--dry-run'],
  ['remove-function', 'example', '--dry-run'],
  ['export', '--kustomize', 'out', '--dry-run'],
  ['complete', '--', 'run', ''],
];

/** A frame of a stack, of ours or of Node's. */
const STACK = /^\s+at .*(?::\d+:\d+|node:internal)/m;
// oxlint-disable-next-line eslint/no-control-regex -- what must not reach a terminal
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/;

async function breakRepo(root: string, breakages: Readonly<Record<string, Breakage>>): Promise<void> {
  for (const [name, breakage] of Object.entries(breakages)) {
    const file = path.join(root, name);
    await rm(file, { recursive: true, force: true });
    if (breakage === null) continue;
    if (typeof breakage === 'string') await writeFile(file, breakage);
    else await mkdir(file);
  }
}

async function makeBot(): Promise<string> {
  const root = await realpath(await mkdtemp(path.join(tmpdir(), 'castai-bot-corpus-')));
  const example = { template: 'example', schedule: '0 17 * * 1-5', timeZone: 'Etc/UTC' } as const;
  for (const [name, text] of Object.entries(
    await renderRepo(typeScriptAnswers({ functions: { example } })),
  )) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), text);
  }
  return root;
}

const isJson = (text: string): boolean => readJson(text) !== undefined;

test.each(Object.entries(brokenRepos))(
  'castai-bot tells what is wrong without a stack: %s',
  async (_, breakages) => {
    const root = await makeBot();
    try {
      await breakRepo(root, breakages);
      for (const line of lines) {
        const { code, stdout, stderr } = await runLine(['--json', ...line], { cwd: root });
        const documents = stdout.trimEnd().split('\n');
        const isUnexpected = stdout.includes('"code":"UNEXPECTED"');
        expect({ line, documents: documents.map(isJson), isUnexpected, stderr }).toMatchObject({
          line,
          documents: [true],
          isUnexpected: false,
        });
        expect([0, 1, 2, 3]).toContain(code);
        expect(stderr).not.toMatch(STACK);
        expect(stderr).not.toMatch(CONTROL);
      }
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  },
);
