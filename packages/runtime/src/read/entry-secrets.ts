import { shortestSecret } from '../output/shortest-secret.ts';
import type { BotEntry } from './bot-entry.ts';
import type { Environment } from './environment.ts';

/** Of an address that is secret, what is in it besides the host: a request's path is printed without that too. */
const SHORTEST_PATH = 16;

/** The values of the secrets that an entry names, which are for nobody to read. */
export function listSecretValues(entry: BotEntry | undefined, env: Environment): readonly string[] {
  const { secrets = [] } = entry ?? {};
  return secrets.flatMap((name) => {
    const value = (env[name] ?? '').trim();
    return value.length < shortestSecret ? [] : [value, ...pathOf(value)];
  });
}

function pathOf(value: string): readonly string[] {
  if (!value.includes('://') || !URL.canParse(value)) return [];
  const { pathname, search } = new URL(value);
  return (pathname + search).length < SHORTEST_PATH ? [] : [pathname + search];
}
