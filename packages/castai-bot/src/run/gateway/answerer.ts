/** One request of a bot, as it came in. */
export interface ApiRequest {
  readonly method: string;
  /** With its query, as it was sent. */
  readonly path: string;
  /** Without what belongs to the connection. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Aborted when the bot does not wait any more. */
  readonly signal: AbortSignal;
}

export interface ApiAnswer {
  readonly status: number;
  /** Without what belongs to the connection. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Answers the requests of a bot: the API itself, a recording of it, or a layer before one of them. */
export type Answerer = (request: ApiRequest) => Promise<ApiAnswer>;

/** An answer of our own, in the form of CAST AI's errors. */
export function refuse(status: number, message: string): ApiAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify({ message, fieldViolations: [] })),
  };
}
