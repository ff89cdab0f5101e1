import { describe, expect, it } from 'vitest';
import { type BotEntry, parseBotEntry } from './bot-entry.ts';

const entry: BotEntry = {
  entry: 'evening',
  function: 'office-hours',
  schedule: '0 18 * * 1-5',
  timeZone: 'Europe/Berlin',
  limits: { maxWrites: 50 },
  state: { name: 'office-hours', configMap: 'my-bot-office-hours-state', namespace: 'castai-agent' },
  notify: [
    { on: ['failure'], to: 'slack', url: 'SLACK_URL' },
    { to: 'heartbeat', url: 'BEAT_URL' },
  ],
  secrets: ['SLACK_URL', 'BEAT_URL'],
  runUrl: 'https://ci.example.com/{job}',
};

const read = (value: unknown): ReturnType<typeof parseBotEntry> =>
  parseBotEntry({ BOT_ENTRY: typeof value === 'string' ? value : JSON.stringify(value) });

describe('parseBotEntry', () => {
  it('parseBotEntry() reads what castai-bot writes, whole or with nothing to say', () => {
    expect(read(entry)).toEqual({ value: entry, problems: [] });
    expect(read({ entry: 'a', function: 'a' })).toEqual({
      value: { entry: 'a', function: 'a' },
      problems: [],
    });
    expect(parseBotEntry({})).toEqual({ value: undefined, problems: [] });
    expect(parseBotEntry({ BOT_ENTRY: '' })).toEqual({ value: undefined, problems: [] });
  });

  it('parseBotEntry() lets a newer castai-bot say more', () => {
    expect(read({ ...entry, shards: 7, limits: { maxWrites: 1, maxReads: 2 } }).problems).toEqual([]);
  });

  it('parseBotEntry() names every problem at once, and no value', () => {
    const wrong = {
      function: '',
      schedule: 7,
      timeZone: null,
      limits: { maxWrites: 0 },
      state: { name: 'x' },
      notify: [{ on: 'failure', to: 'slack', url: 'SLACK_URL' }],
      secrets: 'SLACK_URL',
      runUrl: {},
    };
    expect(read(wrong)).toEqual({
      value: undefined,
      problems: [
        'env BOT_ENTRY: entry: found nothing, wanted text',
        'env BOT_ENTRY: function: found "", wanted text',
        'env BOT_ENTRY: schedule: found 7, wanted text',
        'env BOT_ENTRY: timeZone: found null, wanted text',
        'env BOT_ENTRY: state: found an object, wanted its name, configMap and namespace',
        'env BOT_ENTRY: notify: found a list, wanted a list of {"on": […], "to": …, "url": …}',
        'env BOT_ENTRY: secrets: found "SLACK_URL", wanted a list of names',
        'env BOT_ENTRY: runUrl: found an object, wanted text',
        'env BOT_ENTRY: limits.maxWrites: found 0, wanted a whole number above 0, at most 2147483',
      ],
    });
    expect(read({ ...entry, limits: 50 }).problems).toEqual([
      'env BOT_ENTRY: limits: found 50, wanted {"maxWrites": …}',
    ]);
  });

  it.each(['{', 'null', '[]', '7'])('parseBotEntry() refuses %j', (text) => {
    expect(read(text).problems).toEqual([
      expect.stringMatching(/^env BOT_ENTRY: found .*, wanted what castai-bot writes into the manifest/),
    ]);
  });
});
