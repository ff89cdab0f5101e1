import { type Simulator, startSimulator } from '@castai-bot/simulator';
import { printedTable } from '@castai-bot/testing/printed-table';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { findBrowser, launchBrowser } from './browser.ts';
import { findAxeProblems } from './find-axe-problems.ts';
import { findKeptOpen } from './find-kept-open.ts';
import { findUnstyled } from './find-unstyled.ts';
import { type Ids, startBareWorld, startFullWorld, startNoWorld } from './full-world.ts';
import { type View, views } from './views.ts';

const file = findBrowser();

const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 360, height: 740 };

/** A page that is open, and what the browser found wrong with it so far. */
interface Opened {
  readonly page: Page;
  readonly found: string[];
}

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
    const context = await browser.newContext({ viewport: WIDE, ...options });
    const page = await context.newPage();
    const found: string[] = [];
    page.on('console', (message) => found.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => found.push(`error: ${error.message}`));
    page.on('request', (request) => {
      const isOwn = request.url().startsWith(simulator.url) || request.url().startsWith('data:');
      if (!isOwn) found.push(`request to ${request.url()}`);
    });
    await page.goto(simulator.explorerUrl);
    await page.locator('nav[aria-label=Views]').waitFor();
    return { page, found };
  }

  /** The same for one test. */
  async function openForTest(simulator: Simulator): Promise<Opened> {
    const opened = await open(simulator);
    onTestFinished(() => opened.page.context().close());
    return opened;
  }

  async function show({ page }: Opened, { at, shows }: View): Promise<void> {
    await go(page, at(full.ids));
    await see(page, shows);
  }

  const checks: Readonly<Record<string, (view: View) => Promise<readonly string[]>>> = {
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
      const width = await narrow.page.evaluate<number>('document.documentElement.scrollWidth');
      return width === NARROW.width
        ? findAxeProblems(narrow.page)
        : [`found ${width} px, wanted ${NARROW.width}`];
    },
    dark: async (view) => {
      await show(dark, view);
      return findAxeProblems(dark.page);
    },
  };
  const table = printedTable('view', ...Object.keys(checks));

  test('Escape closes every dialog, and goes nowhere', async () => {
    const { page } = await openForTest(full.simulator);
    expect(await page.locator('dialog').count()).toBe(2);
    const found: string[] = [];
    for (const { at, shows } of views) {
      await go(page, at(full.ids));
      await see(page, shows);
      found.push(...(await findKeptOpen(page)));
    }
    expect(found).toEqual([]);
  });

  test.each(views)('$name shows what there is, however it is looked at', async (view) => {
    const problems = new Map<string, readonly string[]>();
    for (const [name, check] of Object.entries(checks)) {
      problems.set(name, await check(view).catch((error: unknown) => [String(error)]));
    }
    table.push([
      view.name,
      ...Array.from(problems.values(), (found) => (found.length === 0 ? 'ok' : 'FAILED')),
    ]);
    expect([...problems].flatMap(([name, found]) => found.map((problem) => `${name}: ${problem}`))).toEqual(
      [],
    );
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

async function go(page: Page, address: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(`#/${address}`)}`);
}

async function see(page: Page, text: string | RegExp): Promise<void> {
  await page.locator('body', { hasText: text }).waitFor();
}
