import process from 'node:process';

/**
 * What npx, npm and pnpm tell the programs they run, with this workspace's own settings; npm would take it for the
 * user's: one that was started by `npx -c` refuses `npm exec` with the words it was called with. And that this is a CI,
 * where package managers refuse to write lockfiles and nobody is asked anything.
 */
const FROM_THE_CALLER =
  /^(npm_config_(user_agent|call|package|yes|local_prefix|omit_lockfile_registry_resolved)|npm_execpath|npm_node_execpath|npm_command|npm_(lifecycle|package)_.*|pnpm_.*|INIT_CWD|VITEST.*|NODE_ENV|CI|CONTINUOUS_INTEGRATION|BUILD_NUMBER|GITHUB_ACTIONS|GITLAB_CI)$/i;

/** The environment as in a user's terminal: without the traces of the package manager, test runner and CI around us. */
export function userEnvironment(extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  const kept = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || FROM_THE_CALLER.test(name) ? [] : [[name, value] as const],
  );
  return { ...Object.fromEntries(kept), ...extra };
}
