import { WAIT_LIMIT_MS } from '@castai-bot/testing/limits';
import type { Browser, Page } from 'playwright-core';
import type { PageShot } from './page-shots.ts';
import { restPage } from './rest-page.ts';

/** What a page shows: its words, and its pictures as WebP. */
export interface TakenPage {
  readonly text: string;
  readonly light: Buffer;
  readonly dark: Buffer;
}

const WIDTH = 1280;
const QUALITY = 85;

const LOOK = {
  deviceScaleFactor: 2,
  reducedMotion: 'reduce',
  locale: 'en-US',
  timezoneId: 'Europe/Berlin',
} as const;

/** Has the page served, and looks at it in both colors once all of it is read. */
export async function takePageShot(
  browser: Browser,
  { serve, arrange, height }: PageShot,
): Promise<TakenPage> {
  let taken: TakenPage | undefined;
  await serve(async (url) => {
    const context = await browser.newContext({ ...LOOK, viewport: { width: WIDTH, height } });
    try {
      context.setDefaultTimeout(WAIT_LIMIT_MS);
      const page = await context.newPage();
      await page.goto(url);
      await arrange(page);
      await page.getByText('Reading …').first().waitFor({ state: 'detached' });
      const text = tidyLines(await restPage(page));
      taken = { text, light: await draw(page, 'light'), dark: await draw(page, 'dark') };
    } finally {
      await context.close();
    }
  });
  if (taken === undefined) throw new Error('Nobody looked at the page');
  return taken;
}

async function draw(page: Page, colorScheme: 'light' | 'dark'): Promise<Buffer> {
  await page.emulateMedia({ colorScheme });
  await restPage(page);
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
  return Buffer.from(data, 'base64');
}

/** One that shows nothing is no line. */
function tidyLines(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return `${lines.filter((line) => line !== '').join('\n')}\n`;
}
