import type { RunRequest } from '../../run-data.ts';

/** Every try of one request, in their order: at least one. */
export type Attempts = readonly [RunRequest, ...RunRequest[]];

/** Puts a request that was sent again with what it was sent for before. One whose first try is not here stands alone. */
export function groupAttempts(requests: readonly RunRequest[]): readonly Attempts[] {
  const groups: [RunRequest, ...RunRequest[]][] = [];
  for (const request of requests) {
    const { attempt = 1 } = request;
    const group = attempt === 1 ? undefined : groups.findLast((one) => goesOn(one, request));
    if (group === undefined) groups.push([request]);
    else group.push(request);
  }
  return groups;
}

function goesOn([first, ...others]: Attempts, { method, path, attempt }: RunRequest): boolean {
  const last = others.at(-1) ?? first;
  return first.method === method && first.path === path && (last.attempt ?? 1) + 1 === attempt;
}
