import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { RunnerData } from '@castai-bot/page';
import { describe, expect, test } from 'vitest';
import { waitForOutput } from '../testing/run-bin.ts';
import { createScriptRepo, ORDER, visitDev } from '../testing/visit-dev.ts';

const NODE = '#!/usr/bin/env node\n';
const GOOD = `${NODE}console.log('well');`;

const runsOf = ({ states }: RunnerData): string | null | undefined => states[0]?.text;

describe('serveDev() in bad weather', () => {
  test('shows why a bot crashes while it is loaded, and runs it again once it is mended', async () => {
    await using repo = await createScriptRepo(`${NODE}import './gone.mjs';`);
    const save = (text: string) => writeFile(path.join(repo.root, 'src/bot.mjs'), text);
    await visitDev(repo.root, async (page) => {
      expect((await page.seeEnd(1)).run).toMatchObject({
        exitCode: 1,
        meaning: 'failed unexpectedly',
        log: expect.stringMatching(/Cannot find module .*gone\.mjs/) as unknown,
        report: null,
        reportProblem: 'the bot printed none',
      });
      await save(`${NODE}console.log('half`);
      expect((await page.seeEnd(2)).run).toMatchObject({
        exitCode: 1,
        log: expect.stringContaining('SyntaxError') as unknown,
      });
      await save(GOOD);
      expect((await page.seeEnd(3)).run).toMatchObject({ exitCode: 0, log: 'well\n', problem: null });
    });
  });

  test('shows the end of 5 MB, and says how much is left out', async () => {
    await using repo = await createScriptRepo(
      `${NODE}for (let line = 0; line < 50_000; line += 1) console.log(String(line).padStart(99));`,
    );
    await visitDev(repo.root, async (page) => {
      const { run } = await page.seeEnd(1);
      expect([run?.log.length, run?.logCut]).toEqual([200_000, 4_800_000]);
      expect(run?.log.trimEnd().endsWith('49999')).toBe(true);
    });
  });

  test('shows the bot as it was while castai-bot.json is broken, and the problem with what to do', async () => {
    await using repo = await createScriptRepo(GOOD);
    const file = path.join(repo.root, 'castai-bot.json');
    const { stderr } = await visitDev(repo.root, async (page) => {
      const before = await page.seeEnd(1);
      expect(before.problem).toBeNull();
      await writeFile(file, '{"schema": 1,');
      const broken = await page.seeEnd(2);
      expect(broken.functions).toEqual(before.functions);
      expect(broken).toMatchObject({
        bot: 'my-bot',
        problem: expect.stringContaining('castai-bot.json') as unknown,
        run: { exitCode: null, problem: expect.stringContaining('castai-bot.json') as unknown },
      });
      expect(await page.press('run', ORDER)).toEqual([200, null]);
      await page.seeEnd(3);
    });
    expect(stderr).toContain('castai-bot.json');
  });

  test('makes the world anew from what it has read, though its file is gone', async () => {
    await using repo = await createScriptRepo(GOOD);
    const world = path.join(repo.root, 'world.json');
    await writeFile(
      world,
      JSON.stringify({
        clusters: [{ cluster: { name: 'only' } }],
        states: { script: { 'state.json': { runs: 7 } } },
      }),
    );
    await visitDev(
      repo.root,
      async (page) => {
        expect(runsOf(await page.seeEnd(1))).toBe('{\n  "runs": 7\n}');
        await rm(world);
        await page.press('clear-state', { name: 'script' });
        expect(runsOf(await page.see((data) => runsOf(data) === null, 'no state'))).toBeNull();
        expect(await page.press('reset')).toEqual([200, null]);
        await page.see((data) => runsOf(data) !== null, 'the state of the file');
        await page.press('run', { ...ORDER, resets: true });
        expect((await page.seeEnd(2)).run).toMatchObject({ exitCode: 0 });
      },
      { flags: ['--world', 'world.json'] },
    );
  });

  test('runs against 50,000 workloads, each time in a world made anew', async () => {
    await using repo = await createScriptRepo(GOOD);
    await visitDev(
      repo.root,
      async (page, child) => {
        await page.seeEnd(1);
        await page.press('run', { ...ORDER, resets: true });
        expect((await page.seeEnd(2)).run).toMatchObject({ exitCode: 0 });
        expect(await waitForOutput(child, 'well')).toContain('well');
      },
      { flags: ['--clusters', '1', '--workloads', '50000'] },
    );
  });
});
