/** One request, ready to be sent as it is. */
export interface OutgoingRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** One answer, its body read to the end. */
export interface Answer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Pick<Headers, 'get'>;
  readonly text: string;
  /** Whether the body was longer than `maxBytes` and the rest of it dropped. */
  readonly isCut: boolean;
}

/** What one exchange may use up. */
export interface ExchangeLimits {
  /** Ends the exchange, the reading of the body included. */
  readonly signal: AbortSignal;
  /** Longest body that is read, bytes after decompression. */
  readonly maxBytes: number;
}

/**
 * Sends one request and reads the whole answer. Redirects are answers, never followed: `X-API-Key` would go with them
 * to another host. Rejects with what went wrong on the way, or with any error once the signal is aborted.
 */
export type Exchange = (request: OutgoingRequest, limits: ExchangeLimits) => Promise<Answer>;
