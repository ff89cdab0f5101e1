import { expect, test } from 'vitest';
import { RetryBudget } from './retry-budget.ts';

/** How many of 50 retries are paid for. */
function paid(budget: RetryBudget, isTimeout: boolean): number {
  return Array.from({ length: 50 }, () => budget.spend(isTimeout)).filter(Boolean).length;
}

test('RetryBudget pays for 20 retries, or 10 after timeouts, and no more', () => {
  const [failures, timeouts] = [new RetryBudget(), new RetryBudget()];
  expect([paid(failures, false), paid(timeouts, true)]).toEqual([20, 10]);
});

test('RetryBudget earns one retry in five successes, up to where it began', () => {
  const budget = new RetryBudget();
  for (let count = 0; count < 20; count += 1) budget.spend(false);
  for (let count = 0; count < 5; count += 1) budget.earn();
  expect([budget.spend(false), budget.spend(false)]).toEqual([true, false]);
  for (let count = 0; count < 1_000; count += 1) budget.earn();
  expect(paid(budget, false)).toBe(20);
});
