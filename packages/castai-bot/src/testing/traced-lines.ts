import { readFileSync } from 'node:fs';
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { document } from '@castai-bot/api/document';
import { readTestConfig } from '../castai/test-config.ts';
import { keepInFile } from '../state/keep-in-file.ts';
import { findStateFile } from '../state/find-state-file.ts';
import { commitAll, RECORD } from './frozen-bot.ts';
import type { PlanFile } from '../run/plan/plan-file.ts';
import { addRun } from './kubernetes/add-run.ts';
import { addPod, endLog, setPod, toTerminated, writeLog } from './kubernetes/play-cluster.ts';
import { writeState as putState } from './kubernetes/play-state.ts';
import { NAMESPACE } from './kubernetes/start-cluster.ts';
import { type BinProcess, waitForOutput } from './run-bin.ts';
import { GIVEN, type TracedWorld } from './traced-world.ts';

/** A command line to be traced, in the world that those before it have left. */
export interface TracedLine {
  readonly line: (world: TracedWorld) => readonly string[];
  /** @default 0 */
  readonly code?: number;
  readonly before?: (world: TracedWorld) => Promise<void>;
  readonly input?: (world: TracedWorld) => string;
  readonly meanwhile?: (child: BinProcess) => Promise<void>;
}

const at = (line: string): TracedLine => ({ line: () => line.split(' ') });

const EMPTY_PLAN = {
  kind: 'castai-bot plan',
  schema: 1,
  madeAt: '',
  subject: {
    bot: 'my-bot',
    function: 'greet',
    api: '',
    clusterId: null,
    organizationId: null,
    castaiBot: '',
    source: '',
    inputs: {},
    variables: {},
  },
  ended: null,
  writes: [],
} satisfies PlanFile;

/** By command: lines that together do all that it can do. */
export const tracedLines: Readonly<Record<string, readonly TracedLine[]>> = {
  run: [
    at(`run greet --simulate --save-world ${GIVEN}/world.json`),
    at(`run greet --simulate --world ${GIVEN}/world.json`),
    { ...at(`run greet --apply --yes --record ${GIVEN}/recording.json`), before: tellPeople },
    { ...at('run greet --apply --yes'), before: giveState },
    at(`run greet --plan-out ${GIVEN}/plan.json`),
    at(`run greet --apply --yes --plan ${GIVEN}/plan.json`),
  ],
  'plan show': [
    {
      ...at(`plan show ${GIVEN}/plan.json`),
      before: async ({ root }) => {
        await writeFile(path.join(root, GIVEN, 'plan.json'), JSON.stringify(EMPTY_PLAN));
      },
    },
  ],
  dev: [
    at('dev greet'),
    { ...at('dev greet --serve --open'), meanwhile: stopWaiting },
    at(`dev greet --save-world ${GIVEN}/world.json`),
    at(`dev greet --world ${GIVEN}/world.json`),
  ],
  simulate: [
    { ...at(`simulate --tls --save-world ${GIVEN}/world.json`), meanwhile: stop },
    { ...at(`simulate --open --world ${GIVEN}/world.json`), meanwhile: stop },
  ],
  'add-function': [at('add-function clean-up')],
  'add-schedule': [at('add-schedule greet evening --input param1=off')],
  'remove-function': [at('remove-function greet')],
  list: [at('list')],
  'state show': [
    { ...at('state show greet'), before: keepState },
    { ...at('state show greet --cluster'), before: deployState },
  ],
  'state edit': [
    { ...at(`state edit greet --file ${GIVEN}/state.json`), before: writeState },
    { line: () => ['state', 'edit', 'greet', '--editor', `${process.execPath} -e 0`] },
    { ...at(`state edit greet --cluster --file ${GIVEN}/state.json`), before: deployState },
  ],
  'state clear': [
    { ...at('state clear greet --yes'), before: keepState },
    { ...at('state clear greet --cluster --yes'), before: keepInPod },
  ],
  validate: [at('validate --write-schemas')],
  update: [{ ...at('update'), before: age }],
  'leave-out': [
    { ...at('leave-out .dockerignore'), before: ({ root }) => rm(path.join(root, '.dockerignore')) },
    { ...at('leave-out --undo .dockerignore'), before: forgetIgnored },
  ],
  doctor: [
    { ...at('doctor --fix'), code: 1 },
    { ...at('doctor'), code: 1, before: logInWithCastctl },
  ],
  types: [at('types'), { ...at(`types --file ${GIVEN}/openapi.json`), before: keepSpec }],
  build: [{ ...at('build'), before: importNothing }],
  'build-and-push': [{ ...at('build-and-push --insecure-registry'), before: importNothing }],
  'secret set': [
    {
      line: ({ account }) => ['secret', 'set', '--yes', '--api-url', `http://${account.host}`],
      input: ({ account }) => account.apiKey,
    },
  ],
  'notify test': [{ ...at('notify test'), before: tellPeople }],
  deploy: [at('deploy --yes'), { ...at('deploy --yes'), before: forgetCluster }],
  'run-now': [at('run-now greet --beside --dry-run')],
  rights: [at('rights --role')],
  logs: [{ ...at('logs greet'), before: endRun }],
  status: [at('status')],
  dashboard: [
    { ...at('dashboard --open'), meanwhile: stopServing },
    at(`dashboard --html ${GIVEN}/page.html`),
    // Over what it has written.
    at(`dashboard --html ${GIVEN}/page.html`),
  ],
  pause: [at('pause greet')],
  resume: [at('resume greet')],
  remove: [at('remove --yes')],
  export: [at('export --helm'), at('export --argocd --repo-url https://example.com/team/my-bot.git')],
  completion: [at('completion bash')],
  help: [at('help run')],
  complete: [at('complete -- run g')],
};

/** Somebody wants to be told of every run. */
async function tellPeople({ people, root }: TracedWorld): Promise<void> {
  const file = path.join(root, 'castai-bot.json');
  const answers: unknown = JSON.parse(await readFile(file, 'utf8'));
  const notify = [{ to: 'slack', url: 'SLACK_URL', on: ['always'] }];
  await writeFile(
    file,
    JSON.stringify(Object.assign({}, answers, { schema: 2, secrets: ['SLACK_URL'], notify })),
  );
  await appendFile(path.join(root, 'test_config.env'), `SLACK_URL=${people.url}/\n`);
}

async function stop(child: BinProcess): Promise<void> {
  await waitForOutput(child, 'CLUSTER_ID');
  endTraced(child);
}

async function stopServing(child: BinProcess): Promise<void> {
  await waitForOutput(child, 'token=');
  await waitForOutput(child, 'Ctrl-C', 'stderr');
  endTraced(child);
}

/** The run at the start is over. */
async function stopWaiting(child: BinProcess): Promise<void> {
  await waitForOutput(child, 'Result');
  endTraced(child);
}

function endTraced(child: BinProcess): void {
  // strace keeps a signal to itself.
  const traced = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8');
  for (const id of traced.trim().split(' ')) process.kill(Number(id), 'SIGTERM');
}

/** A file that follows the templates, and a part of README.md, are as an older castai-bot wrote them. */
async function age({ root }: TracedWorld): Promise<void> {
  const [file, record] = [path.join(root, '.dockerignore'), path.join(root, RECORD)];
  const readme = path.join(root, 'README.md');
  await writeFile(readme, (await readFile(readme, 'utf8')).replace('| function | runs |', '| name | runs |'));
  const text = `# old\n${await readFile(file, 'utf8')}`;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the generator
  const base = JSON.parse(await readFile(record, 'utf8')) as Readonly<Record<string, string>>;
  await writeFile(file, text);
  await writeFile(record, JSON.stringify({ ...base, '.dockerignore': text }));
  await commitAll(root);
}

/** greet keeps something between its runs. */
function giveState({ root }: TracedWorld): Promise<void> {
  const text = `import { defineFunction } from '@castai-bot/runtime';
import * as z from 'zod';

export const greet = defineFunction({
  description: 'Counts',
  inputs: z.object({ param1: z.unknown(), param2: z.unknown() }).partial(),
  state: z.number().default(0),
  run: async ({ castai, clusterId, state }) => {
    await state.update((now) => now + 1);
    await castai.nodes.list({ clusterId }).toArray();
  },
});
`;
  return writeFile(path.join(root, 'src/functions/greet.ts'), text);
}

async function keepState({ root }: TracedWorld): Promise<void> {
  const { CLUSTER_ID: clusterId } = (await readTestConfig(root)) ?? {};
  await keepInFile(findStateFile(root, { clusterId, name: 'greet' })).write({ 'state.json': '1' }, '');
}

/** An entry whose runs in the cluster keep something. */
async function deployState({ root, cluster }: TracedWorld): Promise<void> {
  const file = path.join(root, 'castai-bot.json');
  const text = await readFile(file, 'utf8');
  const withState = text
    .replace(/"schema": ?1/, '"schema": 2')
    .replace(/"template":/, '"state": "greet", "template":');
  await writeFile(file, withState);
  await cluster.ask('POST', `/api/v1/namespaces/${NAMESPACE}/configmaps`, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'my-bot-greet-state' },
  });
}

async function keepInPod(world: TracedWorld): Promise<void> {
  await deployState(world);
  await putState(world.cluster, 'my-bot-greet-state', { n: 1 });
}

function writeState({ root }: TracedWorld): Promise<void> {
  return writeFile(path.join(root, GIVEN, 'state.json'), '{}');
}

function keepSpec({ root }: TracedWorld): Promise<void> {
  return writeFile(path.join(root, GIVEN, 'openapi.json'), JSON.stringify(document));
}

/** esbuild does not take the packages of this workspace unbuilt. */
function importNothing({ root }: TracedWorld): Promise<void> {
  return writeFile(path.join(root, 'src/main.ts'), 'console.log(1);\n');
}

/** As if it had never been written. */
async function forgetIgnored({ root }: TracedWorld): Promise<void> {
  const record = path.join(root, RECORD);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the generator
  const base = JSON.parse(await readFile(record, 'utf8')) as Readonly<Record<string, string>>;
  await writeFile(record, JSON.stringify({ ...base, '.dockerignore': 'old\n' }));
}

/** In place of the key in test_config.env. */
async function logInWithCastctl({ root, env }: TracedWorld): Promise<void> {
  const folder = path.join(env['HOME'] ?? '', '.config/castctl');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'config.yaml'), 'token: none\n');
  await rm(path.join(root, 'test_config.env'));
}

function forgetCluster({ root }: TracedWorld): Promise<void> {
  return rm(path.join(root, '.castai-bot/cluster.json'));
}

async function endRun({ cluster }: TracedWorld): Promise<void> {
  const pod = await addPod(cluster, await addRun(cluster, 'my-bot-greet-1'));
  writeLog(cluster, pod, 'first\n');
  endLog(cluster, pod);
  await setPod(cluster, pod, toTerminated(0));
}
