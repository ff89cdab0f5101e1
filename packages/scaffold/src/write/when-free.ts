import { setTimeout as sleep } from 'node:timers/promises';
import { hasCode } from './journal.ts';

const TRIES = 8;
const FIRST_PAUSE_MS = 20;

export interface WhenFreeOptions {
  readonly platform?: NodeJS.Platform;
  readonly sleep?: (ms: number) => Promise<unknown>;
}

/** Does something to a file; on Windows, where a virus scanner or an editor holds files for moments, several times. */
export async function whenFree(
  act: () => void,
  { platform = process.platform, sleep: pause = sleep }: WhenFreeOptions = {},
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      act();
      return;
    } catch (error) {
      const isHeld = platform === 'win32' && hasCode(error, 'EPERM', 'EBUSY', 'EACCES');
      if (!isHeld || attempt === TRIES) throw error;
      await pause(FIRST_PAUSE_MS * 2 ** (attempt - 1));
    }
  }
}
