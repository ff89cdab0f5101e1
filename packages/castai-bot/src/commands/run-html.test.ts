import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ReportData, RunData } from '@castai-bot/page';
import { describe, expect, test } from 'vitest';
import { bareBonesAnswers, createFixtureRepo, type FixtureRepo } from '../testing/fixture-repo.ts';
import { createGeneratedRepo, sourceEnv } from '../testing/generated-repo.ts';
import { readRunPage } from '../testing/read-run-page.ts';
import { runBin, waitForOutput } from '../testing/run-bin.ts';
import { connectAccount } from '../testing/simulated-account.ts';

const template = 'disable-workload-autoscaler';
const switcher = { [template]: { template, schedule: '0 17 * * 1-5', timeZone: 'Etc/UTC' } } as const;
const env = sourceEnv;

/** A bot of one script. */
function createScript(script: string): Promise<FixtureRepo> {
  const functions = { script: { entry: 'src/bot.mjs', schedule: '@daily', timeZone: 'Etc/UTC' } };
  return createFixtureRepo({
    'castai-bot.json': bareBonesAnswers({ functions }),
    'src/bot.mjs': `#!/usr/bin/env node\n${script}\n`,
    'k8s/script.configmap.yaml':
      'data: { function_config.json: \'{"function":{"function_name":"script"}}\' }\n',
  });
}

function parse(stdout: string): unknown {
  return JSON.parse(stdout);
}

function onlyRun({ runs: [run] }: ReportData): RunData {
  if (run === undefined) throw new Error('Found no run in the page');
  return run;
}

describe('castai-bot run --html', () => {
  test('run() keeps report, changes, requests with their attempts and log of a simulated run', async () => {
    await using repo = await createGeneratedRepo(switcher);
    const line = [
      'run',
      '--simulate',
      '--fault',
      'status=503,times=2@PUT /v2/*',
      '--html',
      'out/ci/run.html',
    ];
    const { code, stdout } = await runBin(line, { cwd: repo.root, env });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Page +\S.*run\.html$/m);
    const { data, text } = await readRunPage(repo.root, 'out/ci/run.html');
    const run = onlyRun(data);
    expect(data.writer).toBe('castai-bot 0.1.0');
    expect(run).toMatchObject({
      bot: 'my-bot',
      entry: template,
      function: template,
      target: 'a simulated CAST AI',
      isDryRun: false,
      isReal: false,
      exitCode: 0,
      meaning: 'done',
      problem: null,
      tick: null,
      plan: null,
      sent: null,
      report: { exitCode: 0, counts: { switched: run.changes?.length } },
    });
    expect(run.changes?.[0]).toMatchObject({
      kind: 'workload',
      what: 'changed',
      changes: [{ before: 'MANAGED', after: 'READ_ONLY' }],
    });
    const requests = run.requests ?? [];
    expect(requests.filter(({ status }) => status === 503).length).toBe(2);
    expect(
      requests.filter(({ attempt }) => attempt === 2).map(({ method, status }) => [method, status]),
    ).toEqual([
      ['PUT', 200],
      ['PUT', 200],
    ]);
    expect(run.log).toMatch(/^\d\d:\d\d:\d\d INFO {5}Running /);
    expect(run.log).toContain('apiUrl=http://127.0.0.1\n');
    expect(text).toContain(`<title>${template} · castai-bot run</title>`);
    expect(await readdir(path.join(repo.root, 'out/ci'))).toEqual(['run.html']);
  });

  test('run() has the plan of a dry run, before and after, and the tick that it served', async () => {
    await using repo = await createGeneratedRepo(switcher);
    const account = await connectAccount(repo.root);
    const line = ['run', '--at', '2026-10-01T17:00:00Z', '--html', 'run.html'];
    expect(await runBin(line, { cwd: repo.root, env })).toMatchObject({ code: 0 });
    await account.close();
    const run = onlyRun((await readRunPage(repo.root)).data);
    expect(run).toMatchObject({ isDryRun: true, target: account.url, tick: Date.UTC(2026, 9, 1, 17) });
    expect([run.changes, run.sent]).toEqual([null, null]);
    expect(run.plan?.[0]).toMatchObject({ changes: [{ was: 'inherited', after: 'READ_ONLY' }] });
    expect(run.plan?.length).toBe(run.report?.counts['switched']);
    expect(run.requests?.every(({ method }) => method === 'GET')).toBe(true);
    expect(run.log).not.toMatch(/127\.0\.0\.1:(?!\d+\b.*)/);
  });

  test('run() has what was planned and what was sent of an applied run, and prints its JSON as ever', async () => {
    await using repo = await createGeneratedRepo(switcher);
    const account = await connectAccount(repo.root);
    const line = ['run', '--apply', '--yes', '--max-writes', '500', '--json', '--html', 'run.html'];
    const { code, stdout } = await runBin(line, { cwd: repo.root, env });
    await account.close();
    expect({ code, result: parse(stdout) }).toMatchObject({
      code: 0,
      result: { exitCode: 0, htmlTo: path.join(repo.root, 'run.html') },
    });
    const run = onlyRun((await readRunPage(repo.root)).data);
    expect(run.plan?.[0]).toMatchObject({ changes: [{ was: 'inherited', after: 'READ_ONLY' }] });
    expect(run.isReal).toBe(true);
    expect(run.sent?.length).toBe(run.plan?.length);
    expect(new Set(run.sent?.map(({ word }) => word))).toEqual(new Set(['200']));
    // Of the run that wrote alone: the log, which is JSON here, begins with it.
    expect(JSON.parse(run.log.split('\n')[0] ?? '')).toMatchObject({ level: 'INFO' });
    expect(run.requests?.filter(({ method }) => method === 'PUT').length).toBe(run.sent?.length);
  });

  test('run() shows a plan that was too much to be sent, and why', async () => {
    await using repo = await createGeneratedRepo(switcher);
    const account = await connectAccount(repo.root);
    const line = ['run', '--apply', '--yes', '--max-writes', '1', '--html', 'run.html'];
    const { code } = await runBin(line, { cwd: repo.root, env });
    await account.close();
    const run = onlyRun((await readRunPage(repo.root)).data);
    expect(code).toBe(3);
    expect(run.problem).toContain('Nothing was sent: found');
    expect(run.plan?.length).toBeGreaterThan(1);
  });

  test('run() shows a kept plan that was too much to be sent, though nothing ran', async () => {
    await using repo = await createGeneratedRepo(switcher);
    const account = await connectAccount(repo.root);
    await runBin(['run', '--plan-out', 'plan.json'], { cwd: repo.root, env });
    const line = [
      'run',
      '--apply',
      '--yes',
      '--plan',
      'plan.json',
      '--max-writes',
      '1',
      '--html',
      'run.html',
    ];
    const { code } = await runBin(line, { cwd: repo.root, env });
    await account.close();
    const run = onlyRun((await readRunPage(repo.root)).data);
    expect({ code, run }).toMatchObject({ code: 3, run: { requests: null, isDryRun: false } });
    expect(run.problem).toContain('Nothing was sent: found');
    expect(run.plan?.length).toBeGreaterThan(1);
    expect(run.plan?.[0]).toMatchObject({ changes: [{ was: 'inherited', after: 'READ_ONLY' }] });
  });

  test('run() shows a run that failed, and one that could not begin', async () => {
    await using repo = await createScript("console.log('half'); process.exit(3);");
    const line = ['run', '--simulate', '--html', 'run.html'];
    expect(await runBin(line, { cwd: repo.root })).toMatchObject({ code: 3 });
    const failed = onlyRun((await readRunPage(repo.root)).data);
    expect(failed).toMatchObject({
      exitCode: 3,
      report: null,
      reportProblem: 'the bot printed none',
      requests: [],
      changes: [],
      log: 'half\n',
    });
    await writeFile(path.join(repo.root, 'k8s/script.configmap.yaml'), 'data: {}\n');
    const { code } = await runBin(line, { cwd: repo.root });
    const { data, text } = await readRunPage(repo.root);
    expect(onlyRun(data)).toMatchObject({ entry: 'script', exitCode: code, requests: null, log: '' });
    expect(onlyRun(data).problem).toContain('k8s/script.configmap.yaml');
    expect(text).toMatch(/<noscript><pre>script of my-bot: could not run: /);
  });

  test('run() shows a run that was ended from outside, up to then', async () => {
    await using repo = await createScript("console.log('waiting'); setInterval(() => {}, 1000);");
    const line = ['run', '--simulate', '--html', 'run.html'];
    const { code } = await runBin(line, {
      cwd: repo.root,
      meanwhile: async (child) => {
        await waitForOutput(child, 'waiting');
        child.kill('SIGTERM');
      },
    });
    expect({ code, run: onlyRun((await readRunPage(repo.root)).data) }).toMatchObject({
      code: 143,
      run: { exitCode: 143, meaning: 'ended by SIGTERM', log: 'waiting\n' },
    });
  });

  test('run() shows a run whose time was over, and why', async () => {
    await using repo = await createGeneratedRepo(switcher);
    const line = [
      'run',
      '--simulate',
      '--fault',
      'latency=30000',
      '--env',
      'RUN_DEADLINE_SECONDS',
      '--html',
      'run.html',
    ];
    const { code } = await runBin(line, { cwd: repo.root, env: { ...env, RUN_DEADLINE_SECONDS: '1' } });
    const run = onlyRun((await readRunPage(repo.root)).data);
    expect({ code, exitCode: run.exitCode, error: run.report?.error }).toMatchObject({
      code: 75,
      exitCode: 75,
    });
    expect(run.report?.error?.message).toContain('deadline of 1 s');
    expect(run.requests?.map(({ status }) => status)).toEqual([0]);
  });

  test('run --all has every function in one page, also one that could not begin', async () => {
    await using repo = await createScript("console.log('here');");
    const script = { entry: 'src/bot.mjs', schedule: '@daily', timeZone: 'Etc/UTC' };
    const functions = { script, other: script };
    await writeFile(path.join(repo.root, 'castai-bot.json'), bareBonesAnswers({ functions }));
    const line = ['run', '--simulate', '--all', '--json', '--html', 'run.html'];
    const { code, stdout } = await runBin(line, { cwd: repo.root });
    const { data } = await readRunPage(repo.root);
    expect(JSON.parse(stdout)).toMatchObject({ exitCode: code, htmlTo: path.join(repo.root, 'run.html') });
    expect(data.runs.map(({ entry, problem }) => [entry, problem === null])).toEqual([
      ['script', true],
      ['other', false],
    ]);
  });

  test('run() writes over a page of its own, and over nothing else but with --force', async () => {
    await using repo = await createScript('');
    const run = (...flags: readonly string[]): ReturnType<typeof runBin> =>
      runBin(['run', '--simulate', '--html', 'run.html', ...flags], { cwd: repo.root });
    const file = path.join(repo.root, 'run.html');
    expect([(await run()).code, (await run()).code]).toEqual([0, 0]);
    await writeFile(file, '<html>mine</html>');
    const refused = await run();
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.stderr).toContain('Cannot write run.html: castai-bot did not write what is there');
    expect(refused.stderr).not.toContain('Running');
    expect(await readFile(file, 'utf8')).toBe('<html>mine</html>');
    expect(await run('--force')).toMatchObject({ code: 0 });
  });

  test.each([
    ['taken', 2, 'Cannot write taken: it is a folder'],
    ['src/bot.mjs/run.html', 1, 'Cannot write src/bot.mjs/run.html: bot.mjs is no folder'],
  ])('run() says before it runs that it cannot write %s', async (name, wanted, message) => {
    await using repo = await createScript('');
    await mkdir(path.join(repo.root, 'taken'));
    const { code, stderr } = await runBin(['run', '--simulate', '--html', name], { cwd: repo.root });
    expect(code).toBe(wanted);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('Running');
  });

  test.skipIf(process.platform !== 'linux')(
    'run() tells how the run went where the disk is full, and ends with 1 (needs Linux)',
    async () => {
      await using repo = await createScript("console.log('here');");
      const line = ['run', '--simulate', '--json', '--html', '/dev/full'];
      const { code, stdout, stderr } = await runBin(line, { cwd: repo.root });
      expect({ code, result: parse(stdout) }).toMatchObject({
        code: 1,
        result: { exitCode: 0, htmlTo: null },
      });
      expect(stderr).toContain('Cannot write /dev/full: ENOSPC');
    },
  );

  test('run() refuses --html with --watch', async () => {
    await using repo = await createScript('');
    const { code, stderr } = await runBin(['run', '--simulate', '--watch', '--html', 'run.html'], {
      cwd: repo.root,
    });
    expect(code).toBe(2);
    expect(stderr).toContain('Cannot take --watch with --html: each run would replace the page');
  });

  test('run() writes the same page for the same run, but for times', async () => {
    await using repo = await createScript(`const { API_URL, API_KEY, CLUSTER_ID } = process.env;
for (const method of ['GET', 'POST', 'GET']) {
  const { status } = await fetch(API_URL + '/v1/kubernetes/external-clusters/' + CLUSTER_ID + '/nodes', {
    method, headers: { 'X-API-Key': API_KEY }, ...(method === 'GET' ? {} : { body: '{"instanceType":"m5.large"}' }),
  });
  console.log(API_URL, method, status);
}`);
    const pages: string[] = [];
    for (const name of ['a.html', 'b.html']) {
      await runBin(['run', '--simulate', '--html', name], { cwd: repo.root });
      pages.push(withoutTimes((await readRunPage(repo.root, name)).text));
    }
    expect(pages[0]).toContain('http://127.0.0.1 POST ');
    expect(pages[0] === pages[1]).toBe(true);
  });
});

function withoutTimes(text: string): string {
  return text
    .replaceAll(/("(?:arrivedAt|startedAt|durationMs|tookMs)":)(?:"[^"]*"|[\d.]+)/g, '$1 0')
    .replaceAll(/\d\d:\d\d:\d\d/g, 'time');
}
