import { ApiError, AuthError, type RequestFacts } from '../errors/api-error.ts';
import { describeBody } from './describe-body.ts';
import { describeRedirect, describeRefusal, type Refusal } from './describe-refusal.ts';
import type { Answer } from '../exchange/exchange.ts';

/** How an answer is to be read. */
export interface ReadOptions {
  /** Metrics and scripts are text. */
  readonly accept: 'json' | 'text';
  /** Organization that the call acted for. */
  readonly organizationId?: string | undefined;
  /** What the answer's Retry-After asks for, milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** Takes the API key out of what the other side sent, before an error quotes it. */
  readonly redact: (text: string) => string;
}

const REQUEST_ID_CHARS = 128;

/** @see https://docs.cast.ai/docs/api-access */
const ORGANIZATION_HINT =
  'CAST AI answers 500 for an organization that the key may not act for: check ORGANIZATION_ID';

/**
 * Reads an answer: 2xx with JSON (or text, if that was asked for) gives its body, 2xx without a body undefined.
 *
 * @throws AuthError for 401 and 403
 * @throws ApiError for everything else, a body that is not JSON included
 * @see https://api.cast.ai/v1/spec/openapi.json
 */
export function readAnswer(answer: Answer, request: RequestFacts, options: ReadOptions): unknown {
  const fail = (refusal: Refusal): ApiError => toError(refusal, request, { answer, ...options });
  const refusal = findRefusal(answer, options);
  if (refusal !== undefined) throw fail(refusal);
  if (options.accept === 'text') return answer.text;
  if (answer.text === '') return undefined;
  try {
    const body: unknown = JSON.parse(answer.text);
    return body;
  } catch {
    // The parser's message quotes the body: it is not kept.
    throw fail(describeUnreadable(answer, options, 'damaged_body'));
  }
}

function findRefusal(answer: Answer, options: ReadOptions): Refusal | undefined {
  if (answer.status >= 400) return describeRefusal(answer, options.redact);
  if (answer.status >= 300) return describeRedirect(answer);
  if (answer.isCut) return { code: 'body_too_long', problem: 'found a body longer than may be read' };
  if (options.accept === 'text' || answer.text === '' || isJson(answer)) return undefined;
  return describeUnreadable(answer, options, 'not_json');
}

function isJson(answer: Answer): boolean {
  const type = answer.headers.get('content-type');
  return type === null || /[/+]json\b/i.test(type);
}

function describeUnreadable(answer: Answer, { redact }: ReadOptions, code: string): Refusal {
  return {
    code,
    problem: `found ${answer.status} with ${describeBody(answer, redact)}, wanted JSON`,
    hint: 'Check whether a proxy or a login page answers in place of CAST AI',
  };
}

function toError(
  refusal: Refusal,
  request: RequestFacts,
  { answer, organizationId, redact, retryAfterMs }: ReadOptions & { readonly answer: Answer },
): ApiError {
  const requestId = answer.headers.get('x-castai-request-id')?.slice(0, REQUEST_ID_CHARS);
  const ErrorClass = answer.status === 401 || answer.status === 403 ? AuthError : ApiError;
  return new ErrorClass(redact(refusal.problem), request, {
    code: refusal.code,
    hint: answer.status === 500 && organizationId !== undefined ? ORGANIZATION_HINT : refusal.hint,
    status: answer.status,
    retryAfterMs,
    requestId: requestId === undefined ? undefined : redact(requestId),
    body: refusal.body ?? { fieldViolations: [] },
  });
}
