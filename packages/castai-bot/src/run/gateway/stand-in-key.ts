import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Answerer } from './answerer.ts';

type Headers = Readonly<Record<string, string>>;

/** Of the form of CAST AI's keys, so that a bot that looks at it is content; nobody else's, and good for one run. */
export function makeStandInKey(): string {
  return `castai_v1_${randomBytes(32).toString('hex')}_${randomBytes(4).toString('hex')}`;
}

/** Whether a request brings it, in whatever header its client sends keys. */
export function bringsStandIn(headers: Headers, standIn: string): boolean {
  return Object.values(headers).some((value) => value.split(/[\s:,]/).some((word) => isSame(word, standIn)));
}

/** The time it takes says nothing about the letters. */
function isSame(word: string, standIn: string): boolean {
  const [one, other] = [Buffer.from(word), Buffer.from(standIn)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Puts the real key where the bot has put the stand-in: from here on no code of the bot's sees the request. */
export function withRealKey(
  next: Answerer,
  { standIn, apiKey }: { readonly standIn: string; readonly apiKey: string },
): Answerer {
  return (request) => {
    const headers = Object.entries(request.headers).map(
      ([name, value]) => [name, value.replaceAll(standIn, apiKey)] as const,
    );
    return next({ ...request, headers: Object.fromEntries(headers) });
  };
}
