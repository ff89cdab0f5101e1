/** An error, what it wraps, and what that wraps in its turn. The chain is anybody's, and may be a ring. */
export function listCauses(error: unknown): readonly Error[] {
  const causes = new Set<Error>();
  for (let cause = error; cause instanceof Error && !causes.has(cause); cause = cause.cause)
    causes.add(cause);
  return [...causes];
}
