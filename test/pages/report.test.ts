import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { findBrowser, launchBrowser } from './browser.ts';
import { findAxeProblems } from './find-axe-problems.ts';
import { findTooWide } from './find-too-wide.ts';
import { findUnstyled } from './find-unstyled.ts';
import { NARROW, openPage, type Opened } from './open-page.ts';
import { createRunPages, type RunPages, WRITES } from './run-pages.ts';
import { tabTo } from './tab-to.ts';
import { type Checks, testEachView } from './test-each-view.ts';

const file = findBrowser();

interface RunView {
  readonly name: string;
  /** What stands there, in this order. */
  readonly shows: readonly (string | RegExp)[];
  /** Does with keys alone what the page is for. */
  readonly keys: (page: Page) => Promise<void>;
}

const choose = async (page: Page, name: string, title: string): Promise<void> => {
  await tabTo(page, page.getByRole('combobox', { name }));
  await page.keyboard.type(title);
};

const views: readonly RunView[] = [
  {
    name: 'good',
    shows: [
      'script',
      'done (0)',
      'For the time',
      '2026-10-01 03:00:00 UTC',
      'What changed (3)',
      'created',
      'Node three',
    ],
    keys: async (page) => {
      await tabTo(page, page.locator('summary', { hasText: 'What it is' }));
      await page.keyboard.press('Enter');
      await page.getByRole('group', { name: 'Object' }).first().waitFor();
    },
  },
  {
    name: 'failed',
    shows: [
      'some items failed (65)',
      '3 items failed',
      'Cannot add the node: found 400',
      'The run',
      '2 attempts',
      'ERROR',
    ],
    keys: async (page) => {
      await tabTo(page, page.getByRole('group', { name: 'Log' }));
    },
  },
  {
    name: 'dry',
    shows: ['done (0)', 'dry run', 'What it would write (3)', '"instanceType": "m5.large"', '405'],
    keys: async (page) => {
      await tabTo(page, page.locator('summary', { hasText: 'Report as JSON' }));
      await page.keyboard.press('Enter');
      await page.getByText('"durationMs"').waitFor();
    },
  },
  {
    name: 'many',
    shows: [
      'real run',
      'answered 501',
      'GET /v1/nowhere',
      'What it was to write (300)',
      'inherited',
      '250 more writes are not shown.',
      'What was not sent (1)',
      'changed since',
      'State many',
      'PUT /v1/kubernetes/external-clusters/…/nodes/0',
    ],
    keys: async (page) => {
      const shown = await page.evaluate<number>(
        "Array.from(document.querySelectorAll('.writes thead')).filter((head) => head.offsetHeight > 9).length",
      );
      expect(shown, 'titles of columns, above the first that has them').toBe(1);
      await tabTo(page, page.getByRole('button', { name: 'Show all' }).first());
      await page.keyboard.press('Enter');
      await page
        .getByText(`PUT shop/workload-${WRITES - 1}`)
        .first()
        .waitFor();
      await choose(page, 'Requests', 'Failed');
      await page.locator('.timeline li', { hasText: 'no answer' }).waitFor();
      expect(await page.locator('.timeline li').count()).toBe(1);
    },
  },
  {
    name: 'long',
    shows: ['1,234 characters before this were left out.', /Show earlier lines \(\d/, 'Looked at a workload'],
    keys: async (page) => {
      await choose(page, 'Level', 'Errors');
      await page.locator('.log .line', { hasText: 'Error: with a stack' }).waitFor();
      await choose(page, 'Level', 'All');
      await tabTo(page, page.getByRole('searchbox', { name: 'Search the log' }));
      await page.keyboard.type('NEEDLE');
      await page.getByRole('status').getByText('1 of').waitFor();
      await page.keyboard.type('s');
      await page.getByText('No line is like that').waitFor();
    },
  },
  {
    name: 'empty',
    shows: [
      'done (0)',
      'none: the bot printed none',
      'What changed (0)',
      'Nothing changed',
      'It sent none',
      'Nothing was printed',
    ],
    keys: async (page) => {
      await tabTo(page, page.locator('summary', { hasText: 'Licences' }));
      await page.keyboard.press('Enter');
      await page.getByText('preact').first().waitFor();
    },
  },
  {
    name: 'not run',
    shows: [
      'could not run',
      'Cannot read k8s/script.configmap.yaml',
      'castai-bot doctor',
      'The run',
      'exit code 78',
    ],
    keys: async (page) => {
      await tabTo(page, page.getByRole('button', { name: 'Colours as the system has them: change' }));
      await page.keyboard.press('Enter');
      await page.locator('html[data-theme=dark]').waitFor();
    },
  },
  {
    name: 'several',
    shows: ['script', 'many', 'Nothing changed'],
    keys: async (page) => {
      await tabTo(page, page.locator('nav a', { hasText: 'many' }));
      await page.keyboard.press('Enter');
      await page.locator('h1', { hasText: 'many' }).waitFor();
      await page.locator('nav a[aria-current]', { hasText: 'many' }).waitFor();
      await page.goBack();
      await page.locator('h1', { hasText: 'script' }).waitFor();
    },
  },
  {
    name: 'nothing',
    shows: ['There is no run in this file', 'castai-bot run --html'],
    keys: (page) => tabTo(page, page.locator('summary', { hasText: 'Licences' })),
  },
];

describe.skipIf(file === undefined)('the page of a run in a browser (needs Chromium)', () => {
  let browser: Browser;
  let pages: RunPages;
  beforeAll(async () => {
    browser = await launchBrowser(file ?? '');
    pages = await createRunPages();
  });
  afterAll(async () => {
    await browser.close();
    await pages[Symbol.asyncDispose]();
  });

  async function open({ name }: Pick<RunView, 'name'>, options: BrowserContextOptions = {}): Promise<Opened> {
    const opened = await openPage(browser, {
      url: pages.urls[name] ?? '',
      reducedMotion: 'reduce',
      ...options,
    });
    onTestFinished(() => opened.page.context().close());
    return opened;
  }

  /** Opens a view, and waits until it shows what it is to show. */
  async function show(view: RunView): Promise<Opened> {
    const opened = await open(view);
    for (const text of view.shows) await opened.page.locator('body', { hasText: text }).waitFor();
    return opened;
  }

  /** The page that a view is looked at in, once its data was. */
  let light: Opened;
  const checks: Checks<RunView> = {
    data: async (view) => {
      light = await show(view);
      return findDisorder((await light.page.locator('body').textContent()) ?? '', view.shows);
    },
    'console, requests': () => Promise.resolve(light.found),
    axe: () => findAxeProblems(light.page),
    styles: () => findUnstyled(light.page),
    '1,920 px': async () => {
      await light.page.setViewportSize({ width: 1920, height: 740 });
      return findTooWide(light.page);
    },
    '360 px': async () => {
      await light.page.setViewportSize(NARROW);
      const found = await findTooWide(light.page);
      return found.length > 0 ? found : findAxeProblems(light.page);
    },
    dark: async () => {
      await light.page.emulateMedia({ colorScheme: 'dark' });
      return findAxeProblems(light.page);
    },
    print: async () => {
      const { page } = light;
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      const colour = await page.evaluate<string>('getComputedStyle(document.body).color');
      const controls = await page.locator('button:visible, select:visible, input:visible').count();
      return colour === 'rgb(23, 32, 43)' && controls === 0 ? [] : [`${colour}, ${controls} controls`];
    },
    keyboard: async (view) => {
      const { page, found } = await show(view);
      await view.keys(page);
      return found;
    },
    'no script': async (view) => {
      const { page } = await open(view, { javaScriptEnabled: false });
      const text = (await page.locator('noscript pre').textContent()) ?? '';
      return text === 'As text' || text.startsWith('script of my-bot: ') ? [] : [text];
    },
  };
  testEachView(views, checks);

  test('a page lets no script in but its own, and asks nobody whatever is tried', async () => {
    const { page, found } = await open({ name: 'good' });
    await page.locator('h1').waitFor();
    const tried = await page.evaluate<readonly string[]>(`(async () => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "in"';
      document.body.append(script);
      const style = document.createElement('style');
      style.textContent = 'h1 { color: red }';
      document.head.append(style);
      const asked = await fetch('http://127.0.0.1:9/').then(() => 'answered', () => 'refused');
      const colour = getComputedStyle(document.querySelector('h1')).color;
      return [document.title, colour === 'rgb(255, 0, 0)' ? 'red' : 'as it was', asked];
    })()`);
    expect(tried).toEqual(['script · castai-bot run', 'as it was', 'refused']);
    const refusals = found.filter((line) => line.includes('Content Security Policy')).join('\n');
    for (const word of ['inline script', 'inline style', "'http://127.0.0.1:9/'"])
      expect(refusals).toContain(word);
    expect(found.filter((line) => line.startsWith('request to'))).toEqual([]);
  });
});

/** What does not stand behind what it is to stand behind: what failed comes first. */
function findDisorder(text: string, shows: readonly (string | RegExp)[]): readonly string[] {
  let at = 0;
  const found: string[] = [];
  for (const wanted of shows) {
    const next = typeof wanted === 'string' ? text.indexOf(wanted, at) : at + text.slice(at).search(wanted);
    if (next < at) found.push(`found no ${String(wanted)} behind what comes before it`);
    else at = next;
  }
  return found;
}
