import type { ChildProcess } from 'node:child_process';
import { constants } from 'node:os';

/**
 * Resolves when a child has ended and its output is read: its exit code, or 128 + the number of the signal that
 * ended it, as a shell says it. Rejects when it could not be started, or was aborted.
 */
export function waitForExit(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}
