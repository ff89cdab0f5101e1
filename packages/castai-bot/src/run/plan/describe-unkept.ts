import type { KeptWrite } from './plan-file.ts';

/** What of a plan cannot be sent by it, in words; undefined where all can. */
export function describeUnkept(writes: readonly KeptWrite[]): string | undefined {
  const count = writes.filter(({ isUnkept }) => isUnkept === true).length;
  if (count === 0) return undefined;
  const what = count === 1 ? '1 write holds' : `${count} writes hold`;
  return `${what} a secret, or who somebody is, which no plan keeps: --apply sends it, --apply --plan does not`;
}
