import { fc } from '@castai-bot/testing/properties';
import { describe, expect, test } from 'vitest';
import { listChanges } from './list-changes.ts';
import { readRunFacts, type RunFacts } from './run-facts.ts';

const names = fc.constantFrom(
  'backoffLimit',
  'successfulJobsHistoryLimit',
  'restartPolicy',
  'securityContext.runAsUser',
  'container resources.limits.memory',
  'container resources.limits.cpu',
  'podFailurePolicy.rules',
  'nodeSelector.disk',
  'tolerations',
  'env LOG_LEVEL',
  'env OTHER',
  'annotation a/b',
  'something.new',
);
const facts = fc
  .dictionary(names, fc.oneof(fc.nat({ max: 9 }), fc.constantFrom('a', 'b'), fc.boolean()), { maxKeys: 8 })
  .map((record): RunFacts => new Map(Object.entries(record)));

describe('listChanges', () => {
  test('listChanges() says nothing of what stays, and something of every single change', () => {
    fc.assert(
      fc.property(facts, names, (was, name) => {
        expect(listChanges(was, was)).toEqual([]);
        const is = new Map([...was, [name, 'another']]);
        expect(listChanges(was, is)).toHaveLength(1);
        expect(listChanges(is, was)).toHaveLength(1);
      }),
    );
  });

  test('readRunFacts() reads a CronJob down to its container, and keeps no value of a variable but its level', () => {
    const container = {
      name: 'x',
      image: 'y',
      resources: { limits: { cpu: 1 } },
      env: [
        { name: 'API_KEY', value: 'canary' },
        { name: 'LOG_LEVEL', value: 'DEBUG' },
        { name: 'CLUSTER_ID', valueFrom: { configMapKeyRef: {} } },
        { name: 'OTHER', valueFrom: { secretKeyRef: {} } },
      ],
    };
    const spec = {
      hostNetwork: true,
      containers: [container, { name: 'more' }],
      volumes: [{ name: 'disk' }],
    };
    const template = { metadata: { annotations: { a: 'b' } }, spec };
    const manifest = {
      kind: 'CronJob',
      spec: { schedule: '@daily', jobTemplate: { spec: { ttlSecondsAfterFinished: 5, template } } },
    };
    expect(Object.fromEntries(readRunFacts(manifest))).toEqual({
      ttlSecondsAfterFinished: 5,
      'annotation a': 'b',
      hostNetwork: true,
      'container resources.limits.cpu': 1,
      'env API_KEY': 'set',
      'env LOG_LEVEL': 'DEBUG',
      'env OTHER': 'set',
      'more containers': ['more'],
      volumes: ['disk'],
    });
  });
});
