import { ARN_ACCOUNT, EMAIL, isUuid } from '../../scrub/forms.ts';
import { findCall } from '../../scrub/scrub-call.ts';
import { REDACTED, redactText } from '../../scrub/secret-forms.ts';
import { type Sensitivity, Spot } from '../../scrub/spot.ts';
import type { Exchange } from './recording.ts';

/** A run asks for the last hours as of now. */
const TIME = /\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?/g;

/**
 * What makes two requests the same: method, path, query and body; neither their order nor times, secrets and addresses,
 * which differ between a run and its recording.
 */
export function requestKey({
  method,
  path,
  query,
  body,
}: Pick<Exchange, 'method' | 'path' | 'query' | 'body'>): string {
  const call = findCall(method, path);
  const words = query.map(([name, value]) => {
    const { sensitivity } = new Spot(call.query?.[name], name);
    return `${name}=${level(value, sensitivity)}`;
  });
  const levelled = new Spot(call.body).mapTexts(body, (value, at) => level(value, at.sensitivity));
  const text = body === undefined ? '' : JSON.stringify(sortFields(levelled));
  return `${method} ${path}?${words.toSorted().join('&')} ${text}`;
}

function level(text: string, sensitivity: Sensitivity): string {
  if (text !== '' && sensitivity === 'secret') return REDACTED;
  if (text !== '' && sensitivity === 'personal' && !isUuid(text)) return '<personal>';
  return redactText(text)
    .replaceAll(TIME, '<time>')
    .replaceAll(EMAIL, '<email>')
    .replaceAll(ARN_ACCOUNT, '<account>');
}

function sortFields(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortFields);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(
    ([name, item]: [string, unknown]) => [name, sortFields(item)] as const,
  );
  return Object.fromEntries(fields.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
