import { WAIT_LIMIT_MS } from './limits.ts';

const POLL_MS = 20;

/**
 * Asks again and again until the answer is neither undefined nor false, and returns it. For what gives no event.
 * @param what for the error
 * @throws Error when that takes longer than WAIT_LIMIT_MS
 */
export async function until<Answer>(
  ask: () => Answer | false | undefined | Promise<Answer | false | undefined>,
  what: string = ask.toString(),
): Promise<Answer> {
  const end = performance.now() + WAIT_LIMIT_MS;
  while (performance.now() < end) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    // oxlint-disable-next-line tests/no-clock -- the one place that asks again after a while
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`Waited ${WAIT_LIMIT_MS / 1000} s for ${what}`);
}
