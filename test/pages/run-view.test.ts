import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, launchBrowser } from './browser.ts';
import { withDevBot } from './dev-bot.ts';
import { findAxeProblems } from './find-axe-problems.ts';
import { tabTo } from './views.ts';

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
        await page.locator('.writes li', { hasText: 'created' }).waitFor();
        found.push(...(await findAxeProblems(page)));
        const width = await page.evaluate<number>('document.documentElement.scrollWidth');
        if (width > look.viewport.width) found.push(`${width} px wide`);
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
      await page.keyboard.press('5');
      await tabTo(page, page.getByRole('button', { name: 'The next write fails with 429' }));
      await page.keyboard.press('Enter');
      await page.getByText('status=429,times=1@write').waitFor();
      await page.keyboard.press('r');
      await tabTo(page, page.getByRole('button', { name: 'Run', exact: true }));
      await page.keyboard.press('Enter');
      await seeRun(page, 2, 'CAST AI or the state was not available');
      seen.push((await page.locator('pre.log').textContent()) ?? '');
      child.kill('SIGINT');
      await page.getByRole('alert').getByText('castai-bot dev --port').waitFor();
      await page.close();
    });
    expect(seen).toEqual(['Added a node 429\n']);
  });
});

async function seeRun(page: Page, number: number, outcome: string): Promise<void> {
  await page
    .locator('.outcome', { hasText: `Run ${number} of script` })
    .getByText(outcome)
    .waitFor();
}
