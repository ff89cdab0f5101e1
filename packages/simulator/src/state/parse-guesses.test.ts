import { expect, test } from 'vitest';
import { defaultGuesses, guessChoices } from './guesses.ts';
import { parseGuesses } from './parse-guesses.ts';

test('parseGuesses() reads guesses, pages and durations, the later one of a name', () => {
  const texts = ['staleVersionStatus=409', 'tags=merge', 'hibernateDisablesPolicies=false'];
  expect(parseGuesses([...texts, 'tags=replace', 'pageLimit=7', 'nodeCreate=0'])).toEqual({
    guesses: { staleVersionStatus: 409, tags: 'replace', hibernateDisablesPolicies: false },
    pageLimit: 7,
    durations: { nodeCreate: 0 },
  });
  expect(parseGuesses([])).toEqual({ guesses: {}, durations: {} });
});

test.each([
  ['tags', 'found "", wanted one of replace, merge'],
  ['tags=both', 'found "both", wanted one of replace, merge'],
  ['toString=1', 'found the name "toString", wanted one of planBeforeGenerated, '],
  ['pageLimit=0', 'found "0", wanted a whole number of 1 or more'],
  ['nodeCreate=2s', 'found "2s", wanted a whole number of 0 or more'],
])('parseGuesses() refuses %s', (text, problem) => {
  expect(() => parseGuesses([text])).toThrow(`Reading the guess "${text}" failed: ${problem}`);
});

test('guessChoices has every default', () => {
  for (const [name, values] of Object.entries(guessChoices)) {
    expect(values).toContain(new Map<string, unknown>(Object.entries(defaultGuesses)).get(name));
  }
});
