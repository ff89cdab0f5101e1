import path from 'node:path';
import fs from 'fs-extra';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../.scripts/published-packages.ts';
import { filesOf, pageShots } from '../screenshots/page-shots.ts';
import { takePageShot } from '../screenshots/take-page-shot.ts';
import { findBrowser, launchBrowser } from './browser.ts';

const AGAIN = 'what a README shows is not what is shown today: npm run screenshots';
const file = findBrowser();

describe.skipIf(file === undefined)('the pages of the READMEs in a browser (needs Chromium)', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(file ?? '');
  });
  afterAll(() => browser.close());

  test.for(pageShots)('takePageShot() shows the words of $file', async (shot, { skip }) => {
    const whyNot = await shot.whyNot?.();
    if (whyNot !== undefined) skip(whyNot);
    const { text, light, dark } = await takePageShot(browser, shot);
    const words = await fs.readFile(path.join(root, filesOf(shot).text), 'utf8');
    expect(text.split('\n'), AGAIN).toEqual(words.split('\n'));
    expect(light.equals(dark)).toBe(false);
  });
});
