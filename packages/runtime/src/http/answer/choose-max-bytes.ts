import type { AnswerHead } from '../exchange/exchange.ts';
import { isGood, isJson } from './read-answer.ts';

/** A page of 500 workloads is below 5 MB; what is ten times that is not an answer of this API. */
const GOOD_MAX_BYTES = 50 * 1024 * 1024;

/** Enough to see what is wrong; what goes wrong must not cost more memory than what goes well. */
const BAD_MAX_BYTES = 64 * 1024;

/** How much of an answer is worth reading, bytes. */
export function chooseMaxBytes(head: AnswerHead, accept: 'json' | 'text'): number {
  const isWanted = isGood(head) && (accept === 'text' || isJson(head));
  return isWanted ? GOOD_MAX_BYTES : BAD_MAX_BYTES;
}
