import { isAllowedHost } from './is-allowed-host.ts';

/** Why a request is not answered, for the one who sent it. */
export interface RequestRefusal {
  readonly status: 403;
  readonly message: string;
}

/**
 * Refuses what another web page may send through the browser of the person who started the server: a request from another
 * origin, or one to a host name that is not this machine's own.
 * @param allowedHosts names besides IP addresses, localhost, names without a dot and container engines' own
 */
export function refuseRequest(
  headers: Pick<Headers, 'get'>,
  { origin, allowedHosts }: { readonly origin: string; readonly allowedHosts: readonly string[] },
): RequestRefusal | undefined {
  const host = headers.get('host') ?? '';
  if (!isAllowedHost(host, allowedHosts)) {
    const wanted = 'an IP address, localhost, a name without a dot, or one that --allow-host names';
    return { status: 403, message: `Refused: found the host name "${host}", wanted ${wanted}` };
  }
  const from = headers.get('origin');
  if (from === null || from === origin) return undefined;
  return { status: 403, message: `Refused: found the origin "${from}", wanted ${origin} or none` };
}
