/** The built-in fetch, or what stands in for it. */
export type Fetch = typeof globalThis.fetch;

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
  readonly headers: Headers;
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
 * Sends one request and reads the whole answer. Redirects are answers, never followed: fetch would carry
 * `X-API-Key` to the other host.
 *
 * @throws whatever fetch throws; the reason of `signal` once that is aborted
 */
export async function exchange(
  fetch: Fetch,
  request: OutgoingRequest,
  limits: ExchangeLimits,
): Promise<Answer> {
  const response = await fetch(request.url, {
    method: request.method,
    headers: request.headers,
    redirect: 'manual',
    signal: limits.signal,
    ...(request.body === undefined ? {} : { body: request.body }),
  });
  const { status, statusText, headers } = response;
  return { status, statusText, headers, ...(await readBody(response, limits.maxBytes)) };
}

async function readBody(response: Response, maxBytes: number): Promise<Pick<Answer, 'text' | 'isCut'>> {
  const decoder = new TextDecoder();
  let text = '';
  let byteLength = 0;
  // Leaving the loop early cancels the stream and frees its socket.
  for await (const chunk of response.body ?? []) {
    byteLength += chunk.byteLength;
    if (byteLength > maxBytes) return { text, isCut: true };
    text += decoder.decode(chunk, { stream: true });
  }
  return { text: text + decoder.decode(), isCut: false };
}
