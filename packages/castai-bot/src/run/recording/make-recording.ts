import { randomBytes } from 'node:crypto';
import { readJson } from '@castai-bot/cli';
import type { Report } from '../../report/report.ts';
import { digestId } from './digest-id.ts';
import type { RawExchange } from './raw-exchange.ts';
import type { Exchange, Recording } from './recording.ts';
import { UUID } from '../../scrub/forms.ts';
import { findCall, type KnownCall, scrubPath, scrubQuery } from '../../scrub/scrub-call.ts';
import { Scrubber } from '../../scrub/scrubber.ts';

export interface RecordedRun {
  readonly bot: string;
  readonly function: string;
  readonly clusterId: string | undefined;
  readonly organizationId: string | undefined;
  readonly dryRun: boolean;
  readonly hadState: boolean;
  readonly exchanges: readonly RawExchange[];
  readonly report: Report | null;
  /** The API key, and whatever else must not be seen. */
  readonly secrets: readonly string[];
}

/** What is kept of a run: no secret, and stand-ins for ids. */
export function makeRecording(run: RecordedRun): Recording {
  const scrubber = new Scrubber({ secrets: run.secrets });
  const parsed = run.exchanges.map(parseExchange);
  for (const { method, path, answer, body, query } of parsed) {
    const call = findCall(method, path);
    scrubber.learn(answer, call.answer);
    scrubber.learn(body, call.body);
    scrubber.learn(Object.fromEntries(query), call.query);
  }
  const scrubId = (id: string | undefined): string | null => (id === undefined ? null : scrubber.text(id));
  const [clusterId, organizationId] = [scrubId(run.clusterId), scrubId(run.organizationId)];
  const salt = randomBytes(16).toString('hex');
  const known = listOwnIds(run);
  return {
    kind: 'castai-bot recording',
    schema: 1,
    bot: run.bot,
    function: run.function,
    clusterId,
    organizationId,
    dryRun: run.dryRun,
    ...(run.hadState ? { hadState: true as const } : {}),
    salt,
    digests: Object.fromEntries(known.map((id) => [digestId(id, salt), scrubber.text(id)])),
    exchanges: parsed.map((exchange) => scrubExchange(exchange, scrubber)),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a copy of the same form
    report: scrubber.json(run.report) as Report | null,
  };
}

/** The ids that a request has before any answer had them: they are from the bot's config or its code. */
function listOwnIds({ exchanges }: RecordedRun): readonly string[] {
  const answered = new Set<string>();
  const own = new Set<string>();
  for (const { path, body, answer } of exchanges) {
    for (const id of findIds(`${path} ${body}`)) if (!answered.has(id)) own.add(id);
    for (const id of findIds(answer)) answered.add(id);
  }
  return [...own];
}

function findIds(text: string): readonly string[] {
  return (text.match(UUID) ?? []).map((id) => id.toLowerCase());
}

function parseExchange({ method, path, body, status, headers, answer }: RawExchange): Exchange {
  const { pathname, searchParams } = new URL(path, 'http://127.0.0.1');
  return {
    method,
    path: pathname,
    query: [...searchParams],
    ...(body === '' ? {} : { body: readJson(body) ?? body }),
    status,
    headers,
    ...(answer === '' ? {} : parseAnswer(answer)),
  };
}

function parseAnswer(text: string): Pick<Exchange, 'answer' | 'text'> {
  const answer = readJson(text);
  return answer === undefined ? { text } : { answer };
}

function scrubExchange(exchange: Exchange, scrubber: Scrubber): Exchange {
  const { method, path, status, headers } = exchange;
  const call = findCall(method, path);
  return {
    method,
    path: scrubPath(path, call, scrubber),
    query: exchange.query.map(([name, value]) => [name, scrubQuery(name, value, { call, scrubber })]),
    ...('body' in exchange ? { body: scrubber.json(exchange.body, call.body) } : {}),
    status,
    headers,
    ...('answer' in exchange ? { answer: scrubber.json(exchange.answer, call.answer) } : {}),
    ...(exchange.text === undefined ? {} : { text: scrubText(exchange.text, call.answer, scrubber) }),
  };
}

/** A text has no fields: all of it is sensitive, or nothing is but what its form gives away. */
function scrubText(text: string, place: KnownCall['answer'], scrubber: Scrubber): string {
  return typeof place === 'string' ? scrubber.field('', text, place) : scrubber.text(text);
}
