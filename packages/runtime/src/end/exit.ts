import { fileSystem } from '../platform/file-system.ts';
import type { Writable } from 'node:stream';

/** What is needed of the process to end it. */
export interface EndableProcess {
  exit(code: number): void;
}

/** How long a reader of stdout may take for what is left, milliseconds: then the rest is lost, but the run ends. */
const FLUSH_MS = 5_000;

/** What to end a process with. */
export interface EndOptions {
  /** @default 5000 */
  readonly flushMs?: number;
  readonly outputs: readonly Writable[];
}

/** Ends the process once `outputs` have left it: a plain exit would cut off what a pipe has not taken yet. */
export async function endProcess(
  process: EndableProcess,
  code: number,
  { flushMs = FLUSH_MS, outputs }: EndOptions,
): Promise<void> {
  const { promise: tooSlow, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, flushMs);
  await Promise.race([Promise.all(outputs.map(flush)), tooSlow]);
  clearTimeout(timer);
  // oxlint-disable-next-line unicorn/no-process-exit -- the one of the code base: a run that never ends is worse
  process.exit(code);
}

async function flush(stream: Writable): Promise<void> {
  await new Promise<void>((resolve) => {
    stream.write('', () => {
      resolve();
    });
  });
}

/** Words for the resources of Node that a bot leaves behind most. */
const WORDS: Readonly<Record<string, string>> = {
  Timeout: 'timer',
  Immediate: 'immediate',
  TCPSocketWrap: 'TCP connection',
  TLSWrap: 'TLS connection',
  TCPServerWrap: 'server',
  PipeWrap: 'pipe',
  TTYWrap: 'terminal',
  ProcessWrap: 'child process',
  FSEventWrap: 'file watcher',
  FSReqCallback: 'file operation',
  FSReqPromise: 'file operation',
  SimpleWriteWrap: 'unfinished write',
  WriteWrap: 'unfinished write',
  GetAddrInfoReqWrap: 'DNS lookup',
  TCPConnectWrap: 'connection attempt',
};

/** Names what keeps the event loop alive, e.g. `2 timers, 1 TCP connection`. */
export function nameHolders(resources: readonly string[], stdio: readonly string[] = listStdio()): string {
  const left = [...resources];
  for (const resource of stdio) {
    const index = left.indexOf(resource);
    if (index !== -1) left.splice(index, 1);
  }
  const counts = Map.groupBy(left, (resource) => WORDS[resource] ?? resource);
  const words = Array.from(counts, ([word, { length }]) => `${length} ${word}${length > 1 ? 's' : ''}`);
  return words.length === 0 ? 'something that Node does not name, perhaps a worker thread' : words.join(', ');
}

/** The resources that stdout and stderr are, which hold nothing by themselves. */
function listStdio(): readonly string[] {
  // Not imported: it is needed by few runs, and brings what every terminal has.
  const { isatty } = process.getBuiltinModule('node:tty');
  return [1, 2].flatMap((fd) => {
    if (isatty(fd)) return ['TTYWrap'];
    const stat = fileSystem.fstatSync(fd);
    return stat.isFIFO() || stat.isSocket() ? ['PipeWrap'] : [];
  });
}
