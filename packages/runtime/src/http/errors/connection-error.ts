import { CastAiBotError, type ErrorDetails } from '../../errors.ts';
import type { RequestFacts } from './api-error.ts';

/** A request that got no whole answer, and whether it may have been carried out all the same. */
export interface UnansweredFacts extends RequestFacts {
  /** False only if the request provably never left. */
  readonly mayHaveArrived: boolean;
}

/** The API could not be reached, or the connection broke before the answer was whole. */
export class ConnectionError extends CastAiBotError implements UnansweredFacts {
  override readonly name = 'ConnectionError';
  readonly method: string;
  readonly path: string;
  readonly attempts: number;
  readonly mayHaveArrived: boolean;

  constructor(problem: string, request: UnansweredFacts, details: ErrorDetails) {
    super(describe(problem, request), details);
    this.method = request.method;
    this.path = request.path;
    this.attempts = request.attempts;
    this.mayHaveArrived = request.mayHaveArrived;
  }
}

/** The API took longer than one attempt, or the whole call, may take. */
export class TimeoutError extends CastAiBotError implements UnansweredFacts {
  override readonly name = 'TimeoutError';
  readonly method: string;
  readonly path: string;
  readonly attempts: number;
  readonly mayHaveArrived: boolean;

  constructor(problem: string, request: UnansweredFacts, details: ErrorDetails) {
    super(describe(problem, request), details);
    this.method = request.method;
    this.path = request.path;
    this.attempts = request.attempts;
    this.mayHaveArrived = request.mayHaveArrived;
  }
}

function describe(problem: string, request: RequestFacts): string {
  const tail = request.attempts > 1 ? ` (${request.attempts} attempts)` : '';
  return `Cannot ${request.method} ${JSON.stringify(request.path)}: ${problem}${tail}`;
}
