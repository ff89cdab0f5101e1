import { mkdir, mkdtemp, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ChangeWatch } from './change-watch.ts';

const TURNS = 10;

/** Each save, and what is to be heard of it. */
async function hear(
  saves: readonly (readonly [(at: (name: string) => string) => Promise<unknown>, string])[],
): Promise<void> {
  const root = await realpath(await mkdtemp(path.join(tmpdir(), 'change-watch-')));
  const at = (name: string): string => path.join(root, name);
  await mkdir(at('src/lib'), { recursive: true });
  await writeFile(at('src/bot.ts'), '0');
  await writeFile(at('one.env'), '0');
  let saved: Promise<unknown> = Promise.resolve();
  const changes = new ChangeWatch([at('src'), at('one.env'), at('not-there')], async () => {
    await saved;
    // The system has told by then of all that the save did.
    for (let turn = 0; turn < TURNS; turn += 1) await new Promise(setImmediate);
  });
  try {
    for (const [save, name] of saves) {
      const heard = changes.next(new AbortController().signal);
      saved = save(at);
      expect(await heard).toBe(name);
      changes.forget();
    }
  } finally {
    changes.close();
    await rm(root, { recursive: true });
  }
}

/** As sed -i does, and many editors. */
async function replace(file: string): Promise<void> {
  const draft = path.join(path.dirname(file), 'sedMnoyvQ');
  await writeFile(draft, '1');
  await rename(draft, file);
}

test('ChangeWatch() names the file that a draft takes the place of, and still hears of it afterwards', async () => {
  await hear([
    [(at) => replace(at('src/bot.ts')), 'src/bot.ts'],
    [(at) => writeFile(at('src/bot.ts'), '2'), 'src/bot.ts'],
    [(at) => replace(at('src/bot.ts')), 'src/bot.ts'],
    [(at) => writeFile(at('src/bot.ts'), '3'), 'src/bot.ts'],
    [(at) => replace(at('one.env')), 'one.env'],
    [(at) => writeFile(at('one.env'), '2'), 'one.env'],
  ]);
});

test('ChangeWatch() hears of new folders, of what is in them, and of what is deleted', async () => {
  await hear([
    [(at) => writeFile(at('src/lib/a.ts'), ''), 'src/lib/a.ts'],
    [(at) => mkdir(at('src/new')), 'src/new'],
    [(at) => writeFile(at('src/new/b.ts'), ''), 'src/new/b.ts'],
    [(at) => rm(at('src/new/b.ts')), 'src/new/b.ts'],
  ]);
});

test('ChangeWatch() is deaf to what editors keep beside a file', async () => {
  await hear([
    [
      async (at) => {
        await writeFile(at('src/.bot.ts.swp'), '');
        await writeFile(at('src/bot.ts~'), '');
        await writeFile(at('src/lib/a.ts'), '');
      },
      'src/lib/a.ts',
    ],
  ]);
});
