import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
// oxlint-disable-next-line tests/no-clock -- chooses moments, and any moment will do
import { setTimeout as sleep } from 'node:timers/promises';
import { document } from '@castai-bot/api/document';
import { sample } from '@castai-bot/testing/sample';
import { afterAll, describe, expect, test } from 'vitest';
import { BELOW, putBelow, readAgedBot } from '../testing/aged-bot.ts';
import type { FixtureRepo } from '../testing/fixture-repo.ts';
import { createCommittedRepo } from '../testing/frozen-bot.ts';
import { createGeneratedRepo, sourceEnv } from '../testing/generated-repo.ts';
import { hashTree } from '../testing/hash-tree.ts';
import {
  copyToFullDisk,
  forbidWriting,
  whyNoDisk,
  whyNoRefusal,
  WITHOUT_RIGHTS,
} from '../testing/hostile-folders.ts';
import { type BinOptions, runBin } from '../testing/run-bin.ts';
import { typeInto } from '../testing/type-into.ts';

/** A command line that writes into the repo. */
interface Writer {
  readonly line: readonly string[];
  /** When nothing is in its way. @default 0 */
  readonly code?: number;
  /** The second time. @default the same */
  readonly again?: number;
  /** What a second run writes is another: when, or with which salt. */
  readonly isFreshEachTime?: true;
  /** Where the bot is in what is made. @default its root */
  readonly folder?: string;
  /** @default a new bot with two functions */
  readonly createRepo?: () => Promise<FixtureRepo>;
}

const TEST_FILE = 'src/functions/greet.test.ts';

const writers: readonly Writer[] = [
  { line: ['add-function', 'clean-up'], again: 1 },
  { line: ['remove-function', 'greet'], again: 2 },
  { line: ['leave-out', '--undo', TEST_FILE], createRepo: createRepoWithoutTest },
  // What fills the disk is in no commit.
  { line: ['update', '--allow-dirty'], createRepo: async () => createCommittedRepo(await readAgedBot()) },
  {
    line: ['update', '--allow-dirty'],
    folder: BELOW,
    createRepo: async () => createCommittedRepo(putBelow(await readAgedBot())),
  },
  { line: ['types', '--file', 'openapi.json'], createRepo: createRepoWithSpec },
  { line: ['validate', '--write-schemas'] },
  // No new bot has a registry yet, nor a cluster.
  { line: ['doctor', '--fix'], code: 1 },
  { line: ['build', '--skip-checks'] },
  { line: ['run', 'greet', '--simulate', '--record', 'greet.json'], isFreshEachTime: true },
  { line: ['run', 'greet', '--simulate', '--save-world', 'world.json'], isFreshEachTime: true },
  { line: ['run', 'greet', '--simulate', '--save-requests', 'asked.jsonl'], isFreshEachTime: true },
];

/** When Ctrl-C comes, in parts of the time that the command takes. */
const MOMENTS = [0.5, 0.75, 0.9, 1];
const rows: string[] = [];

describe.each(sample('writing matrix', writers, 3).map((writer) => [nameOf(writer), writer] as const))(
  'castai-bot %s',
  (_, writer) => {
    const { line, code = 0, again = code, folder = '.', createRepo = createGeneratedRepo } = writer;
    let tookMs = 0;
    const run = (root: string, options: Partial<BinOptions> = {}): ReturnType<typeof runBin> =>
      runBin(line, { ...options, cwd: path.join(root, folder), env: sourceEnv });

    test('does its work without a terminal, and does no harm when it runs twice', async () => {
      await using repo = await createRepo();
      const before = await hashTree(repo.root);
      const began = performance.now();
      const first = await run(repo.root);
      // oxlint-disable-next-line tests/no-clock -- chooses moments, and any moment will do
      tookMs = performance.now() - began;
      const after = await hashTree(repo.root);
      note(writer, { situation: 'no terminal', code: first.code, before, after });
      expect(first).toMatchObject({ code });
      expect(after).not.toBe(before);
      const second = await run(repo.root);
      const last = await hashTree(repo.root);
      note(writer, { situation: 'run twice', code: second.code, before: after, after: last });
      expect(second).toMatchObject({ code: again });
      if (!writer.isFreshEachTime) expect(last).toBe(after);
    });

    test('leaves everything or nothing when Ctrl-C ends it, at whatever moment', async () => {
      await using repo = await createRepo();
      const before = await hashTree(repo.root);
      for (const moment of MOMENTS) {
        const result = await run(repo.root, {
          meanwhile: async (child) => {
            await sleep(tookMs * moment);
            child.kill('SIGINT');
          },
        });
        const after = await hashTree(repo.root);
        note(writer, { situation: `Ctrl-C at ${moment}`, code: result.code, before, after });
        if (after !== before || result.code === code) break;
        expect(result).toMatchObject({ code: 130 });
      }
      // What it left is whole: another run finds nothing in its way.
      expect([code, again]).toContain((await run(repo.root)).code);
    });

    test.skipIf(whyNoRefusal())(
      'changes nothing where it may not write, and says so (needs setpriv)',
      async () => {
        await using repo = await createRepo();
        await using _refusal = await forbidWriting(repo.root);
        const before = await hashTree(repo.root);
        const result = await run(repo.root, { through: WITHOUT_RIGHTS });
        const after = await hashTree(repo.root);
        note(writer, { situation: 'no permission', code: result.code, before, after });
        expect(after).toBe(before);
        expect(result).toMatchObject({ code: 1 });
        expectWords(result, /EACCES|may not write/);
      },
    );

    test.skipIf(whyNoDisk())(
      'changes nothing on a full disk, and says so (needs root and mount)',
      async () => {
        await using repo = await createRepo();
        await using disk = await copyToFullDisk(repo.root);
        const before = await hashTree(disk.root);
        const result = await run(disk.root);
        const after = await hashTree(disk.root);
        note(writer, { situation: 'full disk', code: result.code, before, after });
        expect(after).toBe(before);
        expect(result).toMatchObject({ code: 1 });
        expectWords(result, /ENOSPC|no space/);
      },
    );
  },
);

describe('castai-bot add-function, asking', () => {
  const ANSWERS = ['clean-up\r', '\r', '\r', 'Europe/Berlin\r', '15 3 * * *\r', 'mine\r', '\r'];

  test.each([0, 1, 2, 3, 4, 5, 6])('changes nothing when Ctrl-C answers question %i', async (question) => {
    await using repo = await createGeneratedRepo();
    const before = await hashTree(repo.root);
    const { code } = await typeInto(repo.root, ['add-function'], [...ANSWERS.slice(0, question), '\u0003']);
    const after = await hashTree(repo.root);
    note({ line: ['add-function'] }, { situation: `Ctrl-C at question ${question}`, code, before, after });
    expect({ code, after }).toEqual({ code: 130, after: before });
  });
});

afterAll(() => {
  process.stdout.write(`${['command | situation | exit | before | after', ...rows].join('\n')}\n`);
});

interface Cell {
  readonly situation: string;
  readonly code: number;
  readonly before: string;
  readonly after: string;
}

function nameOf({ line, folder }: Writer): string {
  return [...line, ...(folder === undefined ? [] : [`in ${folder}`])].join(' ');
}

function note(writer: Writer, { situation, code, before, after }: Cell): void {
  rows.push([nameOf(writer), situation, code, before, after === before ? 'the same' : after].join(' | '));
}

/** A failure is words about what is in the way, not a stack. */
function expectWords({ stdout, stderr }: { stdout: string; stderr: string }, why: RegExp): void {
  expect(stdout + stderr).toMatch(why);
  expect(stdout + stderr).not.toMatch(/^ +at /m);
}

async function createRepoWithoutTest(): Promise<FixtureRepo> {
  const repo = await createGeneratedRepo();
  await rm(path.join(repo.root, TEST_FILE));
  return repo;
}

async function createRepoWithSpec(): Promise<FixtureRepo> {
  const repo = await createGeneratedRepo();
  await writeFile(path.join(repo.root, 'openapi.json'), JSON.stringify(document));
  return repo;
}
