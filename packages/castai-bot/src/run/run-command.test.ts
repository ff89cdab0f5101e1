import { expect, test } from 'vitest';
import { toApplyCommand } from './run-command.ts';

test('toApplyCommand() repeats what the plan was made with, as a shell wants it', () => {
  const input = ['maxAgeDays=80', 'labels={"team": "it\'s"}'];
  expect(toApplyCommand('rotate-nodes', { input, env: ['TEAM'], config: 'my configs/a.json' })).toBe(
    String.raw`castai-bot run rotate-nodes --input maxAgeDays=80 --input 'labels={"team": "it'\''s"}' --config "my configs/a.json" --env TEAM --apply`,
  );
  expect(toApplyCommand('rotate-nodes', { input: [], env: [], config: undefined })).toBe(
    'castai-bot run rotate-nodes --apply',
  );
});
