import type { Page } from 'playwright-core';
import { tabTo } from './tab-to.ts';

/** One view of the dashboard. */
export interface DashboardView {
  readonly name: string;
  /** Behind `#/`. */
  readonly at: string;
  /** What it shows of a bot that has run. */
  readonly shows: string | RegExp;
  /** Where there is nothing: what it says in place of it. */
  readonly empty: string | RegExp;
  /** Does with keys alone what the view is for, from the first view on. */
  readonly keys: (page: Page) => Promise<void>;
}

export const dashboardViews: readonly DashboardView[] = [
  {
    name: 'entries',
    at: 'entries',
    shows: /At 17:00, Monday through Friday.*17:00.*16:00 here \(\S+\)/s,
    empty: /my-bot is not deployed yet.*castai-bot deploy --context test/s,
    keys: async (page) => {
      await page.keyboard.press('1');
      await tabTo(page, page.getByRole('button', { name: 'Run now' }));
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.getByText('npx castai-bot run-now greet --context test').waitFor();
      await tabTo(page, dialog.getByRole('button', { name: 'Copy' }));
      await tabTo(page, dialog.getByRole('button', { name: 'Leave it' }));
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'hidden' });
    },
  },
  {
    name: 'runs',
    at: 'runs',
    shows: 'The API key has no right to do this (exit code 77)',
    empty: 'The cluster keeps no run',
    keys: async (page) => {
      await page.keyboard.press('2');
      await page.locator('.row:not(:has(.waiting))').first().waitFor();
      await page.keyboard.press('/');
      await page.keyboard.type('memory');
      await page
        .getByRole('status')
        .getByText(/^2 of \d+$/)
        .waitFor();
    },
  },
  {
    name: 'run',
    at: 'runs/my-bot-greet-unexpected',
    shows:
      /Why it failed.*Cannot read properties of undefined.*npx castai-bot run greet --simulate.*greet\.ts:12:3/s,
    empty: 'The cluster does not keep the run my-bot-greet-unexpected any more',
    keys: async (page) => {
      await page.keyboard.press('2');
      await page.locator('.row:not(:has(.waiting))').first().waitFor();
      await tabTo(page, page.getByRole('grid', { name: 'Runs' }));
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.locator('h1:focus', { hasText: 'my-bot-greet-' }).waitFor();
      await page.keyboard.press('Escape');
      await page.locator('h1', { hasText: 'Runs' }).waitFor();
    },
  },
  {
    name: 'drift',
    at: 'drift',
    shows: /The config in k8s\/ is another than the cluster's.*"default_value1".*"another"/s,
    empty: /Not in the cluster: greet, hours.*castai-bot deploy/s,
    keys: async (page) => {
      await page.keyboard.press('3');
      await tabTo(page, page.getByRole('button', { name: 'Copy' }));
    },
  },
  {
    name: 'state',
    at: 'state',
    shows: /my-bot-hours-state.*"lastMode": "off"/s,
    empty: 'No entry keeps a state in the cluster',
    keys: async (page) => {
      await page.keyboard.press('4');
      await tabTo(page, page.getByRole('group', { name: 'hours as JSON' }));
    },
  },
  {
    name: 'commands',
    at: 'commands',
    shows: /npx castai-bot pause hours --context test.*exit code 0.*hours paused/s,
    empty: 'No command was run here',
    keys: async (page) => {
      await page.keyboard.press('5');
      await tabTo(page, page.getByRole('group', { name: 'Log' }));
    },
  },
];
