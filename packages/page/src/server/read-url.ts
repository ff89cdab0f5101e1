import type { IncomingMessage } from 'node:http';

/** The address that a request was sent to; undefined where its host is none. */
export function readUrl({ headers, socket, url = '/' }: IncomingMessage): URL | undefined {
  const scheme = 'encrypted' in socket && socket.encrypted === true ? 'https' : 'http';
  const text = url.startsWith('/') ? `${scheme}://${headers.host ?? ''}${url}` : url;
  return URL.canParse(text) ? new URL(text) : undefined;
}
