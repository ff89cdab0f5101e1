import { request as httpRequest } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { text as readText } from 'node:stream/consumers';

const FORMS: Readonly<Record<string, readonly [verb: string, type: string]>> = {
  PATCH: ['PATCH', 'application/merge-patch+json'],
  APPLY: ['PATCH', 'application/apply-patch+yaml'],
};

export interface JsonRequest {
  /** PATCH is a merge patch, APPLY a server-side apply. */
  readonly method: string;
  readonly url: string;
  readonly token: string;
  readonly body: object | undefined;
  readonly tls: Pick<RequestOptions, 'ca' | 'rejectUnauthorized'>;
}

/** One request to an API server, whatever it answers. */
export function sendJson({
  method,
  url,
  token,
  body,
  tls,
}: JsonRequest): Promise<{ readonly status: number; readonly text: string }> {
  const [verb, type] = FORMS[method] ?? [method, 'application/json'];
  const sent = body === undefined ? '' : JSON.stringify(body);
  // Node says the length of a DELETE's body to nobody.
  const length = { 'content-length': Buffer.byteLength(sent) };
  const headers = { authorization: `Bearer ${token}`, 'content-type': type, ...length };
  return new Promise((resolve, reject) => {
    const start = url.startsWith('https:') ? httpsRequest : httpRequest;
    start(url, { method: verb, headers, ...tls }, (response) => {
      readText(response).then((text) => resolve({ status: response.statusCode ?? 0, text }), reject);
    })
      .on('error', reject)
      .end(sent);
  });
}
