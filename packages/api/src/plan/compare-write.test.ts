import { expect, test } from 'vitest';
import { compareWrite, type WriteToCompare } from './compare-write.ts';

const clusters = '/v1/kubernetes/clusters';

function compare(write: WriteToCompare, present: unknown): ReturnType<typeof compareWrite> {
  return compareWrite(write, () => Promise.resolve({ value: present }));
}

test('compareWrite() leaves out a comparison with what only looks alike', async () => {
  const write = { method: 'POST', path: `${clusters}/c1/node-configurations/n1`, body: { diskCpuRatio: 7 } };
  expect(await compare(write, { diskCpuRatio: 5 })).toMatchObject({ changes: [{ path: 'diskCpuRatio' }] });
  expect(await compare(write, { configuration: { diskCpuRatio: 5 } })).toMatchObject({ changes: [] });
});

test('compareWrite() compares a list of ids with a list of things', async () => {
  const write = { method: 'PUT', path: '/v1/savings/commitments/c1/assignments', body: ['b'] };
  const present = { assignments: [{ id: '1', clusterId: 'a' }] };
  expect(await compare(write, present)).toMatchObject({
    changes: [{ path: '', kind: 'changed', before: ['a'], after: ['b'] }],
  });
  expect(await compare({ ...write, body: ['a'] }, present)).toMatchObject({ changes: [] });
  expect(await compare({ ...write, body: [] }, {})).toMatchObject({ changes: [] });
});

test('compareWrite() reads nothing where a path only fits that of another read', async () => {
  const write = {
    method: 'PUT',
    path: '/v1/workload-autoscaling/clusters/c1/policies/order',
    body: { policyIds: [] },
  };
  expect(await compare(write, { policyIds: ['a'] })).toEqual({
    replacesUnread: true,
    unread: 'no read of the API gives it',
    changes: [],
  });
});
