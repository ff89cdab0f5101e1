import { operations } from '@castai-bot/api';
import { SimulatorError } from '../simulator-error.ts';
import type { Fault, FaultKind, FaultScope } from './fault.ts';

const EXAMPLES =
  'status=503,rate=0.1,retryAfter=2@GET /v1/*  latency=200  rateLimit=5  reset,times=1@addNode  stall  clockSkew=-300000  wrongKey  readonlyKey';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const EFFECTS = ['read', 'write'];

/** The longest that a timer of Node waits: told to wait longer, it does not wait at all. */
const LONGEST_MS = 2 ** 31 - 1;
/** A hundred years: what a clock that is so wrong tells is still a date. */
const MOST_SKEW_MS = 100 * 365 * 86_400_000;
/** What every client reads in a header. */
const HEADER_TEXT = /^[\t\x20-\x7e]*$/;

type Options = ReadonlyMap<string, string>;

/**
 * Reads a fault from a line of text: `kind[=value][,option=value…][@route]`.
 *
 * @throws {SimulatorError} naming what cannot be read, with examples
 */
export function parseFault(text: string): Fault {
  const at = text.indexOf('@');
  const [head = '', ...rest] = (at === -1 ? text : text.slice(0, at)).split(',');
  const [kind = '', value = ''] = head.split('=');
  const options: Options = new Map(rest.map((option) => splitOption(text, option)));
  const route = at === -1 ? undefined : readRoute(text, text.slice(at + 1).trim());
  return {
    ...readScope(text, options),
    ...(route === undefined ? {} : { route }),
    ...readKind(text, { kind: kind.trim(), value, options }),
  };
}

/** A word that is no method and names no operation would meet no request, and nobody would know. */
function readRoute(text: string, route: string): string {
  const isWord = /^\w+$/.test(route);
  const isKnown = METHODS.includes(route) || EFFECTS.includes(route) || Object.hasOwn(operations, route);
  if (!isWord || isKnown) return route;
  throw unreadable(
    text,
    `found the route "${route}", wanted a method, a path, an operationId, read or write`,
  );
}

function splitOption(text: string, option: string): readonly [string, string] {
  const [name = '', value = 'true'] = option.split('=');
  const known = ['rate', 'skip', 'times', 'retryAfter', 'body', 'at', 'applied', 'burst'];
  if (!known.includes(name.trim()))
    throw unreadable(text, `found the option "${name.trim()}", wanted one of ${known.join(', ')}`);
  return [name.trim(), value.trim()];
}

function readScope(text: string, options: Options): FaultScope {
  const scope: Record<string, number> = {};
  const rate = options.get('rate');
  if (rate !== undefined) scope['rate'] = readWithin(text, { name: 'rate', value: rate, least: 0, most: 1 });
  for (const name of ['skip', 'times']) {
    const value = options.get(name);
    if (value !== undefined) scope[name] = readCount(text, name, value);
  }
  return scope;
}

function readKind(
  text: string,
  { kind, value, options }: { readonly kind: string; readonly value: string; readonly options: Options },
): FaultKind {
  const isApplied = readChoice(text, options, { name: 'applied', choices: ['true', 'false'] }) === 'true';
  switch (kind) {
    case 'status':
      return { kind, status: readStatus(text, value), isApplied, ...readAnswer(text, options) };
    case 'latency':
      return { kind, milliseconds: readWithin(text, { name: kind, value, least: 0, most: LONGEST_MS }) };
    case 'clockSkew':
      return {
        kind,
        milliseconds: readWithin(text, { name: kind, value, least: -MOST_SKEW_MS, most: MOST_SKEW_MS }),
      };
    case 'reset':
    case 'stall':
      return {
        kind,
        isApplied,
        at: readChoice(text, options, { name: 'at', choices: ['start', 'body'] }) ?? 'start',
      };
    case 'rateLimit': {
      const burst = options.get('burst');
      return {
        kind,
        perSecond: readCount(text, kind, value),
        sendsRetryAfter: options.has('retryAfter'),
        ...(burst === undefined ? {} : { burst: readCount(text, 'burst', burst) }),
      };
    }
    case 'wrongKey':
    case 'readonlyKey':
      return { kind };
    default:
      throw unreadable(
        text,
        `found the kind "${kind}", wanted status, latency, reset, stall, rateLimit, clockSkew, wrongKey or readonlyKey`,
      );
  }
}

function readAnswer(
  text: string,
  options: Options,
): { readonly retryAfter?: string; readonly body?: 'envelope' | 'html' | 'empty' } {
  const retryAfter = options.get('retryAfter');
  if (retryAfter !== undefined && !HEADER_TEXT.test(retryAfter)) {
    throw unreadable(text, `found "${retryAfter}" for retryAfter, wanted seconds, or a text in ASCII`);
  }
  const body = readChoice(text, options, { name: 'body', choices: ['envelope', 'html', 'empty'] });
  return { ...(retryAfter === undefined ? {} : { retryAfter }), ...(body === undefined ? {} : { body }) };
}

function readChoice<Choice extends string>(
  text: string,
  options: Options,
  { name, choices }: { readonly name: string; readonly choices: readonly Choice[] },
): Choice | undefined {
  const value = options.get(name);
  const chosen = choices.find((choice) => choice === value);
  if (value === undefined || chosen !== undefined) return chosen;
  throw unreadable(text, `found "${value}" for ${name}, wanted ${choices.join(' or ')}`);
}

function readStatus(text: string, value: string): number {
  if (/^[2-5]\d\d$/.test(value)) return Number(value);
  throw unreadable(text, `found "${value}" for status, wanted a number from 200 to 599`);
}

function readCount(text: string, name: string, value: string): number {
  const number = readNumber(text, name, value);
  if (number >= 0) return number;
  throw unreadable(text, `found "${value}" for ${name}, wanted 0 or more`);
}

interface Limited {
  readonly name: string;
  readonly value: string;
  readonly least: number;
  readonly most: number;
}

function readWithin(text: string, { name, value, least, most }: Limited): number {
  const number = readNumber(text, name, value);
  if (number >= least && number <= most) return number;
  throw unreadable(text, `found "${value}" for ${name}, wanted a number from ${least} to ${most}`);
}

function readNumber(text: string, name: string, value: string): number {
  const number = Number(value);
  if (value === '' || Number.isNaN(number))
    throw unreadable(text, `found "${value}" for ${name}, wanted a number`);
  return number;
}

function unreadable(text: string, problem: string): SimulatorError {
  return new SimulatorError(`Reading the fault "${text}" failed: ${problem}`, {
    hint: `For example: ${EXAMPLES}`,
  });
}
