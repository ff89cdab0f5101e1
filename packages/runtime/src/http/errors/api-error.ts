import { CastAiBotError, type ErrorDetails } from '../../errors.ts';
import type { ErrorBody } from './error-body.ts';

/** Which request an error belongs to. */
export interface RequestFacts {
  readonly method: string;
  /** Filled path, without the query. */
  readonly path: string;
  /** How many times the request was sent. */
  readonly attempts: number;
}

/** What the API said. */
export interface AnswerFacts {
  readonly status: number;
  /** `X-Castai-Request-Id`, which CAST AI's support asks for. */
  readonly requestId?: string | undefined;
  /** Wait that `Retry-After` asked for, milliseconds. */
  readonly retryAfterMs?: number | undefined;
  readonly body: ErrorBody;
}

/** The API answered, and not with what was asked for. */
export class ApiError extends CastAiBotError implements RequestFacts, AnswerFacts {
  override readonly name: string = 'ApiError';
  readonly method: string;
  readonly path: string;
  readonly attempts: number;
  readonly status: number;
  readonly requestId: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly body: ErrorBody;

  constructor(problem: string, request: RequestFacts, answer: AnswerFacts & ErrorDetails) {
    super(describe(problem, request, answer.requestId), answer);
    this.method = request.method;
    this.path = request.path;
    this.attempts = request.attempts;
    this.status = answer.status;
    this.requestId = answer.requestId;
    this.retryAfterMs = answer.retryAfterMs;
    this.body = answer.body;
  }
}

/** The API refused the key: 401, or 403 for what the key may not do. */
export class AuthError extends ApiError {
  override readonly name = 'AuthError';
}

function describe(problem: string, request: RequestFacts, requestId: string | undefined): string {
  const notes = [
    ...(requestId === undefined ? [] : [`request id ${requestId}`]),
    ...(request.attempts > 1 ? [`${request.attempts} attempts`] : []),
  ];
  const tail = notes.length === 0 ? '' : ` (${notes.join(', ')})`;
  return `Cannot ${request.method} ${JSON.stringify(request.path)}: ${problem}${tail}`;
}
