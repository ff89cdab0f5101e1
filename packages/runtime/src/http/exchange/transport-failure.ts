import { BrokenExchange } from './broken-exchange.ts';
import { CONNECT_TIMEOUT } from './exchange-over-http.ts';

/** What a failed exchange tells. */
export interface TransportFailure {
  /** What may be wrong, where that is known. */
  readonly hint: string | undefined;
  /** In words, e.g. `connect ECONNREFUSED 127.0.0.1:443`. */
  readonly reason: string;
  /** False only if the request provably never left. */
  readonly mayHaveArrived: boolean;
  /** False where the same request would fail the same way: certificates and protocols. */
  readonly isTransient: boolean;
  /** Whether there is nobody to take the connection, as before a service mesh's proxy has started in the pod. */
  readonly isRefused: boolean;
}

/** Failures before the first byte of the request could leave. */
const UNSENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  CONNECT_TIMEOUT,
  'UND_ERR_CONNECT_TIMEOUT',
  'ENETUNREACH',
  'EHOSTUNREACH',
]);

/** Nobody there, which is told at once and costs nobody anything. */
const REFUSED = new Set(['ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH', 'EAI_AGAIN']);

/** Codes of node:tls and OpenSSL, which no second attempt mends. */
const TLS = /^(ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO)/;

const hints: readonly (readonly [RegExp, string])[] = [
  [/^ENOTFOUND$/, 'Check API_URL and the DNS; behind a proxy set HTTPS_PROXY and NODE_USE_ENV_PROXY=1'],
  [
    /^(SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_)/,
    'Trust a private authority with NODE_EXTRA_CA_CERTS=/path/ca.pem',
  ],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'Check API_URL and any proxy on the way: another host answers'],
  [/^(CERT_HAS_EXPIRED|CERT_NOT_YET_VALID)$/, 'Check the clock of this machine, then the certificate'],
  [/^(ERR_SSL_|EPROTO)/, 'Check API_URL and any proxy on the way: what answers does not speak TLS'],
];

/** The chain is ours to walk, and may be a ring. */
const CAUSES_MAX = 10;

/**
 * Reads why an exchange failed out of its chain of causes, which a fetch that stands in makes long.
 *
 * @see https://github.com/nodejs/undici/blob/main/docs/docs/api/Errors.md
 * @see https://nodejs.org/api/errors.html#common-system-errors
 */
export function readTransportFailure(error: unknown): TransportFailure {
  const chain = [...listCauses(error)];
  const code = chain.map(readCode).findLast((found) => found !== undefined);
  const wasOpen = chain.some((one) => one instanceof BrokenExchange);
  const isTls = !wasOpen && code !== undefined && TLS.test(code);
  const isUnsent = !wasOpen && code !== undefined && UNSENT.has(code);
  return {
    hint: code === undefined ? undefined : hints.find(([pattern]) => pattern.test(code))?.[1],
    reason: describe(chain, code),
    mayHaveArrived: !(isTls || isUnsent),
    isTransient: !isTls,
    isRefused: isUnsent && REFUSED.has(code),
  };
}

function* listCauses(error: unknown): Generator {
  let current = error;
  for (let depth = 0; depth < CAUSES_MAX && current instanceof Error; depth += 1) {
    yield current;
    if (current instanceof AggregateError) yield* current.errors.slice(0, 1);
    current = current.cause;
  }
}

function readCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

function describe(chain: readonly unknown[], code: string | undefined): string {
  const messages = chain.map((error) => (error instanceof Error ? error.message : String(error)));
  const message = messages.findLast((text) => text !== '') ?? 'unknown failure';
  return code === undefined || message.includes(code) ? message : `${message} (${code})`;
}
