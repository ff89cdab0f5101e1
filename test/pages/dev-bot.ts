import { bareBonesAnswers, createFixtureRepo } from '../../packages/castai-bot/src/testing/fixture-repo.ts';
import { type BinProcess, runBin, waitForOutput } from '../../packages/castai-bot/src/testing/run-bin.ts';

/** Adds a node, and says so. */
const BOT = `#!/usr/bin/env node
const { API_URL, API_KEY, CLUSTER_ID } = process.env;
const headers = { 'X-API-Key': API_KEY, 'Content-Type': 'application/json' };
const nodes = API_URL + '/v1/kubernetes/external-clusters/' + CLUSTER_ID + '/nodes';
const answer = await fetch(nodes, { method: 'POST', headers, body: '{"instanceType":"m5.large"}' });
console.log('Added a node', answer.status);
if (!answer.ok) process.exitCode = 75;
`;

/** `castai-bot dev` of a bot of one function, as long as `look` takes. */
export async function withDevBot(look: (url: string, child: BinProcess) => Promise<void>): Promise<void> {
  await using repo = await createFixtureRepo({
    'castai-bot.json': bareBonesAnswers({
      functions: { script: { entry: 'src/bot.mjs', schedule: '0 3 * * *', timeZone: 'Etc/UTC' } },
    }),
    'src/bot.mjs': BOT,
    'k8s/script.configmap.yaml':
      'data: { function_config.json: \'{"function":{"function_name":"script"}}\' }\n',
  });
  await runBin(['dev', '--serve'], {
    cwd: repo.root,
    meanwhile: async (child) => {
      const [, url = ''] = /Look at (\S+)/.exec(await waitForOutput(child, 'token=')) ?? [];
      await look(url, child);
      child.kill('SIGINT');
    },
  });
}
