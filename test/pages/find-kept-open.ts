import type { Page } from 'playwright-core';

/** Opens each dialog that the page has now, presses Escape, and names those that stay open, or lead to another view. */
export async function findKeptOpen(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  const dialogs = await page.locator('dialog').count();
  for (let index = 0; index < dialogs; index += 1) {
    const before = page.url();
    const dialog = `document.querySelectorAll('dialog')[${index}]`;
    await page.evaluate(`${dialog}.showModal()`);
    if ((await page.locator('dialog:modal').count()) !== 1) found.push(`dialog ${index} does not open`);
    await page.keyboard.press('Escape');
    if ((await page.locator('dialog[open]').count()) > 0) {
      found.push(`dialog ${index} stays open`);
      await page.evaluate(`${dialog}.close()`);
    }
    if (page.url() !== before) found.push(`dialog ${index} led to ${page.url()}`);
  }
  return found;
}
