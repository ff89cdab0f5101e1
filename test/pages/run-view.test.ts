import { until } from '@castai-bot/testing/until';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, launchBrowser } from './browser.ts';
import { ADDS_NODES, ASKS_OFTEN, COUNTS_RUNS, WAITS, withDevBot, withGeneratedBot } from './dev-bot.ts';
import { findAxeProblems } from './find-axe-problems.ts';
import { findTooWide } from './find-too-wide.ts';
import { holdAnswers } from './hold-answers.ts';
import { tabTo } from './tab-to.ts';

const file = findBrowser();
const LOOKS = [
  { viewport: { width: 1280, height: 800 } },
  { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
  { viewport: { width: 360, height: 740 } },
] as const;

describe.skipIf(file === undefined)('the runs of castai-bot dev in a browser (needs Chromium)', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(file ?? '');
  });
  afterAll(() => browser.close());

  test('show log, changes and requests, wide, dark and narrow, without a fault that axe-core finds', async () => {
    const found: string[] = [];
    await withDevBot(async (url) => {
      for (const look of LOOKS) {
        const page = await (await browser.newContext(look)).newPage();
        page.on('console', (message) => found.push(message.text()));
        await page.goto(url);
        await seeRun(page, 1, 'done (0)');
        await page.locator('.timeline li', { hasText: 'POST' }).waitFor();
        await page.locator('.writes li a', { hasText: /./ }).and(page.locator('[href*="/nodes/"]')).waitFor();
        await page.locator('.writes li', { hasText: 'created' }).waitFor();
        found.push(...(await findAxeProblems(page)));
        found.push(...(await findTooWide(page)));
        await page.context().close();
      }
    });
    expect(found).toEqual([]);
  });

  test('are started with keys alone, meet a fault that was added, and say so when the bot is gone', async () => {
    const seen: string[] = [];
    await withDevBot(async (url, child) => {
      const page = await browser.newPage();
      await page.goto(url);
      await seeRun(page, 1, 'done (0)');
      await tabTo(page, page.getByRole('button', { name: 'The next write fails with 429' }));
      await page.keyboard.press('Enter');
      await page.getByText('has met no request yet').waitFor();
      await tabTo(page, page.getByRole('button', { name: 'Run', exact: true }));
      await page.keyboard.press('Enter');
      await seeRun(page, 2, 'CAST AI or the state was not available');
      await page.getByRole('region', { name: 'Over' }).getByText('met 1 request').waitFor();
      seen.push((await page.locator('pre.log').textContent()) ?? '');
      await page
        .getByRole('region', { name: 'What failed' })
        .getByText('Look at the end of its log')
        .waitFor();
      await page.getByLabel('Only plan the writes').check();
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await seeRun(page, 3, 'dry run: nothing was written');
      child.kill('SIGINT');
      await page.getByRole('alert').getByText('castai-bot dev --port').waitFor();
      await page.locator('button[aria-disabled=true]', { hasText: 'Run' }).waitFor();
      await page.close();
    });
    expect(seen).toEqual(['Added a node 429\n']);
  });

  test('tell which workload the last run changed, what it was, and how a write was tried again after 429', async () => {
    const found: string[] = [];
    await withGeneratedBot(async (url) => {
      for (const [index, look] of LOOKS.entries()) {
        const page = await (await browser.newContext(look)).newPage();
        await page.goto(url);
        await page.locator('.outcome').getByText('done (0)').waitFor();
        const changed = page.getByRole('region', { name: 'What changed' });
        const first = changed.getByRole('listitem').first();
        await first
          .locator('tr', { hasText: /managementOption\s*"MANAGED"\s*"READ_ONLY"/ })
          .first()
          .waitFor();
        await tabTo(page, page.getByRole('button', { name: 'The next write fails with 429' }));
        await page.keyboard.press('Enter');
        await page.getByText('has met no request yet').waitFor();
        await tabTo(page, page.getByRole('button', { name: 'Run', exact: true }));
        await page.keyboard.press('Enter');
        await page
          .locator('.outcome', { hasText: `Run ${index + 2} of` })
          .getByText('done (0)')
          .waitFor();
        await page.getByRole('region', { name: /^Requests \(\d+\), 1 sent again$/ }).waitFor();
        const again = page.locator('.timeline li', { hasText: '2 attempts' });
        expect(await again.count()).toBe(1);
        await again.locator('.end', { hasText: /^[a-z-]+\/[a-z0-9-]+$/ }).waitFor();
        await again.getByRole('link', { name: 'Attempt 1: 429' }).waitFor();
        await again.getByRole('link', { name: 'Attempt 2: 200' }).waitFor();
        found.push(...(await findAxeProblems(page)));
        found.push(...(await findTooWide(page)));
        await page.evaluate("document.querySelector('.view').scrollTop = 300");
        await until(() => page.evaluate<boolean>('history.state?.scrolledTo === 300'), 'its place kept');
        const attempt = again.getByRole('link', { name: 'Attempt 1: 429' });
        await attempt.scrollIntoViewIfNeeded();
        const place = await page.evaluate<number>("document.querySelector('.view').scrollTop");
        await attempt.click();
        await page.locator('aside h2:focus').waitFor();
        await page.goBack();
        const isBack = `document.querySelector('.view')?.scrollTop === ${place}`;
        await until(() => page.evaluate<boolean>(isBack), 'its place again');
        await tabTo(page, first.getByRole('link').first());
        await page.keyboard.press('Enter');
        await page.locator('aside h2:focus').waitFor();
        await page.locator('body', { hasText: '"READ_ONLY"' }).waitFor();
        await page
          .getByRole('button', { name: `Remove status=429,times=1@write` })
          .waitFor({ state: 'detached' });
        await page.context().close();
      }
    });
    expect(found).toEqual([]);
  });

  test('are stopped with keys alone, by the button and by the key, and say so', async () => {
    const found: string[] = [];
    await withDevBot(async (url) => {
      for (const [index, look] of LOOKS.entries()) {
        const page = await (await browser.newContext(look)).newPage();
        await page.goto(url);
        if (index > 0) {
          await tabTo(page, page.getByRole('button', { name: 'Run', exact: true }));
          await page.keyboard.press('Enter');
        }
        await page
          .locator('.outcome', { hasText: `Run ${index + 1} of script` })
          .getByText('running')
          .waitFor();
        await page.getByLabel('Log', { exact: true }).getByText('Waits').waitFor();
        await page.getByRole('region', { name: 'Requests (0)' }).getByText('None yet').waitFor();
        await page.getByRole('region', { name: 'State of script' }).getByText('Nothing yet').waitFor();
        const stop = page.getByRole('button', { name: 'Stop' });
        if (index === 0) await page.keyboard.press('s');
        else {
          await tabTo(page, stop);
          await page.keyboard.press('Enter');
        }
        await seeRun(page, index + 1, 'stopped: ended by SIGTERM (143)');
        await page.getByText('Stopped from the page').waitFor();
        // The focus stays on what was pressed.
        if (index > 0) await page.locator('button:focus', { hasText: 'Stop' }).waitFor();
        found.push(...(await findAxeProblems(page)));
        await page.context().close();
      }
    }, WAITS);
    expect(found).toEqual([]);
  });

  test('show no request of the run before while those of the last are read', async () => {
    await withDevBot(async (url) => {
      const page = await browser.newPage();
      await page.goto(url);
      await seeRun(page, 1, 'done (0)');
      const requests = page.getByRole('region', { name: 'Requests (1)' });
      await requests.locator('li a[href="#/requests/0"]').first().waitFor();
      const release = await holdAnswers(page, /\/data\/timeline/);
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await seeRun(page, 2, 'done (0)');
      await requests.getByText('Reading …').waitFor();
      expect(await requests.getByRole('listitem').count()).toBe(0);
      release();
      await requests.locator('li a[href="#/requests/1"]').first().waitFor();
      expect(await requests.getByRole('listitem').count()).toBe(1);
      await page.close();
    });
  });

  test('say that the rest of the requests is read while it is', async () => {
    await withDevBot(async (url) => {
      const page = await browser.newPage();
      await page.goto(url);
      const requests = page.getByRole('region', { name: /^Requests \(\d+\)$/ });
      await requests.getByRole('listitem').first().waitFor();
      const release = await holdAnswers(page, /\/data\/timeline/);
      await requests.getByText('Reading …').waitFor();
      await page.keyboard.press('s');
      await seeRun(page, 1, 'stopped: ended by SIGTERM (143)');
      await requests.getByText('Reading …').waitFor();
      release();
      await requests.getByText('Reading …').waitFor({ state: 'detached' });
      const [title, rows] = await page.evaluate<readonly [string, number]>(`(() => {
        const rows = document.querySelectorAll('.timeline li');
        return [rows[0].closest('section').querySelector('h2').textContent, rows.length];
      })()`);
      expect(title).toBe(`Requests (${rows})`);
      await page.close();
    }, ADDS_NODES);
  });

  test('say of how many requests the first are shown, and where all are', async () => {
    await withDevBot(async (url) => {
      const page = await browser.newPage();
      await page.goto(url);
      await seeRun(page, 1, 'done (0)');
      const requests = page.getByRole('region', { name: 'Requests (501)' });
      const rest = requests.locator('p', { hasText: 'Requests lists all' });
      await rest.waitFor();
      expect(await rest.textContent()).toBe('These are the first 500; Requests lists all');
      await rest.getByRole('link').click();
      await page.getByRole('status').getByText('501').waitFor();
      await page.close();
    }, ASKS_OFTEN);
  });

  test('show what the function keeps, before and after, and forget it by a button or with the world', async () => {
    const found: string[] = [];
    await withDevBot(async (url) => {
      const page = await (await browser.newContext(LOOKS[2])).newPage();
      await page.goto(url);
      const state = page.getByRole('region', { name: 'State of script' });
      await state.getByText('"runs": 1').waitFor();
      await page.getByLabel('Start from a new world').focus();
      await page.keyboard.press('Space');
      await tabTo(page, page.getByRole('button', { name: 'Run', exact: true }));
      await page.keyboard.press('Enter');
      await state.locator('table.diff tr', { hasText: /runs\s*1\s*2/ }).waitFor();
      await state.getByText('castai-bot state clear script').waitFor();
      found.push(...(await findAxeProblems(page)));
      await tabTo(page, page.getByRole('button', { name: 'Clear the state' }));
      await page.keyboard.press('Enter');
      await state.getByText('It keeps nothing').waitFor();
      await tabTo(page, page.getByRole('button', { name: 'Run', exact: true }));
      await page.keyboard.press('Enter');
      await state.getByText('"runs": 1').waitFor();
      await tabTo(page, page.getByRole('button', { name: 'Reset world' }));
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByText('keep between runs is as at the start too').waitFor();
      found.push(...(await findAxeProblems(page)));
      await tabTo(page, page.getByRole('button', { name: 'Reset', exact: true }));
      await page.keyboard.press('Enter');
      await state.getByText('It keeps nothing').waitFor();
      await page.context().close();
    }, COUNTS_RUNS);
    expect(found).toEqual([]);
  });
});

async function seeRun(page: Page, number: number, outcome: string): Promise<void> {
  await page
    .locator('.outcome', { hasText: `Run ${number} of script` })
    .getByText(outcome)
    .waitFor();
}
