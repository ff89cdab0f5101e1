import type { Page } from 'playwright-core';

/** Says how wide a page is that does not fit the window as wide as it is. */
export async function findTooWide(page: Page): Promise<readonly string[]> {
  const wanted = page.viewportSize()?.width;
  const found = await page.evaluate<number>('document.documentElement.scrollWidth');
  return found === wanted ? [] : [`found ${found} px, wanted ${wanted}`];
}
