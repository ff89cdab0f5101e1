import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  bareBonesAnswers,
  createFixtureRepo,
  linkPackages,
  typeScriptAnswers,
} from '../testing/fixture-repo.ts';
import { createGeneratedRepo, sourceEnv } from '../testing/generated-repo.ts';
import { listen } from '../testing/listen.ts';
import { runBin } from '../testing/run-bin.ts';

const TOKEN = 'T000/B000/canary0123456789';

describe('castai-bot run', () => {
  test('run() tells nobody of a simulation, and shows what it would tell', async () => {
    const people = await startPeople();
    await using repo = await createGeneratedRepo();
    const file = path.join(repo.root, 'castai-bot.json');
    const notify = [{ to: 'slack', url: 'SLACK_URL', on: ['always'] }];
    const answers: unknown = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(
      file,
      JSON.stringify(Object.assign({}, answers, { schema: 2, secrets: ['SLACK_URL'], notify })),
    );
    await writeFile(path.join(repo.root, 'test_config.env'), `SLACK_URL=${people.url}/${TOKEN}\n`);
    const { code, stderr, stdout } = await runBin(['run', 'greet', '--simulate'], {
      cwd: repo.root,
      env: sourceEnv,
    });
    expect(code).toBe(0);
    expect(stdout + stderr).toContain('Would tell slack (SLACK_URL): my-bot: greet ');
    expect(people.paths).toEqual([]);
  });
});

describe('castai-bot notify test', () => {
  test('notifyTest() has the bot tell each target, and shows no address', async () => {
    const people = await startPeople();
    await using repo = await createBot(
      `SLACK_URL=${people.url}/${TOKEN}\nHOOK_URL=${people.url}/gone/${TOKEN}\n`,
    );
    const run = (...argv: string[]): ReturnType<typeof runBin> =>
      runBin(['notify', 'test', ...argv], { cwd: repo.root, env: sourceEnv });
    const all = await run();
    expect(all.code).toBe(1);
    expect(all.stdout).toBe(
      'Told slack (SLACK_URL)\n' +
        'Not told webhook (HOOK_URL): the answer was 404\n' +
        'Not told teams (TEAMS_URL): env TEAMS_URL is missing: castai-bot secret set TEAMS_URL, here a line in test_config.env\n',
    );
    expect(people.paths).toEqual(expect.arrayContaining([`/${TOKEN}`, `/gone/${TOKEN}`]));
    const one = await run('slack', '--json');
    expect(one.code).toBe(0);
    expect(JSON.parse(one.stdout)).toEqual({
      bot: 'my-bot',
      targets: [{ to: 'slack', url: 'SLACK_URL', problem: null }],
    });
    expect([all, one].map(({ stderr, stdout }) => stderr + stdout).join()).not.toContain(TOKEN);
  });

  test('notifyTest() says who is told where the one that is wanted is not', async () => {
    await using repo = await createBot('');
    const { code, stderr } = await runBin(['notify', 'test', 'discord'], { cwd: repo.root, env: sourceEnv });
    expect(code).toBe(2);
    expect(stderr).toContain(
      'names slack (SLACK_URL), webhook (HOOK_URL), teams (TEAMS_URL), wanted "discord"',
    );
    await using script = await createFixtureRepo({ 'castai-bot.json': bareBonesAnswers() });
    expect(await runBin(['notify', 'test'], { cwd: script.root })).toMatchObject({ code: 2, stdout: '' });
  });
});

async function createBot(config: string): ReturnType<typeof createFixtureRepo> {
  const repo = await createFixtureRepo({
    'castai-bot.json': typeScriptAnswers({
      schema: 2,
      secrets: ['SLACK_URL', 'HOOK_URL', 'TEAMS_URL', 'HEART_URL'],
      notify: [
        { to: 'slack', url: 'SLACK_URL' },
        { to: 'webhook', url: 'HOOK_URL' },
        { to: 'teams', url: 'TEAMS_URL' },
        { to: 'heartbeat', url: 'HEART_URL' },
      ],
    }),
    'package.json': '{"type": "module"}',
    'test_config.env': config,
    'src/main.ts': `import { Bot, defineFunction } from '@castai-bot/runtime';
import * as z from 'zod';
const greet = defineFunction({ description: 'x', inputs: z.object({}), run: () => {} });
await new Bot({ name: 'my-bot', functions: { greet } }).run();
`,
  });
  await linkPackages(repo.root, ['@castai-bot/runtime', 'zod']);
  return repo;
}

async function startPeople(): Promise<{ readonly url: string; readonly paths: readonly string[] }> {
  const paths: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    paths.push(url);
    response.writeHead(url.startsWith('/gone') ? 404 : 200).end();
  });
  const { host, ...listening } = await listen(server);
  onTestFinished(() => listening[Symbol.asyncDispose]());
  return { url: `http://${host}`, paths };
}
