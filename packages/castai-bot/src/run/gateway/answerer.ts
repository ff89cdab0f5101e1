/**
 * What stands between a bot and CAST AI in a run from here:
 *
 *     bot ──> gateway ──> writes ──> recording ──> key ──> origin
 *             who asks    withheld    kept, when   the     the API,
 *             is the bot  or noted    asked for    real    a simulator,
 *                                                  one     a recording
 *
 * Each is an `Answerer` around the next one; `stackLayers` puts them together from a `RunPlan`. The bot has a stand-in
 * for the key, which the gateway alone takes for one.
 */

/** One request of a bot, as it came in. */
export interface ApiRequest {
  readonly method: string;
  /** With its query, as it was sent. */
  readonly path: string;
  /** Without what belongs to the connection. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
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
