/** How a body that is no text stands in a recording and a plan. */
const BASE64 = 'data:;base64,';

/** A body as text. */
export function toBodyText(body: Buffer): string {
  const text = body.toString('utf8');
  return Buffer.from(text).equals(body) ? text : BASE64 + body.toString('base64');
}

/** The body that such a text stands for. */
export function toBodyBytes(text: string): Buffer {
  return text.startsWith(BASE64) ? Buffer.from(text.slice(BASE64.length), 'base64') : Buffer.from(text);
}
