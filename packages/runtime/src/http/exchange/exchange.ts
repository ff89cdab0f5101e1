/** One request, ready to be sent as it is. */
export interface OutgoingRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** Set for a server that is reached directly, whatever proxies there are; `ca` vouches for it, as PEM. */
  readonly connection?: { readonly ca: string | undefined } | undefined;
}

/** What an answer begins with. */
export interface AnswerHead {
  readonly status: number;
  readonly headers: Pick<Headers, 'get'>;
}

/** One answer, its body read to the end. */
export interface Answer extends AnswerHead {
  readonly statusText: string;
  readonly text: string;
  /** Whether the body was longer than it may be, and the rest of it dropped. */
  readonly isCut: boolean;
}

/** What one exchange may use up. */
export interface ExchangeLimits {
  /** Ends the exchange, the reading of the body included. */
  readonly signal: AbortSignal;
  /** Longest body that is read of an answer with this head, bytes after decompression. */
  readonly maxBytes: (head: AnswerHead) => number;
}

/**
 * Sends one request and reads the whole answer. Redirects are answers, never followed: `X-API-Key` would go with them
 * to another host. Rejects with what went wrong on the way, or with any error once the signal is aborted.
 */
export type Exchange = (request: OutgoingRequest, limits: ExchangeLimits) => Promise<Answer>;
