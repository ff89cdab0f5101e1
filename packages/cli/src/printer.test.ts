import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { CliError } from './errors.ts';
import { createEventPrinter } from './events.ts';
import { Printer } from './printer.ts';

const hostile = 'web\u001B[2J\u001B]8;;https://evil.test\u0007x\u001B[8m\u009B1A\u202E\r!';
// oxlint-disable-next-line eslint/no-control-regex -- what a terminal obeys
const OBEYED = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E]/;

const atEpoch = (): Date => new Date(0);

/** What a use of a printer writes to a terminal, our own red aside. */
async function print(use: (printer: Printer) => void, isJson: boolean, isEvents = false): Promise<string> {
  const stream = Object.assign(new PassThrough(), { isTTY: true });
  const events = isEvents ? createEventPrinter({ stdout: stream, now: atEpoch }) : undefined;
  const plain = events === undefined ? stream : Object.assign(events.stream, { isTTY: false });
  const effects = { stdout: plain, stderr: plain, env: {} };
  use(new Printer({ effects, isJson, events }));
  stream.end();
  // oxlint-disable-next-line eslint/no-control-regex -- a style begins with one
  return (await text(stream)).replaceAll(/\u001B\[(?:31|36|39)m/g, '');
}

test.each<readonly [string, (printer: Printer) => void]>([
  ['a note', (printer) => printer.note(hostile)],
  ['a line', (printer) => printer.line(hostile)],
  ['a result', (printer) => printer.result({ text: () => hostile, document: { [hostile]: hostile } })],
  ['a mistake', (printer) => printer.error(new CliError('X', hostile, { hint: hostile }))],
  ['a bug', (printer) => printer.error(new Error(hostile))],
  [
    'the words in place of a failure',
    (printer) => printer.error(new Error('x'), { instead: `${hostile}\n` }),
  ],
])('Printer prints in %s nothing that a terminal obeys', async (_, use) => {
  const ways = [await print(use, false), await print(use, true), await print(use, true, true)];
  for (const printed of ways) {
    expect(printed).not.toMatch(OBEYED);
    expect(printed).not.toBe('');
  }
});
