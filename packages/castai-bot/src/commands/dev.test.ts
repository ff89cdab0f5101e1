import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { RunnerData } from '@castai-bot/page';
import { expect, test } from 'vitest';
import { bareBonesAnswers } from '../testing/fixture-repo.ts';
import { runBin } from '../testing/run-bin.ts';
import { createScriptRepo, ORDER, visitDev } from '../testing/visit-dev.ts';

const WHO = 'castai-bot/0.1.0 bot/my-bot function/script';
/** Asks who it is, adds a node, and says so. */
const BOT = `#!/usr/bin/env node
const { API_URL, API_KEY, CLUSTER_ID } = process.env;
const headers = { 'X-API-Key': API_KEY, 'Content-Type': 'application/json', 'User-Agent': '${WHO}' };
const nodes = API_URL + '/v1/kubernetes/external-clusters/' + CLUSTER_ID + '/nodes';
const answer = await fetch(nodes, { method: 'POST', headers, body: '{"instanceType":"m5.large"}' });
console.log('first', answer.status, API_KEY);`;

test('dev() without a terminal runs once, as run --simulate does', async () => {
  await using repo = await createScriptRepo(BOT);
  const [dev, run] = [
    await runBin(['dev'], { cwd: repo.root }),
    await runBin(['run', '--simulate'], { cwd: repo.root }),
  ];
  expect(dev.code).toBe(0);
  expect(plain(dev.stdout)).toBe(plain(run.stdout));
});

test('dev() begins with the first of several functions, without a terminal too', async () => {
  const entry = { entry: 'src/bot.mjs', schedule: '0 3 * * *', timeZone: 'Etc/UTC' };
  await using script = await createScriptRepo(BOT);
  await writeFile(
    path.join(script.root, 'castai-bot.json'),
    bareBonesAnswers({ functions: { script: entry, other: entry } }),
  );
  const { code, stdout } = await runBin(['dev'], { cwd: script.root });
  expect([code, stdout]).toEqual([0, expect.stringContaining('script of my-bot')]);
});

test('dev() runs at the start, after a save and from its page, and its page tells of each run', async () => {
  await using repo = await createScriptRepo(BOT);
  const seen: RunnerData[] = [];
  const { code, stdout } = await visitDev(repo.root, async (page) => {
    seen.push(await page.seeEnd(1));
    await writeFile(path.join(repo.root, 'src/bot.mjs'), BOT.replace('first', 'second'));
    seen.push(await page.seeEnd(2));
    const tick = seen[1]?.functions[0]?.ticks[0];
    await page.press('run', { ...ORDER, inputs: ['size=9'], isDryRun: true, resets: true, tick });
    seen.push(await page.seeEnd(3));
    await writeFile(path.join(repo.root, 'k8s/script.configmap.yaml'), 'data: [1\n');
    seen.push(await page.seeEnd(4));
  });
  expect(code).toBe(0);
  const runs = seen.map(({ run }) => run);
  const created = [{ kind: 'node', what: 'created', clusterId: expect.any(String) as unknown }];
  expect(runs).toMatchObject([
    { why: 'at the start', exitCode: 0, meaning: 'done', requests: [0, 1], plan: [], changed: created },
    { why: 'after a change of src/bot.mjs', exitCode: 0, requests: [1, 2], changed: created },
    { why: 'from the page', exitCode: 0, isDryRun: true, changed: [] },
    { exitCode: null, problem: expect.stringContaining('Cannot read k8s/script.configmap.yaml') as unknown },
  ]);
  expect(runs.map((run) => /first|second/.exec(run?.log ?? '')?.[0])).toEqual([
    'first',
    'second',
    'second',
    undefined,
  ]);
  expect(runs[2]?.plan).toMatchObject([{ title: 'POST nodes', body: { instanceType: 'm5.large' } }]);
  expect(seen[0]?.functions).toMatchObject([
    { name: 'script', function: 'script', inputs: { size: 3 }, schedule: '0 3 * * *', state: 'script' },
  ]);
  expect(JSON.stringify(seen) + stdout.replace(/API_KEY=\S+/, '')).not.toMatch(/castai_v1_/);
});

const plain = (text: string): string => text.replaceAll(/\d[\d.]* m?s\b/g, 'a while');
