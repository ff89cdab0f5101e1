import { isDeepStrictEqual } from 'node:util';
import type { PlannedChange, PlannedWrite } from './planned-write.ts';

/** What a write does, as far as it is known. */
type Effect = Pick<PlannedWrite, 'changes' | 'unread' | 'replacesUnread'>;

/** The values of which a write does now something else than was planned. */
export function listOtherEffects(planned: Effect, now: Effect): string[] {
  const [then, here] = [byPath(planned.changes), byPath(now.changes)];
  const paths = [...new Set([...then.keys(), ...here.keys()])];
  const others = paths
    .filter((path) => !isDeepStrictEqual(then.get(path), here.get(path)))
    .map((path) => (path === '' ? 'what stands there' : path));
  const isReadable = (planned.unread === undefined) === (now.unread === undefined);
  if (!isReadable || planned.replacesUnread !== now.replacesUnread) others.push('whether it is there');
  // A file may say something twice.
  const isCount = planned.changes.length === now.changes.length;
  return isCount || others.length > 0 ? others : ['how much it changes'];
}

function byPath(changes: readonly PlannedChange[]): ReadonlyMap<string, unknown> {
  return new Map(
    changes.map(({ path, kind, before, after, was, becomes }) => [
      path,
      // What is undefined is left out in a file.
      JSON.parse(JSON.stringify({ kind, before, after, was, becomes })) as unknown,
    ]),
  );
}
