import { expect, test } from 'vitest';
import { writeCounts } from './write-counts.ts';

const table = (live: string): string =>
  `| known from | operations | what |\n| \`live\`     | ${live}         | 30 answers |\n| \`spec\` | 7 | |\n`;

test('writeCounts() changes the counts of a table and nothing else', () => {
  const counts = { live: 41, client: 1, spec: 7, guess: 0 };
  expect(writeCounts(table('30'), counts)).toBe(table('41'));
  expect(writeCounts(table('9 '), counts)).toBe(table('41'));
  expect(writeCounts('`guess` | a', counts)).toBe('`guess` | a');
});
