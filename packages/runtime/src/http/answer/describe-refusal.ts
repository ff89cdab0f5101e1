import { describeBody } from './describe-body.ts';
import { type ErrorBody, readErrorBody } from '../errors/error-body.ts';
import type { Answer } from '../exchange/exchange.ts';

/** Why an answer is no good, as an error says it. */
export interface Refusal {
  readonly code: string;
  readonly problem: string;
  readonly hint?: string | undefined;
  readonly body?: ErrorBody | undefined;
}

const KEY_HINT = 'Check API_KEY: a key belongs to one region and one organization';

const RIGHT_HINT =
  'Give the service account (or user) of API_KEY the right to do this, or use another key; a key belongs to one region and one organization';

/** The gateway's page, in place of the API's own words. Seen in live answers. */
const PAGE_HINT =
  'Check the id; an enterprise key needs ORGANIZATION_ID to find what its child organizations have';

/** What the API says is a sentence; what is longer than this belongs into no message. */
const WORDS_MAX = 1_000;

/** Puts a redirect into words. The target's path may be a secret of its own, so only its origin is named. */
export function describeRedirect(answer: Answer): Refusal {
  const location = answer.headers.get('location');
  const target = location === null ? '' : ` to ${JSON.stringify(URL.parse(location)?.origin ?? 'this host')}`;
  return {
    problem: `found the redirect ${answer.status}${target}: following it would carry the API key along`,
    code: 'redirected',
    hint: 'Check API_URL and any proxy on the way',
  };
}

/** Puts an error answer into words: its status, then what the API said, or how its page begins. */
export function describeRefusal(answer: Answer, redact: (text: string) => string): Refusal {
  const body = readErrorBody(parseLoosely(answer.text));
  const violations = body.fieldViolations.map(({ field, description }) => `${field}: ${description}`);
  const said = [...(body.message === undefined ? [] : [body.message]), ...violations].join('; ');
  const words = said !== '' || answer.text === '' ? shorten(said) : describeBody(answer, redact);
  return {
    problem: [`found ${answer.status} ${answer.statusText}`.trim(), ...(words === '' ? [] : [words])].join(
      ': ',
    ),
    ...classify(answer),
    body: redactBody(body, redact),
  };
}

function shorten(words: string): string {
  return words.length > WORDS_MAX ? `${words.slice(0, WORDS_MAX)}…` : words;
}

function classify({ headers, status }: Answer): Pick<Refusal, 'code' | 'hint'> {
  switch (status) {
    case 400:
      return { code: 'bad_request' };
    case 401:
      return { code: 'unauthorized', hint: KEY_HINT };
    case 403:
      return { code: 'forbidden', hint: RIGHT_HINT };
    case 404:
      return { code: 'not_found', ...(isHtml(headers) ? { hint: PAGE_HINT } : {}) };
    case 409:
      return { code: 'conflict' };
    case 429:
      return { code: 'rate_limited' };
    default:
      return { code: status >= 500 ? 'unavailable' : 'refused' };
  }
}

function isHtml(headers: Answer['headers']): boolean {
  return /^text\/html\b/i.test(headers.get('content-type') ?? '');
}

function redactBody(body: ErrorBody, redact: (text: string) => string): ErrorBody {
  return {
    ...(body.message === undefined ? {} : { message: redact(body.message) }),
    fieldViolations: body.fieldViolations.map(({ field, description }) => ({
      field: redact(field),
      description: redact(description),
    })),
  };
}

/** An error page need not be JSON, whatever its content type says. */
function parseLoosely(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
