import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { RunnerData } from '@castai-bot/page';
import { until } from '@castai-bot/testing/until';
import { expect, test } from 'vitest';
import { bareBonesAnswers, createFixtureRepo } from '../testing/fixture-repo.ts';
import { runBin, waitForOutput } from '../testing/run-bin.ts';

const WHO = 'castai-bot/0.1.0 bot/my-bot function/script';
/** Asks who it is, adds a node, and says so. */
const BOT = `#!/usr/bin/env node
const { API_URL, API_KEY, CLUSTER_ID, BOT_CONFIG } = process.env;
const headers = { 'X-API-Key': API_KEY, 'Content-Type': 'application/json', 'User-Agent': '${WHO}' };
const nodes = API_URL + '/v1/kubernetes/external-clusters/' + CLUSTER_ID + '/nodes';
const answer = await fetch(nodes, { method: 'POST', headers, body: '{"instanceType":"m5.large"}' });
console.log('first', answer.status, API_KEY);`;
const files = {
  'castai-bot.json': bareBonesAnswers({
    functions: { script: { entry: 'src/bot.mjs', schedule: '0 3 * * *', timeZone: 'Etc/UTC' } },
  }),
  'src/bot.mjs': BOT,
  'k8s/script.configmap.yaml':
    'data: { function_config.json: \'{"function":{"function_name":"script","inputs":[{"name":"size","value":3}]}}\' }\n',
};

test('dev() without a terminal runs once, as run --simulate does', async () => {
  await using repo = await createFixtureRepo(files);
  const [dev, run] = [
    await runBin(['dev'], { cwd: repo.root }),
    await runBin(['run', '--simulate'], { cwd: repo.root }),
  ];
  expect(dev.code).toBe(0);
  expect(plain(dev.stdout)).toBe(plain(run.stdout));
});

test('dev() begins with the first of several functions, without a terminal too', async () => {
  const entry = { entry: 'src/bot.mjs', schedule: '0 3 * * *', timeZone: 'Etc/UTC' };
  await using repo = await createFixtureRepo({
    ...files,
    'castai-bot.json': bareBonesAnswers({ functions: { script: entry, other: entry } }),
  });
  const { code, stdout } = await runBin(['dev'], { cwd: repo.root });
  expect([code, stdout]).toEqual([0, expect.stringContaining('script of my-bot')]);
});

test('dev() runs at the start, after a save and from its page, and its page tells of each run', async () => {
  await using repo = await createFixtureRepo(files);
  const seen: RunnerData[] = [];
  const { code, stdout } = await runBin(['dev', '--serve'], {
    cwd: repo.root,
    meanwhile: async (child) => {
      const [, url = ''] = /Look at (\S+)/.exec(await waitForOutput(child, 'token=')) ?? [];
      const page = await visit(url);
      const ended = (number: number) => until(() => page.read(number), `run ${number}`);
      seen.push(await ended(1));
      await writeFile(path.join(repo.root, 'src/bot.mjs'), BOT.replace('first', 'second'));
      seen.push(await ended(2));
      const tick = seen[1]?.functions[0]?.ticks[0];
      const order = { function: 'script', inputs: ['size=9'], isDryRun: true, resets: true, tick };
      await page.run(order);
      seen.push(await ended(3));
      await writeFile(path.join(repo.root, 'k8s/script.configmap.yaml'), 'data: [1\n');
      seen.push(await ended(4));
      child.kill('SIGINT');
    },
  });
  expect(code).toBe(0);
  const runs = seen.map(({ run }) => run);
  expect(runs).toMatchObject([
    { why: 'at the start', exitCode: 0, meaning: 'done', requests: [0, 1], plan: [] },
    { why: 'after a change of src/bot.mjs', exitCode: 0, requests: [1, 2] },
    { why: 'from the page', exitCode: 0, isDryRun: true },
    { exitCode: null, problem: expect.stringContaining('Cannot read k8s/script.configmap.yaml') as unknown },
  ]);
  expect(runs.map((run) => /first|second/.exec(run?.log ?? '')?.[0])).toEqual([
    'first',
    'second',
    'second',
    undefined,
  ]);
  expect(runs[2]?.plan).toMatchObject([
    { title: expect.stringMatching(/^POST \/v1\/.*\/nodes$/) as unknown },
  ]);
  expect(seen[0]?.functions).toMatchObject([{ name: 'script', inputs: { size: 3 }, schedule: '0 3 * * *' }]);
  expect(JSON.stringify(seen) + stdout.replace(/API_KEY=\S+/, '')).not.toMatch(/castai_v1_/);
});

const plain = (text: string): string => text.replaceAll(/\d[\d.]* m?s\b/g, 'a while');

interface Visited {
  /** What the page shows once the run of that number is over; undefined before. */
  readonly read: (number: number) => Promise<RunnerData | undefined>;
  readonly run: (order: object) => Promise<void>;
}

async function visit(url: string): Promise<Visited> {
  const { origin } = new URL(url);
  const entered = await fetch(url);
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  const headers = { cookie, origin, 'content-type': 'application/json' };
  return {
    read: async (number) => {
      const answer = await fetch(`${origin}/_castai-bot/data/runner`, { headers: { cookie } });
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a page takes it for
      const data = (await answer.json()) as RunnerData;
      return data.run?.number === number && !data.isRunning ? data : undefined;
    },
    run: async (order) => {
      const init = { method: 'POST', headers, body: JSON.stringify(order) };
      const { status } = await fetch(`${origin}/_castai-bot/do/run`, init);
      expect(status).toBe(200);
    },
  };
}
