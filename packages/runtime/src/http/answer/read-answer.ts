import { ApiError, AuthError, type RequestFacts } from '../errors/api-error.ts';
import { describeBody } from './describe-body.ts';
import { describeRedirect, describeRefusal, type Refusal } from './describe-refusal.ts';
import type { Answer, AnswerHead } from '../exchange/exchange.ts';

/** How an answer is to be read. */
export interface ReadOptions {
  /** Metrics and scripts are text. */
  readonly accept: 'json' | 'text';
  /** Whether a good answer may have no body. */
  readonly mayBeEmpty: boolean;
  /** Organization that the call acted for. */
  readonly organizationId?: string | undefined;
  /** What the answer's Retry-After asks for, milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** Takes the API key out of what the other side sent, before an error quotes it. */
  readonly redact: (text: string) => string;
}

const REQUEST_ID_CHARS = 128;

/** Answers that say themselves that they have no body. */
const BODILESS = new Set([204, 205]);

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

/** Whether an answer gives what was asked for, by its status. */
export function isGood({ status }: AnswerHead): boolean {
  return status >= 200 && status < 300;
}

/** Whether an answer calls itself JSON, or nothing at all. */
export function isJson({ headers }: AnswerHead): boolean {
  const type = headers.get('content-type');
  return type === null || /[/+]json\b/i.test(type);
}

function findRefusal(answer: Answer, options: ReadOptions): Refusal | undefined {
  const { status } = answer;
  if (status < 200 || status > 599) return describeStatus(status);
  if (status >= 400) return describeRefusal(answer, options.redact);
  if (status >= 300) return describeRedirect(answer);
  if (answer.text === '' && !answer.isCut) return findMissingBody(answer, options);
  if (options.accept === 'json' && !isJson(answer)) return describeUnreadable(answer, options, 'not_json');
  return answer.isCut
    ? { code: 'body_too_long', problem: 'found a body longer than may be read' }
    : undefined;
}

/** No proxy and no server means anything by it; it was damaged on its way. */
function describeStatus(status: number): Refusal {
  return { code: 'bad_status', problem: `found the status ${status}, wanted one from 200 to 599` };
}

/**
 * Some services answer 200 and nothing when they are busy, and when the key is an enterprise's and the request names no
 * organization.
 */
function findMissingBody({ status }: Answer, { accept, mayBeEmpty }: ReadOptions): Refusal | undefined {
  if (accept === 'text' || mayBeEmpty || BODILESS.has(status)) return undefined;
  return {
    code: 'empty_body',
    problem: `found ${status} without a body, wanted JSON`,
    hint: 'An enterprise key needs ORGANIZATION_ID: without it some services of CAST AI answer nothing',
  };
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
