import { expect, test } from 'vitest';
import { hintForWrong, hintWhereMissing } from './wrong-file.ts';

test.each([
  ['plan', 'plan.json', 'castai-bot run --plan-out plan.json'],
  ['plan', 'plans/a b.json', 'castai-bot run --plan-out "plans/a b.json"'],
  ['plan', 'rotate-nodes', 'castai-bot run rotate-nodes --plan-out plan.json'],
  ['recording', 'nodes.json', 'castai-bot run --record nodes.json'],
  ['recording', 'rotate-nodes', 'castai-bot run rotate-nodes --record recording.json'],
] as const)('hintWhereMissing() of the %s %j is the line that makes it', (wanted, shown, line) => {
  expect(hintWhereMissing(wanted, shown)).toBe(line);
});

test.each([
  { wanted: 'plan', text: 'no JSON', line: 'castai-bot run --plan-out plan.json' },
  { wanted: 'plan', shown: 'plan.json', text: '{}', line: 'castai-bot run --plan-out new-plan.json' },
  {
    wanted: 'plan',
    text: '{"kind": "castai-bot recording", "schema": 1}',
    line: 'castai-bot run --replay a.json',
  },
  {
    wanted: 'plan',
    text: '{"kind": "castai-bot plan", "schema": 2}',
    line: 'npm install --save-dev --save-exact castai-bot@latest',
  },
  {
    wanted: 'plan',
    text: '{"kind": "castai-bot plan", "schema": 1}',
    line: 'castai-bot run --plan-out plan.json',
  },
  {
    wanted: 'recording',
    text: '{"kind": "castai-bot plan", "schema": 1}',
    line: 'castai-bot plan show a.json',
  },
  { wanted: 'recording', text: '[]', line: 'castai-bot run --record recording.json' },
] as const)('hintForWrong() of the $wanted that is $text is what to type instead', (row) => {
  const { wanted, text, line } = row;
  expect(hintForWrong(wanted, { text, shown: 'shown' in row ? row.shown : 'a.json' })).toBe(line);
});
