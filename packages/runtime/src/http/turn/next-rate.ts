/** How close to the measured limit the client goes. */
const SAFE_SHARE = 0.97;
/** After this long without a refusal the measured limit itself is tried again, and soon after more than that. */
const PROBE_MS = 20_000;
/** A shorter time says little about a limit per second. */
const MEASURED_MS = 1_000;
const MEASURED_COUNT = 10;
/** What is allowed all at once after a pause is used up in this time. */
const BURST_MS = 2_000;
/** Refused again, the client slows down at least this much. */
const STEP_MIN = 0.7;
const STEP_MAX = 0.9;

/** What the client knows of the limit, which is documented nowhere. */
export type Knowledge =
  /** Nothing was refused: everybody sends as they like. */
  | { readonly kind: 'open' }
  /** Something was refused, and too little went well to tell the limit from: a few go one after the other. */
  | { readonly kind: 'careful'; readonly refusedAt: number }
  /** The limit was somewhat above `perSecond` at `measuredAt`. */
  | {
      readonly kind: 'measured';
      readonly refusedAt: number;
      readonly perSecond: number;
      readonly measuredAt: number;
    };

/** What went well since a refusal, or since the client began. Times in milliseconds. */
export interface Stretch {
  readonly since: number;
  readonly successes: number;
  /** How much of it nobody might send, what is still to come included. */
  readonly closedMs: number;
}

/** A refusal, and what is known at that moment. Times in milliseconds. */
export interface Refusal {
  readonly now: number;
  readonly known: Knowledge;
  readonly stretch: Stretch;
  /** Until when nobody may send. */
  readonly closedUntil: number;
  /** Whether the client sends as fast as it can: only then does its rate tell where the limit is. */
  readonly isBusy: boolean;
}

/** Whether so much went well that its rate is the API's. */
export function isTelling({ successes }: Stretch): boolean {
  return successes >= MEASURED_COUNT;
}

/** Stays at the measured limit for long, then leaves it ever faster: it may have been measured in a bad moment. */
export function currentRate(known: Knowledge, now: number): number {
  if (known.kind !== 'measured') return Number.POSITIVE_INFINITY;
  const grown = ((now - known.measuredAt) / PROBE_MS) ** 3;
  return known.perSecond * (1 + (1 - SAFE_SHARE) * grown);
}

/** The rate to go on with after a refusal, requests per second; undefined while there is nothing to tell it from. */
export function nextRate(refusal: Refusal): number | undefined {
  const perSecond = refusal.isBusy && isTelling(refusal.stretch) ? rateOfMany(refusal) : rateOfFew(refusal);
  return perSecond !== undefined && Number.isFinite(perSecond) ? perSecond : undefined;
}

/**
 * Where few were sent, as one after the other or under a low limit: what went well between two refusals, at both of
 * which less than one more was allowed.
 */
function rateOfFew({ known, now, stretch }: Refusal): number | undefined {
  if (known.kind === 'open' || stretch.successes === 0) return undefined;
  const allowed = (SAFE_SHARE * (stretch.successes + 1) * 1000) / (now - stretch.since);
  return known.kind === 'measured' ? slowDown(allowed, currentRate(known, now)) : allowed;
}

/**
 * The first refusal ends what may have been a burst, the allowance of a second at most; soon after another one the rate
 * is only lowered; later it is what the API has allowed since, the waits included, in which an allowance grows.
 */
function rateOfMany({ closedUntil, known, now, stretch }: Refusal): number {
  const spanMs = now - stretch.since;
  const isFirst = known.kind !== 'measured';
  const allowed =
    (SAFE_SHARE * stretch.successes * 1000) / (isFirst ? Math.max(MEASURED_MS, spanMs) : spanMs);
  if (isFirst) return allowed;
  const current = currentRate(known, now);
  const openMs = spanMs - (stretch.closedMs - Math.max(0, closedUntil - now));
  return openMs >= BURST_MS ? Math.min(allowed, SAFE_SHARE * current) : slowDown(allowed, current);
}

function slowDown(allowed: number, current: number): number {
  return Math.min(Math.max(allowed, STEP_MIN * current), STEP_MAX * current);
}
