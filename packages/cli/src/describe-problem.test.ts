import { expect, test } from 'vitest';
import { describeProblem } from './describe-problem.ts';
import { CliError } from './errors.ts';

const view = { typed: (text: string): string => text.replace('castai-bot ', 'npx castai-bot ') };

test('describeProblem() says what to do as it is typed here, where there is something to do', () => {
  const withHint = new CliError('BAD', 'It is broken', { hint: 'castai-bot validate' });
  expect(describeProblem(withHint, view)).toBe('It is broken\nnpx castai-bot validate');
  expect(describeProblem(new CliError('BAD', 'It is broken'), view)).toBe('It is broken');
});
