import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The part of a process that is looked at. */
interface Started {
  readonly ppid: number;
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  kill(pid: number, signal: 0): boolean;
  emit(event: 'SIGHUP', signal: 'SIGHUP'): unknown;
}

const INTERVAL_MS = 500;

/**
 * Ends a command that npx started when npx is ended: npx passes no signal on, and leaves what it started, or the shell
 * between, to itself. To the command it is as if its terminal was closed.
 */
export function watchNpx(started: Started): void {
  if (started.env['npm_command'] !== 'exec') return;
  const { ppid } = started;
  const starters = [ppid, readParent(ppid, started.platform)].filter((pid) => pid !== undefined && pid > 1);
  const timer = setInterval(() => {
    if (started.ppid === ppid && starters.every((pid) => pid === undefined || isAlive(started, pid))) return;
    clearInterval(timer);
    started.emit('SIGHUP', 'SIGHUP');
  }, INTERVAL_MS);
  timer.unref();
}

function isAlive(started: Started, pid: number): boolean {
  try {
    return started.kill(pid, 0);
  } catch (error) {
    // A process of somebody else is one that lives.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Whose child a process is; undefined where that cannot be told. */
function readParent(pid: number, platform: NodeJS.Platform): number | undefined {
  try {
    if (platform === 'win32') return undefined;
    const text =
      platform === 'linux'
        ? /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
        : execFileSync('/bin/ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' });
    return text === undefined ? undefined : Number(text.trim());
  } catch {
    return undefined;
  }
}
