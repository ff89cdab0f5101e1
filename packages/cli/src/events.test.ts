import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { createEventPrinter } from './events.ts';

describe('createEventPrinter', () => {
  test('createEventPrinter() makes an event of each line that something prints, in its place', async () => {
    const stdout = new PassThrough();
    const events = createEventPrinter({ stdout, now: () => new Date(0) });
    events.stream.write('{"level":"INFO","mess');
    events.stream.write(Buffer.from('age":"3 nodes"}\r\n\n{not JSON}\nwith grü').subarray(0, -1));
    events.stream.write(Buffer.from('ü').subarray(1));
    events.emit({ event: 'end', exitCode: 0 });
    stdout.end();
    const lines = (await text(stdout)).trimEnd().split('\n');
    expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
      { event: 'log', log: { level: 'INFO', message: '3 nodes' } },
      { event: 'line', text: '{not JSON}' },
      { event: 'line', text: 'with grü' },
      { event: 'end', at: '1970-01-01T00:00:00.000Z', exitCode: 0 },
    ]);
  });
});
