import { describe, expect, test } from 'vitest';
import { renderTable } from './table.ts';
import { plainView } from './testing/plain-view.ts';

describe('renderTable', () => {
  test('renderTable() puts columns side by side', () => {
    const table = {
      head: ['KIND', 'NAME'],
      rows: [
        ['workload', 'a'],
        ['node', 'ünïcødé'],
      ],
    };
    expect(renderTable(table, plainView(80))).toBe('KIND      NAME\nworkload  a\nnode      ünïcødé');
  });

  test.each([40, 80, 200])('renderTable() fits %i columns', (columns) => {
    const rows = [['workload', 'x'.repeat(200), 'y'.repeat(300)]];
    const lines = renderTable({ head: ['KIND', 'NAME', 'CHANGE'], rows }, plainView(columns)).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
    expect(lines[1]).toContain('…');
    expect(lines.join('').replaceAll(/[^y]/g, '')).toHaveLength(300);
  });

  test('renderTable() breaks the last column between words, and a long word where it has joints', () => {
    const rows = [['w1', 'Cannot DELETE "/v1/kubernetes/external-clusters/c1/nodes/n1": 404']];
    expect(renderTable({ head: ['ID', 'WHY'], rows }, plainView(40)).split('\n')).toEqual([
      'ID  WHY',
      'w1  Cannot DELETE "/v1/kubernetes/',
      '    external-clusters/c1/nodes/n1": 404',
    ]);
  });

  test('renderTable() breaks nothing where nobody said how wide a line may be', () => {
    const rows = [['w1', 'y '.repeat(100).trim()]];
    const view = { ...plainView(80), proseColumns: Number.POSITIVE_INFINITY };
    expect(renderTable({ head: ['ID', 'WHY'], rows }, view).split('\n')).toHaveLength(2);
  });

  test('renderTable() disarms what would steer the terminal', () => {
    const rows = [['\u001B[2Jred\u001B]0;title\u0007', 'two\nlines\u009B']];
    expect(renderTable({ head: ['A', 'B'], rows }, plainView(80))).toBe('A    B\nred  two lines');
  });
});
