import type { Page } from 'playwright-core';

/** Kinds of cells: most look as any other. */
const PLAIN = /^kind-/;

/** Names the classes that elements of a page have and none of its styles: the style of a piece was left out of this page. */
export async function findUnstyled(page: Page): Promise<readonly string[]> {
  const classes = await page.evaluate<readonly string[]>(`(() => {
    const styles = Array.from(document.styleSheets, ({ cssRules }) =>
      Array.from(cssRules, ({ cssText }) => cssText).join('')).join('');
    const styled = new Set(Array.from(styles.matchAll(/\\.([a-z][\\w-]*)/gi), ([, name]) => name));
    const used = Array.from(document.querySelectorAll('[class]'), ({ classList }) => [...classList]).flat();
    return [...new Set(used)].filter((name) => !styled.has(name));
  })()`);
  return classes.filter((name) => !PLAIN.test(name)).map((name) => `no style has .${name}`);
}
