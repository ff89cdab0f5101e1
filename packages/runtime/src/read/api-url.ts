import { API_URLS, findHostProblem, withScheme } from '@castai-bot/api/api-address';
import { CastAiBotError } from '../errors.ts';
import { parseApiUrl } from '../http/prepare/api-url.ts';
import { type Environment, envProblem, type Reading } from './environment.ts';

/**
 * Where the API is: `API_URL`, https where it names no scheme, else that of `API_REGION`, else what CAST AI's agent says
 * in `AGENT_API_URL`, else the US. A host that is not CAST AI's must be named in `ALLOW_API_HOST`, for whoever sets the
 * address gets the key; plain http is for loopback.
 */
export function readApiUrl(env: Environment): Reading<string> {
  const { API_URL = '', API_REGION: region = '', AGENT_API_URL = '' } = env;
  const regional = findRegion(region);
  const problems =
    regional === undefined ? [envProblem('API_REGION', region, Object.keys(API_URLS).join(', '))] : [];
  const [name, text] =
    API_URL.trim() === '' && region === '' ? ['AGENT_API_URL', AGENT_API_URL] : ['API_URL', API_URL];
  const given = withScheme(text);
  if (given === '') return { value: regional ?? API_URLS.us, problems };
  const problem = findUrlProblem(given, env['ALLOW_API_HOST']);
  return {
    value: given,
    problems: problem === undefined ? problems : [...problems, `env ${name}: ${problem}`],
  };
}

function findRegion(name: string): string | undefined {
  if (name === '') return API_URLS.us;
  return Object.entries(API_URLS).find(([region]) => region === name.toLowerCase())?.[1];
}

function findUrlProblem(given: string, allowedHost: string | undefined): string | undefined {
  try {
    return findHostProblem(parseApiUrl(given).href, { allowedHost });
  } catch (error) {
    if (error instanceof CastAiBotError) return error.message;
    throw error;
  }
}
