import { expect, test } from 'vitest';
import { findOperation } from './find-operation.ts';

test('findOperation() finds the operation of a path with names and of one with ids', () => {
  const operation = findOperation('GET', '/v1/kubernetes/external-clusters/{clusterId}/nodes/{nodeId}');
  expect(operation?.effect).toBe('read');
  expect(findOperation('GET', '/v1/kubernetes/external-clusters/c1/nodes/n1')).toBe(operation);
});

test('findOperation() prefers the path to the letter', () => {
  const path = '/v1/workload-autoscaling/clusters/{clusterId}/policies/{policyId}';
  expect(findOperation('GET', path)?.path).toBe(path);
});

test.each([
  ['GET', '/v1/nowhere'],
  ['PATCH', '/v1/kubernetes/external-clusters/{clusterId}'],
  ['GET', '/v1/kubernetes/external-clusters/a/b/c'],
])('findOperation() knows no %s %s', (method, path) => {
  expect(findOperation(method, path)).toBeUndefined();
});
