import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { openLog } from './open-log.ts';

const log = 'a\u001B[31mb\u001B[39m\u001B[2J\u001B]0;title\u0007c\rd\n';

test.each([
  ['what the pod printed to a file', false, log],
  ['nothing to a terminal that it would obey', true, 'a\u001B[31mb\u001B[39mc d\n'],
])('openLog() writes %s', async (_, isTTY, expected) => {
  const stream = new PassThrough();
  const stdout = Object.assign(stream, { isTTY });
  const filter = openLog({ isJson: false, env: {}, stdout, stderr: stdout });
  filter.push(log);
  filter.end();
  stream.end();
  expect(await text(stream)).toBe(expected);
});
