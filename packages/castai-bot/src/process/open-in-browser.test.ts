import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { until } from '@castai-bot/testing/until';
import { expect, onTestFinished, test } from 'vitest';
import { openInBrowser } from './open-in-browser.ts';

const PAGE = 'http://127.0.0.1:8080/?token=a&b=c';

test('openInBrowser() says what is missing, and goes on', async () => {
  const notes: string[] = [];
  const note = (line: string): number => notes.push(line);
  await openInBrowser(PAGE, { env: { PATH: '' }, platform: 'linux', note });
  await openInBrowser(PAGE, { env: { PATH: '' }, platform: 'darwin', note });
  expect(notes).toEqual([
    `Cannot open ${PAGE}: there is no xdg-open on the PATH`,
    `Cannot open ${PAGE}: there is no open on the PATH`,
  ]);
});

test.skipIf(process.platform === 'win32')(
  'openInBrowser() hands the URL over as it is, or says why not (not on Windows)',
  async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'castai-bot-browser-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const program = path.join(folder, 'xdg-open');
    const notes: string[] = [];
    const options = {
      env: { PATH: `${folder}:${process.env['PATH']}` },
      platform: 'linux',
      note: (line: string) => notes.push(line),
    } as const;
    await writeFile(
      program,
      `#!/bin/sh\nprintf %s "$1" > '${folder}/url.part'; mv '${folder}/url.part' '${folder}/url'\n`,
    );
    await chmod(program, 0o755);
    await openInBrowser(PAGE, options);
    const opened = await until(
      () => readFile(path.join(folder, 'url'), 'utf8').catch(() => undefined),
      'the URL',
    );
    expect([opened, notes]).toEqual([PAGE, []]);
    await writeFile(program, '#!/no/such/shell\n');
    await openInBrowser(PAGE, options);
    expect(notes).toEqual([expect.stringContaining(`Cannot open ${PAGE}: spawn ${program} ENOENT`)]);
  },
);
