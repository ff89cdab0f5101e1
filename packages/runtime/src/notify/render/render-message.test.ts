import { fc } from '@castai-bot/testing/properties';
import { describe, expect, it } from 'vitest';
import type { Message } from '../message.ts';
import { renderMessage } from './render-message.ts';

/** What calls everybody in one of the services, or takes its markup apart. */
const HOSTILE = [
  '<!channel>',
  '<!here|here>',
  '<@U024BE7LH>',
  '<https://evil.example|click>',
  '@channel',
  '@everyone',
  '@all',
  '<at>everybody</at>',
  '```',
  '[click](https://evil.example)',
  '**bold**',
  '# big',
  '&lt;!channel&gt;',
  '\u202Egnp',
  'a\nb',
];

const message = (text: string, more: Partial<Message> = {}): Message => ({
  event: 'failure',
  title: text,
  text,
  facts: [{ name: text, value: text }],
  table: { columns: [text, 'b'], rows: [[text, text]], more: 0 },
  link: 'https://logs.example/x?a=1&b=(2)|3',
  problem: 'my-bot/evening/c',
  data: {},
  ...more,
});

function renderPage(event: Message['event']): unknown {
  return renderMessage('pagerduty', message('x', { event }));
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

const SERVICES = ['slack', 'teams', 'discord', 'mattermost', 'pagerduty', 'webhook'];

const text = fc.oneof(
  fc.constantFrom(...HOSTILE, '<&>'.repeat(2_000), '😀'.repeat(3_000), '`'.repeat(400), 'x\n'.repeat(999)),
  fc.string({ maxLength: 500, unit: 'grapheme' }),
);
const anyMessage = fc.record({
  event: fc.constantFrom('failure', 'recovery', 'change', 'message'),
  title: text,
  text: fc.option(text, { nil: undefined }),
  facts: fc.array(fc.record({ name: text, value: text }), { maxLength: 40 }),
  table: fc.option(
    fc.record({
      columns: fc.array(text, { minLength: 1, maxLength: 9 }),
      rows: fc.array(fc.array(text, { maxLength: 9 }), { maxLength: 60 }),
      more: fc.nat(99),
    }),
    { nil: undefined },
  ),
  link: fc.constantFrom('https://logs.example/x', undefined),
  problem: text,
  data: fc.constant({}),
});

describe('renderMessage()', () => {
  it.each(HOSTILE)('renderMessage() for Slack calls nobody and links nowhere with %j', (hostile) => {
    const body = renderMessage('slack', message(hostile));
    const texts = textsOf(body).filter((one) => !one.includes('logs.example'));
    expect(texts.filter((one) => /[<>]|&(?!amp;|lt;|gt;)/.test(one))).toEqual([]);
    // A block of code ends where we end it.
    expect(
      texts
        .filter((one) => /^```\n[^]*\n```$/.test(one))
        .at(-1)
        ?.split('```'),
    ).toHaveLength(3);
  });

  it.each(HOSTILE)('renderMessage() for Mattermost calls nobody and links nowhere with %j', (hostile) => {
    const [body = ''] = textsOf(renderMessage('mattermost', message(hostile)));
    expect(body).not.toMatch(/[@<][a-z!]/i);
    const [lines = ''] = body.split('```');
    expect(lines.match(/(?<!\\)\]\(/g)).toEqual(['](']);
    expect(body.split('```')).toHaveLength(3);
  });

  it.each(HOSTILE)('renderMessage() for Discord calls nobody, and escapes %j', (hostile) => {
    const body = renderMessage('discord', message(hostile));
    expect(body).toMatchObject({ allowed_mentions: { parse: [] } });
    const [description = ''] = textsOf(body).filter((one) => one.includes('```'));
    expect(description.split('```')).toHaveLength(3);
    expect(description.split('```')[0]).not.toMatch(/(?<!\\)[<@`[#]/);
  });

  it('renderMessage() for Teams is an Adaptive Card of text runs, in which nothing is markup', () => {
    const body = renderMessage('teams', message('<at>everybody</at> **bold**'));
    expect(body).toMatchObject({
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: { type: 'AdaptiveCard', version: '1.4', actions: [{ type: 'Action.OpenUrl' }] },
        },
      ],
    });
    const kinds = textsOf(body).filter((one) => ['TextBlock', 'FactSet', 'mention'].includes(one));
    expect(kinds).toEqual([]);
    expect(textsOf(body)).toContain('<at>everybody</at> **bold**');
  });

  it('renderMessage() for PagerDuty triggers, resolves, and tests beside', () => {
    const key = 'castai-bot/my-bot/evening/c';
    expect(renderPage('failure')).toMatchObject({
      event_action: 'trigger',
      dedup_key: key,
      payload: { severity: 'error' },
    });
    expect(renderPage('recovery')).toMatchObject({ event_action: 'resolve', dedup_key: key });
    expect(renderPage('test')).toMatchObject({
      event_action: 'trigger',
      dedup_key: 'castai-bot/test/my-bot/evening/c',
      payload: { severity: 'info' },
    });
  });

  it('renderMessage() knows no other service', () => {
    for (const to of ['heartbeat', 'irc', 'constructor'])
      expect(renderMessage(to, message('x'))).toBeUndefined();
  });

  it('renderMessage() keeps within the limits of each service, whatever is told', () => {
    fc.assert(
      fc.property(anyMessage, fc.constantFrom(...SERVICES), (any, to) => {
        const body = renderMessage(to, any);
        const json = JSON.stringify(body);
        if (to !== 'webhook') expect(Buffer.byteLength(json)).toBeLessThanOrEqual(27_000);
        expect(json.isWellFormed()).toBe(true);
        for (const [size, most] of limitsOf(to, body)) expect(size).toBeLessThanOrEqual(most);
      }),
    );
  });
});

/** Sizes of parts, and the most that the service takes. */
function limitsOf(to: string, body: unknown): readonly (readonly [number, number])[] {
  const json: unknown = JSON.parse(JSON.stringify(body));
  const at = (...path: readonly (string | number)[]): string => {
    let value: unknown = json;
    for (const name of path)
      value = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
    return typeof value === 'string' ? value : '';
  };
  switch (to) {
    case 'slack':
      return [
        [at('blocks', 0, 'text', 'text').length, 150],
        ...[1, 2, 3].map((index) => [at('blocks', index, 'text', 'text').length, 3_000] as const),
      ];
    case 'discord': {
      const [title, description] = [at('embeds', 0, 'title').length, at('embeds', 0, 'description').length];
      return [
        [title, 256],
        [description, 4_096],
        [title + description, 6_000],
      ];
    }
    case 'mattermost':
      return [[at('text').length, 16_383]];
    case 'pagerduty':
      return [
        [at('payload', 'summary').length, 1_024],
        [at('dedup_key').length, 255],
      ];
    default:
      return [];
  }
}
