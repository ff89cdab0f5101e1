import path from 'node:path';
import type { CommandContext } from '@castai-bot/cli';
import { toWebAddress } from '../image/source/git-facts.ts';
import { runProgram } from '../process/run-program.ts';

/** Where a folder is in git. */
export interface GitPlace {
  /** As Argo CD clones it; undefined when there is no remote that others can reach. */
  readonly repoUrl: string | undefined;
  /** Of `folder` in the repository, with slashes; undefined outside of git. */
  readonly path: string | undefined;
}

/** @param existing the folder, or one above it that is there */
export async function findGitPlace(
  folder: string,
  { existing, context }: { readonly existing: string; readonly context: CommandContext },
): Promise<GitPlace> {
  const { env, signal, stderr: live } = context;
  const git = (...args: readonly string[]): ReturnType<typeof runProgram> =>
    runProgram({ program: 'git', args }, { cwd: existing, env, signal, live });
  const [prefix, remote] = await Promise.all([
    git('rev-parse', '--show-prefix'),
    git('remote', 'get-url', 'origin'),
  ]);
  const address = remote.exitCode === 0 ? toWebAddress(remote.stdout.trim()) : undefined;
  const below = path.relative(existing, folder).replaceAll(path.sep, '/');
  return {
    repoUrl: address === undefined ? undefined : `${address}.git`,
    path: prefix.exitCode === 0 ? path.posix.join(prefix.stdout.trim(), below).replace(/\/$/, '') : undefined,
  };
}
