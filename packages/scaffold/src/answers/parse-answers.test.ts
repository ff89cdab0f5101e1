import { fc } from '@castai-bot/testing/properties';
import { describe, expect, test } from 'vitest';
import { FUNCTION_TEMPLATES } from '../function-templates.gen.ts';
import type { Problem } from './answer-reader.ts';
import { parseAnswers } from './parse-answers.ts';

describe('parseAnswers', () => {
  test('parseAnswers() fills in every default', () => {
    expect(parseAnswers({ name: 'my-bot' })).toEqual({
      answers: {
        schema: 2,
        flavor: 'typescript',
        name: 'my-bot',
        description: 'A bot for CAST AI',
        namespace: 'castai-agent',
        image: 'registry.example.com/my-bot',
        apiKeySecret: 'castai-hibernate',
        imagePullSecret: null,
        region: 'auto',
        deadlineSeconds: 1800,
        license: 'mit',
        author: '',
        ci: 'none',
        packageManager: 'npm',
        functions: { example: { template: 'example', schedule: '0 17 * * 1-5', timeZone: 'Etc/UTC' } },
      },
    });
  });

  test('parseAnswers() gives a bare-bones bot its script', () => {
    expect(parseAnswers({ name: 'my-bot', flavor: 'bare-bones' })).toMatchObject({
      answers: {
        flavor: 'bare-bones',
        functions: { script: { entry: 'src/script.sh', schedule: '0 17 * * 1-5', timeZone: 'Etc/UTC' } },
      },
    });
  });

  test('parseAnswers() reads what it gave, once written and read', () => {
    const first = parseAnswers({ name: 'my-bot', flavor: 'bare-bones', imagePullSecret: 'pull' });
    if (!('answers' in first)) throw new Error('refused');
    expect(parseAnswers(JSON.parse(JSON.stringify(first.answers)))).toEqual(first);
  });

  test.each([['typescript'], ['bare-bones']])('parseAnswers() takes null for a schedule of %s', (flavor) => {
    const functions = { backfill: { schedule: null } };
    expect(parseAnswers({ name: 'my-bot', flavor, functions })).toMatchObject({
      answers: { functions: { backfill: { schedule: null, timeZone: 'Etc/UTC' } } },
    });
  });

  test('parseAnswers() drops blanks around description and author', () => {
    const raw = { name: 'my-bot', description: '  Turns nodes off  ', author: ' Zoë ' };
    expect(parseAnswers(raw)).toMatchObject({ answers: { description: 'Turns nodes off', author: 'Zoë' } });
  });

  test('parseAnswers() reports every problem at once, each with its path', () => {
    const raw = {
      schema: 1.5,
      name: 'My Bot',
      namespace: 7,
      image: 'my-bot:latest',
      imagePullSecret: 'Pull',
      region: 'mars',
      deadlineSeconds: 60,
      description: null,
      colour: 'red',
      functions: {
        'rotate-nodes': {
          template: 'none',
          schedule: '0 17 * *',
          timeZone: 'Mars/Olympus',
          entry: 'src/x.sh',
        },
        rotatenodes: {},
        default: 'now',
      },
    };
    expect(problemsOf(raw)).toEqual({
      schema: 'this version reads schema 1 and 2',
      name: 'wanted lower-case letters, digits and dashes, with a letter or digit first and last',
      namespace: 'found a value of type number, wanted text',
      image: 'has a tag, wanted the repository alone: the build chooses the tag',
      imagePullSecret:
        'wanted lower-case letters, digits, dashes and dots, with a letter or digit around every dot',
      region: 'no such choice, wanted one of auto, us, eu, india',
      deadlineSeconds: 'wanted at least 120 seconds: the image is pulled inside it',
      description: 'found null, wanted text',
      colour:
        'no such answer, wanted one of schema, flavor, name, description, namespace, image, apiKeySecret, ' +
        'imagePullSecret, region, deadlineSeconds, license, author, ci, ciRoot, packageManager, workspace, leftOut, limits, ' +
        'notify, secrets, runUrl, functions',
      'functions.rotate-nodes.template': `no such choice, wanted one of ${FUNCTION_TEMPLATES.join(', ')}`,
      'functions.rotate-nodes.schedule':
        '4 fields, wanted five: minute, hour, day of month, month, day of week',
      'functions.rotate-nodes.timeZone':
        'no such time zone, wanted an IANA name like Etc/UTC or Europe/Berlin',
      'functions.rotate-nodes.entry':
        'no such answer, wanted one of template, schedule, timeZone, inputs, state, limits, notify, secrets, runUrl',
      'functions.rotatenodes': 'a bot answers to rotate-nodes and rotatenodes alike, wanted another name',
      'functions.default': 'found a value of type string, wanted an object',
    });
  });

  test.each([undefined, null, 'my-bot', 7, [], () => {}])('parseAnswers() refuses %o', (raw) => {
    expect(problemsOf(raw)).toHaveProperty([''], expect.stringMatching(/wanted an object$/));
  });

  test('parseAnswers() refuses a bot without functions, and an entry outside of src', () => {
    expect(problemsOf({ name: 'my-bot', functions: {} })).toEqual({
      functions: 'empty, wanted at least one function',
    });
    for (const entry of [
      '/bin/sh',
      'src/../x',
      'src/',
      'src//a',
      'src/-x',
      'x.sh',
      'src/a b',
      'src/nul.sh',
      'src/a\n',
    ]) {
      const raw = { name: 'my-bot', flavor: 'bare-bones', functions: { script: { entry } } };
      expect(problemsOf(raw)).toHaveProperty(['functions.script.entry']);
    }
  });

  test('parseAnswers() takes nothing from a prototype and gives nothing to one', () => {
    const raw: unknown = JSON.parse(
      '{"name":"my-bot","__proto__":{"image":"evil"},"functions":{"__proto__":{}}}',
    );
    expect(Object.keys(problemsOf(raw))).toEqual(['__proto__', 'functions.__proto__']);
    expect(problemsOf(Object.create({ name: 'my-bot' }))).toHaveProperty('name');
    expect(Object.prototype).not.toHaveProperty('image');
  });

  test('parseAnswers() never throws, and what it accepts it accepts again', () => {
    fc.assert(
      fc.property(rawAnswers, (raw) => {
        const parsed = parseAnswers(raw);
        if ('answers' in parsed) expect(parseAnswers(parsed.answers)).toEqual(parsed);
        else expect(parsed.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});

const NASTY: readonly string[] = [
  ['"', "'", '`', '\n', '\r\n', '\0', '../', '/etc/passwd', '${{ secrets.X }}', '{{x}}', '{{{x}}}', '$(id)'],
  [
    '__proto__',
    'constructor',
    'null',
    '~',
    'yes',
    'no',
    'on',
    '1e3',
    '007',
    '0o17',
    '1.10',
    '# x',
    'a: b',
    '- a',
  ],
  [
    '🤖',
    '\u202Eevil',
    '\u200F',
    'con',
    'NUL',
    'com1',
    'x'.repeat(300),
    '',
    ' ',
    '-x',
    '--help',
    '\uD800',
    '\u2028',
  ],
].flat();

const nasty = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.anything(),
);

const rawAnswers = fc.record(
  {
    name: fc.oneof(fc.constant('my-bot'), nasty),
    flavor: fc.oneof(fc.constantFrom('typescript', 'bare-bones'), nasty),
    description: nasty,
    author: nasty,
    namespace: nasty,
    image: nasty,
    apiKeySecret: nasty,
    imagePullSecret: nasty,
    deadlineSeconds: fc.oneof(fc.integer(), fc.double(), nasty),
    functions: fc.oneof(
      fc.dictionary(
        fc.constantFrom(...NASTY, 'example'),
        fc.record(
          {
            function: fc.oneof(fc.constant('example'), nasty),
            schedule: nasty,
            timeZone: nasty,
            inputs: fc.oneof(fc.dictionary(fc.constantFrom(...NASTY, 'mode'), nasty), nasty),
            state: nasty,
            limits: nasty,
            notify: fc.oneof(fc.array(fc.record({ on: nasty, to: nasty, url: nasty })), nasty),
            secrets: fc.oneof(fc.array(nasty), nasty),
            runUrl: nasty,
          },
          { requiredKeys: [] },
        ),
      ),
      nasty,
    ),
  },
  { requiredKeys: [] },
);

function problemsOf(raw: unknown): Readonly<Record<string, string>> {
  const parsed = parseAnswers(raw);
  const problems: readonly Problem[] = 'problems' in parsed ? parsed.problems : [];
  return Object.fromEntries(problems.map(({ field, message }) => [field, message]));
}

describe('leftOut', () => {
  test('parseAnswers() takes paths of files that are left out, each once', () => {
    const leftOut = ['k8s/example.pod.yaml', '../../.github/workflows/x.yml'];
    expect(parseAnswers({ name: 'x', leftOut })).toMatchObject({ answers: { leftOut } });
  });

  test.each([['x'], [null], [[1]], [['']], [['/etc/x']], [['a\nb']], [['a', 'a']]])(
    'parseAnswers() refuses the leftOut %j',
    (leftOut) => {
      const [problem] = problemsFor({ name: 'x', leftOut });
      expect(problem?.field).toMatch(/^leftOut/);
    },
  );
});

function problemsFor(raw: unknown): readonly Problem[] {
  const parsed = parseAnswers(raw);
  return 'problems' in parsed ? parsed.problems : [];
}
