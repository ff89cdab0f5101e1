import { expect, test } from 'vitest';
import { checkAnswer } from './check-answer.ts';
import { flagName, type KnownAnswers } from './question.ts';
import { questions } from './questions.ts';
import { readLine } from './testing/read-line.ts';

const surroundings = { userAgent: undefined };

test('questions have a flag each, and no flag twice', () => {
  const flags = questions.map(flagName);
  expect(new Set(flags).size).toBe(flags.length);
  expect(flags.every((flag) => /^--[a-z-]+$/.test(flag))).toBe(true);
});

test.each(questions)('$flag is read from argv, whatever its value', async (question) => {
  const { id, form, fallback } = question;
  const value = form.kind === 'yes-no' ? [] : [fallback({ name: 'x' }, surroundings)];
  const { given } = await readLine([flagName(question), ...value]);
  expect(given).toEqual({ [id]: value[0] ?? 'yes' });
});

test.each(questions.filter(({ form }) => form.kind === 'yes-no'))(
  '$flag has a form that says no',
  async (question) => {
    const { given } = await readLine([`--no-${question.flag.slice(2)}`]);
    expect(given).toEqual({ [question.id]: 'no' });
  },
);

test('questions find nothing wrong with their defaults', () => {
  let known: KnownAnswers = {};
  for (const question of questions) {
    const answer = question.fallback(known, surroundings);
    expect([question.flag, checkAnswer(question, answer, known)]).toEqual([question.flag, undefined]);
    known = { ...known, [question.id]: answer };
  }
});
