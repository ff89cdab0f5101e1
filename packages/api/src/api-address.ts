/** CAST AI's API by region, the India one as its notes on API access have it. @see https://docs.cast.ai/docs/api-access */
export const API_URLS = {
  us: 'https://api.cast.ai',
  eu: 'https://api.eu.cast.ai',
  india: 'https://api.india.cast.ai',
} as const;

/** What may have the key beside CAST AI. */
export interface AddressRule {
  /** `ALLOW_API_HOST`: one host, with its port where that is not 443. */
  readonly allowedHost?: string | undefined;
  /** This machine, by plain http too. What a ConfigMap says is for another machine. @default true */
  readonly isLoopbackTaken?: boolean;
}

const OWN_HOST = /^api(?:\.[a-z0-9-]+)*\.cast\.ai$/;
const LOOPBACK = /^(?:localhost|\[::1\]|127(?:\.\d+){3})$/;

/** An address as people write it: a host alone is meant to be reached safely. */
export function withScheme(address: string): string {
  const text = address.trim();
  return text === '' || text.includes('://') ? text : `https://${text}`;
}

/**
 * What is wrong with an address as one of an API: it names one origin, by https, or by http on this machine. Paths of the
 * API carry their own version, so it has none.
 */
export function findFormProblem(address: string): string | undefined {
  const url = URL.parse(address);
  if (url === null) return 'found no URL';
  if (url.username !== '' || url.password !== '') return 'found a user name or password in it';
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.test(url.hostname)))
    return `found ${url.protocol}//`;
  const rest = url.pathname + url.search + url.hash;
  return rest === '/' ? undefined : `found ${JSON.stringify(rest)} after the host`;
}

/**
 * Why the API key may not go to an address of the right form: whoever sets the address gets the key. It may go to a host
 * of CAST AI's on port 443, to this machine, and to the one host that is allowed by name.
 */
export function findHostProblem(
  address: string,
  { allowedHost = '', isLoopbackTaken = true }: AddressRule = {},
): string | undefined {
  const { host, hostname, port } = new URL(address);
  if (LOOPBACK.test(hostname)) {
    return isLoopbackTaken ? undefined : `found the host ${JSON.stringify(host)}, wanted one of CAST AI's`;
  }
  if (OWN_HOST.test(hostname) && port === '') return undefined;
  if (host === allowedHost.trim().toLowerCase()) return undefined;
  return `found the host ${JSON.stringify(host)}, wanted one of CAST AI's; if it may have the key, set ALLOW_API_HOST=${host}`;
}

/** An address as it may be shown: what stands before an `@` may be a password. */
export function quoteAddress(address: string): string {
  return JSON.stringify(address.replace(/\/\/[^/]*@/, '//…@'));
}
