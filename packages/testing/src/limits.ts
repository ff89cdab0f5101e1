/**
 * These only guard against hanging: a busy machine may take twenty times as long as a quiet one. No test sets a limit
 * of its own; the check `tests/no-clock` sees to that.
 */
export const TEST_LIMIT_MS = 300_000;

/** For a program that a test starts, and for what it waits for: shorter, so that what hangs has a name. */
export const WAIT_LIMIT_MS = 240_000;
