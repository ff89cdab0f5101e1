import { setTimeout as sleep } from 'node:timers/promises';
import type { Present, PresentRead } from '@castai-bot/api';
import { isRecord, readJson } from '@castai-bot/cli';
import type { Answerer, ApiAnswer, ApiRequest } from './answerer.ts';
import { presentPath } from './present-path.ts';

const TOO_MANY_REQUESTS = 429;
const ATTEMPTS = 4;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/** On whose behalf something is read: with its key and for its organization. */
export type Reader = Pick<ApiRequest, 'headers' | 'signal'>;

/** Asks for what stands where a write goes, once; undefined where the question was broken off. */
export async function askPresent(
  next: Answerer,
  path: string,
  reader: Reader,
): Promise<ApiAnswer | undefined> {
  const { 'content-type': _type, 'content-length': _length, ...headers } = reader.headers;
  const asked = { method: 'GET', path, headers, body: Buffer.alloc(0), signal: reader.signal };
  return next(asked).catch(() => undefined);
}

/** What an answer tells of what stands there. */
export function toPresent(path: string, answer: ApiAnswer | undefined): Present {
  if (answer === undefined) return { unread: `GET ${path} was not answered` };
  const { status, body } = answer;
  if (status !== 200) return { unread: `GET ${path} answered ${status}` };
  const value = readJson(body.toString('utf8'));
  return isRecord(value) || Array.isArray(value) ? { value } : { unread: `GET ${path} answered no JSON` };
}

/** Whether an answer says to come again. */
export function isPassing({ status }: ApiAnswer): boolean {
  return status === TOO_MANY_REQUESTS || status >= 500;
}

/** Asks until the API has time; what it says at the last is told. */
export async function readPresent(next: Answerer, present: PresentRead, reader: Reader): Promise<Present> {
  const path = presentPath(present);
  for (let attempt = 1; ; attempt += 1) {
    const answer = await askPresent(next, path, reader);
    if (answer === undefined || !isPassing(answer) || attempt === ATTEMPTS) return toPresent(path, answer);
    await sleep(waitMs(answer, attempt), undefined, { signal: reader.signal });
  }
}

function waitMs({ headers }: ApiAnswer, attempt: number): number {
  const seconds = Number(headers['retry-after'] ?? Number.NaN);
  const wanted = seconds >= 0 ? seconds * 1000 : FIRST_WAIT_MS * 2 ** (attempt - 1);
  return Math.min(wanted, LONGEST_WAIT_MS);
}
