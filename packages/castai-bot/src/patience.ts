import { usageError } from '@castai-bot/cli';

type Env = Readonly<Record<string, string | undefined>>;

const VARIABLE = 'CASTAI_BOT_PATIENCE';

/** How long to wait for a program or a server that normally answers within `limitMs`: longer where the user says so. */
export function withPatience(limitMs: number, env: Env): number {
  return limitMs * readPatience(env);
}

/**
 * How many times as long as usual is waited, for slow machines and networks.
 * @throws CliError USAGE when it is no number of 1 or more
 */
export function readPatience(env: Env): number {
  const text = env[VARIABLE] || '1';
  const times = Number(text);
  if (times >= 1 && times <= 1000) return times;
  throw usageError(`Cannot use ${VARIABLE}: found ${JSON.stringify(text)}, wanted a number from 1 to 1000`);
}
