import { parseAnswers } from '@castai-bot/scaffold';
import { expect, test } from 'vitest';
import { bareBonesAnswers, createFixtureRepo } from '../../testing/fixture-repo.ts';
import { checkEntries } from './check-entries.ts';

test.each([
  [{}, []],
  [
    { schema: 2, secrets: ['SLACK_URL'], notify: [{ to: 'slack', url: 'SLACK_URL' }] } as const,
    ['castai-bot.json: notify: the scripts of a bare-bones bot tell people themselves'],
  ],
])('checkEntries() says with %j that nobody is told for scripts', async (changes, wanted) => {
  await using repo = await createFixtureRepo({ 'src/script.sh': '#!/bin/sh\n' });
  const parsed = parseAnswers(JSON.parse(bareBonesAnswers(changes)));
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  const problems: string[] = [];
  await checkEntries({ root: repo.root, answers: parsed.answers }, (file) => (_, message) => {
    problems.push(`${file}: ${message}`);
  });
  expect(problems).toEqual(wanted.map((text) => expect.stringContaining(text) as unknown));
});
