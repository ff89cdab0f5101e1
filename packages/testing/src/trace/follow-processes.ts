import path from 'node:path';
import { listTexts, type SystemCall } from './parse-strace.ts';

/** A program and its arguments, as it was started. */
export interface Started {
  readonly file: string;
  readonly argv: readonly string[];
}

/** What was done, and which program did it. */
export interface Deed {
  readonly by: Started;
  /** An absolute path, or `host:port`. */
  readonly what: string;
}

export interface Trace {
  readonly runs: readonly Started[];
  /** Opened to be read. */
  readonly reads: readonly Deed[];
  /** Opened to be written, made, moved or deleted. */
  readonly writes: readonly Deed[];
  /** Connected to; what a traced program itself listens on is left out. */
  readonly sends: readonly Deed[];
}

type Calls = ReadonlyMap<number, readonly SystemCall[]>;

interface Process {
  readonly id: number;
  readonly by: Started;
  readonly cwd: string;
}

interface Growing {
  readonly runs: Started[];
  readonly reads: Deed[];
  readonly writes: Deed[];
  readonly sends: Deed[];
  readonly listening: Set<string>;
}

const NOBODY: Started = { file: '', argv: [] };
const MAKES_PROCESS = new Set(['clone', 'clone3', 'fork', 'vfork']);
/** Which arguments are paths that are changed. */
const CHANGES: Readonly<Record<string, readonly number[]>> = {
  creat: [0],
  rename: [0, 1],
  renameat: [1, 3],
  renameat2: [1, 3],
  unlink: [0],
  unlinkat: [1],
  rmdir: [0],
  mkdir: [0],
  mkdirat: [1],
  symlink: [1],
  symlinkat: [2],
  link: [1],
  linkat: [3],
  truncate: [0],
  chmod: [0],
  fchmod: [0],
  fchmodat: [1],
};

/** From what each process and thread called to what was done by which program. */
export function followProcesses(calls: Calls): Trace {
  const all: Growing = { runs: [], reads: [], writes: [], sends: [], listening: new Set() };
  const isChild = new Set(
    [...calls.values()].flat().flatMap((call) => (MAKES_PROCESS.has(call.name) ? [Number(call.result)] : [])),
  );
  for (const id of calls.keys()) {
    if (!isChild.has(id)) follow({ id, by: NOBODY, cwd: '/' }, { calls, all });
  }
  const { runs, reads, writes, sends, listening } = all;
  return { runs, reads, writes, sends: sends.filter(({ what }) => !listening.has(portOf(what))) };
}

const portOf = (host: string): string => host.slice(host.lastIndexOf(':') + 1);

function follow(start: Process, { calls, all }: { readonly calls: Calls; readonly all: Growing }): void {
  let now = start;
  for (const call of calls.get(start.id) ?? []) {
    const [first = '', second = ''] = call.args;
    if (MAKES_PROCESS.has(call.name)) follow({ ...now, id: Number(call.result) }, { calls, all });
    else if (call.name === 'chdir') now = { ...now, cwd: path.resolve(now.cwd, first) };
    else if (call.name === 'execve') {
      now = { ...now, by: { file: path.resolve(now.cwd, first), argv: listTexts(second) } };
      all.runs.push(now.by);
    } else note(call, { now, all });
  }
}

function note(call: SystemCall, { now, all }: { readonly now: Process; readonly all: Growing }): void {
  const { name, args } = call;
  if (name === 'open' || name === 'openat') noteOpen(call, { now, all });
  else if (name === 'connect' || name === 'getsockname') {
    const address = readAddress(args[1] ?? '');
    if (address === undefined) return;
    if (name === 'connect') all.sends.push({ by: now.by, what: address });
    else all.listening.add(portOf(address));
  } else {
    for (const index of CHANGES[name] ?? []) {
      const folder = index === 0 ? undefined : pathOf(args[index - 1] ?? '');
      const changed = args[index] ?? '';
      all.writes.push({ by: now.by, what: pathOf(changed) ?? path.resolve(folder ?? now.cwd, changed) });
    }
  }
}

function noteOpen(
  { name, args, result }: SystemCall,
  { now, all }: { readonly now: Process; readonly all: Growing },
): void {
  const flags = args[name === 'open' ? 1 : 2] ?? '';
  if (/O_DIRECTORY|O_PATH/.test(flags)) return;
  const what = pathOf(result) ?? path.resolve(now.cwd, args[name === 'open' ? 0 : 1] ?? '');
  (/O_WRONLY|O_RDWR|O_CREAT|O_TRUNC/.test(flags) ? all.writes : all.reads).push({ by: now.by, what });
}

/** `3</tmp/a>` or `AT_FDCWD</tmp>`. */
function pathOf(file: string): string | undefined {
  return /^\w+<(\/[^>]*)>/.exec(file)?.[1];
}

/** `{sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("127.0.0.1")}`, also of IPv6; undefined for others. */
function readAddress(structure: string): string | undefined {
  const port = /sin6?_port=htons\((\d+)\)/.exec(structure)?.[1];
  const host = /(?:inet_addr\(|AF_INET6, )"([^"]+)"/.exec(structure)?.[1];
  if (port !== undefined && host !== undefined) return `${host}:${port}`;
  const socket = /sun_path=(@?"[^"]+")/.exec(structure)?.[1];
  return socket === undefined ? undefined : `unix:${socket.replaceAll('"', '')}`;
}
