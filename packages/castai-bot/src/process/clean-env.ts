/** Where to call, who as, what to do: said by the command and the repo, never by a variable left in a shell. */
const DECIDED_HERE = [
  'ALLOW_API_HOST',
  'API_KEY',
  'API_KEY_FILE',
  'API_REGION',
  'API_URL',
  'BOT_CONFIG',
  'BOT_DESCRIBE',
  'CLUSTER_ID',
  'DRY_RUN',
  'ORGANIZATION_ID',
  'PLAN_FILE',
  'TERMINATION_LOG',
];

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment for a child that is the bot's own code: this process's, without what steers a bot's run. */
export function cleanEnv(env: Environment): Environment {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !DECIDED_HERE.includes(name.toUpperCase())),
  );
}
