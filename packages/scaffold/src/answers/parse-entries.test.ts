import { describe, expect, test } from 'vitest';
import { planAnswers } from '../plan/plan-bot.ts';
import { answersOf } from '../testing/every-answer.ts';
import {
  functionOf,
  listFunctionNames,
  listOtherSchedules,
  programOf,
  settingsOf,
  stateOf,
  templateOf,
} from './list-entries.ts';
import { parseAnswers } from './parse-answers.ts';

const OFFICE = { template: 'example', schedule: '0 7 * * 1-5', timeZone: 'Europe/Berlin' };
const EVENING = { function: 'office-hours', schedule: '0 18 * * 1-5', timeZone: 'Europe/Berlin' };

describe('parseAnswers of schema 2', () => {
  test('parseAnswers() reads every member of it, and what is written of that is the same again', () => {
    const raw = {
      schema: 2,
      name: 'my-bot',
      limits: { maxWrites: 50 },
      notify: [{ on: ['recovery', 'failure'], to: 'slack', url: 'SLACK_URL' }],
      secrets: ['SLACK_URL'],
      runUrl: 'https://ci.example.com/{job}?at={pod}',
      functions: {
        'office-hours': { ...OFFICE, state: 'hours' },
        evening: {
          ...EVENING,
          inputs: { mode: 'off', names: ['a'], depth: null, deep: { er: 1 } },
          state: 'hours',
          limits: { maxWrites: 5 },
          notify: [
            { to: 'pagerduty', url: 'PAGER_KEY' },
            { to: 'heartbeat', url: 'BEAT_URL' },
          ],
          secrets: ['PAGER_KEY', 'BEAT_URL'],
        },
      },
    };
    const answers = answersOf(raw);
    expect(answers).toMatchObject({
      ...raw,
      notify: [{ on: ['failure', 'recovery'], to: 'slack', url: 'SLACK_URL' }],
      functions: {
        ...raw.functions,
        evening: {
          ...raw.functions.evening,
          notify: [
            { on: ['failure', 'recovery'], to: 'pagerduty', url: 'PAGER_KEY' },
            { to: 'heartbeat', url: 'BEAT_URL' },
          ],
        },
      },
    });
    const { text } = planAnswers(answers);
    expect(parseAnswers(JSON.parse(text))).toEqual({ answers });
    expect([...text.matchAll(/^ {2}"(\w+)"/gm)].map(([, field]) => field).slice(-5)).toEqual([
      'limits',
      'notify',
      'secrets',
      'runUrl',
      'functions',
    ]);
  });

  test('parseAnswers() names every problem of an entry and of a setting at once', () => {
    const raw = {
      schema: 2,
      name: 'my-bot',
      limits: { maxWrites: 0, more: 1 },
      runUrl: 'ftp://x',
      functions: {
        'office-hours': { ...OFFICE, template: 'example', function: 'office-hours', limits: 7 },
        evening: { ...EVENING, function: 'night', template: 'example', inputs: { __proto__: null, '': 1 } },
        night: { function: 'missing', state: 'A B', notify: { to: 'slack' } },
        x: {
          inputs: ['mode'],
          secrets: ['slack', 'API_KEY', 'BOT_ENTRY', 'GOOD', 'GOOD', 7],
          notify: [
            { to: 'fax', url: 'x' },
            { to: 'heartbeat', on: ['failure'], url: 'GOOD' },
            { on: [], to: 'slack', url: 'GOOD' },
          ],
        },
      },
    };
    expect(problemsOf(raw)).toEqual({
      'limits.more': 'no such answer, wanted one of maxWrites',
      'limits.maxWrites': 'wanted a whole number from 1 to 2147483',
      runUrl: 'wanted an address that begins with https://',
      'functions.office-hours.template':
        'no such answer, wanted one of function, schedule, timeZone, inputs, state, limits, notify, secrets, runUrl',
      'functions.office-hours.function':
        'an entry runs the function of its own name anyway, wanted another or none',
      'functions.office-hours.limits': 'found a value of type number, wanted an object',
      'functions.office-hours.limits.maxWrites': 'wanted a whole number from 1 to 2147483',
      'functions.evening.template':
        'no such answer, wanted one of function, schedule, timeZone, inputs, state, limits, notify, secrets, runUrl',
      'functions.evening.function': 'night is another schedule itself, wanted the name of its function',
      'functions.evening.inputs.': 'no name of an input, wanted another',
      'functions.night.function': 'no such function, wanted one of x',
      'functions.night.state':
        'wanted lower-case letters, digits and dashes, with a letter or digit first and last',
      'functions.night.notify': 'found a value of type object, wanted a list',
      'functions.x.inputs': 'found a list, wanted an object',
      'functions.x.secrets.0': 'wanted capital letters, digits and "_", with a letter first, like SLACK_URL',
      'functions.x.secrets.1': 'the bot has a variable of this name, wanted another',
      'functions.x.secrets.2': 'it would steer the process of the bot, wanted another name',
      'functions.x.secrets.4': 'is there twice',
      'functions.x.secrets.5': 'found a value of type number, wanted text',
      'functions.x.notify.0.to':
        'no such choice, wanted one of slack, teams, discord, mattermost, pagerduty, webhook, heartbeat',
      'functions.x.notify.0.url':
        'wanted capital letters, digits and "_", with a letter first, like SLACK_URL',
      'functions.x.notify.1.on': 'a heartbeat is called after every good run, wanted none',
      'functions.x.notify.2.on': 'empty, wanted some of failure, recovery, change, always',
    });
  });

  test.each([
    [
      { 'office-hours': { ...OFFICE, state: 'x' }, 'x-state': OFFICE },
      'functions.office-hours.state',
      'its state and the config of x-state would both be the ConfigMap my-bot-x-state, wanted another name',
    ],
    [
      { x: { ...OFFICE, notify: [{ to: 'slack', url: 'A' }], secrets: ['A'] }, 'x-state': OFFICE },
      'functions.x',
      'its state and the config of x-state would both be the ConfigMap my-bot-x-state, wanted another name',
    ],
    [
      { x: { ...OFFICE, notify: [{ to: 'slack', url: 'A' }] } },
      'functions.x.notify.0.url',
      'is none of the secrets of x, which are none',
    ],
    [
      { 'office-hours': OFFICE, officehours: EVENING },
      'functions.officehours',
      'a bot answers to office-hours and officehours alike, wanted another name',
    ],
    [
      { x: { ...OFFICE, state: 'a'.repeat(60) } },
      'functions.x.state',
      '60 characters, wanted at most 50, since my-bot-<state>-state names its ConfigMap',
    ],
    [
      { x: { ...OFFICE, runUrl: 'https://x/$(API_KEY)' } },
      'functions.x.runUrl',
      'has $(, which Kubernetes would read as a variable',
    ],
  ])('parseAnswers() refuses what cannot stand together: %j', (functions, field, message) => {
    expect(problemsOf({ schema: 2, name: 'my-bot', functions })).toEqual({ [field]: message });
  });

  test('parseAnswers() keeps the key apart from the other secrets', () => {
    const raw = { name: 'my-bot', apiKeySecret: 'my-bot-secrets' };
    expect(problemsOf(raw)).toEqual({});
    expect(problemsOf({ ...raw, secrets: ['A'] })).toEqual({
      apiKeySecret: 'the other secrets are in a Secret of this name, wanted another one for the API key',
    });
  });

  test('parseAnswers() lets another schedule have a name that no function could be exported under', () => {
    const functions = { 'office-hours': OFFICE, switch: EVENING };
    expect(problemsOf({ schema: 2, name: 'my-bot', functions })).toEqual({});
    expect(problemsOf({ name: 'my-bot', functions: { switch: OFFICE } })).toHaveProperty([
      'functions.switch',
    ]);
  });

  test('parseAnswers() reads schema 1 as it was, and says what its newer members need', () => {
    const functions = { 'office-hours': OFFICE };
    expect(answersOf({ schema: 1, functions })).toMatchObject({ schema: 1, functions });
    expect(
      problemsOf({
        schema: 1,
        name: 'my-bot',
        secrets: ['A'],
        functions: { ...functions, evening: EVENING },
      }),
    ).toEqual({
      secrets: 'an answer of schema 2, wanted "schema": 2 in the file',
      'functions.evening.function': 'an answer of schema 2, wanted "schema": 2 in the file',
    });
  });

  test('parseAnswers() says of a newer schema that it is too old, and nothing of what it cannot know', () => {
    expect(problemsOf({ schema: 3, name: 7, colour: 'red' })).toEqual({
      schema: 'this castai-bot is too old for it: it reads schema 2 and below',
    });
  });
});

describe('entries', () => {
  const answers = answersOf({
    limits: { maxWrites: 9 },
    secrets: ['A'],
    functions: {
      'office-hours': { ...OFFICE, state: 'hours' },
      evening: { ...EVENING, limits: { maxWrites: 1 } },
      alone: { ...OFFICE, template: 'rotate-nodes', notify: [{ to: 'slack', url: 'A' }] },
    },
  });

  test('functionOf() is the function that an entry names, else its own name', () => {
    expect(
      ['evening', 'office-hours', 'alone', '__proto__'].map((name) => functionOf(answers, name)),
    ).toEqual(['office-hours', 'office-hours', 'alone', '__proto__']);
    expect(listFunctionNames(answers)).toEqual(['office-hours', 'alone']);
    expect(listOtherSchedules(answers, 'office-hours')).toEqual(['evening']);
    expect(templateOf(answers, 'evening')).toBe('example');
    expect(programOf(answers, 'evening')).toBeUndefined();
  });

  test('programOf() is the program of its function', () => {
    const script = { entry: 'src/hours.py', schedule: null };
    const functions = { 'office-hours': script, evening: EVENING };
    const bare = answersOf({ flavor: 'bare-bones', functions });
    expect(programOf(bare, 'evening')).toBe('src/hours.py');
    expect(templateOf(bare, 'evening')).toBeUndefined();
  });

  test("settingsOf() gives an entry's own, and the bot's for the rest", () => {
    expect(settingsOf(answers, 'evening')).toEqual({ limits: { maxWrites: 1 }, secrets: ['A'] });
    expect(settingsOf(answers, 'office-hours')).toEqual({ limits: { maxWrites: 9 }, secrets: ['A'] });
  });

  test('parseAnswers() gives an entry the state that its template keeps, and no other entry one', () => {
    const functions = {
      hours: { template: 'workload-autoscaler-hours' },
      shared: { template: 'workload-autoscaler-hours', state: 'nights' },
      example: {},
    };
    const kept = answersOf({ schema: 2, name: 'my-bot', functions });
    expect(Object.keys(functions).map((name) => stateOf(kept, name))).toEqual(['hours', 'nights', undefined]);
    const { hours } = functions;
    expect(answersOf({ schema: 1, name: 'my-bot', functions: { hours } })).toMatchObject({ schema: 2 });
    expect(answersOf({ schema: 1, name: 'my-bot', functions: { example: {} } })).toMatchObject({ schema: 1 });
  });

  test('stateOf() is the state that is named, or one for what was told', () => {
    expect(['office-hours', 'evening', 'alone'].map((name) => stateOf(answers, name))).toEqual([
      'hours',
      undefined,
      'alone',
    ]);
  });
});

function problemsOf(raw: unknown): Readonly<Record<string, string>> {
  const parsed = parseAnswers(raw);
  const problems = 'problems' in parsed ? parsed.problems : [];
  return Object.fromEntries(problems.map(({ field, message }) => [field, message]));
}

test('parseAnswers() repeats no secret that stands where its name belongs', () => {
  const url = 'https://hooks.example.com/services/T000/B000/canary';
  const parsed = parseAnswers({
    schema: 2,
    name: 'my-bot',
    functions: { x: { ...OFFICE, notify: [{ to: 'slack', url }], secrets: [url] } },
    notify: [{ to: 'slack', url }],
  });
  expect(JSON.stringify(parsed)).toContain('not shown');
  expect(JSON.stringify(parsed)).not.toContain('canary');
});
