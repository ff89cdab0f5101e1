import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CliError } from '@castai-bot/cli';
import { FakeTerminal, keys } from '@castai-bot/cli/testing/fake-terminal';
import { fc } from '@castai-bot/testing/properties';
import { expect, test } from 'vitest';
import { toBotAnswers } from './bot-answers.ts';
import { completeAnswers } from './complete-answers.ts';
import { type Interviewer, interview } from './interview.ts';
import type { KnownAnswers } from './question.ts';
import { questions } from './questions.ts';
import { runMain } from './testing/run-main.ts';
import { readTree, temporaryFolder } from './testing/temporary-folder.ts';

const BACK = new CliError('BACK', 'Back to the question before');
const surroundings = { userAgent: undefined };

/** What a person does at one question or review: answers, goes back, or picks an answer to change. */
type Move = 'back' | { readonly pick: number; readonly changes: boolean };

/** A person who makes these moves, and from then on takes what is offered. */
function follow(moves: readonly Move[]): Interviewer {
  const left = [...moves];
  return {
    ask: async ({ form }, { fallback, check, canGoBack }) => {
      const move = left.shift() ?? { pick: 0, changes: false };
      if (move === 'back') {
        if (canGoBack) throw BACK;
        return fallback;
      }
      const values = form.kind === 'choice' ? form.choices.map(({ value }) => value) : ['yes', 'no'];
      const value =
        form.kind === 'choice' || form.kind === 'yes-no' ? values[move.pick % values.length] : undefined;
      return value !== undefined && check(value) === undefined ? value : fallback;
    },
    review: async (all, known) => {
      const move = left.shift() ?? { pick: 0, changes: false };
      if (move === 'back') throw BACK;
      const shown = all.filter(({ id, applies }) => id !== 'defaults' && applies?.(known) !== false);
      return move.changes ? shown[move.pick % shown.length] : undefined;
    },
  };
}

const move: fc.Arbitrary<Move> = fc.oneof(
  fc.constant('back' as const),
  fc.record({ pick: fc.nat(30), changes: fc.boolean() }),
);

test('interview() comes to answers that go together, whatever way leads to them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { maxLength: 60 }), async (moves) => {
      const known = await interview(questions, { given: {}, surroundings, interviewer: follow(moves) });
      expect(() => toBotAnswers(known)).not.toThrow();
      // Nothing of an answer that no longer applies is left over.
      expect(completeAnswers(questions, { given: known, surroundings, takesDefaults: true }).known).toEqual(
        known,
      );
    }),
  );
});

test('interview() asks nothing, and shows no review, where all is said', async () => {
  const given: KnownAnswers = completeAnswers(questions, {
    given: { name: 'x' },
    surroundings,
    takesDefaults: true,
  }).known;
  const nobody: Interviewer = {
    ask: () => Promise.reject(new Error('asked')),
    review: () => Promise.reject(new Error('reviewed')),
  };
  expect(await interview(questions, { given, surroundings, interviewer: nobody })).toEqual(given);
});

const quick = ['--no-install', '--no-git'];

/** Up to the review, with every default taken. */
async function toReview(
  argv: readonly string[],
): Promise<{ terminal: FakeTerminal; run: ReturnType<typeof runMain>; cwd: string }> {
  const cwd = await temporaryFolder();
  const terminal = new FakeTerminal();
  const run = runMain(argv, { cwd, terminal, env: { TZ: 'Europe/Berlin' } });
  for (const until of [
    'one line?',
    'written in?',
    'begin with?',
    'time zone',
    'When',
    'repository',
    'defaults',
  ]) {
    await terminal.until(until);
    await terminal.type(keys.enter);
  }
  await terminal.until('Create it?');
  return { terminal, run, cwd };
}

test('main() shows every answer before it writes, and what the region means', async () => {
  const { terminal, run, cwd } = await toReview(['office-hours', ...quick]);
  expect(terminal.text).toContain('│  name               office-hours\n');
  expect(terminal.text).toContain('│  time zone          Europe/Berlin\n');
  expect(terminal.text).toContain('│  license            none\n');
  expect(terminal.text).toContain(
    "region             auto (that of CAST AI's agent in the cluster, us where there is none)",
  );
  expect(await readTree(cwd)).toEqual({});
  await terminal.type(keys.enter);
  expect(await run).toMatchObject({ exitCode: 0 });
  expect(JSON.parse(await readFile(path.join(cwd, 'office-hours/castai-bot.json'), 'utf8'))).toMatchObject({
    license: 'none',
    functions: { example: { timeZone: 'Europe/Berlin' } },
  });
});

test('main() changes an answer in the review, and keeps the others', async () => {
  const { terminal, run, cwd } = await toReview(['office-hours', ...quick, '--author', 'Ann']);
  await terminal.type(keys.down, keys.enter);
  await terminal.until('Which answer?');
  await terminal.type(keys.down, keys.down, keys.enter);
  await terminal.until('written in?');
  await terminal.type(keys.down, keys.enter);
  await terminal.until('entry              src/script.sh');
  await terminal.until('Create it?');
  await terminal.type(keys.enter);
  expect(await run).toMatchObject({ exitCode: 0 });
  expect(JSON.parse(await readFile(path.join(cwd, 'office-hours/castai-bot.json'), 'utf8'))).toMatchObject({
    flavor: 'bare-bones',
    author: 'Ann',
    license: 'mit',
    functions: { script: { timeZone: 'Europe/Berlin' } },
  });
});

test('main() leaves the choice of an answer, and the answer itself, with Escape', async () => {
  const { terminal, run } = await toReview(['office-hours', ...quick]);
  await terminal.type(keys.down, keys.enter);
  await terminal.until('Which answer?');
  await terminal.type(keys.escape);
  await terminal.until('Create it?');
  await terminal.type(keys.down, keys.enter);
  await terminal.until('Which answer?');
  await terminal.type(keys.enter);
  await terminal.until('called?');
  await terminal.type('other', keys.escape);
  await terminal.until('name               office-hours');
  await terminal.until('Create it?');
  await terminal.type(keys.escape);
  await terminal.until('Take the defaults');
  await terminal.type(keys.ctrlC);
  expect(await run).toMatchObject({ exitCode: 130 });
});

test('main() offers the answer of before to whoever comes back', async () => {
  const cwd = await temporaryFolder();
  const terminal = new FakeTerminal();
  const run = runMain(quick, { cwd, terminal });
  await terminal.until('called?');
  await terminal.type('office', keys.enter);
  await terminal.until('one line?');
  await terminal.type('Switches', keys.enter);
  await terminal.until('written in?');
  await terminal.type(keys.escape);
  await terminal.until('one line?');
  await terminal.until('Switches');
  await terminal.type(keys.escape);
  await terminal.until('called?');
  await terminal.until('office');
  await terminal.type(keys.ctrlC);
  expect(await run).toMatchObject({ exitCode: 130 });
});
