import path from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import fs from 'fs-extra';
import type { Lab } from './lab.ts';
import type { LabRegistry } from './start-registry.ts';

/** Base images made of this machine's own programs, in the registry: nothing can be pulled from elsewhere. */
export interface BaseImages {
  /** node in /nodejs/bin, and no shell. */
  readonly distroless: string;
  /** node in /usr/local/bin, busybox, an entry point of its own. */
  readonly alpine: string;
  /** curl and busybox. */
  readonly curl: string;
  /** A file for linux/amd64 and linux/arm64. */
  readonly many: string;
}

export async function makeBases(
  lab: Lab,
  registry: LabRegistry,
  env: Readonly<Record<string, string>>,
): Promise<BaseImages> {
  const folder = path.join(lab.folder, 'bases');
  const podman = (...args: string[]): Promise<unknown> =>
    execa('podman', args, { env, extendEnv: false, cwd: folder });
  await fs.ensureDir(folder);
  const login = [
    'login',
    `--username=${registry.username}`,
    '--password-stdin',
    `--authfile=${folder}/auth.json`,
    registry.host,
  ];
  await execa('podman', login, { env, extendEnv: false, input: registry.password });
  const push = async (name: string, ...args: string[]): Promise<string> => {
    const image = `${registry.host}/base/${name}`;
    await podman(...args, `--authfile=${folder}/auth.json`, image, `docker://${image}`);
    return image;
  };
  const build = async (
    name: string,
    files: readonly (readonly [to: string, from: string])[],
    lines: readonly string[],
  ): Promise<string> => {
    const root = path.join(folder, name);
    for (const [to, from] of files) await fs.copy(await fs.realpath(from), path.join(root, 'files', to));
    await fs.ensureDir(path.join(root, 'files/tmp'), 0o1777);
    await fs.chmod(path.join(root, 'files/tmp'), 0o1777);
    await fs.writeFile(path.join(root, 'Dockerfile'), ['FROM scratch', 'COPY files /', ...lines].join('\n'));
    await podman('build', '--tag', `${registry.host}/base/${name}:1`, root);
    return await push(`${name}:1`, 'push');
  };
  const node = await withLibraries(process.execPath);
  const shell = APPLETS.map((name) => [`bin/${name}`, '/bin/busybox'] as const);
  return {
    distroless: await build(
      'distroless',
      [['nodejs/bin/node', process.execPath], ...node],
      ['ENTRYPOINT ["/nodejs/bin/node"]'],
    ),
    alpine: await build(
      'alpine',
      [['usr/local/bin/node', process.execPath], ...node, ...shell],
      [
        'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
        'ENTRYPOINT ["sh", "-c", "exit 99"]',
      ],
    ),
    curl: await build(
      'curl',
      [['usr/bin/curl', '/usr/bin/curl'], ...(await withLibraries('/usr/bin/curl')), ...shell],
      ['ENV PATH=/usr/bin:/bin'],
    ),
    many: await buildMany(folder, { podman, push, registry }),
  };
}

/** What the bare-bones script calls. */
const APPLETS = ['sh', 'awk', 'cat', 'date', 'grep', 'head', 'mktemp', 'rm', 'sleep'];

async function buildMany(
  folder: string,
  {
    podman,
    push,
    registry,
  }: {
    readonly podman: (...args: string[]) => Promise<unknown>;
    readonly push: (name: string, ...args: string[]) => Promise<string>;
    readonly registry: LabRegistry;
  },
): Promise<string> {
  const list = `${registry.host}/base/many:1`;
  await podman('manifest', 'create', list);
  for (const architecture of ['amd64', 'arm64']) {
    const root = path.join(folder, architecture);
    await fs.outputFile(path.join(root, 'architecture'), architecture);
    await fs.writeFile(path.join(root, 'Dockerfile'), 'FROM scratch\nCOPY architecture /\n');
    const name = `${registry.host}/base/${architecture}:1`;
    await podman('build', '--no-cache', '--platform', `linux/${architecture}`, '--tag', name, root);
    await podman('manifest', 'add', list, `containers-storage:${name}`);
  }
  return await push('many:1', 'manifest', 'push', '--all');
}

/** The libraries that a program is loaded with, as `[path in the image, path here]`. */
async function withLibraries(program: string): Promise<readonly (readonly [string, string])[]> {
  const { stdout } = await execa('ldd', [program]);
  const files = [...stdout.matchAll(/(\/\S+) \(0x/g)].flatMap(([, file]) => file ?? []);
  return files.map((file) => [file.slice(1), file] as const);
}
