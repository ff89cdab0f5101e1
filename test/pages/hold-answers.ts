import type { Page } from 'playwright-core';

/** Keeps what a page asks for unanswered until the function that is returned is called. */
export async function holdAnswers(page: Page, url: RegExp): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(url, async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}
