import { CastAiBotError } from '../../errors.ts';
import type { CallSettings } from '../../http/prepare/api-call.ts';
import { checkLimit } from '../../http/prepare/timeouts.ts';
import type { Clock } from '../../http/time/clock.ts';
import { linkAbort } from '../../http/time/link-abort.ts';

/** How long to wait for work of the API, and how. */
export interface WaitOptions<State> extends CallSettings {
  /** Longest time to wait, milliseconds. @default 1800000 */
  readonly timeoutMs?: number | undefined;
  /** Longest time between two looks, milliseconds; the first ones come sooner. @default 10000 */
  readonly pollMs?: number | undefined;
  /** Called with what each look saw. */
  readonly onProgress?: ((state: State) => void) | undefined;
}

/** What is waited for. */
export interface Polling<State> {
  /** Its name in an error, e.g. `the operation "…"`. */
  readonly name: string;
  readonly read: (settings: CallSettings) => Promise<State>;
  readonly isDone: (state: State) => boolean;
}

const TIMEOUT_MS = 30 * 60 * 1000;

/** The API has no documented limit; its own clients look every 10 s. */
const POLL_MS = 10_000;
const FIRST_POLL_MS = 1_000;

/**
 * Looks again and again until the work is done: at once, then after 1, 2, 4, … seconds up to `pollMs`.
 *
 * @throws CastAiBotError `wait_timeout` when it is not done after `timeoutMs`, `bad_limit` for a time that no timer holds
 */
export async function poll<State>(
  { isDone, name, read }: Polling<State>,
  options: WaitOptions<State>,
  clock: Clock,
): Promise<State> {
  const { onProgress, pollMs = POLL_MS, timeoutMs = TIMEOUT_MS, ...settings } = options;
  checkLimit('pollMs', pollMs);
  checkLimit('timeoutMs', timeoutMs);
  const endsAt = clock.now() + timeoutMs;
  const link = linkAbort([settings.signal]);
  const late = (): CastAiBotError =>
    new CastAiBotError(`Cannot wait longer for ${name}: found it unfinished after ${timeoutMs} ms`, {
      code: 'wait_timeout',
    });
  // A look that is not answered does not keep the waiting from its end.
  link.limit({ timeoutMs, reason: late });
  let delayMs = Math.min(FIRST_POLL_MS, pollMs);
  try {
    for (;;) {
      const state = await read({ ...settings, signal: link.signal });
      onProgress?.(state);
      if (isDone(state)) return state;
      const leftMs = endsAt - clock.now();
      if (leftMs <= 0) throw late();
      await clock.sleep(Math.min(delayMs, leftMs), link.signal);
      delayMs = Math.min(delayMs * 2, pollMs);
    }
  } finally {
    link.dispose();
  }
}
