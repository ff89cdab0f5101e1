import { describe, expect, test } from 'vitest';
import { checkBotName } from './check-bot-name.ts';

describe('checkBotName', () => {
  test.each(['my-bot', 'a', '007', '1e3', 'null', 'yes', 'no', 'true', 'on', '0x1f', 'x'.repeat(50)])(
    'checkBotName() accepts %j',
    (name) => {
      expect(checkBotName(name)).toBeUndefined();
    },
  );

  test.each([
    ['', /empty/],
    ['My-Bot', /lower-case/],
    ['my_bot', /lower-case/],
    ['my.bot', /lower-case/],
    ['my bot', /lower-case/],
    ['-bot', /letter or digit first and last/],
    ['bot-', /letter or digit first and last/],
    ['../bot', /lower-case/],
    ['@scope/bot', /lower-case/],
    ['bot\n', /lower-case/],
    ['"bot"', /lower-case/],
    ['${{ bot }}', /lower-case/],
    ['{{bot}}', /lower-case/],
    ['__proto__', /lower-case/],
    ['bot🤖', /lower-case/],
    ['bot\u200F', /lower-case/],
    ['бот', /lower-case/],
    ['x'.repeat(51), /51 characters, wanted at most 50, since <bot>-<function> names a CronJob/],
    ['x'.repeat(300), /300 characters/],
    ['con', /Windows reserves/],
    ['nul', /Windows reserves/],
    ['com1', /Windows reserves/],
    ['lpt9', /Windows reserves/],
    ['zod', /depends on a package of this name/],
    ['castai-bot', /depends on a package of this name/],
  ])('checkBotName() refuses %j', (name, problem) => {
    expect(checkBotName(name)).toMatch(problem);
  });
});
