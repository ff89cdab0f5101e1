/** What the manifests set themselves, and what says how a run goes. */
const TAKEN = new Set([
  'AGENT_API_URL',
  'AGENT_CLUSTER_ID',
  'ALLOW_API_HOST',
  'ALLOW_PRELOAD',
  'API_KEY',
  'API_KEY_FILE',
  'API_REGION',
  'API_URL',
  'CLUSTER_ID',
  'DRY_RUN',
  'LOG_FORMAT',
  'LOG_LEVEL',
  'NODE_NAME',
  'ORGANIZATION_ID',
  'PLAN_FILE',
  'RUN_DEADLINE_SECONDS',
  'TERMINATION_LOG',
]);

/** What would load other code beside the key, or belongs to the bot or the cluster. */
const STEERING =
  /^(?:BOT_.*|CASTAI_BOT_.*|KUBERNETES_.*|NODE_(?!EXTRA_CA_CERTS$).*|LD_.*|DYLD_.*|PATH|HOME|SHELL|ENV|BASH_ENV|IFS)$/;

/** Says what keeps a value from being the variable of a secret. */
export function checkSecretVariable(value: string): string | undefined {
  if (!/^[A-Z][A-Z0-9_]{0,62}$/.test(value)) {
    return 'wanted capital letters, digits and "_", with a letter first, like SLACK_URL';
  }
  if (TAKEN.has(value)) return 'the bot has a variable of this name, wanted another';
  return STEERING.test(value) ? 'it would steer the process of the bot, wanted another name' : undefined;
}

/** Where the name of a secret belongs, people write the secret itself: no problem repeats it. */
export function showSecretVariable(value: unknown): unknown {
  return typeof value !== 'string' || /^\w{0,40}$/.test(value)
    ? value
    : '(not shown: it may be the secret itself)';
}
