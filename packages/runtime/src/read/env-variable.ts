import { parseLogLevel, logLevels } from '../output/log-level.ts';

/** Variables of a bot that belong to whoever may edit its manifest, not to whoever may edit a ConfigMap. */
const OWN = new Set([
  'CLUSTER_ID',
  'AGENT_CLUSTER_ID',
  'API_URL',
  'AGENT_API_URL',
  'API_REGION',
  'ALLOW_API_HOST',
  'ALLOW_PRELOAD',
  'ORGANIZATION_ID',
  'LOG_FORMAT',
  'DRY_RUN',
  'RUN_DEADLINE_SECONDS',
  'PLAN_FILE',
  'TERMINATION_LOG',
]);

/** Variables that steer the process, what it loads or starts, and where its requests go. */
const STEERING =
  /^(API_KEY.*|BOT_.*|OTEL_.*|KUBERNETES_.*|TRACEPARENT|NODE_.*|NODE|.*_PROXY|SSL_.*|OPENSSL_.*|LD_.*|DYLD_.*|UV_.*|NPM_.*|CASTAI_BOT_.*|PATH|PATHEXT|HOME|SHELL|COMSPEC|ENV|BASH_ENV|IFS|CURL_.*|GLIBC_TUNABLES|GCONV_PATH|RES_OPTIONS|LOCALDOMAIN|HOSTALIASES)$/;

/** A variable as a config has it. */
export interface EnvVariable {
  readonly name: string;
  readonly value: string;
}

/**
 * What is wrong with a variable that a config wants to set: a ConfigMap is less guarded than a Secret, and must not
 * lead the key away.
 * @param secrets names of the variables that come from a Secret
 */
export function findEnvVariableProblem(
  { name, value }: EnvVariable,
  secrets: readonly string[],
): string | undefined {
  const upper = name.toUpperCase();
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
    return `found the name ${JSON.stringify(name)}, wanted letters, digits and "_"`;
  }
  if (OWN.has(upper)) return `${JSON.stringify(name)} is not for a config to set: put it into the manifest`;
  if (secrets.includes(upper)) return `${JSON.stringify(name)} is a secret, and its value comes from there`;
  if (STEERING.test(upper))
    return `${JSON.stringify(name)} steers the process or its requests: put it into the manifest`;
  if (value.includes('\0')) return 'found a NUL character';
  if (name === 'LOG_LEVEL' && value !== '' && parseLogLevel(value) === undefined) {
    return `found ${JSON.stringify(value)}, wanted ${logLevels.join(', ')}`;
  }
  return undefined;
}
