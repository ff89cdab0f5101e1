import type { Page } from 'playwright-core';
import type { Ids } from './full-world.ts';
import { tabTo } from './tab-to.ts';

/** One view of the explorer. */
export interface ExplorerView {
  readonly name: string;
  /** Behind `#/`, for what there is. */
  readonly at: (ids: Ids) => string;
  /** What it shows of it. */
  readonly shows: string | RegExp;
  /** Where nothing is to be shown, in which world, and what it says. */
  readonly empty: {
    readonly at: (ids: Ids) => string;
    readonly world: 'bare' | 'none';
    readonly says: string | RegExp;
  };
  /** Does with keys alone what the view is for, from the first view on. */
  readonly keys: (page: Page) => Promise<void>;
}

/** A part of a cluster's page: it is reached by the list of clusters, and a row of it is opened and closed. */
function clusterList(name: string, shows: string | RegExp, says: string): ExplorerView {
  return {
    name,
    at: ({ cluster }) => `clusters/${cluster}/${name}`,
    shows,
    empty: { at: ({ cluster }) => `clusters/${cluster}/${name}`, world: 'bare', says },
    keys: async (page) => {
      await openTab(page, name);
      await openRow(page);
      await page.keyboard.press('Escape');
      await page.locator('aside').waitFor({ state: 'detached' });
      await page.locator('[role=grid]:focus').waitFor();
    },
  };
}

export const explorerViews: readonly ExplorerView[] = [
  {
    name: 'clusters',
    at: () => 'clusters',
    shows: 'prod-eks-1',
    empty: { at: () => 'clusters', world: 'none', says: 'This world has no clusters' },
    keys: async (page) => {
      await page.keyboard.press('1');
      await page.locator('h1', { hasText: 'Clusters' }).waitFor();
      await page.keyboard.press('/');
      await page.keyboard.type('gke');
      await page.getByRole('status').getByText('1 of 3').waitFor();
    },
  },
  clusterList('nodes', 'm5.', 'No nodes'),
  clusterList('workloads', 'MANAGED', 'No workloads'),
  clusterList('scaling', 'default', 'No scaling policies'),
  clusterList('templates', 'enabled', 'No node templates'),
  clusterList('configurations', 'default', 'No node configurations'),
  clusterList('plans', 'generat', 'No rebalancing plans'),
  {
    name: 'workload',
    at: ({ cluster, workload }) => `clusters/${cluster}/workloads/${workload}`,
    shows: '"scalingPolicyName"',
    empty: {
      at: ({ cluster }) => `clusters/${cluster}/workloads/none`,
      world: 'bare',
      says: 'Cannot show it',
    },
    keys: async (page) => {
      await openTab(page, 'workloads');
      await openRow(page);
      await tabTo(page, page.getByRole('button', { name: 'Edit' }));
      await page.keyboard.press('Enter');
      await tabTo(page, page.getByRole('textbox', { name: 'The object as JSON' }));
      await page.keyboard.press('Control+A');
      await page.keyboard.type('{}');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').getByText('value is required').waitFor();
    },
  },
  {
    name: 'policies',
    at: ({ cluster }) => `clusters/${cluster}/policies`,
    shows: '"unschedulablePods"',
    empty: { at: () => 'clusters/none/policies', world: 'bare', says: 'Cannot show this cluster' },
    keys: async (page) => {
      await openTab(page, 'policies');
      await tabTo(page, page.getByRole('button', { name: 'Copy JSON' }));
    },
  },
  {
    name: 'costs',
    at: ({ cluster }) => `clusters/${cluster}/costs`,
    shows: /Last 7 days\s*\$[1-9]/,
    empty: { at: ({ cluster }) => `clusters/${cluster}/costs`, world: 'bare', says: /Last 7 days\s*\$0\.00/ },
    keys: (page) => openTab(page, 'costs'),
  },
  {
    name: 'cluster',
    at: ({ cluster }) => `clusters/${cluster}/about`,
    shows: '"providerType"',
    empty: { at: () => 'clusters/none/about', world: 'bare', says: 'Cannot show this cluster' },
    keys: (page) => openTab(page, 'about'),
  },
  {
    name: 'requests',
    at: () => 'requests',
    shows: 'rotate-nodes',
    empty: { at: () => 'requests', world: 'bare', says: 'No requests yet' },
    keys: async (page) => {
      await page.keyboard.press('2');
      await openRow(page);
      await tabTo(page, page.getByRole('button', { name: 'Copy as curl' }));
      await page.keyboard.press('Escape');
      await page.locator('[role=grid]:focus').waitFor();
    },
  },
  {
    name: 'request',
    at: () => 'requests/1',
    shows: 'updateClusterPolicies',
    empty: { at: () => 'requests/1', world: 'bare', says: 'Cannot show this request' },
    keys: async (page) => {
      await page.keyboard.press('2');
      await openRow(page);
    },
  },
  {
    name: 'changes',
    at: () => 'changes',
    shows: 'rebalancingSchedule',
    empty: { at: () => 'changes', world: 'bare', says: 'Everything is as it was at the start' },
    keys: async (page) => {
      await page.keyboard.press('3');
      await openRow(page);
    },
  },
  {
    name: 'change',
    at: ({ cluster }) => `changes/${encodeURIComponent(`policies/${cluster}`)}`,
    shows: /enabled\s*true\s*false/,
    empty: { at: () => 'changes/none', world: 'bare', says: 'is now what it was at the start' },
    keys: async (page) => {
      await page.keyboard.press('3');
      await openRow(page);
      await page.locator('table.diff').waitFor();
    },
  },
  {
    name: 'schedules',
    at: () => 'schedules',
    shows: 'weekly',
    empty: { at: () => 'schedules', world: 'bare', says: 'No rebalancing schedules' },
    keys: async (page) => {
      await page.keyboard.press('4');
      await openRow(page);
    },
  },
  {
    name: 'faults',
    at: () => 'faults',
    shows: 'The next write fails with 429',
    empty: { at: () => 'faults', world: 'bare', says: 'Nothing goes wrong' },
    keys: async (page) => {
      await page.keyboard.press('5');
      await tabTo(page, page.getByRole('button', { name: 'The next write fails with 429' }));
      await page.keyboard.press('Enter');
      await tabTo(page, page.getByRole('button', { name: 'Remove status=429,times=1@write' }));
      await page.keyboard.press('Enter');
      await page.getByText('Nothing goes wrong').waitFor();
    },
  },
  {
    name: 'time',
    at: () => 'clusters',
    shows: 'UTC',
    empty: { at: () => 'clusters', world: 'none', says: 'UTC' },
    keys: async (page) => {
      await tabTo(page, page.locator('.clock .face'));
      await page.keyboard.press('Enter');
      await tabTo(page, page.getByRole('button', { name: 'Pause' }));
      await page.keyboard.press('Enter');
      await page.getByText('paused', { exact: true }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByText('paused', { exact: true }).waitFor({ state: 'detached' });
    },
  },
];

async function openTab(page: Page, name: string): Promise<void> {
  await page.keyboard.press('1');
  await tabTo(page, page.getByRole('grid', { name: 'Clusters' }));
  await page.locator('.row:not(:has(.waiting))').first().waitFor();
  await page.keyboard.press('Enter');
  await tabTo(page, page.locator(`.tabs a[href$="/${name}"]`));
  await page.keyboard.press('Enter');
  await page.locator(`.tabs a[href$="/${name}"][aria-current=page]`).waitFor();
}

/** Opens the first row of the list that is shown. */
async function openRow(page: Page): Promise<void> {
  await page.locator('.row:not(:has(.waiting))').first().waitFor();
  await tabTo(page, page.getByRole('grid'));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.locator('aside h2:focus').waitFor();
}
