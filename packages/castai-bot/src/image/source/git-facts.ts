import type { RunProgram } from '../engine/engine.ts';

/** Where the source of an image stands; undefined outside of git, and before the first commit. */
export interface GitFacts {
  /** 40 digits. */
  readonly commit: string;
  /** Of the commit, in seconds since 1970. */
  readonly committedAtSeconds: number;
  /** Whether anything but the manifests differs from the commit: those are what build-and-push itself writes. */
  readonly isDirty: boolean;
  /** https address of the repository, without a login in it. */
  readonly source: string | undefined;
}

/** Reads them; `git` is asked in the folder that `run` is bound to. */
export async function readGitFacts(run: RunProgram, manifestFolder: string): Promise<GitFacts | undefined> {
  const git = (...args: string[]): ReturnType<RunProgram> => run({ program: 'git', args });
  const head = await git('log', '-1', '--no-show-signature', '--format=%H %ct');
  const [, commit, seconds] = /^([0-9a-f]{40,64}) (\d+)$/m.exec(head.stdout) ?? [];
  if (head.exitCode !== 0 || commit === undefined || seconds === undefined) return undefined;
  const except = `:(exclude)${manifestFolder}`;
  const status = await git('--no-optional-locks', 'status', '--porcelain', '--', '.', except);
  const remote = await git('remote', 'get-url', 'origin');
  return {
    commit,
    committedAtSeconds: Number(seconds),
    isDirty: status.exitCode !== 0 || status.stdout.trim() !== '',
    source: remote.exitCode === 0 ? toWebAddress(remote.stdout.trim()) : undefined,
  };
}

/** `git@example.com:team/bot.git` and `https://user:token@example.com/team/bot.git` are `https://example.com/team/bot`. */
export function toWebAddress(remote: string): string | undefined {
  const [, host, path] = /^(?:[\w.-]+@)([\w.-]+):(?!\/\/)\/?(.+)$/.exec(remote) ?? [];
  const text = host === undefined ? remote : `https://${host}/${path}`;
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (!['https:', 'http:', 'ssh:', 'git:'].includes(url.protocol)) return undefined;
  return `https://${url.protocol.startsWith('http') ? url.host : url.hostname}${url.pathname.replace(/\.git$/, '')}`;
}
