import { describe, expect, test } from 'vitest';
import { plainView } from '@castai-bot/cli/testing/plain-view';
import { countPlan, renderPlan } from './render-writes.ts';
import type { PlannedWrite } from './plan/planned-write.ts';

const view = plainView(80);
const cluster = '/v1/kubernetes/clusters/14e3ac11-eea1-4f08-91cf-be007e488e49';
const external = '/v1/kubernetes/external-clusters/14e3ac11-eea1-4f08-91cf-be007e488e49';
const node = 'bac0f1fa-dbb4-4d5c-882f-177e22bed8be';

function lines(...plan: readonly PlannedWrite[]): readonly string[] {
  return renderPlan(plan, view).split('\n');
}

function change(path: string): PlannedWrite['changes'][number] {
  return { path, before: false, after: true };
}

describe('renderPlan()', () => {
  test('shows each change whole on 80 columns, and no more of a path than tells it apart', () => {
    const changes = [
      change('unschedulablePods.headroom.enabled'),
      { path: 'nodeDownscaler.evictor.cycleInterval', before: '5m0s', after: '1m0s' },
    ];
    expect(lines({ method: 'PUT', path: `${cluster}/policies`, changes })).toEqual([
      'METHOD  WHAT      CHANGE',
      'PUT     policies  unschedulablePods.headroom.enabled: false → true',
      '                  nodeDownscaler.evictor.cycleInterval: 5m0s → 1m0s',
      '',
      'Planned 1 write, none of them sent',
    ]);
  });

  test('says what is done to a thing that has a name', () => {
    const plans = `${cluster}/rebalancing-plans`;
    const [, ...rows] = lines(
      { method: 'POST', path: `${external}/nodes/${node}/drain`, target: 'node-1', changes: [change('u')] },
      { method: 'DELETE', path: `${external}/nodes/${node}`, target: 'node-1', changes: [] },
      { method: 'POST', path: `${external}/hibernate`, target: 'prod', changes: [] },
      { method: 'POST', path: plans, body: { minNodes: 2 }, changes: [] },
      { method: 'POST', path: `${plans}/(planned id of POST ${plans})/execute`, changes: [] },
      { method: 'PUT', path: '/v9/anything', changes: [] },
    );
    expect(rows.slice(0, 6)).toEqual([
      'POST    node-1/drain                         u: false → true',
      'DELETE  node-1',
      'POST    prod/hibernate',
      'POST    rebalancing-plans                    {"minNodes":2}',
      'POST    rebalancing-plans/(planned)/execute',
      'PUT     v9/anything',
    ]);
  });

  test('says why what stands there now could not be read', () => {
    const unread = 'Cannot GET "/x": found 404';
    const [, ...rows] = lines(
      { method: 'PUT', path: '/v9/a', body: { b: 1 }, unread, changes: [] },
      { method: 'POST', path: '/v9/c', unread, changes: [] },
    );
    expect(rows.slice(0, 3)).toEqual([
      'PUT     v9/a  {"b":1}',
      '              Cannot GET "/x": found 404',
      'POST    v9/c  Cannot GET "/x": found 404',
    ]);
  });

  test('tells clusters apart where there are several', () => {
    const other = cluster.replace('14e3', '5bd0');
    const [, ...rows] = lines(
      { method: 'PUT', path: `${cluster}/policies`, changes: [] },
      { method: 'PUT', path: `${other}/policies`, changes: [] },
    );
    expect(rows.slice(0, 2)).toEqual(['PUT     14e3ac11/policies', 'PUT     5bd0ac11/policies']);
  });

  test('cuts a long plan, and counts the rest', () => {
    const plan = Array.from({ length: 30 }, (_, index) => {
      return { method: 'PUT', path: `/v9/${index}`, target: `t-${index}`, changes: [change('on')] };
    });
    const rows = lines(...plan);
    expect(rows[21]).toBe('and 10 more');
    expect(rows[23]).toBe('  30 × PUT: on: false → true');
  });

  test('names every value that a write removes, and what it inherits', () => {
    const removed = Array.from({ length: 12 }, (_, at) => ({
      path: `headroom.value${at}`,
      kind: 'removed' as const,
      before: at,
    }));
    const inherited = { path: 'hpa.max', kind: 'removed', before: 9, becomes: 'inherited' } as const;
    const [, ...rows] = lines({
      method: 'PUT',
      path: `${cluster}/policies`,
      changes: [inherited, ...removed, change('enabled')],
    });
    expect(rows.slice(0, 3)).toEqual([
      'PUT     policies  enabled: false → true',
      '                  hpa.max: 9 → inherited',
      '                  headroom.value0: 0 → nothing',
    ]);
    expect(rows.slice(-3)).toEqual([
      '',
      'Planned 1 write, none of them sent',
      'They leave out, and so remove, 13 values that stand there now',
    ]);
  });

  test('says of a write that replaces what cannot be read that it replaces all of it', () => {
    const unread = 'GET /x answered 403';
    const [, row] = lines({ method: 'PUT', path: '/v9/a', unread, replacesUnread: true, changes: [] });
    expect(row).toContain('replaces the whole object; what it holds now cannot be read');
    expect(row).toContain('GET');
  });

  test('shows what is removed in another colour', () => {
    const coloured = { ...view, style: (style: string, text: string) => `<${style}>${text}</${style}>` };
    const changes = [{ path: 'a', kind: 'removed', before: 1 }, change('b')] as const;
    const text = renderPlan([{ method: 'PUT', path: '/v9/a', changes }], coloured);
    expect(text).toContain('<red>a: 1 → nothing</red>');
    expect(text).not.toContain('<red>b');
  });
});

test.each([
  [[], '0 writes'],
  [[change('a')], '1 write: 1 value changed'],
  [
    [change('a'), change('b'), { path: 'c', kind: 'removed', before: 1 }],
    '1 write: 2 values changed, 1 removed',
  ],
  [[{ path: 'c', kind: 'removed', before: 1 }], '1 write: 1 value removed'],
] as const)('countPlan() says what is agreed to: %j', (changes, words) => {
  const write = { method: 'PUT', path: '/v9/a', changes };
  expect(countPlan(changes.length === 0 ? [] : [write])).toBe(words);
});
