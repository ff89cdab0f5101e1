import { CliError, readJson } from '@castai-bot/cli';
import { describeProxy } from './describe-proxy.ts';
import { fetchErrorCode } from './fetch-error-code.ts';

export interface AskOptions {
  readonly key: string;
  readonly apiUrl: URL;
  /** Whose things are asked for; else the organization of the key. */
  readonly organizationId?: string | undefined;
  readonly path: string;
  readonly userAgent: string;
  readonly signal: AbortSignal;
  /** Whose proxies are on the way. */
  readonly env: Readonly<Record<string, string | undefined>>;
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
export async function askCastAi(options: AskOptions): Promise<CastAiAnswer> {
  const { key, apiUrl, organizationId, path, userAgent, signal, env } = options;
  const headers = {
    'x-api-key': key,
    accept: 'application/json',
    'user-agent': userAgent,
    ...(organizationId === undefined ? {} : { 'x-castai-organization-id': organizationId }),
  };
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
    throw new CliError(
      'UNREACHABLE',
      `Cannot reach CAST AI at ${apiUrl.host}: ${describe(cause)}${describeProxy(apiUrl, { env })}`,
    );
  }
}

function describe(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError')
    return `no answer within ${TIMEOUT_MS / 1000} s`;
  return fetchErrorCode(error) ?? 'the request failed';
}

/** The error of a key that CAST AI does not take. */
export function keyRefused(apiUrl: URL, status: number): CliError {
  return new CliError('KEY_REFUSED', `Cannot use this API key: ${apiUrl.host} refuses it (${status})`, {
    hint: 'Make one at https://console.cast.ai: Settings, Service accounts; keys belong to one region',
  });
}
