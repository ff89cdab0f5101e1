import { readFileSync } from 'node:fs';

/** Names a process, also after its number was given to another. */
export interface ProcessName {
  readonly pid: number;
  /** When it started, as Linux counts it; null elsewhere. */
  readonly started: string | null;
}

/** Field 22 of /proc/<pid>/stat, counted behind the program's name, which may have spaces in it. */
const STARTED = 19;

/** The name of a process that runs. */
export function nameProcess(pid: number): ProcessName {
  return { pid, started: readStart(pid) };
}

/** Whether that process still runs. Our own number was given to us after it: a container begins with 1 each time. */
export function isRunning({ pid, started }: ProcessName): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
  }
  return readStart(pid) === started;
}

function readStart(pid: number): string | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[STARTED] ?? null;
  } catch {
    // Not Linux, or the process is gone.
    return null;
  }
}
