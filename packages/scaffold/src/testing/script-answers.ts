import { KEY, type Environment } from './run-script.ts';

/** The exit code that every script of ours turns CAST AI's answer into. */
export const EXIT_CODES: readonly (readonly [status: number, exitCode: number])[] = [
  [401, 77],
  [403, 77],
  [404, 1],
  [400, 1],
  [408, 75],
  [429, 75],
  [500, 75],
  [503, 75],
  [301, 1],
];

const OTHER_HOST = 'API_URL: another host than CAST AI needs https and ALLOW_API_HOST';
const NO_KEY_CHARACTER = 'API_KEY: has a character that no key has';

/** What every script of ours refuses in its environment, and what it says. */
export const REFUSED: readonly (readonly [env: Environment, message: string])[] = [
  [{ API_KEY: '' }, 'API_KEY: missing'],
  [{ API_KEY: 'a b' }, NO_KEY_CHARACTER],
  [{ API_KEY: `${KEY}"\nurl = "http://evil` }, NO_KEY_CHARACTER],
  [{ API_KEY: `${KEY}"\nX-Evil: 1` }, NO_KEY_CHARACTER],
  [{ API_KEY: '', API_KEY_FILE: '/nowhere' }, 'API_KEY_FILE: cannot be read'],
  [{ CLUSTER_ID: 'x","y":"z' }, 'CLUSTER_ID: wanted the id of a cluster'],
  [{ API_REGION: 'mars' }, 'API_REGION: wanted us, eu or india'],
  [{ LOG_LEVEL: 'LOUD' }, 'LOG_LEVEL: wanted CRITICAL, ERROR, WARNING, INFO or DEBUG'],
  [{ API_URL: 'https://evil.example.com' }, OTHER_HOST],
  [{ API_URL: 'http://api.cast.ai' }, OTHER_HOST],
  [{ API_URL: 'http://127.0.0.1:80@evil.example.com' }, OTHER_HOST],
  [{ API_URL: 'https://api.cast.ai.evil.example.com' }, OTHER_HOST],
  [{ API_URL: '', AGENT_API_URL: 'https://evil.example.com' }, OTHER_HOST],
  [{ AGENT_CLUSTER_ID: 'x","y":"z' }, 'CLUSTER_ID: wanted the id of a cluster'],
];

/** What CAST AI's agent wrote down is taken where nothing else says it; the address is put in place of `URL`. */
export const OF_THE_AGENT: readonly (readonly [env: Environment, clusterId: string])[] = [
  [{ AGENT_API_URL: 'URL', AGENT_CLUSTER_ID: 'c-old' }, 'c-old'],
  [
    {
      API_URL: 'URL',
      AGENT_API_URL: 'https://evil.example.com',
      CLUSTER_ID: 'c-1',
      AGENT_CLUSTER_ID: 'c-old',
    },
    'c-1',
  ],
];
