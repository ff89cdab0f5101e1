import { CliError } from '@castai-bot/cli';
import { describeProxy } from '../castai/describe-proxy.ts';
import { fetchErrorCode } from '../castai/fetch-error-code.ts';

export interface FetchSpecOptions {
  readonly apiUrl: URL;
  /** Sent only when the API asks for one. */
  readonly key: string | undefined;
  readonly userAgent: string;
  readonly signal: AbortSignal;
  /** Whose proxies are on the way. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** @default 60 s */
  readonly timeoutMs?: number;
  /** @default LARGEST_SPEC_BYTES */
  readonly maxBytes?: number;
}

/** Where CAST AI describes its API. */
const SPEC_PATH = '/v1/spec/openapi.json';
const TIMEOUT_MS = 60_000;
/** Ten times what the description of a large API needs. */
export const LARGEST_SPEC_BYTES: number = 32 * 1024 * 1024;
const FILE_HINT = 'castai-bot types --file openapi.json takes one from a file';

/** The address of the description. */
export function specUrl(apiUrl: URL): URL {
  return new URL(SPEC_PATH, apiUrl);
}

/**
 * Fetches the description of the live API: without a key, and with one when it is refused without.
 * @throws CliError UNREACHABLE, KEY_WANTED, KEY_REFUSED, NO_SPEC, SPEC_TOO_LARGE, never with the key in it
 */
export async function fetchSpec(options: FetchSpecOptions): Promise<string> {
  const { key, signal, env } = options;
  const url = specUrl(options.apiUrl);
  try {
    const open = await send(url, options);
    if (!isRefused(open)) return await readAnswer(open, url, options);
    await open.body?.cancel();
    if (!key) {
      throw new CliError('KEY_WANTED', `Cannot read ${url.href}: it wants an API key (${open.status})`, {
        hint: `Set API_KEY in test_config.env; ${FILE_HINT}`,
      });
    }
    return await readAnswer(await send(url, options, key), url, options);
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof CliError) throw cause;
    throw new CliError(
      'UNREACHABLE',
      `Cannot read ${url.href}: ${describe(cause)}${describeProxy(url, { env })}`,
      { hint: FILE_HINT },
    );
  }
}

function send(url: URL, options: FetchSpecOptions, key?: string): Promise<Response> {
  const { signal, timeoutMs = TIMEOUT_MS, userAgent } = options;
  return fetch(url, {
    headers: { accept: 'application/json', 'user-agent': userAgent, ...(key ? { 'x-api-key': key } : {}) },
    // Followed, a redirect would take the key along.
    redirect: 'manual',
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
  });
}

function isRefused({ status }: Response): boolean {
  return status === 401 || status === 403;
}

async function readAnswer(response: Response, url: URL, options: FetchSpecOptions): Promise<string> {
  if (response.ok) return readBody(response, url, options);
  await response.body?.cancel();
  const { status } = response;
  if (isRefused(response)) {
    throw new CliError('KEY_REFUSED', `Cannot read ${url.href}: it refuses the API key (${status})`, {
      hint: `Keys belong to one region; ${FILE_HINT}`,
    });
  }
  throw new CliError('NO_SPEC', `Cannot read ${url.href}: it answers ${status}`, { hint: FILE_HINT });
}

/** Read piece by piece, so that an answer without an end does not fill the memory. */
async function readBody(response: Response, url: URL, options: FetchSpecOptions): Promise<string> {
  const { maxBytes = LARGEST_SPEC_BYTES } = options;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(url.href, maxBytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The error of a description that nobody could want. */
export function tooLarge(source: string, maxBytes: number = LARGEST_SPEC_BYTES): CliError {
  const size = `${(maxBytes / 1024 / 1024).toFixed(0)} MiB`;
  return new CliError(
    'SPEC_TOO_LARGE',
    `Cannot read ${source}: found more than ${size}, wanted an OpenAPI document`,
  );
}

function describe(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'no whole answer in time';
  return fetchErrorCode(error) ?? 'the connection broke';
}
