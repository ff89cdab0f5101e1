import { describe, expect, test } from 'vitest';
import { checkCiRoot } from './check-ci-root.ts';
import { parseAnswers } from './parse-answers.ts';

describe('checkCiRoot', () => {
  test.each(['bots/my-bot', 'x', 'a/b/c', '@team/my_bot.2', '7'])('checkCiRoot() takes %j', (value) => {
    expect(checkCiRoot(value)).toBeUndefined();
    expect(parseAnswers({ name: 'x', ciRoot: value })).toMatchObject({ answers: { ciRoot: value } });
  });

  test.each(
    `|.|..|/|/bots|bots/|bots//x|../x|a/../b|./x|-x|.github/x|my bots/x|a*|[x]|a\\b|a'b|$x|a\nb|bücher`.split(
      '|',
    ),
  )('checkCiRoot() refuses %j', (value) => {
    expect(checkCiRoot(value)).toContain('like bots/my-bot');
    expect(parseAnswers({ name: 'x', ciRoot: value })).toMatchObject({ problems: [{ field: 'ciRoot' }] });
  });

  test('parseAnswers() knows no ciRoot in schema 1', () => {
    const problems = [{ field: 'ciRoot' }];
    expect(parseAnswers({ schema: 1, name: 'x', ciRoot: 'x' })).toMatchObject({ problems });
  });

  test.each([null, 1, true, ['x']])('parseAnswers() refuses a ciRoot that is %j', (value) => {
    expect(parseAnswers({ name: 'x', ciRoot: value })).toMatchObject({ problems: [{ field: 'ciRoot' }] });
  });
});
