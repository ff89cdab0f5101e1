import { expect, test } from 'vitest';
import { findOperations } from './find-operations.ts';

test('findOperations() finds the operation of a path with names and of one with ids', () => {
  const found = findOperations('GET', '/v1/kubernetes/external-clusters/{clusterId}/nodes/{nodeId}');
  expect(found.map(({ effect, id }) => [id, effect])).toEqual([['getNode', 'read']]);
  expect(findOperations('GET', '/v1/kubernetes/external-clusters/c1/nodes/n1')).toEqual(found);
});

test('findOperations() prefers the path to the letter', () => {
  const path = '/v1/workload-autoscaling/clusters/{clusterId}/policies/{policyId}';
  expect(findOperations('GET', path).map((operation) => operation.path)).toEqual([path]);
});

test.each([
  ['GET', '/v1/nowhere'],
  ['PATCH', '/v1/kubernetes/external-clusters/{clusterId}'],
  ['GET', '/v1/kubernetes/external-clusters/a/b/c'],
])('findOperations() knows no %s %s', (method, path) => {
  expect(findOperations(method, path)).toEqual([]);
});
