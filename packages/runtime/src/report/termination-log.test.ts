import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { findTerminationLog } from './termination-log.ts';

it('findTerminationLog() takes the file that is named, there or not', () => {
  for (const isOwn of [true, false])
    expect(findTerminationLog('/nowhere/log', { isOwn })).toBe('/nowhere/log');
});

it('findTerminationLog() makes no file where the kubelet made none', () => {
  const kubelet = '/dev/termination-log';
  expect(findTerminationLog('', { isOwn: true })).toBe(existsSync(kubelet) ? kubelet : undefined);
  expect(findTerminationLog(undefined, { isOwn: false })).toBeUndefined();
});
