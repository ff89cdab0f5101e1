import { fc } from '@castai-bot/testing/properties';
import stringWidth from 'string-width';
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

  test('renderTable() lists the cells of each row where there is no room for columns', () => {
    const table = {
      head: ['KIND', 'NAME', 'CHANGE'],
      rows: [
        ['workload', 'a', 'minReplicas: 1 → 2'],
        ['node', 'b', ''],
      ],
    };
    expect(renderTable(table, plainView(20))).toBe(
      'KIND\n  workload\nNAME\n  a\nCHANGE\n  minReplicas: 1 → 2\n\nKIND\n  node\nNAME\n  b',
    );
  });

  const words = fc
    .array(fc.constantFrom('prod', '日本語', '한국어', '👩‍🚀', '🇩🇪', 'e\u0301', 'a/b.c', 'x'.repeat(30), ' '), {
      maxLength: 8,
    })
    .map((parts) => parts.join(''));
  const anyTable = fc
    .integer({ min: 1, max: 6 })
    .chain((width) => fc.array(fc.array(words, { minLength: width, maxLength: width }), { minLength: 1 }))
    .map(([first = [], ...rows]) => ({ head: first, rows }));

  test('renderTable() fits 20 to 200 columns, East Asian letters and emoji too', () => {
    fc.assert(
      fc.property(anyTable, fc.integer({ min: 20, max: 200 }), (table, columns) => {
        const lines = renderTable(table, plainView(columns)).split('\n');
        expect(lines.filter((line) => stringWidth(line) > columns)).toEqual([]);
      }),
    );
  });

  test('renderTable() begins each column at one place', () => {
    const rows = [
      ['日本', 'x'],
      ['node', 'x'],
      ['👩‍🚀', 'x'],
    ];
    const lines = renderTable({ head: ['A', 'x'], rows }, plainView(80)).split('\n');
    expect(lines.map((line) => stringWidth(line.slice(0, line.indexOf('x'))))).toEqual([6, 6, 6, 6]);
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
