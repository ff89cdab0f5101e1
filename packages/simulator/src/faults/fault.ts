/** Something that goes wrong on purpose. */
export type Fault = FaultScope & FaultKind;

/** Which requests a fault meets: all of them, unless it says less. */
export interface FaultScope {
  /**
   * A method, a path or both, where `*` stands for anything and `{id}` for one segment: `GET`, `/v1/kubernetes/*`,
   * `POST /v1/auth/tokens`; or an operationId; or `read` or `write` for all that does.
   */
  readonly route?: string;
  /** How likely a request is met, from 0 to 1. @default 1 */
  readonly rate?: number;
  /** How many requests it leaves alone first. @default 0 */
  readonly skip?: number;
  /** How many requests it meets at most. @default all */
  readonly times?: number;
}

/** What goes wrong. `isApplied` says whether the request is carried out all the same, so that only its answer is lost. */
export type FaultKind =
  | {
      readonly kind: 'status';
      readonly status: number;
      /** A Retry-After header: seconds, or any text as it is. */
      readonly retryAfter?: number | string;
      /** @default 'envelope' */
      readonly body?: 'envelope' | 'html' | 'empty';
      readonly isApplied?: boolean;
    }
  | { readonly kind: 'latency'; readonly milliseconds: number }
  /** The connection is reset: before anything is answered, or in the middle of the body. */
  | { readonly kind: 'reset'; readonly at?: 'start' | 'body'; readonly isApplied?: boolean }
  /** Nothing comes, or headers and no body, and the connection stays. */
  | { readonly kind: 'stall'; readonly at?: 'start' | 'body'; readonly isApplied?: boolean }
  /** 429 above so many requests a second; `burst` may come at once. */
  | {
      readonly kind: 'rateLimit';
      readonly perSecond: number;
      /** @default perSecond */
      readonly burst?: number;
      /** Whether 429 says when to come back; no public source says that CAST AI does. @default false */
      readonly sendsRetryAfter?: boolean;
    }
  /** The server's clock is off, in its Date header and every time it tells. */
  | { readonly kind: 'clockSkew'; readonly milliseconds: number }
  /** Every key is refused with 401. */
  | { readonly kind: 'wrongKey' }
  /** Every key may only read. */
  | { readonly kind: 'readonlyKey' };

/** A fault that answers, or breaks off, in place of the real answer. */
export type Ending = Fault & { readonly kind: 'status' | 'reset' | 'stall' };

export function isEnding(fault: Fault): fault is Ending {
  return fault.kind === 'status' || fault.kind === 'reset' || fault.kind === 'stall';
}
