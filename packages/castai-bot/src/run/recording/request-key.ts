import { mapJson } from './map-json.ts';
import type { Exchange } from './recording.ts';
import { ARN_ACCOUNT, EMAIL } from './scrubber.ts';
import { isSecretName, REDACTED, redactText } from './secret-patterns.ts';

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
  const words = query.map(([name, value]) => `${name}=${level(value, name)}`).toSorted();
  const text = body === undefined ? '' : JSON.stringify(sortFields(mapJson(body, level)));
  return `${method} ${path}?${words.join('&')} ${text}`;
}

function level(text: string, name: string): string {
  if (text !== '' && isSecretName(name)) return REDACTED;
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
