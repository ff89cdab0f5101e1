import { parseAnswers } from '@castai-bot/scaffold';
import { expect, test } from 'vitest';
import { parseBotEntry } from '../../packages/runtime/src/read/bot-entry.ts';

test.each([1, 2_147_483, 0, -1, 1.5, 2_147_484])(
  'castai-bot.json takes %d for maxWrites if and only if a run does',
  (maxWrites) => {
    const limits = { maxWrites };
    const entry = JSON.stringify({ entry: 'example', function: 'example', limits });
    const isRead = parseBotEntry({ BOT_ENTRY: entry }).problems.length === 0;
    expect('answers' in parseAnswers({ name: 'my-bot', limits })).toBe(isRead);
    expect(isRead).toBe(maxWrites === 1 || maxWrites === 2_147_483);
  },
);
