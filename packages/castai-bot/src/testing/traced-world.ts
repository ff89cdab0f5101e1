import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TracedPlace } from '@castai-bot/testing/name-touches';
import { createFakePrograms, linkRealProgram } from './fake-programs.ts';
import { type FakeRegistry, startFakeRegistry } from './fake-registry.ts';
import { createFixtureRepo, linkPackages, typeScriptAnswers } from './fixture-repo.ts';
import { commitAll, git } from './frozen-bot.ts';
import { sourceEnv } from './generated-repo.ts';
import { deployForTest } from './kubernetes/deploy-for-test.ts';
import { startCluster, type TestCluster } from './kubernetes/start-cluster.ts';
import { startNotingAccount, type NotingAccount } from './noting-account.ts';
import { renderRepo } from './render-repo.ts';
import { startApi, type FakeApi } from './start-api.ts';

/** The folder, in the repo, of files that flags name. */
export const GIVEN = 'given';

/** A bot with everything around it: repo, account, registry, cluster, and programs on PATH. */
export interface TracedWorld extends AsyncDisposable {
  readonly root: string;
  readonly env: Readonly<Record<string, string>>;
  readonly cluster: TestCluster;
  readonly account: NotingAccount;
  /** Where messages about runs go. */
  readonly people: FakeApi;
  readonly place: Pick<TracedPlace, 'folders' | 'hosts' | 'ignored' | 'temporary'>;
}

const workspace = fileURLToPath(new URL('../../../..', import.meta.url)).replace(/\/$/, '');
const node = path.dirname(realpathSync(process.execPath));
const LOGIN = 'alice:s3cret';
const ENGINE = [
  { when: 'version', stdout: '5.4.0' },
  { when: 'login', stdout: 'Login Succeeded!' },
  { when: 'image inspect', exitCode: 1 },
  { when: 'build' },
  { when: 'push' },
];

export async function createTracedWorld(): Promise<TracedWorld> {
  await using stack = new AsyncDisposableStack();
  const registry = stack.use(await startFakeRegistry({ login: LOGIN }));
  const cluster = stack.use(await startCluster());
  const account = stack.use(await startNotingAccount());
  const people = stack.use(await startApi({ '/': { status: 200 } }));
  const npm = [{ when: '--version', stdout: '11.0.0' }];
  const programs = stack.use(await createFakePrograms({ podman: ENGINE, npm, 'xdg-open': [{ when: '' }] }));
  for (const program of ['git', 'kubectl']) await linkRealProgram(programs.bin, program);
  registry.pushed = () => {
    const built = programs.linesNow().findLast((line) => line.includes('castai-bot.fingerprint='));
    return { 'castai-bot.fingerprint': /fingerprint=(\w+)/.exec(built ?? '')?.[1] ?? 'none' };
  };
  const { root } = stack.use(await createBuiltRepo(`${registry.host}/team/my-bot`, registry.digest()));
  await connect(root, { account, cluster });
  const outside = await mkdtemp(path.join(tmpdir(), 'castai-bot-outside-'));
  stack.defer(() => rm(outside, { recursive: true, force: true }));
  const { home, temporary } = await makeFolders(outside);
  const { KUBECONFIG = '' } = cluster.env();
  const kept = stack.move();
  return {
    root,
    cluster,
    account,
    people,
    env: { ...sourceEnv, HOME: home, TMPDIR: temporary, PATH: programs.bin, KUBECONFIG },
    place: {
      folders: { [root]: '', [home]: '~/' },
      temporary,
      hosts: nameHosts({ account, cluster, people, registry }),
      ignored: [path.dirname(programs.bin), sourceEnv['NODE_COMPILE_CACHE'] ?? workspace, workspace, node],
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

/** Tells a repo of its account, deploys it, and commits all of it. */
async function connect(
  root: string,
  { account, cluster }: Pick<TracedWorld, 'account' | 'cluster'>,
): Promise<void> {
  const { host, apiKey, clusterId } = account;
  const config = `API_URL=http://${host}\nAPI_KEY=${apiKey}\nCLUSTER_ID=${clusterId}\n`;
  await writeFile(path.join(root, 'test_config.env'), config);
  await writeFile(path.join(root, 'secrets.env'), 'REGISTRY_USERNAME=alice\nREGISTRY_PASSWORD=s3cret\n');
  await deployForTest(cluster, root);
  // kubectl's cache, where HOME is not set.
  await rm(path.join(root, '.kube'), { recursive: true, force: true });
  await git(root, 'init', '--quiet');
  await commitAll(root);
  await mkdir(path.join(root, GIVEN));
}

async function makeFolders(outside: string): Promise<{ readonly home: string; readonly temporary: string }> {
  const [home, temporary] = [path.join(outside, 'home'), path.join(outside, 'tmp')];
  for (const folder of [home, temporary, path.join(home, '.docker')]) await mkdir(folder);
  await writeFile(path.join(home, '.docker/config.json'), '{}');
  return { home, temporary };
}

interface Hosts extends Pick<TracedWorld, 'account' | 'cluster' | 'people'> {
  readonly registry: FakeRegistry;
}

const withKey = (has: boolean): string => (has ? ' (with the key)' : '');

function nameHosts({ account, cluster, people, registry }: Hosts): TracedPlace['hosts'] {
  const key = Buffer.from(account.apiKey).toString('base64');
  const hasLogin = (): boolean => registry.requests.some(({ authorization }) => authorization !== undefined);
  return {
    [account.host]: () => `CAST AI${withKey(account.hasSeenKey())}`,
    [cluster.host]: () => `the cluster${withKey(cluster.requests.some(({ body }) => body.includes(key)))}`,
    [new URL(people.url).host]: () => 'who is told of runs',
    [registry.host]: () => `the registry${hasLogin() ? ' (with the login)' : ''}`,
  };
}

/** What the generator writes, its image built and pushed, its packages those of this workspace. */
async function createBuiltRepo(image: string, digest: string): ReturnType<typeof createFixtureRepo> {
  const example = { template: 'example', schedule: '0 17 * * 1-5', timeZone: 'Etc/UTC' } as const;
  const functions = { greet: example, wave: example };
  const files = Object.entries(await renderRepo(typeScriptAnswers({ functions, image })));
  const repo = await createFixtureRepo(
    Object.fromEntries(files.map(([file, text]) => [file, toBuilt(text, digest)])),
  );
  await linkPackages(repo.root, ['@castai-bot/runtime', '@castai-bot/simulator', 'zod', 'typescript']);
  await linkPackages(repo.root, ['@types/node']);
  return repo;
}

/** With the packages of this workspace unbuilt, as its TypeScript has to be told too. */
function toBuilt(text: string, digest: string): string {
  return text
    .replaceAll(':not-built-yet', `:1.0.0@${digest}`)
    .replace('"compilerOptions": {', '"compilerOptions": {\n    "customConditions": ["@castai-bot/source"],');
}
