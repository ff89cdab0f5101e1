import { test } from 'vitest';
import { createBrokenBot } from './bot-copy.ts';
import { brokenRepos } from './broken-repos.ts';
import { expectWords, expectWordsAndNoHarm, READING_LINES, WRITING_LINES } from './tell-what-is-wrong.ts';

test.each(Object.entries(brokenRepos))(
  'castai-bot tells what is wrong without a stack, and does no harm: %s',
  async (_, breakages) => {
    await using bot = await createBrokenBot(breakages);
    for (const line of READING_LINES) await expectWords(line, bot.root);
    for (const line of WRITING_LINES) await expectWordsAndNoHarm(line, bot.root);
  },
);
