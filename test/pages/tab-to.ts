import type { Locator, Page } from 'playwright-core';

const MOST_STOPS = 60;

/** Presses Tab until something has the focus. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.first().waitFor();
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    const isThere = await wanted
      .first()
      .evaluate((element) => element === element.ownerDocument.activeElement);
    if (isThere) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Pressed Tab ${MOST_STOPS} times, and did not get to ${wanted.toString()}`);
}
