import type { Answer } from '../exchange/exchange.ts';

const EXCERPT_CHARS = 120;

/** Says in a few words what an answer holds that nobody expected: its type and how it begins. */
export function describeBody(answer: Answer, redact: (text: string) => string): string {
  const type = (answer.headers.get('content-type') ?? 'no content type').split(';')[0]?.trim();
  // Redacted before it is cut, so that no half of a key is left at the end.
  const words = redact(answer.text)
    .replaceAll(/<[^<>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const excerpt = words.length > EXCERPT_CHARS ? `${words.slice(0, EXCERPT_CHARS)}…` : words;
  return `${type} ${JSON.stringify(excerpt)}`;
}
