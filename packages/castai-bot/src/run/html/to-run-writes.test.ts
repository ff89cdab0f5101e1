import { expect, test } from 'vitest';
import type { KeptWrite } from '../plan/plan-file.ts';
import { toRunWrites } from './to-run-writes.ts';

const path = '/v1/kubernetes/external-clusters/c/nodes/n';
const added = { path: 'mode', kind: 'added', was: 'inherited', after: 'inherited' } as const;

test.each<{ what: string; write: Omit<KeptWrite, 'path'>; shown: object }>([
  {
    what: 'a word beside a value that reads like it',
    write: { method: 'PUT', body: { mode: 'inherited' }, changes: [added] },
    shown: { title: 'PUT nodes/n', changes: [added] },
  },
  {
    what: 'what is sent, and why what stands there is not known',
    write: { method: 'POST', body: { mode: 1 }, changes: [], unread: 'answered 405' },
    shown: { title: 'POST nodes/n', changes: [], body: { mode: 1 }, note: 'answered 405' },
  },
  {
    what: 'what the bot says where nothing can be compared',
    write: { method: 'PATCH', body: { mode: 1 }, changes: [], said: [added] },
    shown: { title: 'PATCH nodes/n', changes: [added], body: { mode: 1 } },
  },
  {
    what: 'what has nothing to say by its name',
    write: { method: 'DELETE', changes: [] },
    shown: { title: 'DELETE nodes/n', changes: [] },
  },
])('toRunWrites() has $what', ({ write, shown }) => {
  expect(toRunWrites([{ path, ...write }])).toEqual([shown]);
});
