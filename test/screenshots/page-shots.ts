import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { startSimulator } from '@castai-bot/simulator';
import type { Page } from 'playwright-core';
import { visitDashboard } from '../../packages/castai-bot/src/testing/dashboard/visit-dashboard.ts';
import { whyNoCluster } from '../../packages/castai-bot/src/testing/kubernetes/start-cluster.ts';
import { runBin, waitForOutput } from '../../packages/castai-bot/src/testing/run-bin.ts';
import { deployOfficeHours } from './deployed-office-hours.ts';
import { createFleet } from './fleet.ts';
import { createOfficeHours, pictureEnvironment } from './office-hours.ts';

/** A page in a browser that stands in a README. */
export interface PageShot {
  /** From the root of the workspace, without what tells its light form, its dark one and its text apart. */
  readonly file: string;
  readonly height: number;
  /** Why it cannot be taken here, if so. @default it can wherever there is a browser */
  readonly whyNot?: () => Promise<string | undefined>;
  /** Has it served as long as `look` takes. */
  readonly serve: (look: (url: string) => Promise<void>) => Promise<void>;
  /** Does what a person does to see it. */
  readonly arrange: (page: Page) => Promise<void>;
}

/** Where a page's two pictures and its words are, from the root. */
export function filesOf({ file }: PageShot): Readonly<Record<'text' | 'light' | 'dark', string>> {
  return { text: `${file}.txt`, light: `${file}-light.webp`, dark: `${file}-dark.webp` };
}

export const pageShots: readonly PageShot[] = [
  {
    file: 'packages/simulator/docs/images/clusters',
    height: 400,
    serve: serveExplorer,
    arrange: async (page) => {
      await page.locator('.row', { hasText: 'analytics' }).waitFor();
      await waitForNews(page);
    },
  },
  {
    file: 'packages/simulator/docs/images/explorer',
    height: 640,
    serve: serveExplorer,
    arrange: async (page) => {
      await page.getByRole('link', { name: 'Changes' }).click();
      await page.locator('.row', { hasText: 'ledger' }).click();
      await page.locator('aside', { hasText: 'READ_ONLY' }).waitFor();
      await waitForNews(page);
    },
  },
  {
    file: 'packages/castai-bot/docs/images/dev',
    height: 860,
    serve: serveDev,
    arrange: async (page) => {
      await page.locator('.outcome', { hasText: 'done (0)' }).waitFor();
      await page.getByLabel('Only plan the writes').check();
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await page.locator('.outcome', { hasText: /Run 2.*done \(0\)/ }).waitFor();
      await page.locator('.writes li').first().waitFor();
      await page.getByRole('region', { name: 'Requests (1)' }).getByRole('listitem').waitFor();
      // 11 of the first run, and that one; the side bar is told on its own.
      await page.getByRole('link', { name: /^Requests\s*12$/ }).waitFor();
    },
  },
  {
    file: 'packages/castai-bot/docs/images/report',
    height: 720,
    serve: writeReport,
    arrange: (page) => page.getByText('done (0)').waitFor(),
  },
  {
    file: 'packages/castai-bot/docs/images/dashboard',
    height: 540,
    whyNot: whyNoCluster,
    serve: serveDashboard,
    arrange: async (page) => {
      await page.locator('.entry', { hasText: 'failed' }).waitFor();
      await page.getByRole('banner').getByText('live', { exact: true }).waitFor();
    },
  },
];

/** Time and counts of an explorer are told by its simulator, whatever the page has read. */
function waitForNews(page: Page): Promise<void> {
  return page.locator('.clock time', { hasText: /^\d/ }).waitFor();
}

const now = (): number => Date.parse('2027-03-01T17:00:00Z');

/** A simulator whose fleet a function has changed. */
async function serveExplorer(look: (url: string) => Promise<void>): Promise<void> {
  await using simulator = await startSimulator({ world: await createFleet(now), now });
  const [first] = simulator.world.clusters;
  if (first === undefined) throw new Error('A fleet without a cluster');
  const headers = {
    'X-API-Key': simulator.apiKey,
    'Content-Type': 'application/json',
    'User-Agent': 'castai-bot/0.1.0 bot/office-hours function/evening',
  };
  const managed = first.workloads.filter(
    ({ workloadConfigV2, managedBy }) =>
      managedBy === 'API' && workloadConfigV2?.vpaConfig?.managementOption === 'MANAGED',
  );
  for (const { id, scalingPolicyId } of managed) {
    const body = { scalingPolicyId, workloadConfig: { vpaConfig: { managementOption: 'READ_ONLY' } } };
    const url = `${simulator.url}/v2/workload-autoscaling/clusters/${first.cluster.id}/workloads/${id}`;
    const answer = await fetch(url, { method: 'PUT', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`PUT ${url}: ${answer.status} ${await answer.text()}`);
  }
  await look(simulator.explorerUrl);
}

/** `castai-bot dev` of the bot of the pictures. */
async function serveDev(look: (url: string) => Promise<void>): Promise<void> {
  await using repo = await createOfficeHours();
  await runBin(['dev', 'evening', '--serve', '--world', 'fleet.json'], {
    cwd: repo.root,
    env: pictureEnvironment(repo.root),
    meanwhile: async (child) => {
      const [, url = ''] = /Look at (\S+)/.exec(await waitForOutput(child, 'token=')) ?? [];
      await look(url).finally(() => child.kill('SIGINT'));
    },
  });
}

/** `castai-bot dashboard` of the bot of the pictures. */
async function serveDashboard(look: (url: string) => Promise<void>): Promise<void> {
  await using bot = await deployOfficeHours();
  const env = { ...pictureEnvironment(bot.root), ...bot.env };
  await visitDashboard({ cwd: bot.root, env }, ({ url }) => look(url));
}

/** The file of one run of the bot of the pictures. */
async function writeReport(look: (url: string) => Promise<void>): Promise<void> {
  await using repo = await createOfficeHours();
  const line = ['run', 'evening', '--simulate', '--dry-run', '--world', 'fleet.json', '--html', 'run.html'];
  const { code, stderr } = await runBin(line, { cwd: repo.root, env: pictureEnvironment(repo.root) });
  if (code !== 0) throw new Error(stderr);
  await look(pathToFileURL(path.join(repo.root, 'run.html')).href);
}
