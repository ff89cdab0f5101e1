import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { followProcesses, type Trace } from './follow-processes.ts';
import { parseStrace } from './parse-strace.ts';

/** Without `?` strace refuses a name that its machine does not have. */
const CALLS =
  'execve clone clone3 fork vfork chdir connect getsockname open openat creat rename renameat renameat2 unlink unlinkat ' +
  'rmdir mkdir mkdirat symlink symlinkat link linkat truncate chmod fchmod fchmodat';
const LONGEST_TEXT = 65_536;

/** Why nothing can be traced here; undefined where it can. */
export function whyNoTrace(): string | undefined {
  const strace = findStrace();
  if (strace === undefined) return 'there is no strace';
  const { status, stderr } = spawnSync(strace, ['-f', 'true'], { encoding: 'utf8' });
  return status === 0 ? undefined : stderr.trim().split('\n')[0];
}

/** By its path: what is traced may have another PATH. */
function findStrace(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, 'strace')).find((file) => existsSync(file));
}

/**
 * Whether strace gave up, with what it traced: it takes a process that is killed at the wrong moment for a mistake of its
 * own. Seen once in some hundred traces, with strace 6.1 on Linux 6.18.
 */
export function isBrokenOff(stderr: string): boolean {
  return /^\S*strace: ptrace\(/m.test(stderr);
}

/** Go opens a folder as it opens a file. */
function isFolder(name: string): boolean {
  return statSync(name, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** A program to be put before another one, and what that one, and all that it started, did. */
export interface Tracer extends AsyncDisposable {
  readonly through: readonly string[];
  read(): Promise<Trace>;
}

export async function createTracer(): Promise<Tracer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'castai-bot-trace-'));
  const calls = CALLS.replaceAll(/\w+/g, '?$&').replaceAll(' ', ',');
  const how = ['-ff', '--seccomp-bpf', '--decode-fds=path', '--quiet=all', '--signal=none'];
  const into = ['-o', path.join(folder, 'of'), '-s', String(LONGEST_TEXT), '-e', `trace=${calls}`];
  return {
    through: [findStrace() ?? 'strace', ...how, ...into],
    read: async () => {
      const byId = new Map<number, ReturnType<typeof parseStrace>>();
      for (const name of await readdir(folder)) {
        byId.set(
          Number(name.split('.').at(-1)),
          parseStrace(await readFile(path.join(folder, name), 'utf8')),
        );
      }
      const trace = followProcesses(byId);
      return { ...trace, reads: trace.reads.filter(({ what }) => !isFolder(what)) };
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
