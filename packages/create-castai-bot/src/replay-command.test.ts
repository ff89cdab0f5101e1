import { execFileSync } from 'node:child_process';
import { fc } from '@castai-bot/testing/properties';
import { expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { toBotAnswers } from './bot-answers.ts';
import { collectAnswers } from './collect-answers.ts';
import type { KnownAnswers } from './question.ts';
import { questions } from './questions.ts';
import { replayCommand } from './replay-command.ts';
import { readLine } from './testing/read-line.ts';

const command = `npx create-castai-bot@${manifest.version}`;
const surroundings = { userAgent: 'npm/11' };
const replay = (answers: KnownAnswers, directory: string): string =>
  replayCommand({ questions, answers, directory });

const answerAll = (given: KnownAnswers): Promise<KnownAnswers> =>
  collectAnswers(questions, { given, surroundings, takesDefaults: true });

test('replayCommand() says only what is not the default', async () => {
  expect(replay(await answerAll({ name: 'my-bot' }), 'my-bot')).toBe(`${command} my-bot --yes`);
  const given = {
    name: 'my-bot',
    schedule: '30 6 * * 1-5',
    git: 'no',
    imagePullSecret: 'pull',
    ci: 'gitlab',
  };
  expect(replay(await answerAll(given), 'bots/first one')).toBe(
    `${command} "bots/first one" --yes --name my-bot --schedule "30 6 * * 1-5" --image-pull-secret pull --ci gitlab --no-git`,
  );
});

test('replayCommand() says what this machine decided', async () => {
  const answers = await collectAnswers(questions, {
    given: { name: 'my-bot' },
    surroundings: { userAgent: 'pnpm/12.21.0 npm/? node/v24.21.0 linux x64' },
    takesDefaults: true,
  });
  expect(replay(answers, 'my-bot')).toBe(`${command} my-bot --yes --package-manager pnpm`);
});

const text = fc.oneof(
  fc.constantFrom('--json', '-h', '--no-git'),
  fc.string({ maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);
const choices = (id: string): fc.Arbitrary<string> => {
  const form = questions.find((question) => question.id === id)?.form;
  if (form?.kind !== 'choice') return fc.constantFrom('yes', 'no');
  return fc.constantFrom(...form.choices.map(({ value }) => value));
};

const isAllowed = (answers: KnownAnswers): boolean =>
  questions.every(
    ({ id, check, applies }) =>
      answers[id] === undefined ||
      (check?.(answers[id], answers) === undefined && applies?.(answers) !== false),
  );

test.skipIf(process.platform === 'win32')(
  'replayCommand() leads to the same answers again, through a shell (not on Windows)',
  async () => {
    const given = fc.record(
      {
        flavor: choices('flavor'),
        oneShot: choices('oneShot'),
        description: text,
        author: text,
        schedule: fc.constantFrom('@daily', '*/5 * * * *', '0 0 29 2 *', '0 17 * * MON-FRI'),
        timeZone: fc.constantFrom('Etc/UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'),
        image: fc.constantFrom('a', 'localhost:5000/a/b', 'registry.example.com/x'),
        imagePullSecret: fc.constantFrom('', 'pull'),
        deadline: fc.constantFrom('1800', '120', '86400'),
        region: choices('region'),
        license: choices('license'),
        ci: choices('ci'),
        packageManager: choices('packageManager'),
        install: choices('install'),
        git: choices('git'),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(given.filter(isAllowed), async (some) => {
        const first = await answerAll({ name: 'my-bot', ...some });
        const words = replay(first, '-odd dir');
        const shell = ['-c', `npx() { printf '%s\\0' "$@"; }; ${words}`];
        const [, ...argv] = execFileSync('sh', shell, { encoding: 'utf8' }).split('\0').slice(0, -1);
        const again = await readLine(argv);
        expect(again.args).toEqual({ dir: './-odd dir' });
        const second = await answerAll(again.given);
        expect(toBotAnswers(second)).toEqual(toBotAnswers(first));
        expect([second.install, second.git]).toEqual([first.install, first.git]);
      }),
      { numRuns: 60 },
    );
  },
);
