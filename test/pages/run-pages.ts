import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RunData } from '@castai-bot/page';
import { report } from '@castai-bot/page/report';
import { toHtmlFile } from '@castai-bot/page/to-html-file';
import { bareBonesAnswers, createFixtureRepo } from '../../packages/castai-bot/src/testing/fixture-repo.ts';
import { runBin } from '../../packages/castai-bot/src/testing/run-bin.ts';

/** Pages of runs, each in a file of its own: the address of each, by its name. */
export interface RunPages {
  readonly urls: Readonly<Record<string, string>>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Adds three nodes one after the other, asks again what failed, and says so as the runtime does. */
const BOT = `#!/usr/bin/env node
const { API_URL, API_KEY, CLUSTER_ID, DRY_RUN } = process.env;
const headers = { 'X-API-Key': API_KEY, 'Content-Type': 'application/json' };
const url = API_URL + '/v1/kubernetes/external-clusters/' + CLUSTER_ID + '/nodes';
const startedAt = Date.now();
const say = (level, message) => console.error(new Date().toISOString().slice(11, 19) + ' ' + level.padEnd(8) + ' ' + message);
const add = () => fetch(url, { method: 'POST', headers, body: '{"instanceType":"m5.large"}' });
const failed = [];
for (const id of ['one', 'two', 'three']) {
  let answer = await add();
  if (answer.status === 429) {
    say('WARNING', 'Node ' + id + ' will be asked for again');
    answer = await add();
  }
  say(answer.ok ? 'INFO' : 'ERROR', 'Node ' + id + ' status=' + answer.status);
  if (!answer.ok && !DRY_RUN) failed.push({ id, code: 'bad_request', message: 'Cannot add the node: found ' + answer.status });
}
const exitCode = failed.length === 0 ? 0 : 65;
console.log(JSON.stringify({
  schema: 1, bot: 'my-bot', function: 'script', clusterId: CLUSTER_ID, exitCode, durationMs: Date.now() - startedAt,
  counts: { added: 3 - failed.length }, failedCount: failed.length, failed,
}));
process.exitCode = exitCode;
`;

/** What `castai-bot run --html` gets of it, in runs that differ by their flags. */
const RUNS = {
  good: ['--simulate', '--at', '2026-10-01T03:00:00Z'],
  failed: ['--simulate', '--fault', 'status=429,times=1@write', '--fault', 'status=400,rate=1@write'],
  dry: ['--simulate', '--dry-run'],
};

/** Nothing is known of it but that it was. */
const EMPTY: RunData = {
  bot: 'my-bot',
  entry: 'script',
  function: 'script',
  cluster: null,
  target: null,
  isDryRun: false,
  isReal: false,
  tick: null,
  startedAt: Date.UTC(2026, 9, 1),
  durationMs: 12,
  exitCode: 0,
  meaning: 'done',
  problem: null,
  report: null,
  reportProblem: 'the bot printed none',
  notes: [],
  plan: null,
  changes: [],
  sent: null,
  notSent: null,
  state: null,
  requests: [],
  log: '',
  logCut: 0,
};

export const WRITES = 300;
const CLUSTER = '/v1/kubernetes/external-clusters/14e3ac11-eea1-4f08-91cf-be007e488e49';

const MANY: RunData = {
  ...EMPTY,
  entry: 'many',
  isReal: true,
  plan: Array.from({ length: WRITES }, (_, index) => ({
    title: `PUT shop/workload-${index}`,
    // Of the first it is not known.
    ...(index === 0
      ? { changes: [], note: 'The cluster lost it since' }
      : {
          changes: [
            { path: 'managementOption', before: 'MANAGED', after: 'READ_ONLY' },
            { path: 'limits', was: 'inherited', after: { cpu: index } },
          ],
        }),
  })),
  sent: Array.from({ length: WRITES }, (_, index) => ({ title: `PUT shop/workload-${index}`, word: '200' })),
  notSent: [{ title: 'PUT shop/late', word: 'changed since the plan was made: managementOption' }],
  notes: [{ text: 'The simulator does not know these, and answered 501:', lines: ['GET /v1/nowhere'] }],
  state: { name: 'many', changes: [{ path: 'seen', before: 1, after: 2 }] },
  requests: Array.from({ length: WRITES }, (_, index) => ({
    index,
    arrivedAt: Date.UTC(2026, 9, 1) + index * 40,
    tookMs: 30,
    method: 'PUT',
    path: `${CLUSTER}/nodes/${index}`,
    status: index === WRITES - 1 ? 0 : 200,
  })),
};

export const LOG_BYTES = 5_000_000;
const LINE =
  '10:02:03 INFO     Looked at a workload of which there is nothing to say name=shop/checkout-service\n';

/** 5 MB, and one error somewhere in the middle of it. */
function makeLongLog(): string {
  const half = LINE.repeat(Math.ceil(LOG_BYTES / 2 / LINE.length));
  return `${half}10:02:04 ERROR    The needle\n  Error: with a stack\n${half}`;
}

/** Writes a page for each kind of run. */
export async function createRunPages(): Promise<RunPages> {
  const root = await mkdtemp(path.join(tmpdir(), 'castai-bot pages '));
  const fileOf = (name: string): string => path.join(root, `${name}.html`);
  await runAll(fileOf);
  const none = { ...EMPTY, exitCode: 78, meaning: null, durationMs: null, changes: null, requests: null };
  const data: Readonly<Record<string, readonly RunData[]>> = {
    empty: [EMPTY],
    many: [MANY],
    long: [{ ...EMPTY, entry: 'long', log: makeLongLog(), logCut: 1234 }],
    'not run': [
      { ...none, problem: 'Cannot read k8s/script.configmap.yaml: found no key\ncastai-bot doctor' },
    ],
    several: [EMPTY, MANY],
    nothing: [],
  };
  for (const [name, runs] of Object.entries(data)) {
    await writeFile(
      fileOf(name),
      toHtmlFile(report, { writer: 'castai-bot 0.1.0', runs }, { text: 'As text' }),
    );
  }
  const names = [...Object.keys(RUNS), ...Object.keys(data)];
  return {
    urls: Object.fromEntries(names.map((name) => [name, pathToFileURL(fileOf(name)).href])),
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  };
}

async function runAll(fileOf: (name: string) => string): Promise<void> {
  await using repo = await createFixtureRepo({
    'castai-bot.json': bareBonesAnswers({
      functions: { script: { entry: 'src/bot.mjs', schedule: '0 3 * * *', timeZone: 'Etc/UTC' } },
    }),
    'src/bot.mjs': BOT,
    'k8s/script.configmap.yaml':
      'data: { function_config.json: \'{"function":{"function_name":"script"}}\' }\n',
  });
  for (const [name, flags] of Object.entries(RUNS)) {
    await runBin(['run', ...flags, '--html', fileOf(name)], { cwd: repo.root });
  }
}
