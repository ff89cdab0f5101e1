import { fc } from '@castai-bot/testing/properties';
import stringWidth from 'string-width';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { FakeTerminal, keys } from '../testing/fake-terminal.ts';
import { askChoice, askListed, askSecret, askText, askYes, askYesNo } from './ask.ts';
import type { AskContext } from './put.ts';

interface Kind {
  readonly name: string;
  readonly typed: readonly string[];
  readonly answer: string | boolean;
  ask(message: string, context: AskContext): Promise<string | boolean>;
}

const values = ['日本語', 'prod', 'staging', 'x'.repeat(60), '👩‍🚀 crew'];
const choices = values.map((value) => ({ value, hint: `${value} is a value among many others, 日本語 too` }));
const check = (answer: string): string | undefined =>
  answer === 'bad' ? 'wanted another one, 日本語 or whatever else there is in this world' : undefined;

const kinds: readonly Kind[] = [
  {
    name: 'askText',
    typed: ['prod', keys.enter],
    answer: 'prod',
    ask: (message, context) => askText({ message, fallback: '日本語', check }, context),
  },
  {
    name: 'askChoice',
    typed: [keys.down, keys.enter],
    answer: 'prod',
    ask: (message, context) => askChoice({ message, choices, fallback: '日本語' }, context),
  },
  {
    name: 'askListed',
    typed: ['pro', keys.enter],
    answer: 'prod',
    ask: (message, context) => askListed({ message, values, fallback: '日本語' }, context),
  },
  {
    name: 'askSecret',
    typed: ['prod', keys.enter],
    answer: 'prod',
    ask: (message, context) => askSecret(message, context),
  },
  {
    name: 'askYesNo',
    typed: ['y'],
    answer: true,
    ask: (message, context) => askYesNo({ message, fallback: false }, context),
  },
];

interface Asked {
  readonly terminal: FakeTerminal;
  readonly answer: Promise<unknown>;
}

/** A question that waits for its answer. */
async function start(
  kind: Kind,
  {
    columns = 80,
    message = 'Which one?',
    ...context
  }: Partial<AskContext> & { columns?: number; message?: string },
): Promise<Asked> {
  const terminal = new FakeTerminal({ columns });
  const { stdin, stderr } = terminal;
  const { signal } = new AbortController();
  const answer = kind.ask(message, { stdin, stderr, signal, ...context }).catch((error: unknown) => error);
  await terminal.until('└');
  return { terminal, answer };
}

describe.each(kinds)('$name', (kind) => {
  test(`${kind.name}() returns what was typed, and leaves the terminal as it was`, async () => {
    const { terminal, answer } = await start(kind, {});
    await terminal.type(...kind.typed);
    expect(await answer).toBe(kind.answer);
    expect(terminal.isRaw).toBe(false);
    expect(terminal.stdin.listenerCount('keypress')).toBe(0);
  });

  const leaving: readonly (readonly [string, (terminal: FakeTerminal) => unknown])[] = [
    ['Escape', (terminal) => terminal.type(keys.escape)],
    ['Ctrl-C', (terminal) => terminal.type(keys.ctrlC)],
    ['Ctrl-D', (terminal) => terminal.type(keys.ctrlD)],
    ['the end of the input', (terminal) => terminal.stdin.end()],
    ['the loss of the input', (terminal) => terminal.stdin.destroy()],
  ];

  test.each(leaving)(`${kind.name}() is cancelled by %s`, async (_what, leave) => {
    const { terminal, answer } = await start(kind, {});
    await leave(terminal);
    expect(await answer).toMatchObject({ code: 'CANCELLED', exitCode: 130 });
    expect(terminal.isRaw).toBe(false);
  });

  test(`${kind.name}() is cancelled by a signal, and by an input that has ended before`, async () => {
    const gone = new AbortController();
    const { answer, terminal } = await start(kind, { signal: gone.signal });
    gone.abort();
    expect(await answer).toMatchObject({ code: 'CANCELLED' });
    const { stdin, stderr } = terminal;
    stdin.destroy();
    const { signal } = new AbortController();
    await expect(kind.ask('Which?', { stdin, stderr, signal })).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  test(`${kind.name}() goes back on Escape where that is possible, and says so`, async () => {
    const { terminal, answer } = await start(kind, { canGoBack: true });
    await terminal.type(keys.escape);
    expect(await answer).toMatchObject({ code: 'BACK' });
    expect(terminal.text).toMatch(/│ {2}↑ back\n$/);
  });

  test.each(leaving.slice(1))(`${kind.name}() does not go back on %s`, async (_what, leave) => {
    const { terminal, answer } = await start(kind, { canGoBack: true });
    await leave(terminal);
    expect(await answer).toMatchObject({ code: 'CANCELLED' });
  });

  test(`${kind.name}() draws within 20 to 200 columns`, async () => {
    const words = fc.array(fc.constantFrom('Which', '日本語', '👩‍🚀', 'of', 'them,', 'please?', 'é'), {
      minLength: 1,
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 20, max: 200 }), words, async (columns, parts) => {
        const { terminal, answer } = await start(kind, { columns, message: parts.join(' ') });
        await terminal.type('bad', keys.enter, keys.ctrlC);
        terminal.stdin.destroy();
        await answer;
        // oxlint-disable-next-line eslint/no-control-regex -- what is drawn between two movements of the cursor
        const pieces = terminal.raw.split(/[\r\n]+|\u001B\[[\d;?]*[A-HJKf]/).map(stripVTControlCharacters);
        expect(pieces.filter((piece) => stringWidth(piece) > columns)).toEqual([]);
      }),
    );
  });
});

test('askText() shows what is wrong while it is typed, and does not take it', async () => {
  const [kind] = kinds;
  if (kind === undefined) throw new Error('There is a first kind');
  const { terminal, answer } = await start(kind, {});
  await terminal.type('bad');
  await terminal.until('wanted another one');
  await terminal.type(keys.enter, 'der', keys.enter);
  expect(await answer).toBe('badder');
});

const wantName = (answer: string): string | undefined => (answer === '' ? 'empty, wanted a name' : undefined);

test('askText() says nothing of an answer that nobody has begun', async () => {
  const terminal = new FakeTerminal();
  const { stdin, stderr } = terminal;
  const { signal } = new AbortController();
  const answer = askText({ message: 'Name?', check: wantName }, { stdin, stderr, signal });
  await terminal.until('└');
  expect(terminal.text).not.toContain('empty');
  await terminal.type(keys.enter);
  await terminal.until('empty, wanted a name');
  await terminal.type('Ann', keys.enter);
  expect(await answer).toBe('Ann');
});

test('askChoice() shows what cannot be taken with its reason, and passes over it', async () => {
  const terminal = new FakeTerminal();
  const { stdin, stderr } = terminal;
  const { signal } = new AbortController();
  const some = [{ value: 'a' }, { value: 'b', problem: 'is full' }, { value: 'c' }];
  const answer = askChoice({ message: 'Which?', choices: some, fallback: 'a' }, { stdin, stderr, signal });
  await terminal.until('b (is full)');
  await terminal.type(keys.down, keys.enter);
  expect(await answer).toBe('c');
});

test.each([true, false])(
  'askYesNo() shows no answer that nobody gave after Escape at %s',
  async (fallback) => {
    const terminal = new FakeTerminal();
    const { stdin, stderr } = terminal;
    const { signal } = new AbortController();
    const answer = askYesNo({ message: 'Go on?', fallback }, { stdin, stderr, signal }).catch(
      (error: unknown) => error,
    );
    await terminal.until('└');
    const before = terminal.text.length;
    await terminal.type(keys.escape);
    expect(await answer).toMatchObject({ code: 'CANCELLED' });
    expect(terminal.text.slice(before)).toContain('■  Go on?');
    expect(terminal.text.slice(before)).not.toMatch(/Yes|No/);
  },
);

test('askYes() takes a no for a cancellation', async () => {
  const terminal = new FakeTerminal();
  const { stdin, stderr } = terminal;
  const { signal } = new AbortController();
  const answer = askYes('Apply it?', { stdin, stderr, signal }).catch((error: unknown) => error);
  await terminal.until('└');
  await terminal.type(keys.enter);
  expect(await answer).toMatchObject({
    code: 'CANCELLED',
    message: 'Cancelled: nothing was changed',
  });
});

test('askChoice() and askText() show nothing that a terminal would obey', async () => {
  const hostile = 'x\u001B[2J\u001B]0;t\u0007\u009B1A\u202Ey';
  const { signal } = new AbortController();
  const ask = [
    (context: AskContext) =>
      askChoice(
        { message: hostile, choices: [{ value: 'a', label: hostile, hint: hostile }], fallback: 'a' },
        context,
      ),
    (context: AskContext) =>
      askText({ message: hostile, check: () => undefined, preview: async () => [hostile] }, context),
  ];
  for (const put of ask) {
    const terminal = new FakeTerminal();
    const answer = put({ stdin: terminal.stdin, stderr: terminal.stderr, signal });
    await terminal.until('└');
    await terminal.type(keys.enter);
    await answer;
    // oxlint-disable-next-line eslint/no-control-regex -- what must not reach a terminal
    expect(terminal.raw).not.toMatch(/\u001B\[2J|\u001B\]|\u009B|\u202E/);
  }
});
