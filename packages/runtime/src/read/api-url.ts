import { CastAiBotError } from '../errors.ts';
import { parseApiUrl } from '../http/prepare/api-url.ts';
import { type Environment, envProblem, type Reading } from './environment.ts';

/** Addresses that CAST AI documents, the India one in its notes on API access. */
const REGIONS = {
  us: 'https://api.cast.ai',
  eu: 'https://api.eu.cast.ai',
  india: 'https://api.india.cast.ai',
} as const;

const OWN_HOST = /^api(\.[a-z0-9-]+)*\.cast\.ai$/;

/**
 * Where the API is: `API_URL`, https where it names no scheme, else that of `API_REGION`, else the US. A host that is not CAST AI's must be named in
 * `ALLOW_API_HOST`, for whoever sets the address gets the key; plain http is for loopback.
 */
export function readApiUrl(env: Environment): Reading<string> {
  const { API_URL = '', API_REGION: region = '' } = env;
  const given = withScheme(API_URL.trim());
  const regional = findRegion(region);
  const problems =
    regional === undefined ? [envProblem('API_REGION', region, Object.keys(REGIONS).join(', '))] : [];
  if (given === '') return { value: regional ?? REGIONS.us, problems };
  const problem = findUrlProblem(given, env['ALLOW_API_HOST']);
  return {
    value: given,
    problems: problem === undefined ? problems : [...problems, `env API_URL: ${problem}`],
  };
}

/** A host alone, as people write it, is meant to be reached safely. */
function withScheme(address: string): string {
  return address === '' || address.includes('://') ? address : `https://${address}`;
}

function findRegion(name: string): string | undefined {
  if (name === '') return REGIONS.us;
  return Object.entries(REGIONS).find(([region]) => region === name.toLowerCase())?.[1];
}

function findUrlProblem(given: string, allowedHost: string | undefined): string | undefined {
  try {
    const { protocol, host, hostname } = parseApiUrl(given);
    const isKnown = protocol === 'http:' || OWN_HOST.test(hostname);
    if (isKnown || [host, hostname].includes(allowedHost?.toLowerCase() ?? '')) return undefined;
    return `found the host ${JSON.stringify(host)}, wanted one of CAST AI's; if it may have the key, set ALLOW_API_HOST=${host}`;
  } catch (error) {
    if (error instanceof CastAiBotError) return error.message;
    throw error;
  }
}
