import { describe, expect, test } from 'vitest';
import { describeChanges } from './describe-changes.ts';
import { listChanges } from './list-changes.ts';
import { renderChanges } from './render-changes.ts';
import { plainView } from '@castai-bot/cli/testing/plain-view';

describe('listChanges', () => {
  test.each<[object, object, readonly string[]]>([
    [{ a: 1, b: { c: 'x' } }, { a: 1, b: { c: 'y' } }, ['b.c: x → y']],
    [{ a: 'x' }, {}, ['a: x → nothing']],
    [{ a: [1, 2] }, { a: [1, 3, 4] }, ['a.1: 2 → 3', 'a.2: nothing → 4']],
    [{ a: { b: 1 } }, { a: null }, ['a: {"b":1} → null']],
    [{ a: 1, updatedAt: 'x' }, { a: 2, updatedAt: 'y' }, ['a: 1 → 2']],
    [{ updatedAt: 'x' }, { updatedAt: 'y' }, ['updatedAt: x → y']],
    [
      { version: 31, headroom: { enabled: false } },
      { version: 32, headroom: { enabled: true } },
      ['headroom.enabled: false → true', 'version: 31 → 32'],
    ],
    [
      { config: { option: 'ON' }, seenAt: 1 },
      { config: { option: 'OFF' }, overrides: { vertical: { option: 'OFF' } }, seenAt: 2 },
      ['config.option: ON → OFF'],
    ],
    [{ a: { cpu: 1 }, b: { cpu: 2 } }, { a: { cpu: 3 }, b: { cpu: 4 } }, ['a.cpu: 1 → 3', 'b.cpu: 2 → 4']],
    [
      { evictor: { enabled: true }, headroom: { enabled: true } },
      { evictor: { enabled: false }, headroom: { enabled: false } },
      ['evictor.enabled: true → false', 'headroom.enabled: true → false'],
    ],
    [
      { evictor: { enabled: true } },
      { evictor: { enabled: false }, podPinner: { enabled: false } },
      ['evictor.enabled: true → false', 'podPinner.enabled: nothing → false'],
    ],
    [
      { vpa: { option: 'ON' }, workloadOverrides: { vertical: { option: 'ON' } } },
      { vpa: { option: 'OFF' }, workloadOverrides: { vertical: { option: 'OFF' } } },
      ['vpa.option: ON → OFF'],
    ],
    [
      { vpa: { option: 'OFF' }, workloadOverrides: { vertical: { option: 'OFF' } } },
      { vpa: { option: 'ON' } },
      ['vpa.option: OFF → ON'],
    ],
    [
      { vpa: { option: 'ON' }, workloadOverrides: { vertical: { option: 'OFF' } } },
      { vpa: { option: 'UNKNOWN' } },
      ['vpa.option: ON → UNKNOWN', 'workloadOverrides.vertical.option: OFF → nothing'],
    ],
  ])('listChanges() of %j to %j', (before, after, words) => {
    expect(describeChanges(listChanges({ before, after }))).toEqual(words);
  });

  test('describeChanges() cuts a long list, and counts the rest', () => {
    const changes = Array.from({ length: 10 }, (_, index) => ({ path: `p${index}`, before: 1, after: 2 }));
    expect(describeChanges(changes).slice(7)).toEqual(['p7: 1 → 2', 'and 2 more']);
  });
});

describe('renderChanges', () => {
  test('renderChanges() says when there is none', () => {
    expect(renderChanges([], view)).toBe('Nothing changed');
  });

  test('renderChanges() shows each changed field whole on 80 columns', () => {
    const name = 'autoscaler of prod-eks-1-eu-central-1';
    const before = { version: 31, unschedulablePods: { headroom: { enabled: false } } };
    const after = { version: 32, unschedulablePods: { headroom: { enabled: true } } };
    expect(
      renderChanges([{ kind: 'policies', id: '1', name, clusterId: '1', before, after }], view).split('\n'),
    ).toEqual([
      'KIND      NAME                                   CHANGE',
      'policies  autoscaler of prod-eks-1-eu-central-1  unschedulablePods.headroom.',
      '                                                 enabled: false → true',
      '                                                 version: 31 → 32',
    ]);
  });

  test('renderChanges() shows the first rows of 250, and what they were in sum', () => {
    const changes = Array.from({ length: 250 }, (_, index) => ({
      kind: 'workload',
      id: String(index),
      name: `app-${index}`,
      clusterId: '1',
      before: { managementOption: 'MANAGED' },
      after: index === 0 ? undefined : { managementOption: 'READ_ONLY' },
    }));
    const lines = renderChanges(changes, view).split('\n');
    expect(lines[1]).toBe('workload  app-0   deleted');
    expect(lines[2]).toBe('workload  app-1   managementOption: MANAGED → READ_ONLY');
    expect(lines.slice(21)).toEqual([
      'and 230 more',
      '',
      'Changed 250:',
      '  249 × workload: managementOption: MANAGED → READ_ONLY',
      '  1 × workload: deleted',
    ]);
  });
});

const view = plainView();
