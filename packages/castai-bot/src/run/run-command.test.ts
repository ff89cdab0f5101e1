import { expect, test } from 'vitest';
import { toApplyCommand } from './run-command.ts';

test('toApplyCommand() repeats what the plan was made with, as a shell wants it', () => {
  const none = { at: undefined, maxWrites: undefined, plan: undefined, planOut: undefined };
  const input = ['maxAgeDays=80', 'labels={"team": "it\'s"}'];
  expect(toApplyCommand('rotate-nodes', { input, env: ['TEAM'], config: 'my configs/a.json', ...none })).toBe(
    String.raw`castai-bot run rotate-nodes --input maxAgeDays=80 --input 'labels={"team": "it'\''s"}' --config "my configs/a.json" --env TEAM --apply`,
  );
  expect(toApplyCommand('rotate-nodes', { input: [], env: [], config: undefined, ...none })).toBe(
    'castai-bot run rotate-nodes --apply',
  );
  const bare = { input: [], env: [], config: undefined };
  const sending = 'castai-bot run rotate-nodes --apply --plan "my plan.json"';
  expect(toApplyCommand('rotate-nodes', { ...bare, ...none, planOut: 'my plan.json' })).toBe(sending);
  expect(toApplyCommand('rotate-nodes', { ...bare, ...none, plan: 'my plan.json' })).toBe(sending);
  expect(toApplyCommand('rotate-nodes', { ...bare, ...none, maxWrites: 5 })).toBe(
    'castai-bot run rotate-nodes --max-writes 5 --apply',
  );
});
