import assert from 'node:assert/strict';
import path from 'node:path';
import { WAIT_LIMIT_MS } from '@castai-bot/testing/limits';
import { execa } from 'execa';
import fs from 'fs-extra';
import { startSimulator, type Simulator } from '@castai-bot/simulator';
import { waitFor } from '../lab/lab.ts';
import type { Workshop } from './workshop.ts';

export interface RunResult {
  readonly exitCode: number | undefined;
  /** The last line it printed. */
  readonly report: Report;
  /** What it left in /dev/termination-log. */
  readonly terminationLog: string;
}

export interface Report {
  readonly schema: number;
  readonly bot: string;
  readonly function: string;
  readonly exitCode: number;
}

export interface RunOptions {
  /** `repository@digest` */
  readonly image: string;
  readonly functionName: string;
  /** Is told to stop once it says this. */
  readonly stopAfter?: string;
}

/** Pulls an image by its digest and runs it as the manifests would: nothing writable, no right, config in `..data`. */
export async function runImage(
  { lab, nodeEnv, registry }: Workshop,
  { image, functionName, stopAfter }: RunOptions,
): Promise<RunResult> {
  const options = { env: nodeEnv, extendEnv: false } as const;
  const authfile = path.join(lab.folder, 'node-auth.json');
  await execa(
    'podman',
    ['login', `--authfile=${authfile}`, `--username=${registry.username}`, '--password-stdin', registry.host],
    {
      ...options,
      input: registry.password,
    },
  );
  await execa('podman', ['pull', '--quiet', `--authfile=${authfile}`, image], options);
  const simulator = await startSimulator();
  const folder = await fs.mkdtemp(path.join(lab.folder, 'pod-'));
  try {
    const name = path.basename(folder);
    const args = await toRunArgs({ folder, name, simulator, functionName });
    const child = execa('podman', ['run', ...args, image], {
      ...options,
      reject: false,
      timeout: WAIT_LIMIT_MS,
    });
    if (stopAfter !== undefined) await stop(name, { word: stopAfter, options });
    const { exitCode, stdout, stderr } = await child;
    const last = stdout.trimEnd().split('\n').at(-1) ?? '';
    assert.match(last, /^\{"schema":1,/, `no report:\n${stdout}\n${stderr}`);
    assert.ok(!`${stdout}${stderr}`.includes(simulator.apiKey), 'the key was printed');
    const terminationLog = await fs.readFile(path.join(folder, 'termination-log'), 'utf8');
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the report under test, looked at by the caller
    return { exitCode, report: JSON.parse(last) as Report, terminationLog };
  } finally {
    await simulator.close();
  }
}

async function toRunArgs({
  folder,
  name,
  simulator,
  functionName,
}: {
  readonly folder: string;
  readonly name: string;
  readonly simulator: Simulator;
  readonly functionName: string;
}): Promise<readonly string[]> {
  const config = await mountConfigMap(folder, functionName);
  const log = path.join(folder, 'termination-log');
  await fs.writeFile(log, '');
  await fs.chmod(log, 0o666);
  const env = {
    API_URL: simulator.url,
    API_KEY: simulator.apiKey,
    CLUSTER_ID: simulator.clusterIds[0] ?? '',
    LOG_LEVEL: 'DEBUG',
  };
  return [
    '--rm',
    '--name',
    name,
    '--network=host',
    '--http-proxy=false',
    '--pull=never',
    '--read-only',
    '--read-only-tmpfs=false',
    '--tmpfs=/tmp',
    '--user=65532:65532',
    '--cap-drop=all',
    '--security-opt=no-new-privileges',
    '--volume',
    `${config}:/etc/config:ro`,
    '--volume',
    `${log}:/dev/termination-log`,
    ...Object.entries(env).flatMap(([key, value]) => ['--env', `${key}=${value}`]),
  ];
}

/** As the kubelet lays out a ConfigMap: the file is a link into `..data`, which is a link to a dated folder. */
async function mountConfigMap(folder: string, functionName: string): Promise<string> {
  const root = path.join(folder, 'config');
  const dated = '..2026_01_02_03_04_05.123456789';
  const config = { function: { function_name: functionName, inputs: [], env_variables: [] } };
  await fs.outputJson(path.join(root, dated, 'function_config.json'), config);
  await fs.symlink(dated, path.join(root, '..data'));
  await fs.symlink('..data/function_config.json', path.join(root, 'function_config.json'));
  await fs.chmod(folder, 0o755);
  return root;
}

async function stop(
  name: string,
  {
    word,
    options,
  }: {
    readonly word: string;
    readonly options: { readonly env: Readonly<Record<string, string>>; readonly extendEnv: false };
  },
): Promise<void> {
  await waitFor(`"${word}" in the logs`, async () => {
    const { all } = await execa('podman', ['logs', name], { ...options, all: true, reject: false });
    return all.includes(word) ? true : undefined;
  });
  // One signal and no other: who has not stopped by itself keeps `podman run` from its end, and its code.
  await execa('podman', ['kill', '--signal=TERM', name], options);
}
