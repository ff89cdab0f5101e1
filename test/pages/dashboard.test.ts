import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { whyNoCluster } from '../../packages/castai-bot/src/testing/kubernetes/start-cluster.ts';
import { runBin } from '../../packages/castai-bot/src/testing/run-bin.ts';
import { findBrowser, launchBrowser } from './browser.ts';
import { type DashboardView, dashboardViews } from './dashboard-views.ts';
import { type DeployedWorld, serveDashboard, startDeployedWorld, startEmptyWorld } from './deployed-world.ts';
import { findAxeProblems } from './find-axe-problems.ts';
import { findTooWide } from './find-too-wide.ts';
import { findKeptOpen } from './find-kept-open.ts';
import { findUnstyled } from './find-unstyled.ts';
import { go, NARROW, openPage, type Opened, see } from './open-page.ts';
import { type Checks, testEachView } from './test-each-view.ts';

const file = findBrowser();
const why = file === undefined ? 'no Chromium' : await whyNoCluster();

/** As an API server says it that is going down. */
const UNAVAILABLE = JSON.stringify({
  kind: 'Status',
  apiVersion: 'v1',
  status: 'Failure',
  reason: 'ServiceUnavailable',
  message: 'the server is going down',
  code: 503,
});

describe.skipIf(why !== undefined)(`the dashboard in a browser (needs Chromium and kubectl)`, () => {
  let browser: Browser;
  let full: DeployedWorld;
  let empty: DeployedWorld;
  let light: Opened;
  let dark: Opened;
  let narrow: Opened;
  let nothing: Opened;

  beforeAll(async () => {
    browser = await launchBrowser(file ?? '');
    [full, empty] = [await startDeployedWorld(), await startEmptyWorld()];
    light = await open(full.visitor.url);
    dark = await open(full.visitor.url, { colorScheme: 'dark' });
    narrow = await open(full.visitor.url, { viewport: NARROW });
    nothing = await open(empty.visitor.url);
  });
  afterAll(async () => {
    await browser.close();
    await full.close();
    await empty.close();
  });

  /** Opens a page in a browser of its own. */
  async function open(url: string, options: BrowserContextOptions = {}): Promise<Opened> {
    const opened = await openPage(browser, { url, timezoneId: 'Etc/UTC', ...options });
    await opened.page.locator('nav[aria-label=Views]').waitFor();
    return opened;
  }

  async function openForTest(url: string, options: BrowserContextOptions = {}): Promise<Opened> {
    const opened = await open(url, options);
    onTestFinished(() => opened.page.context().close());
    return opened;
  }

  const checks: Checks<DashboardView> = {
    data: async (view) => {
      await show(light, view);
      return [];
    },
    console: () => Promise.resolve(light.found),
    axe: () => findAxeProblems(light.page),
    styles: () => findUnstyled(light.page),
    empty: async ({ at, empty: says }) => {
      await go(nothing.page, at);
      await see(nothing.page, says);
      return findAxeProblems(nothing.page);
    },
    keyboard: async ({ keys }) => {
      const { page } = await openForTest(full.visitor.url);
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
  testEachView(dashboardViews, checks);

  test('Escape closes every dialog, and goes nowhere', async () => {
    const opened = await openForTest(full.visitor.url);
    const found: string[] = [];
    for (const view of dashboardViews) {
      await show(opened, view);
      found.push(...(await findKeptOpen(opened.page)));
    }
    await go(opened.page, 'entries');
    await opened.page.getByRole('button', { name: 'Run now' }).first().click();
    await opened.page.keyboard.press('Escape');
    await opened.page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(found).toEqual([]);
  });

  test('? lists every key, and none that leads nowhere', async () => {
    const { page } = await openForTest(full.visitor.url);
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog', { name: 'Keys' });
    await keys.waitFor();
    const does = await keys.locator('dd').allTextContents();
    expect(does.filter((words) => words.startsWith('Go to '))).toEqual(
      (await page.locator('nav[aria-label=Views] a > span:first-of-type').allTextContents()).map(
        (title) => `Go to ${title.toLowerCase()}`,
      ),
    );
    expect(does).toContain('Show these keys');
    await page.keyboard.press('Escape');
    await keys.waitFor({ state: 'hidden' });
  });

  test('a list of runs stays where it is when what is deployed has changed', async () => {
    const { page } = await openForTest(full.visitor.url);
    await go(page, 'runs');
    await page.locator('.row:not(:has(.waiting))').first().waitFor();
    await page.getByRole('grid', { name: 'Runs' }).focus();
    await page.keyboard.press('ArrowDown');
    for (const command of ['resume', 'pause'] as const) {
      const read = page.waitForResponse(/\/data\/deployed/);
      await full.visitor.press({ command, entry: 'hours' });
      await read;
    }
    expect(await page.locator('[role=grid]').getAttribute('aria-activedescendant')).toBe('row-1');
  });

  test('an entry whose last run failed comes first, and a narrow page names its cluster', async () => {
    const { page } = await openForTest(full.visitor.url, { viewport: NARROW });
    await page.locator('.top .where', { hasText: 'test · castai-agent' }).waitFor();
    const bot = await full.visitor.read('deployed');
    const hasFailed = (name: string | null): boolean =>
      bot.runs.find(({ entry }) => entry === name)?.state === 'failed';
    await page.locator('section.entry').first().waitFor();
    const names = await Promise.all(
      (await page.locator('section.entry').all()).map((entry) => entry.getAttribute('aria-label')),
    );
    expect(names.map(hasFailed)).toEqual(
      names.map(hasFailed).toSorted((one, other) => Number(other) - Number(one)),
    );
    expect(names).toHaveLength(bot.entries.length);
  });

  test('why a run failed, and what to type, is one click away from its entry', async () => {
    const { page } = await openForTest(full.visitor.url);
    await page.getByRole('link', { name: /^Last failure, .*why, and what to do$/ }).click();
    await see(page, /Why it failed.*What to do.*npx castai-bot/s);
    await go(page, 'entries');
    await page.getByRole('link', { name: 'All its runs' }).first().click();
    await page.locator('.row', { hasText: 'it needed more memory' }).click();
    await see(page, /Why it failed.*it needed more memory than its limit.*castai-bot deploy/s);
    expect(page.url()).toContain('#/runs/my-bot-greet-memory');
  });

  test('every view says that the cluster is gone, keeps what it showed, and goes on by itself', async () => {
    const opened: (readonly [DashboardView, Opened])[] = [];
    for (const view of dashboardViews) {
      const one = await openForTest(full.visitor.url);
      await show(one, view);
      opened.push([view, one]);
    }
    onTestFinished(() => full.cluster.proxy?.setFault(() => undefined));
    full.cluster.proxy?.setFault(() => ({ status: 503, body: UNAVAILABLE }));
    for (const [{ shows }, { page }] of opened) {
      await page.getByRole('alert').getByText('The cluster does not answer').waitFor();
      await see(page, 'Try again in a moment');
      await see(page, shows);
    }
    full.cluster.proxy?.setFault(() => undefined);
    for (const [, { page }] of opened) await page.getByRole('alert').waitFor({ state: 'detached' });
    expect(opened).toHaveLength(dashboardViews.length);
  });

  test('every view says that the server has ended, and one that was started again wants its new token', async () => {
    const { visitor, end } = await serveDashboard(full);
    await visitor.press({ command: 'pause', entry: 'hours' });
    const opened: (readonly [DashboardView, Opened])[] = [];
    for (const view of dashboardViews.filter(({ name }) => name !== 'commands')) {
      const one = await openForTest(visitor.url);
      await show(one, view);
      opened.push([view, one]);
    }
    await end();
    const live = opened.map(([, { page }]) => page.locator('.age', { hasText: 'live' }));
    const port = new URL(visitor.url).port;
    for (const [{ shows }, { page }] of opened) {
      await page.getByRole('alert').getByText('castai-bot dashboard has ended').waitFor();
      await see(page, `npx castai-bot dashboard --port ${port} --context test`);
      await see(page, shows);
    }
    for (const one of live) await one.waitFor({ state: 'detached' });
    const again = await serveDashboard(full, ['--port', port]);
    for (const [, { page }] of opened)
      await page.getByRole('alert').getByText('castai-bot dashboard was started again').waitFor();
    await again.end();
    expect(new URL(again.visitor.url).port).toBe(port);
  });

  test('two browsers see that an entry is resumed, which one of them has confirmed', async () => {
    const [one, other] = [await openForTest(full.visitor.url), await openForTest(full.visitor.url)];
    await hoursOf(other).getByText('paused', { exact: true }).waitFor();
    await hoursOf(one).getByRole('button', { name: 'Resume' }).click();
    const dialog = one.page.getByRole('dialog');
    await dialog.getByText('npx castai-bot resume hours --context test').waitFor();
    await dialog.getByRole('button', { name: 'Run this command' }).click();
    await see(one.page, /npx castai-bot resume hours --context test.*hours resumed/s);
    await hoursOf(other).getByRole('button', { name: 'Pause' }).waitFor();
    await full.visitor.press({ command: 'pause', entry: 'hours' });
    await hoursOf(other).getByText('paused', { exact: true }).waitFor();
    expect(await hoursOf(other).getByRole('button', { name: 'Resume' }).count()).toBe(1);
  });

  test('in a file every view shows the same, from a disk and without a request', async () => {
    const written = await runBin(['dashboard', '--html', 'page.html'], {
      cwd: full.root,
      env: full.cluster.env(),
    });
    expect(written).toMatchObject({ code: 0 });
    const url = pathToFileURL(path.join(full.root, 'page.html')).href;
    const problems: string[] = [];
    for (const look of [{}, { viewport: NARROW, colorScheme: 'dark' } as const]) {
      const opened = await openForTest(url, look);
      for (const view of dashboardViews.filter(({ name }) => name !== 'commands')) {
        await show(opened, view);
        problems.push(...(await findAxeProblems(opened.page)));
      }
      await go(opened.page, 'entries');
      await opened.page.getByRole('button', { name: 'Run now' }).first().click();
      await opened.page.getByRole('dialog').getByText('run-now greet --context test').waitFor();
      expect(await opened.page.getByRole('button', { name: 'Run this command' }).count()).toBe(0);
      await see(opened.page, 'This page is a file and runs nothing');
      await opened.page.keyboard.press('Escape');
      await opened.page.getByRole('dialog').waitFor({ state: 'hidden' });
      problems.push(...(await findKeptOpen(opened.page)));
      problems.push(...opened.found);
    }
    expect(problems).toEqual([]);
  });

  test('other origins, other host names, forms and stale tokens are refused', async () => {
    const { cookie, origin, send } = full.visitor;
    const json = { 'content-type': 'application/json' };
    const press = (headers: Readonly<Record<string, string>>): ReturnType<typeof send> =>
      send({
        method: 'POST',
        path: '/_castai-bot/do/run',
        headers,
        body: JSON.stringify({ command: 'pause', entry: 'greet' }),
      });
    const data = '/_castai-bot/data/deployed';
    const answers = [
      await press({ cookie, ...json, origin: 'https://evil.example' }),
      await press({ cookie, ...json }),
      await press({ cookie, origin, 'content-type': 'application/x-www-form-urlencoded' }),
      await press({ ...json, origin }),
      await press({ ...json, origin, cookie: `${cookie.split('=')[0]}=stale` }),
      await send({ path: data, headers: { cookie, origin: 'http://127.0.0.1:1' } }),
      await send({ path: data, headers: { cookie, host: `evil.example:${new URL(origin).port}` } }),
      await send({ path: data, headers: { cookie, 'sec-fetch-site': 'same-site' } }),
      await send({ path: '/_castai-bot/?token=stale' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 415, 401, 401, 403, 403, 403, 401]);
    expect(answers.at(-1)?.text).toContain('castai-bot dashboard --port');
  });
});

async function show({ page }: Opened, { at, shows }: DashboardView): Promise<void> {
  await go(page, at);
  await see(page, shows);
}

function hoursOf({ page }: Opened): Locator {
  return page.locator('section.entry[aria-label=hours]');
}
