import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { endProcess, nameHolders } from './exit.ts';

it('nameHolders() counts what is left, stdout and stderr aside', () => {
  const resources = ['PipeWrap', 'PipeWrap', 'Timeout', 'TCPSocketWrap', 'TLSWrap', 'Timeout', 'Strange'];
  expect(nameHolders(resources, ['PipeWrap', 'PipeWrap'])).toBe(
    '2 timers, 1 TCP connection, 1 TLS connection, 1 Strange',
  );
  expect(nameHolders(['PipeWrap'], [])).toBe('1 pipe');
  expect(nameHolders(['TTYWrap'], ['TTYWrap'])).toBe(
    'something that Node does not name, perhaps a worker thread',
  );
});

it('endProcess() ends with the code once all was written', async () => {
  const seen: (string | number)[] = [];
  const slow = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      setImmediate(() => {
        if (chunk.length > 0) seen.push(chunk.toString());
        done();
      });
    },
  });
  slow.write('a');
  slow.write('b');
  await endProcess({ exit: (code) => seen.push(code) }, 65, { outputs: [slow] });
  expect(seen).toEqual(['a', 'b', 65]);
});

it('endProcess() does not wait for a reader that never reads', async () => {
  const stuck = new Writable({ write: () => undefined });
  stuck.write('a');
  const seen: number[] = [];
  await endProcess({ exit: (code) => seen.push(code) }, 0, { outputs: [stuck], flushMs: 20 });
  expect(seen).toEqual([0]);
});
