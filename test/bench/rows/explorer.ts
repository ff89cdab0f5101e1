import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BuiltPage } from '@castai-bot/page';
import { explorer } from '@castai-bot/page/explorer';
import { report } from '@castai-bot/page/report';
import { startSimulator } from '@castai-bot/simulator';
import type { Plugin } from 'esbuild';
import fs from 'fs-extra';
import type { Browser } from 'playwright-core';
import { bundleLibrary } from '../../../.scripts/build-library.ts';
import { root } from '../../../.scripts/published-packages.ts';
import { findBrowser, launchBrowser } from '../../pages/browser.ts';
import { alternate, compareWall, inMs } from '../measure.ts';
import { type Finding, measured, notMeasured, type Row } from '../row.ts';
import type { Workbench } from '../workbench.ts';

/** What a page costs: those who open it, and those who never do. */
export const explorerRows: readonly Row[] = [
  ...Object.entries({ explorer, report }).map(([name, page]): Row => ({
    name: `${name}: all that a browser loads, compressed`,
    limit: 80,
    unit: 'KiB',
    measure: () => Promise.resolve(measured(weigh(page))),
  })),
  {
    name: 'explorer: first content / a page of text by the same server',
    limit: 1.5,
    unit: '×',
    measure: measureFirstContent,
  },
  {
    name: 'simulator: start / start without a page',
    limit: 1.05,
    unit: '×',
    measure: measureStart,
  },
];

/** A page without its licences, which are asked for by themselves. */
function weigh({ html, script, style }: BuiltPage): number {
  return [html, script, style].reduce((sum, text) => sum + gzipSync(text).length / 1024, 0);
}

const FIRST_CONTENT = `new Promise((resolve) => {
  const read = (list) => list.find(({ name }) => name === 'first-contentful-paint')?.startTime;
  const found = read(performance.getEntriesByType('paint'));
  if (found !== undefined) resolve(found);
  else new PerformanceObserver((list) => resolve(read(list.getEntries()))).observe({ type: 'paint', buffered: true });
})`;

async function measureFirstContent(): Promise<Finding> {
  const file = findBrowser();
  if (file === undefined) return notMeasured('no Chromium is installed');
  const browser = await launchBrowser(file);
  try {
    await using simulator = await startSimulator();
    const page = `${simulator.url}/_castai-bot/`;
    const context = await browser.newContext();
    await (await context.newPage()).goto(simulator.explorerUrl);
    const { ratio, detail } = await alternate(
      [() => timeFirstContent(context, page), () => timeFirstContent(context, `${page}notices.txt`)],
      { runs: 15, unit: inMs },
    );
    return measured(ratio, detail);
  } finally {
    await browser.close();
  }
}

/** Milliseconds from the navigation to the first text that is painted. */
async function timeFirstContent(
  context: Awaited<ReturnType<Browser['newContext']>>,
  url: string,
): Promise<number> {
  const page = await context.newPage();
  await page.goto(url);
  const time = await page.evaluate<number>(FIRST_CONTENT);
  await page.close();
  return time;
}

const FRONT_DOOR = path.join(root, 'packages/simulator/src/front-door.ts');
/** What stands in for it in a simulator that has no page: no token, no refusals. */
const NO_DOOR =
  'export const createFrontDoor = ({ app }) => ({ fetch: app.fetch, session: () => ({}), close: () => {} });';

const withoutPage: Plugin = {
  name: 'without-page',
  setup: (bundle) => {
    bundle.onLoad({ filter: /front-door\.ts$/ }, ({ path: file }) =>
      file === FRONT_DOOR ? { contents: NO_DOOR, loader: 'js' } : undefined,
    );
  },
};

async function measureStart({ dir }: Workbench): Promise<Finding> {
  const ours = await bundleStart(path.join(dir, 'with-page'), []);
  const theirs = await bundleStart(path.join(dir, 'without-page'), [withoutPage]);
  const { ratio, detail } = await compareWall({ args: [ours] }, { args: [theirs] }, { runs: 41 });
  return measured(ratio, detail);
}

/** A script that starts a simulator, bundled as it is published, and ends it. */
async function bundleStart(folder: string, plugins: readonly Plugin[]): Promise<string> {
  const simulator = path.join(root, 'packages/simulator');
  await bundleLibrary(simulator, path.join(folder, 'dist'), plugins);
  await fs.symlink(path.join(simulator, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  const script = path.join(folder, 'start.mjs');
  const text = `import { startSimulator } from './dist/index.js';\nawait (await startSimulator()).close();\n`;
  await fs.writeFile(script, text);
  return script;
}
