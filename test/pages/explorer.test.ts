import { type Simulator, startSimulator } from '@castai-bot/simulator';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { findBrowser, launchBrowser } from './browser.ts';
import { findAxeProblems } from './find-axe-problems.ts';
import { findTooWide } from './find-too-wide.ts';
import { findKeptOpen } from './find-kept-open.ts';
import { findUnstyled } from './find-unstyled.ts';
import { type Ids, startBareWorld, startFullWorld, startNoWorld } from './full-world.ts';
import { go, NARROW, openPage, type Opened, see } from './open-page.ts';
import { type Checks, testEachView } from './test-each-view.ts';
import { type ExplorerView, explorerViews } from './explorer-views.ts';

const file = findBrowser();

describe.skipIf(file === undefined)('the explorer in a browser (needs Chromium)', () => {
  let browser: Browser;
  let full: { readonly simulator: Simulator; readonly ids: Ids };
  let bare: Simulator;
  let none: Simulator;
  let light: Opened;
  let dark: Opened;
  let narrow: Opened;
  let emptyPages: Readonly<Record<'bare' | 'none', Opened>>;

  beforeAll(async () => {
    browser = await launchBrowser(file ?? '');
    [full, bare, none] = await Promise.all([startFullWorld(), startBareWorld(), startNoWorld()]);
    light = await open(full.simulator);
    dark = await open(full.simulator, { colorScheme: 'dark' });
    narrow = await open(full.simulator, { viewport: NARROW });
    emptyPages = { bare: await open(bare), none: await open(none) };
  });
  afterAll(async () => {
    await browser.close();
    await Promise.all([full.simulator, bare, none].map((simulator) => simulator.close()));
  });

  /** Opens the page of a simulator in a browser of its own. */
  async function open(simulator: Simulator, options: BrowserContextOptions = {}): Promise<Opened> {
    const opened = await openPage(browser, { url: simulator.explorerUrl, ...options });
    await opened.page.locator('nav[aria-label=Views]').waitFor();
    return opened;
  }

  /** The same for one test. */
  async function openForTest(simulator: Simulator): Promise<Opened> {
    const opened = await open(simulator);
    onTestFinished(() => opened.page.context().close());
    return opened;
  }

  async function show({ page }: Opened, { at, shows }: ExplorerView): Promise<void> {
    await go(page, at(full.ids));
    await see(page, shows);
  }

  const checks: Checks<ExplorerView> = {
    data: async (view) => {
      await show(light, view);
      return [];
    },
    console: () => Promise.resolve(light.found),
    axe: () => findAxeProblems(light.page),
    styles: () => findUnstyled(light.page),
    empty: async ({ empty }) => {
      const { page } = emptyPages[empty.world];
      await go(page, empty.at({ cluster: bare.clusterIds[0] ?? '', workload: '' }));
      await see(page, empty.says);
      return findAxeProblems(page);
    },
    gone: async ({ at, shows }) => {
      const { simulator, ids } = await startFullWorld();
      const { page } = await openForTest(simulator);
      await go(page, at(ids));
      await see(page, shows);
      await simulator.close();
      await page.getByRole('alert').getByText('The simulator does not answer').waitFor();
      await see(page, `castai-bot simulate --port ${new URL(simulator.url).port}`);
      await see(page, shows);
      return [];
    },
    keyboard: async ({ keys }) => {
      const { page } = await openForTest(full.simulator);
      await keys(page);
      return [];
    },
    '360 px': async (view) => {
      await show(narrow, view);
      const found = await findTooWide(narrow.page);
      return found.length > 0 ? found : findAxeProblems(narrow.page);
    },
    dark: async (view) => {
      await show(dark, view);
      return findAxeProblems(dark.page);
    },
  };
  testEachView(explorerViews, checks);

  test('Escape closes every dialog, and goes nowhere', async () => {
    const { page } = await openForTest(full.simulator);
    expect(await page.locator('dialog').count()).toBe(2);
    const found: string[] = [];
    for (const { at, shows } of explorerViews) {
      await go(page, at(full.ids));
      await see(page, shows);
      found.push(...(await findKeptOpen(page)));
    }
    expect(found).toEqual([]);
  });

  test('the token leaves the address, and the page is not found without the cookie', async () => {
    const { page } = await openForTest(full.simulator);
    expect(page.url()).toBe(`${full.simulator.url}/_castai-bot/`);
    expect(await page.evaluate('document.cookie')).toBe('');
    const stranger = await browser.newPage();
    onTestFinished(() => stranger.close());
    await stranger.goto(`${full.simulator.url}/`);
    await see(stranger, 'This page needs the URL that its server printed');
  });

  test('a request shows up as it arrives, in two browsers at once', async () => {
    const { simulator, ids } = await startFullWorld();
    onTestFinished(() => simulator.close());
    const pages = [await openForTest(simulator), await openForTest(simulator)];
    for (const { page } of pages) {
      await go(page, 'requests');
      await see(page, 'rotate-nodes');
    }
    const headers = { 'X-API-Key': simulator.apiKey };
    await fetch(`${simulator.url}/v1/kubernetes/external-clusters/${ids.cluster}/nodes`, { headers });
    for (const { page } of pages) {
      await page.locator('.row', { hasText: 'listNodes' }).waitFor();
      expect(await page.locator('.row').count()).toBe(5);
    }
  });

  test('a simulator that was started again on its port wants its new token', async () => {
    const { simulator } = await startFullWorld();
    const { page } = await openForTest(simulator);
    await simulator.close();
    await page.getByRole('alert').getByText('The simulator does not answer').waitFor();
    const again = await startSimulator({ port: Number(new URL(simulator.url).port) });
    onTestFinished(() => again.close());
    await page.getByRole('alert').getByText('The simulator was started again').waitFor();
    expect(await page.locator('nav[aria-label=Views]').count()).toBe(1);
  });

  test('a body of 5 MB is shown in part, and 50,000 workloads are a few rows', async () => {
    const simulator = await startSimulator({ world: { clusters: 1, nodes: 3, workloads: 50_000 } });
    onTestFinished(() => simulator.close());
    const { page } = await openForTest(simulator);
    await go(page, `clusters/${simulator.clusterIds[0]}/workloads`);
    await page.getByRole('status').getByText('50,000').waitFor();
    await page.getByRole('grid').focus();
    await page.keyboard.press('End');
    await page.locator('.row[aria-rowindex="50001"]:not(:has(.waiting))').waitFor();
    expect(await page.locator('.row').count()).toBeLessThan(80);
    const headers = { 'X-API-Key': simulator.apiKey, 'Content-Type': 'application/json' };
    const body = JSON.stringify({ ids: ['x'.repeat(5_000_000)] });
    await fetch(`${simulator.url}/v1/notifications/ack`, { method: 'POST', headers, body });
    await go(page, 'requests/0');
    await see(page, '4.8 MiB');
    await see(page, /\d+ more characters: copy it to see all/);
  });
});
