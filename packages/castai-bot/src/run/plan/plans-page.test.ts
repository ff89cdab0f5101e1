import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { bareBonesAnswers, createFixtureRepo } from '../../testing/fixture-repo.ts';
import { runLine } from '../../testing/run-line.ts';
import { connectAccount } from '../../testing/simulated-account.ts';

const PAGE = path.resolve(import.meta.dirname, '../../../docs/plans.md');
const ROOT = '/home/ada/my-bot';

/** The function of the page: it tags its cluster, and makes a group for its costs. */
const BOT = `#!/usr/bin/env node
const { API_URL, API_KEY, CLUSTER_ID } = process.env;
const headers = { 'X-API-Key': API_KEY, 'Content-Type': 'application/json' };
const send = (path, body) => fetch(API_URL + path, { method: 'POST', headers, body: JSON.stringify(body) });
await send('/v1/kubernetes/external-clusters/' + CLUSTER_ID + '/tags', { team: 'web', environment: 'prod' });
await send('/v1/cost-reports/allocation-groups', { name: 'web' });
const counts = { tagged: 1 };
const report = { schema: 1, exitCode: 0, durationMs: 1, counts, failedCount: 0, failed: [] };
console.log(JSON.stringify({ ...report, bot: 'my-bot', function: 'tag-cluster', clusterId: CLUSTER_ID }));
`;

/** Each block of the page that shows a line of castai-bot: the line, and what it prints. */
function listShown(page: string): readonly (readonly [line: string, printed: string])[] {
  return [...page.matchAll(/```\n\$ npx castai-bot (.*)\n([\s\S]*?)```/g)].map(
    ([, line = '', printed = '']) => [line, printed],
  );
}

test('docs/plans.md shows what castai-bot prints today', async () => {
  await using repo = await createFixtureRepo({
    'castai-bot.json': bareBonesAnswers({
      functions: { 'tag-cluster': { entry: 'src/bot.mjs', schedule: '@daily', timeZone: 'Etc/UTC' } },
    }),
    'src/bot.mjs': BOT,
    'k8s/tag-cluster.configmap.yaml':
      'data: { function_config.json: \'{"function":{"function_name":"tag-cluster"}}\' }\n',
  });
  await using account = await connectAccount(repo.root, {
    seed: 1,
    world: {
      clusters: [{ cluster: { name: 'prod-eks-1', tags: { environment: 'prod', costCenter: '4711' } } }],
    },
  });
  const printed: string[] = [];
  const shown = listShown(await readFile(PAGE, 'utf8'));
  for (const [line] of shown) {
    const { stdout } = await runLine(line.replace(/#.*/, '').trim().split(' '), {
      cwd: repo.root,
      now: () => new Date('2026-10-05T08:00:00Z'),
    });
    printed.push(
      stdout
        .replaceAll(account.url, 'https://api.cast.ai')
        .replaceAll(repo.root, ROOT)
        .replaceAll(/\d+\.\d\d s,/g, '0.21 s,')
        .replaceAll(/(?<=by castai-bot )\S+/g, '0.1.0'),
    );
  }
  expect(shown.map(([, text]) => text)).toEqual(printed);
  expect(shown).toHaveLength(4);
});
