import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export const WIDE = { width: 1280, height: 800 };
export const NARROW = { width: 360, height: 740 };

/** A page that is open, and what the browser found wrong with it so far. */
export interface Opened {
  readonly page: Page;
  readonly found: string[];
}

interface OpenOptions extends BrowserContextOptions {
  readonly url: string;
}

/** Opens a page in a browser of its own, and notes what it prints and whom else it asks. */
export async function openPage(browser: Browser, { url, ...look }: OpenOptions): Promise<Opened> {
  const context = await browser.newContext({ viewport: WIDE, ...look });
  const page = await context.newPage();
  const found: string[] = [];
  const { origin, href } = new URL(url);
  const own = origin === 'null' ? href : `${origin}/`;
  page.on('console', (message) => found.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => found.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const asked = request.url();
    if (!asked.startsWith(own) && asked !== 'data:,') found.push(`request to ${asked}`);
  });
  await page.goto(url);
  return { page, found };
}

/** Goes to a place of a page. @param address behind `#/` */
export async function go(page: Page, address: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(`#/${address}`)}`);
}

/** Waits until a page shows a text. */
export async function see(page: Page, text: string | RegExp): Promise<void> {
  await page.locator('body', { hasText: text }).waitFor();
}
