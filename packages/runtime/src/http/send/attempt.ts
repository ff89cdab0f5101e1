import type { RequestFacts } from '../errors/api-error.ts';
import { ConnectionError, TimeoutError } from '../errors/connection-error.ts';
import type { Answer, Exchange, ExchangeLimits, OutgoingRequest } from '../exchange/exchange.ts';
import { linkAbort } from '../time/link-abort.ts';
import { readTransportFailure, type TransportFailure } from '../exchange/transport-failure.ts';
import { inspect } from '../../platform/node-util.ts';

/** What one attempt runs with. */
export interface AttemptOptions {
  readonly exchange: Exchange;
  /** Ends the attempt; its reason is what the attempt rejects with. */
  readonly signal: AbortSignal;
  readonly attemptMs: number;
  readonly maxBytes: ExchangeLimits['maxBytes'];
  readonly redact: (text: string) => string;
}

/**
 * Sends a request once and reads the whole answer, whatever its status.
 *
 * @throws ConnectionError, TimeoutError, or the reason of `signal`
 */
export async function attempt(
  request: OutgoingRequest,
  facts: RequestFacts,
  options: AttemptOptions,
): Promise<Answer> {
  const { attemptMs, exchange, maxBytes } = options;
  const link = linkAbort([options.signal]);
  link.limit({
    timeoutMs: attemptMs,
    reason: () =>
      new TimeoutError(
        `found no whole answer after ${attemptMs} ms`,
        { ...facts, mayHaveArrived: true },
        { code: 'attempt_timeout' },
      ),
  });
  try {
    return await exchange(request, { signal: link.signal, maxBytes });
  } catch (error) {
    throw link.signal.aborted ? link.signal.reason : toConnectionError(error, facts, options);
  } finally {
    link.dispose();
  }
}

function toConnectionError(error: unknown, facts: RequestFacts, options: AttemptOptions): ConnectionError {
  const { hint, mayHaveArrived, reason, ...failure } = readTransportFailure(error);
  const problem = options.redact(`the connection failed: ${reason}`);
  return new ConnectionError(
    problem,
    { ...facts, mayHaveArrived },
    {
      code: nameFailure(failure),
      hint,
      cause: hideKey(error, options),
    },
  );
}

function nameFailure({
  isRefused,
  isTransient,
}: Pick<TransportFailure, 'isRefused' | 'isTransient'>): string {
  if (isRefused) return 'connection_refused';
  return isTransient ? 'connection_failed' : 'tls_failed';
}

/** A parser's error keeps the bytes it stumbled over, and a server may echo the key. */
function hideKey(error: unknown, { redact }: AttemptOptions): unknown {
  const text = inspect(error, { depth: null });
  const redacted = redact(text);
  return redacted === text ? error : new Error(redacted);
}
