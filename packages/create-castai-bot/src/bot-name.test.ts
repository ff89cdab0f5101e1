import { expect, test } from 'vitest';
import { suggestBotName } from './bot-name.ts';

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
