import type { ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { endGroup } from './child-group.ts';

/** What a child had written when it ended is read in a moment. */
const PIPES_MS = 1000;

/**
 * Resolves when a child has ended and its output is read: its exit code, or 128 + the number of the signal that ended
 * it. What it left behind in its group is ended, and the pipes of what left the group are not waited for. Rejects when
 * it could not be started.
 */
export function waitForEnd(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    child.once('error', reject);
    child.once('exit', () => {
      endGroup(child);
      timer = setTimeout(() => {
        child.stdout?.destroy();
        child.stderr?.destroy();
      }, PIPES_MS);
    });
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}
