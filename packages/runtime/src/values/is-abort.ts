/** Whether an error only says that something was aborted for `reason`: the reason itself, or what wraps it. */
export function isAbort(error: Error, reason: unknown): boolean {
  const seen = new Set<unknown>();
  for (let cause: unknown = error; cause instanceof Error && !seen.has(cause); cause = cause.cause) {
    // A controller of the function's own hands no reason on.
    if (cause === reason || cause.name === 'AbortError') return true;
    seen.add(cause);
  }
  return false;
}
