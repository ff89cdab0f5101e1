import { PassThrough, Writable } from 'node:stream';
import { until } from '@castai-bot/testing/until';
import { describe, expect, test } from 'vitest';
import { readKey } from './read-key.ts';

describe('readKey', () => {
  test('readKey() asks on a terminal, and shows nothing of what is typed', async () => {
    const { answer, typed, shown } = ask();
    await typed('canary-key');
    await typed('\r');
    expect(await answer).toBe('canary-key');
    expect(shown()).toContain('The CAST AI API key');
    expect(shown()).not.toContain('c\u0061n');
  });

  test('readKey() takes Ctrl-C for a no', async () => {
    const { answer, typed } = ask();
    await Promise.all([
      expect(answer).rejects.toMatchObject({ code: 'CANCELLED', exitCode: 130 }),
      typed('canary').then(() => typed('\u0003')),
    ]);
  });
});

function ask(): {
  readonly answer: Promise<string>;
  readonly typed: (text: string) => Promise<void>;
  readonly shown: () => string;
} {
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
  let shown = '';
  const stderr = new Writable({
    write: (chunk: Buffer, _, done) => {
      shown += chunk.toString();
      done();
    },
  });
  const signal = new AbortController().signal;
  const answer = readKey({ stdin, stderr, signal, isInteractive: true });
  const typed = async (text: string): Promise<void> => {
    await until(() => stdin.listenerCount('keypress') > 0);
    stdin.write(text);
    await new Promise(setImmediate);
  };
  return { answer, typed, shown: () => shown };
}
