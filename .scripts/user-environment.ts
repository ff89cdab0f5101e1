import process from 'node:process';

/**
 * What npx, npm and pnpm tell the programs they run, with this workspace's own settings; npm would take it for the
 * user's: one that was started by `npx -c` refuses `npm exec` with the words it was called with.
 */
const FROM_THE_CALLER =
  /^(npm_config_(user_agent|call|package|yes|local_prefix|omit_lockfile_registry_resolved)|npm_execpath|npm_node_execpath|npm_command|npm_(lifecycle|package)_.*|pnpm_.*|INIT_CWD|VITEST.*|NODE_ENV)$/i;

/** The environment as in a user's terminal: without the traces of the package manager and test runner around us. */
export function userEnvironment(extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  const kept = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || FROM_THE_CALLER.test(name) ? [] : [[name, value] as const],
  );
  return { ...Object.fromEntries(kept), ...extra };
}
