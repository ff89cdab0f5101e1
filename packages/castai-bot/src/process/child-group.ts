import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

/** Windows has no process groups: there a child's tree is found by its parents, as long as they live. */
export const hasGroups: boolean = process.platform !== 'win32';

/** Sends a signal to a child and to all that it started, as long as they stay in its group. */
export function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  if (hasGroups) killGroup(child.pid, signal);
  else child.kill(signal);
}

/** Ends a child and all that it started, now. */
export function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (hasGroups) killGroup(child.pid, 'SIGKILL');
  else if (child.exitCode === null) killTree(child.pid);
}

function killGroup(id: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-id, signal);
  } catch (error) {
    // Nobody is left in it, or only what has ended and nobody has asked for; macOS says the latter by EPERM.
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
  }
}

/** By the path of Windows' own: a program of that name in the current folder would come first. */
export function toTaskkill(
  id: number,
  env: Readonly<Record<string, string | undefined>>,
): readonly [program: string, ...args: string[]] {
  const windows = env['SystemRoot'] ?? 'C:\\Windows';
  return [path.win32.join(windows, 'System32', 'taskkill.exe'), '/PID', String(id), '/T', '/F'];
}

/** @see https://learn.microsoft.com/windows-server/administration/windows-commands/taskkill */
function killTree(id: number): void {
  const [program, ...args] = toTaskkill(id, process.env);
  const killer = spawn(program, args, { stdio: 'ignore', windowsHide: true });
  // Without it there is nothing else to be done.
  killer.on('error', () => undefined);
}
