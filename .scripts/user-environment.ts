import process from 'node:process';

/** What pnpm tells the scripts it runs; npm would take it for the user's own. */
const FROM_THE_CALLER =
  /^(npm_config_user_agent|npm_execpath|npm_node_execpath|npm_command|npm_(lifecycle|package)_.*|pnpm_.*|INIT_CWD|VITEST.*|NODE_ENV)$/i;

/** The environment as in a user's terminal: without the traces of the package manager and test runner around us. */
export function userEnvironment(extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  const kept = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || FROM_THE_CALLER.test(name) ? [] : [[name, value] as const],
  );
  return { ...Object.fromEntries(kept), ...extra };
}
