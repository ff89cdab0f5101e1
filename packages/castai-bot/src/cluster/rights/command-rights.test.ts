import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { readYamlValues } from '@castai-bot/yaml';
import { until } from '@castai-bot/testing/until';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isManifestObject, type ManifestObject } from '../../manifests/manifest-object.ts';
import { createDeployableRepo, type DeployableRepoOptions } from '../../testing/deployable-repo.ts';
import type { FixtureRepo } from '../../testing/fixture-repo.ts';
import type { Rule } from '../../testing/kubernetes/access.ts';
import { addRun } from '../../testing/kubernetes/add-run.ts';
import { toDaily } from '../../testing/kubernetes/deployed-bot.ts';
import { asList } from '../../testing/kubernetes/kube-object.ts';
import {
  addAgent,
  addPod,
  addSecret,
  endLog,
  setPod,
  toTerminated,
  waitForJob,
  writeLog,
} from '../../testing/kubernetes/play-cluster.ts';
import type { SeenRequest } from '../../testing/kubernetes/stand-in.ts';
import {
  NAMESPACE,
  startCluster,
  type TestCluster,
  whyNoCluster,
} from '../../testing/kubernetes/start-cluster.ts';
import { toReport } from '../../testing/kubernetes/to-report.ts';
import { enterDashboard } from '../../testing/dashboard/visit-dashboard.ts';
import { stateFunctions } from '../../testing/state-functions.ts';
import { type BinProcess, type BinResult, runBin } from '../../testing/run-bin.ts';
import { type ClusterCommand, clusterCommands, type CommandRights, rightsOf } from './command-rights.ts';
import { type Right, describeRight } from './right.ts';

const why = await whyNoCluster();
const CORE = `/api/v1/namespaces/${NAMESPACE}`;
const BATCH = `/apis/batch/v1/namespaces/${NAMESPACE}`;
/** They write nothing, and ask for no rights before they read. */
const READERS: readonly ClusterCommand[] = ['logs', 'status', 'dashboard', 'state show'];

const lines: Readonly<Record<ClusterCommand, readonly string[]>> = {
  'secret set': ['secret', 'set', '--no-check', '--yes'],
  deploy: ['deploy', '--skip-checks', '--yes'],
  'run-now': ['run-now'],
  logs: ['logs', '--follow', '--run', 'my-bot-greet-1'],
  status: ['status'],
  dashboard: ['dashboard'],
  pause: ['pause'],
  resume: ['resume'],
  remove: ['remove', '--yes', '--delete-state'],
  'state show': ['state', 'show', 'hours', '--cluster'],
  'state edit': ['state', 'edit', 'hours', '--cluster', '--file', 'castai-bot.json'],
  'state clear': ['state', 'clear', 'hours', '--cluster', '--yes'],
};

/** In their order each command finds what the one before it has left. */
const worlds: readonly {
  readonly name: string;
  readonly options: DeployableRepoOptions;
  readonly commands: readonly ClusterCommand[];
}[] = [
  {
    name: 'a bot',
    options: { schedule: toDaily(12 * 60) },
    commands: clusterCommands.filter((command) => !command.startsWith('state ')),
  },
  // What these do goes by what there is.
  {
    name: 'a bot with a state',
    options: { functions: stateFunctions },
    commands: ['deploy', 'state edit', 'state show', 'state clear', 'remove'],
  },
];

describe.skipIf(why !== undefined).each(worlds)(`rightsOf, $name${why ? `: ${why}` : ''}`, (world) => {
  const { options, commands } = world;
  let cluster: TestCluster;
  let repo: FixtureRepo;
  let objects: readonly ManifestObject[];
  beforeAll(async () => {
    repo = await createDeployableRepo(options);
    objects = await readObjects(repo);
    const { needs, optional } = rightsOf('secret set');
    const users = Object.fromEntries(
      commands.flatMap((command) => toUsers(command, rightsOf(command, objects))),
    );
    cluster = await startCluster({ users: { ...users, [EVERY_RIGHT]: [...needs, ...optional].map(toRule) } });
    // Somebody else's address: the key is not sent there.
    await addAgent(cluster, { API_URL: 'https://castai.example.com' });
    if (!commands.includes('secret set')) await addSecret(cluster, 'castai-hibernate', { API_KEY: 'x' });
  });
  afterAll(async () => {
    await repo[Symbol.asyncDispose]();
    await cluster[Symbol.asyncDispose]();
  });

  test.each(commands)('rightsOf() has what %s needs, and nothing more', async (command) => {
    const { needs, reads, optional } = rightsOf(command, objects);
    const before = await readAll(cluster);
    await Promise.all(
      needs.map(async (right, index) => {
        if (command === 'logs') return;
        const { code, stderr } = await run(cluster, repo, { command, user: toUser(command, index) });
        expect({ right: describeRight(right), code }).toEqual({ right: describeRight(right), code: 1 });
        const words = READERS.includes(command) ? right.resource : `may not ${describeRight(right)}`;
        expect(stderr).toContain(words);
      }),
    );
    expect(await readAll(cluster)).toEqual(before);

    const user = toUser(command);
    const done = await run(cluster, repo, {
      command,
      user,
      meanwhile: (child) => play(cluster, command, child),
    });
    expect(done).toMatchObject({ code: 0 });
    if (command === 'secret set') {
      const options = { cwd: repo.root, env: cluster.env(EVERY_RIGHT), input: 'castai_v1_x' };
      expect((await runBin(['secret', 'set', '--yes'], options)).stderr).toContain('castai.example.com');
    }
    if (cluster.isReal) return;
    const users = [user, ...(command === 'secret set' ? [EVERY_RIGHT] : [])];
    const seen = cluster.requests.filter((request) => users.includes(request.user)).flatMap(toSeenRights);
    expect([...new Set(seen)].toSorted()).toEqual(
      [...new Set([...needs, ...reads, ...optional].map(describeRight))].toSorted(),
    );
  });
});

/** A user who may do all that `secret set` asks for, and so learns of an address that the key may not go to. */
const EVERY_RIGHT = 'every-right';

/** One user with all that a command needs, and one a right without that. */
function toUsers(
  command: ClusterCommand,
  { needs, reads }: CommandRights,
): readonly (readonly [string, readonly Rule[]])[] {
  return [
    [toUser(command), [...needs, ...reads].map(toRule)],
    ...needs.map((right, index) => {
      const others = needs.filter((one) => one !== right);
      return [toUser(command, index), others.map(toRule)] as const;
    }),
  ];
}

function toUser(command: ClusterCommand, without?: number): string {
  return `${command.replace(' ', '-')}${without === undefined ? '' : `-without-${without}`}`;
}

function toRule({ verb, name, ...what }: Right): Rule {
  const resources = [describeRight({ ...what, verb: '' }).trim()];
  return { verbs: [verb], resources, ...(name === undefined ? {} : { names: [name] }) };
}

interface Line {
  readonly command: ClusterCommand;
  readonly user: string;
  readonly meanwhile?: (child: BinProcess) => Promise<void>;
}

function run(
  cluster: TestCluster,
  { root }: FixtureRepo,
  { command, user, meanwhile }: Line,
): Promise<BinResult> {
  return runBin(lines[command], {
    cwd: root,
    env: cluster.env(user),
    ...(command === 'secret set' ? { input: 'castai_v1_x' } : {}),
    ...(meanwhile === undefined ? {} : { meanwhile }),
  });
}

/** What goes on in the cluster: a run that has no pod at first, so that its events are asked for. */
async function play(cluster: TestCluster, command: ClusterCommand, child: BinProcess): Promise<void> {
  if (command === 'logs' || command === 'run-now') await endRun(cluster, command);
  if (command === 'dashboard') await lookAtRun(cluster, child);
}

async function lookAtRun(cluster: TestCluster, child: BinProcess): Promise<void> {
  const run = 'my-bot-greet-2';
  const pod = await addPod(cluster, await addRun(cluster, run));
  await setPod(cluster, pod, toTerminated(1, toReport(1)));
  endLog(cluster, pod);
  try {
    const { read } = await enterDashboard(child);
    await until(async () => (await read('deployed')).runs.some(({ name }) => name === run));
    await read('run', { name: run });
    await read('log', { run, pod });
  } finally {
    child.kill('SIGINT');
  }
}

async function endRun(cluster: TestCluster, command: 'logs' | 'run-now'): Promise<void> {
  const count = async (): Promise<number> =>
    (await cluster.calls()).filter((call) => call.includes('events')).length;
  const before = await count();
  const job = command === 'run-now' ? await waitForJob(cluster) : await addRun(cluster, 'my-bot-greet-1');
  await until(async () => (await count()) > before);
  const pod = await addPod(cluster, job);
  writeLog(cluster, pod, 'hello\n');
  endLog(cluster, pod);
  await setPod(cluster, pod, toTerminated(0, toReport(0)));
}

/** What k8s/ has. */
async function readObjects({ root }: FixtureRepo): Promise<readonly ManifestObject[]> {
  const folder = path.join(root, 'k8s');
  const names = (await readdir(folder)).filter((name) => /\.(configmap|cronjob|state)\.yaml$/.test(name));
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
  return texts.flatMap((text) => readYamlValues(text, { file: folder })).filter(isManifestObject);
}

async function readAll(cluster: TestCluster): Promise<unknown> {
  const paths = [`${CORE}/configmaps`, `${CORE}/secrets`, `${BATCH}/cronjobs`, `${BATCH}/jobs`];
  const lists = await Promise.all(paths.map((path) => cluster.ask('GET', path)));
  return lists.map(({ items }) => asList(items));
}

const PATH =
  /^\/(?:api|apis\/(?<group>[^/]+))\/v1\/namespaces\/[^/?]+(?:\/(?<resource>[^/?]+)(?:\/(?<name>[^/?]+))?(?:\/(?<sub>[^/?]+))?)?(?:\?(?<query>.*))?$/;
const VERBS: Readonly<Record<string, string>> = { POST: 'create', PATCH: 'patch', DELETE: 'delete' };

/** The rights that a request takes; an apply may create. */
function toSeenRights({ method, path, contentType }: SeenRequest): readonly string[] {
  const { group, resource = 'namespaces', name, sub, query = '' } = PATH.exec(path)?.groups ?? {};
  if (PATH.exec(path) === null) return [];
  const isWatch = /(?:^|&)watch=(?:1|true)/.test(query);
  const reading = name === undefined && resource !== 'namespaces' ? (isWatch ? 'watch' : 'list') : 'get';
  const kind = `${resource}${group === undefined ? '' : `.${group}`}${sub === undefined ? '' : `/${sub}`}`;
  const verb = VERBS[method] ?? reading;
  const isApply = contentType.startsWith('application/apply-patch');
  return [`${verb} ${kind}`, ...(isApply ? [`create ${kind}`] : [])];
}
