import type { Schemas } from '@castai-bot/api/bot';
import { expect, test } from 'vitest';
import { readOwnConfig } from './own-config.ts';

type Overrides = Schemas['WorkloadOverrides'];

test('readOwnConfig() sets nothing for a workload without overrides', () => {
  expect(readOwnConfig()).toEqual({ config: {}, unwritable: [] });
});

test('readOwnConfig() says every override that an update can carry in its words', () => {
  const same = {
    managementOption: 'MANAGED',
    antiAffinity: { considerAntiAffinity: true },
    excludedContainers: ['sidecar'],
    jvm: { enabled: false },
    memoryEvent: { applyType: 'IMMEDIATE' },
    predictiveScaling: { cpu: { enabled: true } },
    cpu: { min: 0.1, max: null, limit: { type: 'MULTIPLIER', multiplier: 2 }, lookBackPeriodSeconds: 60 },
    memory: { constraints: { max: { constant: { value: 4 } } }, managementOption: 'READ_ONLY' },
  } satisfies Overrides['vertical'];
  const containers = [{ containerName: 'app', cpu: { min: 1 } }];
  const horizontal = {
    managementOption: 'MANAGED',
    minReplicas: 2,
    maxReplicas: 9,
    useNative: true,
  } as const;
  expect(readOwnConfig({ vertical: { ...same, containers }, horizontal })).toEqual({
    config: { vpaConfig: { ...same, containerConfig: containers }, hpaConfig: horizontal },
    unwritable: [],
  });
});

test('readOwnConfig() merges the two lists of containers, the newer one first', () => {
  const vertical = {
    containerConstraints: [
      { containerName: 'app', cpu: { min: 1 }, memory: { max: 2 } },
      { containerName: 'old', cpu: { max: 3 } },
    ],
    containers: [{ containerName: 'app', cpu: { min: 5 } }],
  };
  expect(readOwnConfig({ vertical }).config.vpaConfig?.containerConfig).toEqual([
    { containerName: 'app', cpu: { min: 5 }, memory: { max: 2 } },
    { containerName: 'old', cpu: { max: 3 } },
  ]);
});

test('readOwnConfig() names what an update would drop, and not what is unset', () => {
  const overrides: Overrides = {
    rolloutBehavior: { preferOneByOne: true },
    vertical: {
      applyType: 'IMMEDIATE',
      confidence: { threshold: null },
      startup: { periodSeconds: 300 },
      cpu: { overhead: 0.1, function: 'MAX', args: [] },
    },
    horizontal: { scaleDown: { stabilizationWindowSeconds: 0 }, shortAverageSeconds: null },
  };
  expect(readOwnConfig(overrides).unwritable).toEqual([
    'rolloutBehavior',
    'vertical.applyType',
    'vertical.startup',
    'vertical.cpu.overhead',
    'vertical.cpu.function',
    'horizontal.scaleDown',
  ]);
});

test('readOwnConfig() takes UNKNOWN and empty objects for unset', () => {
  expect(
    readOwnConfig({ vertical: { applyType: 'UNKNOWN', downscaling: {}, startup: {} } }).unwritable,
  ).toEqual([]);
});
