import path from 'node:path';
import { execa } from 'execa';
import fs from 'fs-extra';
import { makeContainersEnv } from './containers-env.ts';
import { waitFor, type Lab } from './lab.ts';

/** One way to build and push, as a user would have it set up. */
export interface EngineUnderTest {
  readonly title: string;
  /** For --engine. */
  readonly name: 'docker' | 'podman' | 'buildah';
  readonly env: Readonly<Record<string, string>>;
  /** Where the engine keeps the user's own logins. */
  readonly loginFile: string;
  /** Whether two builds of one commit give one digest. */
  readonly isReproducible: boolean;
  readonly hasManyPlatforms: boolean;
  /** Another engine of the lab pushes with the same daemon. */
  readonly isSameDaemon?: true;
}

export interface SkippedEngine {
  readonly title: string;
  readonly skipped: string;
}

/** Every engine of this machine. */
export async function startEngines(lab: Lab): Promise<readonly (EngineUnderTest | SkippedEngine)[]> {
  const daemon = await startDockerd(lab);
  return [
    await findContainersEngine(lab, 'podman'),
    await startPodmanService(lab),
    ...('skipped' in daemon ? [daemon] : [daemon, await findBuildx(daemon)]),
    await findContainersEngine(lab, 'buildah'),
  ];
}

export async function isInstalled(lab: Lab, program: string, ...args: string[]): Promise<boolean> {
  const { exitCode } = await execa(program, args.length > 0 ? args : ['--version'], {
    env: lab.env,
    extendEnv: false,
    reject: false,
  });
  return exitCode === 0;
}

async function findContainersEngine(
  lab: Lab,
  name: 'podman' | 'buildah',
): Promise<EngineUnderTest | SkippedEngine> {
  if (!(await isInstalled(lab, name))) return { title: name, skipped: `${name} is not installed` };
  return {
    title: name,
    name,
    env: await makeContainersEnv(lab, name),
    loginFile: path.join(lab.env['XDG_RUNTIME_DIR'] ?? '', 'containers/auth.json'),
    isReproducible: true,
    hasManyPlatforms: true,
  };
}

/** docker's client, and podman's API behind it. */
async function startPodmanService(lab: Lab): Promise<EngineUnderTest | SkippedEngine> {
  const title = "docker on podman's API";
  for (const program of ['docker', 'podman']) {
    if (!(await isInstalled(lab, program))) return { title, skipped: `${program} is not installed` };
  }
  const socket = path.join(lab.folder, 'podman.sock');
  const env = await makeContainersEnv(lab, 'podman-service');
  lab.serve('podman-service', ['podman', 'system', 'service', '--time=0', `unix://${socket}`], env);
  await waitFor('podman service', async () => ((await fs.pathExists(socket)) ? true : undefined));
  return toDocker(lab, { title, folder: 'docker-podman', socket });
}

/** Docker's own daemon, without the network it would need to set up. */
async function startDockerd(lab: Lab): Promise<EngineUnderTest | SkippedEngine> {
  const title = 'docker on dockerd';
  for (const program of ['docker', 'dockerd', 'containerd']) {
    if (!(await isInstalled(lab, program))) return { title, skipped: `${program} is not installed` };
  }
  if (process.getuid?.() !== 0) return { title, skipped: 'dockerd needs root' };
  const folder = path.join(lab.folder, 'dockerd');
  const socket = path.join(folder, 'docker.sock');
  await fs.ensureDir(folder);
  lab.serve('dockerd', [
    'dockerd',
    '--host',
    `unix://${socket}`,
    '--data-root',
    `${folder}/data`,
    '--exec-root',
    `${folder}/exec`,
    '--pidfile',
    `${folder}/pid`,
    '--iptables=false',
    '--ip6tables=false',
    '--bridge=none',
  ]);
  const engine = toDocker(lab, { title, folder: 'docker', socket });
  try {
    await waitFor('dockerd', async () => {
      const { exitCode } = await execa('docker', ['version'], {
        env: engine.env,
        extendEnv: false,
        reject: false,
      });
      return exitCode === 0 ? true : undefined;
    });
    return engine;
  } catch {
    const log = await fs.readFile(path.join(lab.folder, 'dockerd.log'), 'utf8');
    return { title, skipped: `dockerd does not start here: ${log.trimEnd().split('\n').at(-1)}` };
  }
}

function toDocker(
  lab: Lab,
  { title, folder, socket }: { readonly title: string; readonly folder: string; readonly socket: string },
): EngineUnderTest {
  const config = path.join(lab.home, folder);
  const env = { ...lab.env, DOCKER_HOST: `unix://${socket}`, DOCKER_CONFIG: config };
  return {
    title,
    name: 'docker',
    env,
    loginFile: path.join(config, 'config.json'),
    isReproducible: false,
    hasManyPlatforms: false,
  };
}

/** The same daemon with buildx, where this machine has the plugin. */
async function findBuildx(daemon: EngineUnderTest): Promise<EngineUnderTest | SkippedEngine> {
  const title = 'docker buildx on dockerd';
  const plugin = process.env['BUILDX_PLUGIN'];
  const config = `${daemon.env['DOCKER_CONFIG']}-buildx`;
  const env = { ...daemon.env, DOCKER_CONFIG: config };
  if (plugin) {
    await fs.ensureDir(path.join(config, 'cli-plugins'));
    await fs.symlink(plugin, path.join(config, 'cli-plugins/docker-buildx'));
  }
  const { exitCode } = await execa('docker', ['buildx', 'version'], { env, extendEnv: false, reject: false });
  if (exitCode !== 0)
    return { title, skipped: 'the plugin buildx is not installed (BUILDX_PLUGIN may name one)' };
  return { ...daemon, title, env, loginFile: path.join(config, 'config.json'), isSameDaemon: true };
}
