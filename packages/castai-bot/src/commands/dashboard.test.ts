import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DashboardFile } from '@castai-bot/page';
import { until } from '@castai-bot/testing/until';
import { describe, expect, test } from 'vitest';
import { createDeployableRepo } from '../testing/deployable-repo.ts';
import { endings, playEnding } from '../testing/dashboard/endings.ts';
import { visitDashboard } from '../testing/dashboard/visit-dashboard.ts';
import { addRun } from '../testing/kubernetes/add-run.ts';
import { deployForTest } from '../testing/kubernetes/deploy-for-test.ts';
import { deployBot } from '../testing/kubernetes/deployed-bot.ts';
import { asObject } from '../testing/kubernetes/kube-object.ts';
import { addPod, endLog, setPod, toTerminated, writeLog } from '../testing/kubernetes/play-cluster.ts';
import { startCluster, whyNoCluster } from '../testing/kubernetes/start-cluster.ts';
import { runBin } from '../testing/run-bin.ts';

const why = await whyNoCluster();
const ALL_KINDS = ['configmaps', 'cronjobs.batch', 'jobs.batch', 'pods'];

describe.skipIf(why !== undefined)(`castai-bot dashboard${why ? `: ${why}` : ''}`, () => {
  test('dashboard() says of each run in plain words why it failed, and what to type next', async () => {
    await using bot = await deployBot();
    const { cluster, root } = bot;
    for (const ending of endings) await playEnding(cluster, ending);
    const { code, stderr } = await visitDashboard({ cwd: root, env: cluster.env() }, async ({ read }) => {
      const { runs } = await read('deployed');
      for (const { name, why: words, types } of endings) {
        const job = `my-bot-greet-${name}`;
        const run = await read('run', { name: job });
        expect({ name, why: run.why }).toEqual({ name, why: words });
        expect(runs.find((row) => row.name === job)).toMatchObject({ entry: 'greet', why: words });
        expect({ name, lines: run.lines }).toEqual({ name, lines: types.map((line) => `npx ${line}`) });
      }
      const { entries } = await read('deployed');
      // The run by hand that went well: its CronJob knows nothing of it.
      expect(entries.map(({ lastSuccessAt }) => typeof lastSuccessAt)).toContain('number');
      const items = await read('run', { name: 'my-bot-greet-items' });
      expect(items.report?.failed).toMatchObject([{ id: 'node-7', code: 'conflict' }]);
      const deadline = await read('run', { name: 'my-bot-greet-deadline' });
      expect(deadline.warnings).toEqual(['Failed: Error: ImagePullBackOff']);
    });
    expect([code, stderr]).toEqual([0, expect.stringContaining('Ctrl-C')]);
  });

  test('dashboard() reads a log when it is looked at, without its report, and what a dry run planned from it', async () => {
    await using bot = await deployBot();
    const { cluster, root } = bot;
    const [done] = endings;
    if (done !== undefined) await playEnding(cluster, done);
    await visitDashboard({ cwd: root, env: cluster.env() }, async ({ read }) => {
      expect((await cluster.calls()).filter((call) => call.includes('logs'))).toEqual([]);
      const log = await read('log', { run: 'my-bot-greet-done', pod: 'my-bot-greet-done-aaaaa' });
      expect(log.text).toContain('Running \\"greet\\"');
      expect(log.text).not.toContain('"schema":1');
      expect(log.plan).toEqual([
        {
          title: 'PUT /v1/kubernetes/clusters/x/policies',
          changes: [{ path: 'enabled', before: true, after: false }],
        },
      ]);
    });
  });

  test('dashboard() asks once for all kinds, shows 500 runs, and the end alone of a log of 5 MB', async () => {
    await using bot = await deployBot();
    const { cluster, root } = bot;
    const names = Array.from({ length: 500 }, (_, index) => `my-bot-greet-${index}`);
    for (const name of names) await addRun(cluster, name);
    const pod = await addPod(cluster, 'my-bot-greet-0');
    for (let piece = 0; piece < 50; piece += 1) writeLog(cluster, pod, `${'x'.repeat(99_999)}\n`);
    writeLog(cluster, pod, 'the end\n');
    endLog(cluster, pod);
    await setPod(cluster, pod, toTerminated(0));
    await visitDashboard({ cwd: root, env: cluster.env() }, async ({ read }) => {
      expect((await read('deployed')).runs).toHaveLength(500);
      const lists = (await cluster.calls()).filter(
        (call) => call.includes('get') && call.includes(ALL_KINDS.join(',')),
      );
      expect(lists).toHaveLength(1);
      const log = await read('log', { run: 'my-bot-greet-0', pod });
      expect(log.isCut).toBe(true);
      expect(log.text.length).toBeLessThan(1_100_000);
      expect(log.text.endsWith('the end\n')).toBe(true);
      expect(log.line).toMatch(/^npx castai-bot logs --run my-bot-greet-0 --context test$/);
    });
  });

  test('dashboard() shows what is deployed beside what k8s/ has, and an empty namespace says deploy', async () => {
    await using cluster = await startCluster();
    await using repo = await createDeployableRepo({ schedule: '0 17 * * 1-5' });
    const options = { cwd: repo.root, env: cluster.env() };
    await visitDashboard(options, async ({ read }) => {
      expect(await read('deployed')).toMatchObject({
        entries: [],
        missing: ['greet'],
        runs: [],
        deploy: 'npx castai-bot deploy --context test',
      });
    });
    await deployForTest(cluster, repo.root);
    const file = path.join(repo.root, 'k8s/greet.configmap.yaml');
    await writeFile(file, (await readFile(file, 'utf8')).replace('default_value1', 'another'));
    await visitDashboard(options, async ({ read }) => {
      const { entries } = await read('deployed');
      expect(entries).toMatchObject([
        {
          name: 'greet',
          schedule: '0 17 * * 1-5',
          words: 'At 17:00, Monday through Friday',
          isSuspended: false,
          offers: [
            { command: 'run-now', line: 'npx castai-bot run-now greet --context test' },
            { command: 'pause', line: 'npx castai-bot pause greet --context test' },
          ],
          drift: [{ title: "The config in k8s/ is another than the cluster's" }],
        },
      ]);
      expect(entries[0]?.ticks).toHaveLength(3);
      expect(JSON.stringify(entries[0]?.drift[0]?.files)).toContain('another');
    });
  });

  test('dashboard() says of an entry that only the cluster has what removes it from this cluster', async () => {
    await using bot = await deployBot();
    const { cluster, root } = bot;
    const cronJobs = '/apis/batch/v1/namespaces/castai-agent/cronjobs';
    const { metadata, spec } = await cluster.ask('GET', `${cronJobs}/my-bot-greet`);
    const labels = { ...asObject(asObject(metadata)['labels']), 'app.kubernetes.io/component': 'wave' };
    await cluster.ask('POST', cronJobs, {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'my-bot-wave', labels },
      spec,
    });
    await visitDashboard({ cwd: root, env: cluster.env() }, async ({ read }) => {
      const { entries } = await read('deployed');
      const wave = entries.find(({ name }) => name === 'wave');
      expect(wave?.offers).toEqual([]);
      expect(wave?.drift.map(({ title, line }) => [title, line])).toEqual([
        [
          'It is in the cluster, and no longer in castai-bot.json',
          'npx castai-bot remove wave --context test',
        ],
        ['Somebody else applied it, not castai-bot deploy', null],
        ['k8s/ has no such CronJob', null],
      ]);
    });
  });

  test.each(ALL_KINDS)('dashboard() says that %s may not be listed, and shows the rest', async (kind) => {
    const others = ALL_KINDS.filter((one) => one !== kind);
    const rules = [{ verbs: ['get', 'list'], resources: ['namespaces', ...others] }];
    await using bot = await deployBot({ users: { reader: rules } });
    const { cluster, root } = bot;
    await addRun(cluster, 'my-bot-greet-1');
    await visitDashboard({ cwd: root, env: cluster.env('reader') }, async ({ read }) => {
      const { refused, entries, runs, missing } = await read('deployed');
      const words = { message: expect.stringContaining(`You may not list ${kind} in namespace`) as unknown };
      expect(Object.values(refused)).toMatchObject([words]);
      expect(missing).toEqual([]);
      expect(entries).toHaveLength(kind === 'cronjobs.batch' ? 0 : 1);
      expect(entries.flatMap(({ drift }) => drift)).toEqual([]);
      expect(runs.map(({ entry }) => entry)).toEqual(kind === 'jobs.batch' ? [] : ['greet']);
    });
  });

  test('dashboard() says that logs and events may not be read where they may not', async () => {
    const rules = [{ verbs: ['get', 'list'], resources: ['namespaces', ...ALL_KINDS] }];
    await using bot = await deployBot({ users: { reader: rules } });
    const { cluster, root } = bot;
    for (const ending of endings.slice(1, 2)) await playEnding(cluster, ending);
    await visitDashboard({ cwd: root, env: cluster.env('reader') }, async ({ read, send, cookie }) => {
      const run = await read('run', { name: 'my-bot-greet-unexpected' });
      expect(run.warningsProblem?.message).toContain('you may not list events');
      const asked = '/_castai-bot/data/log?run=my-bot-greet-unexpected&pod=my-bot-greet-unexpected-aaaaa';
      const log = await send({ path: asked, headers: { cookie } });
      expect([log.status, log.text]).toEqual([403, expect.stringContaining('You may not read logs')]);
    });
  });

  test('dashboard() runs what a button offers as if it were typed, and nothing else', async () => {
    await using bot = await deployBot();
    const { cluster, root } = bot;
    await visitDashboard({ cwd: root, env: cluster.env() }, async ({ read, press }) => {
      for (const wanted of [
        { command: 'remove', entry: 'greet' },
        { command: 'resume', entry: 'greet' },
        { command: 'pause', entry: 'greet --all' },
        { command: 'pause' },
        {},
      ]) {
        expect((await press(wanted)).status).toBe(409);
      }
      expect(await read('commands')).toEqual([]);
      expect((await press({ command: 'pause', entry: 'greet' })).status).toBe(200);
      await until(async () => (await read('commands'))[0]?.exitCode === 0);
      expect(await read('commands')).toMatchObject([
        { line: 'npx castai-bot pause greet --context test', output: 'greet paused\n', exitCode: 0 },
      ]);
      await until(async () => (await read('deployed')).entries[0]?.isSuspended === true);
      expect((await read('deployed')).entries[0]?.offers).toMatchObject([
        { command: 'run-now' },
        { command: 'resume' },
      ]);
    });
  });

  test('dashboard() has no key, and no value of a Secret, in what it serves', async () => {
    await using bot = await deployBot();
    const { cluster, root } = bot;
    const key = 'castai_v1_0123456789abcdef0123456789abcdef_01234567';
    const secret = 'canary-value-of-a-secret';
    const core = '/api/v1/namespaces/castai-agent';
    await cluster.ask('PATCH', `${core}/secrets/castai-hibernate`, { stringData: { API_KEY: secret } });
    const pod = await addPod(cluster, await addRun(cluster, 'my-bot-greet-1'));
    writeLog(cluster, pod, `key ${key}\n`);
    endLog(cluster, pod);
    await setPod(cluster, pod, toTerminated(1, `left ${key}`));
    const served: string[] = [];
    const { stdout, stderr } = await visitDashboard(
      { cwd: root, env: cluster.env() },
      async ({ read, url, child }) => {
        served.push(url, JSON.stringify(await read('deployed')));
        served.push(JSON.stringify(await read('run', { name: 'my-bot-greet-1' })));
        served.push(JSON.stringify(await read('log', { run: 'my-bot-greet-1', pod })));
        served.push(child.printed.stderr);
      },
    );
    const all = [...served, stdout, stderr].join('\n');
    expect(all).toContain('key [key]');
    expect(all).not.toContain(key);
    expect(all).not.toContain(secret);
    expect((await cluster.calls()).flat().filter((word) => /secrets?\b/.test(word))).toEqual([]);
  });

  test('dashboard() writes all of it to one file, without a key, and leaves a foreign file alone', async () => {
    await using bot = await deployBot();
    const { cluster, root } = bot;
    for (const ending of endings) await playEnding(cluster, ending);
    const key = 'castai_v1_0123456789abcdef0123456789abcdef_01234567';
    const pod = await addPod(cluster, await addRun(cluster, 'my-bot-greet-1'));
    writeLog(cluster, pod, `key ${key} </script><script>\n`);
    endLog(cluster, pod);
    await setPod(cluster, pod, toTerminated(1, `left ${key}`));
    const file = path.join(root, 'page.html');
    const options = { cwd: root, env: cluster.env() };
    const written = await runBin(['dashboard', '--html', 'page.html', '--json'], options);
    expect([written.code, JSON.parse(written.stdout)]).toEqual([0, { file }]);
    const text = await readFile(file, 'utf8');
    expect(text).not.toContain(key);
    const [, json = ''] = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(text) ?? [];
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the page takes it for
    const { deployed, runs, logs } = JSON.parse(json) as DashboardFile;
    expect(deployed.runs).toHaveLength(endings.length + 1);
    expect(Object.keys(runs)).toHaveLength(endings.length + 1);
    expect(logs[pod]?.text).toBe('key [key] </script><script>\n');
    expect(text).toContain('last run');
    const again = await runBin(['dashboard', '--html', 'page.html'], options);
    expect([again.code, again.stdout]).toEqual([0, `The page  ${file}\n`]);
    await writeFile(file, 'mine');
    const refused = await runBin(['dashboard', '--html', 'page.html'], options);
    expect([refused.code, await readFile(file, 'utf8')]).toEqual([2, 'mine']);
  });

  test('dashboard() writes no file where nothing may be read, and names what is not in one', async () => {
    const some = [{ verbs: ['list'], resources: ['cronjobs.batch'] }];
    await using bot = await deployBot({ users: { nobody: [], some } });
    const { cluster, root } = bot;
    const write = (user: string): ReturnType<typeof runBin> =>
      runBin(['dashboard', '--html', `${user}.html`], { cwd: root, env: cluster.env(user) });
    const refused = await write('nobody');
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(
      /Cannot write "nobody\.html": You may not list cronjobs.*rights dashboard --role/s,
    );
    await expect(readFile(path.join(root, 'nobody.html'))).rejects.toThrow('ENOENT');
    const part = await write('some');
    expect(part.code).toBe(0);
    expect(part.stderr).toMatch(/Not in the file: You may not list jobs\.batch.*rights dashboard --role/);
  });

  test('dashboard() begins with no page where the cluster cannot be asked, and says what to type', async () => {
    await using bot = await deployBot();
    const { cluster, root } = bot;
    const gone = await runBin(['dashboard', '--context', 'gone'], { cwd: root, env: cluster.env() });
    expect(gone).toMatchObject({ code: 1, stdout: '' });
    expect(gone.stderr).toContain('Cannot reach the cluster of context "gone"');
    expect(gone.stderr).toContain('kubectl cluster-info --context=gone');
    const bare = await runBin(['dashboard'], { cwd: root, env: { PATH: path.dirname(process.execPath) } });
    expect([bare.code, bare.stderr]).toEqual([1, expect.stringContaining('there is no kubectl on the PATH')]);
  });
});
