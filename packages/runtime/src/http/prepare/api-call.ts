import type { PathParams } from './fill-path.ts';
import type { Query } from './query-string.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** How long things may take. */
export interface Timeouts {
  /** One attempt, from connecting to the last byte of the body, milliseconds. @default 30000, or `callMs` where that is shorter */
  readonly attemptMs: number;
  /**
   * One call with all its attempts and the waits between them, milliseconds; not the wait behind other calls of the
   * client. @default 120000, or `attemptMs` where that is longer
   */
  readonly callMs: number;
}

/** Timeouts of which some are left to their defaults. */
export type GivenTimeouts = { readonly [Name in keyof Timeouts]?: Timeouts[Name] | undefined };

/** What each call may choose for itself. */
export interface CallSettings {
  /**
   * How often the call may be sent again after a failure. Where nobody takes the connection it is tried for up to 30 s,
   * and after a 429 for as long as the call may take, unless this is 0.
   * @default 3
   */
  readonly retries?: number | undefined;
  /**
   * Whether sending the call twice does no more than sending it once. Otherwise it is sent again only if it provably
   * never left, or was refused with 429, or with 503 and Retry-After.
   * @default true for GET, PUT and DELETE, and for what only reads
   */
  readonly isIdempotent?: boolean | undefined;
  /** Ends the call at once; its reason is what the call rejects with. */
  readonly signal?: AbortSignal | undefined;
  readonly timeouts?: GivenTimeouts | undefined;
  /** Organization to act for, instead of the client's. @see https://docs.cast.ai/docs/api-access */
  readonly organizationId?: string | undefined;
}

/** What a write changes. */
export interface Subject {
  /** What people call it. */
  readonly name?: string | undefined;
  /** The present value, in the shape of `after`. */
  readonly before?: unknown;
  /** What it is to be. @default the body */
  readonly after?: unknown;
}

/** Finds out what a write changes, by reads that are to go with these settings. */
export type Describe = (reading: CallSettings) => Promise<Subject>;

/** One call of the API. */
export interface ApiCall extends CallSettings {
  readonly method: Method;
  /** Path with `{names}`, e.g. `/v1/kubernetes/external-clusters/{clusterId}`. */
  readonly path: string;
  readonly params?: PathParams | undefined;
  readonly query?: Query | undefined;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** What the call is about, for the plan of a dry run, or how to find that out. */
  readonly subject?: Subject | Describe | undefined;
  /** Whether a GET may be answered with nothing at all; elsewhere that is a failure, and tried again. @default false */
  readonly mayBeEmpty?: boolean | undefined;
  /** @default 'json' */
  readonly accept?: 'json' | 'text' | undefined;
}
