import { KEY, type Environment } from './run-script.ts';

/** The exit code and the error that every script of ours turns CAST AI's answer into. */
export const ANSWERS: readonly (readonly [status: number, exitCode: number, code: string])[] = [
  [401, 77, 'unauthorized'],
  [403, 77, 'forbidden'],
  [404, 1, 'refused'],
  [400, 1, 'refused'],
  [408, 75, 'unavailable'],
  [429, 75, 'unavailable'],
  [500, 75, 'unavailable'],
  [503, 75, 'unavailable'],
  [301, 1, 'refused'],
];

/** One run of a script with a config: what it has to do with the cluster `c-2`, whose status is `warning`. */
export interface ConfiguredRun {
  readonly what: string;
  /** The text of the file BOT_CONFIG. */
  readonly config: string;
  readonly env: Environment;
  readonly requests: readonly string[];
  readonly counts: { readonly clusters: number; readonly reconciled: number };
  readonly exitCode: number;
  readonly error?: string;
}

const LIST = 'GET /v1/kubernetes/external-clusters';
const RECONCILE = 'POST /v1/kubernetes/external-clusters/c-2/reconcile';
const toConfig = (inputs: readonly object[]): string =>
  JSON.stringify({
    function: { function_name: 'script', inputs, env_variables: [{ name: 'reconcile', value: 'x' }] },
  });
const reads = { requests: [LIST], counts: { clusters: 3, reconciled: 0 }, exitCode: 0 };
const writes = { requests: [LIST, RECONCILE], counts: { clusters: 3, reconciled: 1 }, exitCode: 0 };
const warning = toConfig([{ name: 'reconcile', value: 'warning' }]);
const here = { CLUSTER_ID: 'c-2' };
const BAD = { requests: [], counts: { clusters: 0, reconciled: 0 }, exitCode: 78 };

/** The same of every script of ours, wherever it runs. */
export const CONFIGURED: readonly ConfiguredRun[] = [
  { what: 'no input', config: toConfig([]), env: here, ...reads },
  { what: 'an empty input', config: toConfig([{ name: 'reconcile', value: '' }]), env: here, ...reads },
  { what: 'the status of the cluster', config: warning, env: here, ...writes },
  { what: 'the name of the agent', config: warning, env: { AGENT_CLUSTER_ID: 'c-2' }, ...writes },
  { what: 'another status', config: warning, env: { CLUSTER_ID: 'c-1' }, ...reads },
  { what: 'a cluster that is not there', config: warning, env: { CLUSTER_ID: 'c-9' }, ...reads },
  {
    what: 'inputs around it',
    config: JSON.stringify(
      JSON.parse(
        toConfig([
          { name: 'other', value: ['a', { name: 'reconcile', value: 'ready' }] },
          { value: 'warning', name: 'reconcile' },
          { name: 'a "quoted" {name}, \\', value: 7 },
        ]),
      ),
      undefined,
      2,
    ),
    env: here,
    ...writes,
  },
  { what: 'a dry run of its own', config: warning, env: { ...here, DRY_RUN: '1' }, ...reads },
  {
    what: 'a dry run of castai-bot, which answers 405',
    config: warning,
    env: { ...here, DRY_RUN: '1', PLAN_FILE: '/nowhere' },
    ...writes,
    counts: reads.counts,
  },
  {
    what: 'no cluster of its own',
    config: warning,
    env: {},
    ...reads,
    exitCode: 78,
    error: 'CLUSTER_ID: missing, and reconcile is about that cluster',
  },
];

/** What every script of ours refuses in its config. */
export const BAD_CONFIGS: readonly ConfiguredRun[] = [
  {
    what: 'what is no status',
    config: toConfig([{ name: 'reconcile', value: 'x/../y' }]),
    env: here,
    ...BAD,
    error: 'reconcile: wanted the status of a cluster, like failed, or an empty text',
  },
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
