/**
 * `npm run screenshots`: makes the pictures of the READMEs again, and says which are others than before. Pages look a
 * little different with each machine's fonts: one whose words are still the same keeps its pictures, unless `-- --all`.
 */
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import fs from 'fs-extra';
import type { Browser } from 'playwright-core';
import { root } from '../../.scripts/published-packages.ts';
import { hasTerminal } from '../../.scripts/run-in-terminal.ts';
import { findBrowser, launchBrowser } from '../pages/browser.ts';
import { drawTerminal } from './draw-terminal.ts';
import { filesOf, pageShots } from './page-shots.ts';
import { takePageShot } from './take-page-shot.ts';
import { terminalShots } from './terminal-shots.ts';

const { values } = parseArgs({ options: { all: { type: 'boolean', default: false } } });

if (await hasTerminal()) await drawTerminals();
else giveUp('Runs in a terminal need python3, for a pseudo-terminal');

const executable = findBrowser();
if (executable === undefined)
  giveUp('Pages need Chromium: install it (apt-get install chromium), or name its file in CHROMIUM');
else {
  await using browser = await launchBrowser(executable);
  await drawPages(browser);
}

async function drawTerminals(): Promise<void> {
  for (const shot of terminalShots) await write(shot.file, await drawTerminal(shot));
}

async function drawPages(browser: Browser): Promise<void> {
  for (const shot of pageShots) {
    const files = filesOf(shot);
    const whyNot = await shot.whyNot?.();
    if (whyNot !== undefined) {
      giveUp(`Cannot take ${files.light}: ${whyNot}`);
      continue;
    }
    const taken = await takePageShot(browser, shot);
    const isSame = (await read(files.text))?.toString() === taken.text;
    await write(files.text, taken.text);
    for (const color of ['light', 'dark'] as const) {
      const before = await read(files[color]);
      await write(files[color], isSame && !values.all ? (before ?? taken[color]) : taken[color]);
    }
  }
}

async function write(file: string, content: string | Buffer): Promise<void> {
  const bytes = Buffer.from(content);
  const isSame = (await read(file))?.equals(bytes) === true;
  if (!isSame) await fs.outputFile(path.join(root, file), bytes);
  console.log(`${isSame ? 'same   ' : 'written'} ${file} (${(bytes.length / 1024).toFixed(1)} KiB)`);
}

function read(file: string): Promise<Buffer | undefined> {
  return fs.readFile(path.join(root, file)).catch(() => undefined);
}

function giveUp(why: string): void {
  console.error(why);
  process.exitCode = 1;
}
