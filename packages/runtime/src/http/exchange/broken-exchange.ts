/**
 * What broke an exchange after the request could be written to an open connection: whatever the cause says, the request
 * may have arrived.
 */
export class BrokenExchange extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
