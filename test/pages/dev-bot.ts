import { createGeneratedRepo, sourceEnv } from '../../packages/castai-bot/src/testing/generated-repo.ts';
import { type BinProcess, runBin, waitForOutput } from '../../packages/castai-bot/src/testing/run-bin.ts';
import { createScriptRepo } from '../../packages/castai-bot/src/testing/visit-dev.ts';

const CALLS = `#!/usr/bin/env node
const { API_URL, API_KEY, CLUSTER_ID, BOT_STATE_URL, BOT_STATE_TOKEN } = process.env;
const call = (method, url, headers, body) =>
  fetch(url, { method, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) });
const keep = (method, body) => call(method, BOT_STATE_URL, { Authorization: 'Bearer ' + BOT_STATE_TOKEN }, body);
const add = () => call('POST', API_URL + '/v1/kubernetes/external-clusters/' + CLUSTER_ID + '/nodes', { 'X-API-Key': API_KEY }, { instanceType: 'm5.large' });
`;

/** Adds a node, and says so. */
const ADDS_NODE = `${CALLS}
const answer = await add();
console.log('Added a node', answer.status);
if (!answer.ok) process.exitCode = 75;
`;

/** Counts its runs in what it keeps. */
export const COUNTS_RUNS: string = `${CALLS}
const { data = {} } = await (await keep('GET')).json();
const { runs = 0 } = JSON.parse(data['state.json'] ?? '{}');
await keep('PATCH', { data: { 'state.json': JSON.stringify({ runs: runs + 1 }) } });
console.log('This is run', runs + 1);
`;

/** Goes on until it is told to end. */
export const WAITS: string = `${CALLS}
setInterval(() => {}, 1000);
console.log('Waits');
`;

/** Adds a node, says so, and goes on until it is told to end. */
export const ADDS_NODES: string = `${CALLS}
for (;;) {
  const { status } = await add();
  console.log('Added a node', status);
  await new Promise((resolve) => setTimeout(resolve, 50));
}
`;

/** Asks for more than a timeline shows. */
export const ASKS_OFTEN: string = `${CALLS}
for (let asked = 0; asked < 501; asked += 1) await call('GET', API_URL + '/v1/me', { 'X-API-Key': API_KEY });
`;

/** `castai-bot dev` of a bot of one function, as long as `look` takes. */
export async function withDevBot(
  look: (url: string, child: BinProcess) => Promise<void>,
  script: string = ADDS_NODE,
): Promise<void> {
  await using repo = await createScriptRepo(script);
  await serveDev(repo.root, { look });
}

/** The same of a bot of the generator, whose function switches workloads and tries again what failed. */
export async function withGeneratedBot(
  look: (url: string, child: BinProcess) => Promise<void>,
): Promise<void> {
  const hours = {
    template: 'workload-autoscaler-hours',
    schedule: '0 18 * * 1-5',
    timeZone: 'Etc/UTC',
  } as const;
  await using repo = await createGeneratedRepo({ 'office-hours': hours });
  await serveDev(repo.root, { look, env: sourceEnv });
}

interface ServeOptions {
  readonly look: (url: string, child: BinProcess) => Promise<void>;
  readonly env?: Readonly<Record<string, string>>;
}

async function serveDev(root: string, { look, env = {} }: ServeOptions): Promise<void> {
  await runBin(['dev', '--serve'], {
    cwd: root,
    env,
    meanwhile: async (child) => {
      const [, url = ''] = /Look at (\S+)/.exec(await waitForOutput(child, 'token=')) ?? [];
      try {
        await look(url, child);
      } finally {
        child.kill('SIGINT');
      }
    },
  });
}
