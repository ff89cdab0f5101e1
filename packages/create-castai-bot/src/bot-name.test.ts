import { expect, test } from 'vitest';
import { checkNameToType, suggestBotName } from './bot-name.ts';

test.each([
  ['my-bot', 'my-bot'],
  ['My Bot', 'my-bot'],
  ['castai_api_bot_helper', 'castai-api-bot-helper'],
  ['Crème Brûlée!', 'creme-brulee'],
  ['--x--', 'x'],
  ['🤖', undefined],
  ['', undefined],
  ['con', undefined],
  ['x'.repeat(300), undefined],
])('suggestBotName() makes of %j %j', (text, expected) => {
  expect(suggestBotName(text)).toBe(expected);
});

test.each([
  ['my-bot', undefined],
  ['My Bot', /^wanted lower-case letters.*, like my-bot$/],
  ['con', /wanted another$/],
])('checkNameToType() says of %j what would do', (name, expected) => {
  const problem = checkNameToType(name);
  if (expected === undefined) expect(problem).toBeUndefined();
  else expect(problem).toMatch(expected);
});
