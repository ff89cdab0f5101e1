/** What went wrong, of what fetch throws: it says so in the cause. All else in it may quote a header, and so the key. */
export function fetchErrorCode(error: unknown): string | undefined {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
