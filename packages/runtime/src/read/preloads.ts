import type { Environment } from './environment.ts';

/** What loads code into the process before the bot, or lets somebody else steer it. @see https://nodejs.org/api/cli.html */
const LOADS =
  /^(?:--import|--require|-r|--loader|--experimental-loader|--openssl-config|--snapshot-blob|--debug-port|--inspect(?:-[a-z-]+)?)(?:=|$)/;

/**
 * In a pod: what was loaded beside the key by a variable that is not the bot's. Who can set variables of a pod may then
 * read the key, so none is taken but where the manifest itself says so, by `ALLOW_PRELOAD=1`: tracing agents come so.
 */
export function findPreloadProblems(env: Environment): readonly string[] {
  if (env['KUBERNETES_SERVICE_HOST'] === undefined || env['ALLOW_PRELOAD'] === '1') return [];
  // As Node reads it: quotes and backslashes are nothing, and _ is - in a name.
  const words = (env['NODE_OPTIONS'] ?? '').replaceAll(/["\\]/g, '').split(/\s+/);
  const option = words
    .map((word) => word.replace(/=.*/, '').replaceAll('_', '-'))
    .find((word) => LOADS.test(word));
  return [
    ...(option === undefined ? [] : [toProblem('NODE_OPTIONS', option)]),
    ...['LD_PRELOAD', 'LD_AUDIT'].flatMap((name) => (env[name] ? [toProblem(name, env[name])] : [])),
  ];
}

function toProblem(name: string, found: string): string {
  return `env ${name}: found ${JSON.stringify(found)}, which runs other code beside the key; if that is a tracing agent of yours, set ALLOW_PRELOAD=1 in the manifest's env`;
}
