import { CastAiBotError } from '../../errors.ts';
import type { Secret } from '../../values/secret.ts';
import type { ApiCall } from './api-call.ts';
import { checkHeader } from './check-header.ts';
import type { OutgoingRequest } from '../exchange/exchange.ts';
import { fillPath } from './fill-path.ts';
import { queryString } from './query-string.ts';

/** Who sends, and to whom. */
export interface Sender {
  /** Origin that the key belongs to. */
  readonly origin: URL;
  readonly apiKey: Secret;
  readonly userAgent: string;
  /** Organization that an enterprise key acts for. */
  readonly organizationId?: string | undefined;
}

/**
 * Writes a call down as the request that every attempt sends.
 *
 * @throws CastAiBotError `bad_path` or `bad_query`
 */
export function prepareRequest(call: ApiCall, sender: Sender): OutgoingRequest {
  const path = fillPath(call.path, call.params);
  const url = new URL(path + queryString(call.query), sender.origin);
  if (url.origin !== sender.origin.origin || url.pathname !== path) {
    throw new CastAiBotError(
      `Cannot send to ${JSON.stringify(path)}: found ${url.origin}${url.pathname}, wanted it on ${sender.origin.origin}`,
      { code: 'bad_path' },
    );
  }
  const body = call.body === undefined ? undefined : JSON.stringify(call.body);
  const organizationId = call.organizationId ?? sender.organizationId;
  if (organizationId !== undefined) checkHeader('organization id', organizationId);
  return {
    url,
    method: call.method,
    body,
    headers: {
      accept: call.accept === 'text' ? 'text/plain, */*' : 'application/json',
      'user-agent': sender.userAgent,
      'x-api-key': sender.apiKey.reveal(),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(organizationId === undefined ? {} : { 'x-castai-organization-id': organizationId }),
    },
  };
}
