/** What every answer of a page says: nothing from elsewhere, nothing kept, no word of where somebody came from. */
const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/** A text as a browser is to take it. */
export function respond(
  body: string | ReadableStream<Uint8Array>,
  {
    type,
    status = 200,
    headers = {},
  }: {
    readonly type: string;
    readonly status?: number;
    readonly headers?: Readonly<Record<string, string>>;
  },
): Response {
  return new Response(body, { status, headers: { ...HEADERS, 'Content-Type': type, ...headers } });
}

/** Text in HTML, as text. */
export function escapeHtml(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replaceAll(/[&<>"]/g, (character) => names[character] ?? character);
}
