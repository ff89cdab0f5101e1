import type { Page } from 'playwright-core';
import { restMovingValues } from './moving-values.ts';

/** Between two texts of a page, invisible: what moves may be in one of them and told by the next. */
const BETWEEN = '\u2063';

/** Takes hold of every text of a page, in their order; what the page draws again meanwhile stays as it is. */
const HOLD = `{
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  globalThis.heldTexts = [];
  while (walker.nextNode()) globalThis.heldTexts.push(walker.currentNode);
  globalThis.heldTexts.map(({ data }) => data);
}`;

/** Puts what moves at rest where the page shows it, and returns the words it shows then, a line each. */
export async function restPage(page: Page): Promise<string> {
  const texts = await page.evaluate<readonly string[]>(HOLD);
  const resting = restMovingValues(texts.join(BETWEEN)).split(BETWEEN);
  if (resting.length !== texts.length) throw new Error('A moving value reaches over a text as a whole');
  return page.evaluate<string>(
    `${JSON.stringify(resting)}.forEach((text, index) => {
      if (globalThis.heldTexts[index].data !== text) globalThis.heldTexts[index].data = text;
    });
    document.body.innerText`,
  );
}
