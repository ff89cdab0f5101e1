import type { Logger } from '../../output/logger.ts';
import type { CallFacts } from '../call-facts.ts';
import type { Timeouts } from '../prepare/api-call.ts';
import type { Clock } from '../time/clock.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Sender } from '../prepare/prepare-request.ts';

/** What all calls of one client share. */
export interface RequestSettings extends Sender {
  readonly exchange: Exchange;
  readonly clock: Clock;
  readonly timeouts: Timeouts;
  /** How often a call may be sent again. */
  readonly retries: number;
  /** Most requests under way at a time. */
  readonly concurrency: number;
  /** Most requests begun in a second. */
  readonly requestsPerSecond?: number | undefined;
  /** Ends every call. */
  readonly signal?: AbortSignal | undefined;
  /** Gets a DEBUG line about each exchange and a WARNING about each retry. */
  readonly log?: RequestLog | undefined;
  /** Hears of each call when it is over. */
  readonly onCall?: ((facts: CallFacts) => void) | undefined;
  /** Takes the API key out of a text. */
  readonly redact: (text: string) => string;
}

/** The part of a logger that the client uses. */
export type RequestLog = Pick<Logger, 'debug' | 'warning'>;
