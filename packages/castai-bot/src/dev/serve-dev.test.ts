import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { RunnerData } from '@castai-bot/page';
import { describe, expect, test } from 'vitest';
import { waitForOutput } from '../testing/run-bin.ts';
import { untilGone } from '../testing/until-gone.ts';
import { createScriptRepo, ORDER, visitDev } from '../testing/visit-dev.ts';

const NODE = '#!/usr/bin/env node\n';
/** Says its number, and goes on until it is told to end, which it says too. */
const PATIENT = `${NODE}
process.on('SIGTERM', () => { console.log('told to end'); process.exit(143); });
setInterval(() => {}, 1000);
console.log('pid', process.pid);
`;
/** Hears no signal, and nor does what it starts. */
const DEAF = `${NODE}
const deaf = "for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => {}); console.log('pid', process.pid); setInterval(() => {}, 1000);";
const { spawn } = await import('node:child_process');
spawn(process.execPath, ['-e', deaf], { stdio: 'inherit' });
eval(deaf);
`;
const CALLS = `
const { API_URL, API_KEY, CLUSTER_ID, BOT_STATE_URL, BOT_STATE_TOKEN } = process.env;
const call = (method, url, body, headers) => fetch(url, { method, body: body && JSON.stringify(body), headers: { 'Content-Type': 'application/json', ...headers } });
const api = (method, path, body) => call(method, API_URL + path, body, { 'X-API-Key': API_KEY });
const state = (method, body) => call(method, BOT_STATE_URL, body, { Authorization: 'Bearer ' + BOT_STATE_TOKEN });
`;
/** Counts its runs in its state, and adds a node in each. */
const COUNTER = `${NODE}${CALLS}
const { data = {} } = await (await state('GET')).json();
const { runs = 0 } = JSON.parse(data['state.json'] ?? '{}');
await state('PATCH', { data: { 'state.json': JSON.stringify({ runs: runs + 1 }) } });
const { status } = await api('POST', '/v1/kubernetes/external-clusters/' + CLUSTER_ID + '/nodes', { instanceType: 'm5.large' });
console.log('run', runs + 1, 'added', status);
`;

const isStopping = ({ run }: RunnerData): boolean => run?.stop !== null;
/** A node of an earlier run may be ready meanwhile, which is a change too. */
const countCreated = ({ run }: RunnerData): number =>
  run?.changed.filter(({ what }) => what === 'created').length ?? 0;
const hasPrinted =
  (word: string, times = 1) =>
  ({ run }: RunnerData): boolean =>
    (run?.log.split(word).length ?? 0) > times;

describe('serveDev()', () => {
  test('ends a run by SIGTERM when its page says so, and tells with which exit code', async () => {
    await using repo = await createScriptRepo(PATIENT);
    await visitDev(repo.root, async (page) => {
      await page.see(hasPrinted('pid'), 'its start');
      expect(await page.press('stop')).toEqual([200, null]);
      const { run } = await page.seeEnd(1);
      expect(run).toMatchObject({
        exitCode: 143,
        meaning: 'stopped: ended by SIGTERM',
        stop: { why: 'from the page' },
        log: expect.stringContaining('told to end') as unknown,
      });
      expect(await page.press('stop')).toEqual([400, 'Nothing is running']);
    });
  });

  test.skipIf(process.platform === 'win32')(
    'ends all that a run has started when it is told so twice (not on Windows: no process groups)',
    async () => {
      await using repo = await createScriptRepo(DEAF);
      await visitDev(repo.root, async (page) => {
        const { run } = await page.see(hasPrinted('pid', 2), 'two processes');
        await page.press('stop');
        const { run: stopping } = await page.see(isStopping, 'a stop');
        const graceMs = (stopping?.stop?.endsAt ?? 0) - (stopping?.startedAt ?? 0);
        expect(graceMs).toBeGreaterThanOrEqual(30_000);
        await page.press('stop');
        expect((await page.seeEnd(1)).run).toMatchObject({ exitCode: 137, meaning: 'stopped: killed' });
        for (const [, pid] of run?.log.matchAll(/pid (\d+)/g) ?? []) await untilGone(Number(pid));
      });
    },
  );

  test('stops a run when a source is saved, and runs the new one', async () => {
    await using repo = await createScriptRepo(PATIENT);
    await visitDev(repo.root, async (page, child) => {
      await page.see(hasPrinted('pid'), 'its start');
      await writeFile(path.join(repo.root, 'src/bot.mjs'), `${NODE}console.log('the new one');`);
      const { run } = await page.seeEnd(2);
      expect(run).toMatchObject({ why: 'after a change of src/bot.mjs', exitCode: 0, stop: null });
      expect(await waitForOutput(child, 'Stopping the run', 'stderr')).toContain(
        'Stopping the run after a change of src/bot.mjs',
      );
    });
  });

  test('lets one of two browsers run, and tells the other what is under way', async () => {
    await using repo = await createScriptRepo(PATIENT);
    await visitDev(repo.root, async (page) => {
      await page.see(hasPrinted('pid'), 'its start');
      const busy = 'Run 1 of script is under way: stop it first, or wait for its end';
      expect(await page.press('run', ORDER)).toEqual([400, busy]);
      await page.press('stop');
      await page.seeEnd(1);
      const pressed = await Promise.all([page.press('run', ORDER), page.press('run', ORDER)]);
      expect(pressed.map(([status]) => status).toSorted((a, b) => a - b)).toEqual([200, 400]);
      await page.see(({ run }) => run?.number === 2, 'run 2');
    });
  });

  test('shows what a function keeps, what a run changed of it, and forgets it when told so', async () => {
    await using repo = await createScriptRepo(COUNTER);
    await visitDev(repo.root, async (page) => {
      const first = await page.seeEnd(1);
      expect(first.states).toEqual([{ name: 'script', text: '{\n  "runs": 1\n}', cut: 0, lastGoodRuns: [] }]);
      await page.press('run', ORDER);
      const second = await page.seeEnd(2);
      expect(second.run?.stateChanges).toEqual([{ path: 'runs', before: 1, after: 2 }]);
      expect(countCreated(second)).toBe(1);
      await page.press('clear-state', { name: 'script' });
      const cleared = await page.see(({ states }) => states[0]?.text === null, 'an empty state');
      expect(cleared.run?.stateChanges).toEqual(second.run?.stateChanges);
      await page.press('run', ORDER);
      expect((await page.seeEnd(3)).run?.log).toContain('run 1 added 200');
    });
  });

  test('begins anew with its world, in what its function keeps too, by the button and before a run', async () => {
    await using repo = await createScriptRepo(COUNTER);
    const { stdout } = await visitDev(repo.root, async (page) => {
      await page.seeEnd(1);
      expect(await page.press('reset')).toEqual([200, null]);
      const { states } = await page.see(({ states }) => states[0]?.text === null, 'an empty state');
      expect(states).toHaveLength(1);
      await page.press('run', ORDER);
      expect((await page.seeEnd(2)).run?.log).toContain('run 1 added 200');
      await page.press('run', { ...ORDER, resets: true });
      expect((await page.seeEnd(3)).run?.log).toContain('run 1 added 200');
      await page.press('run', ORDER);
      const last = await page.seeEnd(4);
      expect([last.run?.log, countCreated(last)]).toEqual(['run 2 added 200\n', 1]);
    });
    expect(stdout).toContain('run 2 added 200');
  });

  test('ends the run that is under way before its world is made anew', async () => {
    await using repo = await createScriptRepo(DEAF);
    await visitDev(repo.root, async (page) => {
      await page.see(hasPrinted('pid', 2), 'its start');
      expect(await page.press('reset')).toEqual([200, null]);
      const { run } = await page.seeEnd(1);
      expect(run).toMatchObject({ exitCode: 137, stop: { why: 'for the world to be made anew' } });
    });
  });
});
