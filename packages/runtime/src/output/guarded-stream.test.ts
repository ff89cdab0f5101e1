import { Console } from 'node:console';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describe, expect, it } from 'vitest';
import { GuardedStream } from './guarded-stream.ts';
import { Redactor } from './redactor.ts';

const canary = 'castai_v1_canary0000000000000000000000000000000000000000000000000000000000_deadbeef';

interface Rig {
  readonly stream: Writable;
  readonly guarded: GuardedStream;
  readonly shown: () => string;
}

function rig({ decodeStrings = false }: { decodeStrings?: boolean } = {}): Rig {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    decodeStrings,
    write(chunk: string | Buffer, _encoding, done) {
      chunks.push(Buffer.from(chunk));
      setImmediate(done);
    },
  });
  const redactor = new Redactor();
  redactor.add(canary);
  return {
    stream,
    guarded: new GuardedStream(stream, redactor),
    shown: () => Buffer.concat(chunks).toString(),
  };
}

describe('GuardedStream', () => {
  it('write() redacts a secret however it is cut into chunks, text and bytes', async () => {
    for (let cut = 1; cut < canary.length; cut += 1) {
      for (const decodeStrings of [true, false]) {
        const { stream, guarded, shown } = rig({ decodeStrings });
        stream.write(`key ${canary.slice(0, cut)}`);
        stream.write(decodeStrings ? Buffer.from(`${canary.slice(cut)} é\n`) : `${canary.slice(cut)} é\n`);
        await guarded.flush();
        expect(shown()).toBe('key [redacted] é\n');
      }
    }
  });

  it('write() redacts one character at a time, in base64 too', async () => {
    const { stream, guarded, shown } = rig();
    const encoded = Buffer.from(canary).toString('base64');
    for (const character of `${encoded} ${canary}\n`) stream.write(character);
    await guarded.flush();
    expect(shown()).not.toContain(encoded.slice(0, 12));
    expect(shown()).toMatch(/^\[redacted\]\S* \[redacted\]\n$/);
  });

  it('write() passes on what only looked like a secret', async () => {
    const { stream, guarded, shown } = rig();
    stream.write('castai_v1_');
    stream.write('is how a key begins\n');
    await guarded.flush();
    expect(shown()).toBe('castai_v1_is how a key begins\n');
  });

  it('write() keeps binary output and other encodings as they are', async () => {
    const { stream, guarded, shown } = rig();
    stream.write('c3a9', 'hex');
    stream.write(Buffer.from([0xe2, 0x82]));
    stream.write(Buffer.from([0xac, 0x0a]));
    await guarded.flush();
    expect(shown()).toBe('é€\n');
  });

  it('covers console, pipe and end', async () => {
    const { stream, shown } = rig();
    new Console(stream).log({ env: { API_KEY: canary } });
    await pipeline(Readable.from([canary.slice(0, 9), canary.slice(9)]), stream, { end: false });
    await new Promise<void>((resolve) => stream.end(`${canary}\n`, resolve));
    expect(shown()).toBe("{\n  env: {\n    API_KEY: '[redacted]'\n  }\n}\n[redacted][redacted]\n");
  });

  it('finish() writes the last line, on a line of its own, and sends the rest to the successor', async () => {
    const out = rig();
    const err = rig();
    out.stream.write('progress 10% c');
    out.guarded.finish('{"a":1}', err.stream);
    out.stream.write('too late\n');
    await out.guarded.flush();
    await err.guarded.flush();
    expect(out.shown()).toBe('progress 10% c\n{"a":1}\n');
    expect(err.shown()).toBe('too late\n');
  });

  it('release() writes what was held back', async () => {
    const { stream, guarded, shown } = rig();
    stream.write('that was it, bye c');
    await guarded.flush();
    expect(shown()).toBe('that was it, bye ');
    guarded.release();
    guarded.release();
    expect(shown()).toBe('that was it, bye c');
  });

  it('survives a reader that has gone', async () => {
    const stream = new Writable({
      write: (_chunk, _encoding, done) => {
        done(new Error('EPIPE'));
      },
    });
    const guarded = new GuardedStream(stream, new Redactor());
    stream.write('x');
    await guarded.flush();
    expect(stream.errored?.message).toBe('EPIPE');
  });
});
