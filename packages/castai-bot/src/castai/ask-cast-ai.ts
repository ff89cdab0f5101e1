import { CliError } from '../errors.ts';
import { readJson } from '../json-value.ts';

export interface AskOptions {
  readonly key: string;
  readonly apiUrl: URL;
  readonly path: string;
  readonly userAgent: string;
  readonly signal: AbortSignal;
}

export interface CastAiAnswer {
  readonly status: number;
  /** Undefined where it is no JSON. */
  readonly body: unknown;
  /** By the server's clock, to the second. */
  readonly date: Date | undefined;
}

const TIMEOUT_MS = 15_000;
/** More than any answer that is asked for here. */
const LONGEST_ANSWER = 1_000_000;

/**
 * One GET with the API key. Redirects are not followed, so that the key goes nowhere else.
 * @throws CliError UNREACHABLE, never with the key in it
 */
export async function askCastAi({ key, apiUrl, path, userAgent, signal }: AskOptions): Promise<CastAiAnswer> {
  const headers = { 'x-api-key': key, accept: 'application/json', 'user-agent': userAgent };
  const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
  try {
    const response = await fetch(new URL(path, apiUrl), { headers, redirect: 'manual', signal: limit });
    const text = (await response.text()).slice(0, LONGEST_ANSWER);
    const date = new Date(response.headers.get('date') ?? Number.NaN);
    return {
      status: response.status,
      body: readJson(text),
      date: Number.isNaN(date.getTime()) ? undefined : date,
    };
  } catch (cause) {
    signal.throwIfAborted();
    // What fetch throws may quote a header; its kind is enough.
    throw new CliError('UNREACHABLE', `Cannot reach CAST AI at ${apiUrl.host}: ${describe(cause)}`);
  }
}

/** fetch says what went wrong in the cause. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'the request failed';
  if (error.name === 'TimeoutError') return `no answer within ${TIMEOUT_MS / 1000} s`;
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : 'the request failed';
}
