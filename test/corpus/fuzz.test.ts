import { test } from 'vitest';
import { fc } from '@castai-bot/testing/properties';
import { seed } from '@castai-bot/testing/run-options';
import { createBrokenBot, renderGoodBot } from './bot-copy.ts';
import { mutate, mutation } from './mutate.ts';
import { expectWords, expectWordsAndNoHarm, READING_LINES, WRITING_LINES } from './tell-what-is-wrong.ts';

/** `FUZZ_ROUNDS=100` breaks more repos. What is found goes into the corpus. */
const ROUNDS = Number(process.env['FUZZ_ROUNDS'] ?? 1);
const REPOS_A_ROUND = 12;
/** What nothing but a person reads; all else is broken twice as often. */
const PROSE = /\.md$|\.txt$|\.template$/;

const rounds = Array.from({ length: ROUNDS }, (_, round) => seed + round);

test.each(rounds)(
  'castai-bot tells what is wrong without a stack, and does no harm, whatever is broken (seed %i)',
  async (seed) => {
    const good = await renderGoodBot();
    const names = Object.keys(good);
    const name = fc.constantFrom(...names, ...names.filter((one) => !PROSE.test(one)));
    const changes = fc.array(fc.tuple(name, mutation), { minLength: 1, maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(changes, async (some) => {
        const broken = some.map(([file, done]) => [file, mutate(file, good[file] ?? '', done)] as const);
        await using bot = await createBrokenBot(Object.fromEntries(broken));
        for (const line of READING_LINES) await expectWords(line, bot.root);
        for (const line of WRITING_LINES) await expectWordsAndNoHarm(line, bot.root);
      }),
      { numRuns: REPOS_A_ROUND, seed },
    );
  },
);
