import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createFakePrograms, linkRealProgram, type FakeAnswer, type FakePrograms } from './fake-programs.ts';
import { startFakeRegistry, type FakeRegistry } from './fake-registry.ts';
import { bareBonesAnswers, createFixtureRepo, type FixtureRepo } from './fixture-repo.ts';
import { gitIdentity } from './git-identity.ts';
import { runBin, type BinOptions, type BinResult } from './run-bin.ts';

/** Whom the registry lets push, and the secrets.env that says so. */
export const LOGIN = 'alice:s3cret';
export const SECRETS = 'REGISTRY_USERNAME=alice\nREGISTRY_PASSWORD=s3cret\n';

export interface PushWorld extends AsyncDisposable {
  readonly repo: FixtureRepo;
  readonly registry: FakeRegistry;
  readonly programs: FakePrograms;
  readonly commit: string;
  readonly fullCommit: string;
  readonly untouched: readonly string[];
  git(...args: string[]): string;
  manifests(): Promise<readonly string[]>;
  /** Of the last build. */
  fingerprint(): Promise<string>;
  /** What is in the folder for temporary files. */
  leftovers(): Promise<readonly string[]>;
  run(argv?: readonly string[], options?: Partial<BinOptions>): Promise<BinResult>;
}

export interface PushWorldOptions {
  readonly podman: readonly FakeAnswer[];
  readonly secrets?: string;
  /** A registry to share. */
  readonly host?: FakeRegistry;
}

/** A committed bare-bones repo, a registry that wants a login, and podman alone on PATH. */
export async function createPushWorld({
  podman: answers,
  secrets = SECRETS,
  host,
}: PushWorldOptions): Promise<PushWorld> {
  const registry = host ?? (await startFakeRegistry({ login: LOGIN }));
  const programs = await createFakePrograms({ podman: answers });
  await linkRealProgram(programs.bin, 'git');
  const temporary = path.join(programs.bin, 'tmp');
  await mkdir(temporary);
  registry.pushed = () => {
    const pushed = programs.linesNow().findLast((line) => line.includes(' push '));
    const built = programs.linesNow().findLast((line) => line.includes('castai-bot.fingerprint='));
    const fingerprint = /fingerprint=(\w+)/.exec(built ?? '')?.[1];
    return pushed === undefined || fingerprint === undefined ? {} : { 'castai-bot.fingerprint': fingerprint };
  };
  const image = `${registry.host}/team/my-bot`;
  const untouched = [toManifest(`${image}:latest`), toManifest(`${image}:latest`)];
  const repo = await createFixtureRepo(toFiles(untouched, { image, secrets }));
  const git = (...args: string[]): string => runGit(repo.root, args);
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'one');
  const fullCommit = git('rev-parse', 'HEAD');
  const at = (name: string): string => path.join(repo.root, name);
  return {
    repo,
    registry,
    programs,
    git,
    untouched,
    fullCommit,
    commit: fullCommit.slice(0, 12),
    manifests: () =>
      Promise.all(
        ['k8s/script.cronjob.yaml', 'k8s/script.pod.yaml'].map((name) => readFile(at(name), 'utf8')),
      ),
    fingerprint: async () => /fingerprint=(\w+)/.exec((await programs.lines()).join('\n'))?.[1] ?? '',
    leftovers: () => readdir(temporary),
    run: (argv = [], options = {}) =>
      runBin(['build-and-push', ...argv], {
        cwd: repo.root,
        ...options,
        env: { PATH: programs.bin, TMPDIR: temporary, ...options.env },
      }),
    [Symbol.asyncDispose]: async () => {
      await repo[Symbol.asyncDispose]();
      await programs[Symbol.asyncDispose]();
      if (!host) await registry[Symbol.asyncDispose]().catch(() => {});
    },
  };
}

function toFiles(
  [cronJob = '', pod = '']: readonly string[],
  { image, secrets }: { readonly image: string; readonly secrets: string },
): Readonly<Record<string, string>> {
  return {
    'castai-bot.json': bareBonesAnswers({ image }),
    'package.json': '{"version": "0.1.0"}',
    Dockerfile: 'FROM scratch\nCOPY src/script.sh /\n',
    '.dockerignore': '*\n!src/script.sh\n',
    '.gitignore': '*.env\n',
    'src/script.sh': 'exit 0\n',
    'k8s/script.cronjob.yaml': cronJob,
    'k8s/script.pod.yaml': pod,
    ...(secrets === '' ? {} : { 'secrets.env': secrets }),
  };
}

function runGit(cwd: string, args: readonly string[]): string {
  const env = { ...process.env, ...gitIdentity };
  return execFileSync('git', args, { cwd, encoding: 'utf8', env }).trim();
}

/** A manifest with an image. */
export function toManifest(image: string): string {
  return `# kept\nspec:\n  containers:\n    - name: bot\n      image: ${image} # kept\n`;
}
