import { expect, test } from 'vitest';
import { fillPlaceholders, listPlaceholders, replaceMarks } from './placeholder.ts';

const mark = '(planned nodeId of POST /v1/nodes)';
const marks = {
  [mark]: { write: 0, at: ['nodeId'] },
  '(planned the answer of POST /v1/nodes #2)': { write: 1, at: [] },
  '(planned a.b of x)': { write: 2, at: ['a.b', '(x) y'] },
};

test('replaceMarks() says of each mark which part of which write it is, and leaves what is none', () => {
  const value = {
    [mark]: [mark, `see ${mark}`],
    all: '(planned the answer of POST /v1/nodes #2)',
    odd: '(planned a.b of x)',
    alike: '(planned toString of constructor)',
  };
  const replaced = replaceMarks(value, marks);
  expect(replaced).toEqual({
    '(planned nodeId of write 1)': ['(planned nodeId of write 1)', 'see (planned nodeId of write 1)'],
    all: '(planned whole answer of write 2)',
    odd: '(planned a%2Eb.%28x%29%20y of write 3)',
    alike: '(planned toString of constructor)',
  });
  expect(listPlaceholders(replaced)).toEqual([
    marks[mark],
    marks[mark],
    marks[mark],
    { write: 1, at: [] },
    { write: 2, at: ['a.b', '(x) y'] },
  ]);
});

test('fillPlaceholders() puts in what was answered, as it is where it stands alone', () => {
  const answers = new Map<number, unknown>([
    [0, { nodeId: 'n1', count: 3, items: [{ id: 'a' }], nothing: null }],
    [1, ['x']],
  ]);
  const value = {
    id: '(planned nodeId of write 1)',
    text: 'node (planned nodeId of write 1), (planned count of write 1)',
    count: '(planned count of write 1)',
    item: '(planned items.0.id of write 1)',
    all: '(planned whole answer of write 2)',
    missing: '(planned x.y of write 1)',
    inherited: '(planned constructor.name of write 1)',
    later: '(planned id of write 9)',
    none: '(planned id of write 0)',
  };
  expect(fillPlaceholders(value, answers)).toEqual({
    id: 'n1',
    text: 'node n1, 3',
    count: 3,
    item: 'a',
    all: ['x'],
    missing: undefined,
    inherited: undefined,
    later: undefined,
    none: '(planned id of write 0)',
  });
});
