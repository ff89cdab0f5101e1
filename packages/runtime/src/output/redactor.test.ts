import { inspect } from 'node:util';
import { fc } from '@castai-bot/testing/properties';
import { describe, expect, it } from 'vitest';
import { Redactor } from './redactor.ts';

const canary = 'castai_v1_canary0000000000000000000000000000000000000000000000000000000000_deadbeef';

function redactorOf(value: string): Redactor {
  const redactor = new Redactor();
  redactor.add(value);
  return redactor;
}

describe('Redactor', () => {
  it('redact() replaces the value wherever it stands', () => {
    expect(redactorOf(canary).redact(`a${canary}b ${canary}`)).toBe('a[redacted]b [redacted]');
  });

  it('redact() leaves text alone when it knows no secret', () => {
    expect(new Redactor().redact('nothing to hide')).toBe('nothing to hide');
  });

  it('redact() finds base64 in every alignment, padding and alphabet', () => {
    const redactor = redactorOf(canary);
    for (const prefix of ['', 'a', 'ab', 'abc', 'user:']) {
      for (const suffix of ['', 'y', 'yz', '\n']) {
        for (const encoding of ['base64', 'base64url'] as const) {
          const text = Buffer.from(`${prefix}${canary}${suffix}`).toString(encoding);
          const shown = Buffer.from(redactor.redact(text).replaceAll('[redacted]', ''), 'base64').toString(
            'latin1',
          );
          expect(redactor.redact(text)).toContain('[redacted]');
          expect(shown).not.toContain('canary');
        }
      }
    }
  });

  it('redact() finds a value with special characters URL-encoded and JSON-escaped, twice too', () => {
    const value = String.raw`p/a+s"s\w'o r=d&%!~*(é`;
    const redactor = redactorOf(value);
    const twice = JSON.stringify(JSON.stringify(value));
    for (const text of [
      value,
      encodeURIComponent(value),
      encodeURIComponent(value).replaceAll(/%../g, (code) => code.toLowerCase()),
      new URLSearchParams({ q: value }).toString(),
      JSON.stringify({ value }),
      twice,
    ]) {
      expect(redactor.redact(text)).toContain('[redacted]');
    }
    expect(redactor.redact(twice)).toBe(String.raw`"\"[redacted]\""`);
  });

  it('redact() replaces what follows the name of a credential header', () => {
    const redactor = new Redactor();
    expect(redactor.redact('X-API-Key: abc\nok')).toBe('X-API-Key: [redacted]\nok');
    expect(redactor.redact('{"authorization":"Bearer abc","n":1}')).toBe(
      '{"authorization":"[redacted]","n":1}',
    );
    expect(redactor.redact("{ 'set-cookie': 'a=b; c', x: 1 }")).toBe("{ 'set-cookie': '[redacted]', x: 1 }");
    expect(redactor.redact(String.raw`"{\"x-api-key\":\"abc\"}"`)).toBe(
      String.raw`"{\"x-api-key\":\"[redacted]\"}"`,
    );
  });

  it('redact() looks for a short value as it stands only', () => {
    const redactor = redactorOf('wrong');
    expect(redactor.redact(`wrong ${Buffer.from('wrong').toString('base64')}`)).toBe('[redacted] d3Jvbmc=');
  });

  it('redact() finds a value in hex, and in a Buffer that is printed, wherever its bytes begin', () => {
    const value = `castai_v1_${'c0ffee42'.repeat(8)}_cafe1234`;
    const redactor = redactorOf(value);
    const hex = Buffer.from(value).toString('hex');
    expect([hex, hex.toUpperCase()].map((form) => redactor.redact(`<${form}>`))).toEqual([
      '<[redacted]>',
      '<[redacted]>',
    ]);
    for (const before of ['', 'x-api-key: ', 'a line that fills most of what is shown: ']) {
      const printed = inspect({ body: Buffer.from(`${before}${value}`) });
      expect(printed).toContain('<Buffer ');
      expect(redactor.redact(printed)).toMatch(/^\{\s*body: <Buffer \[redacted\]/);
    }
    const harmless = inspect(Buffer.from('nothing of it'));
    expect(redactor.redact(harmless)).toBe(harmless);
  });

  it('countPending() tells how much of the end may be the start of a secret', () => {
    const redactor = redactorOf('secret-value');
    expect(redactor.countPending('this is sec')).toBe(3);
    expect(redactor.countPending('this is sec\n')).toBe(0);
    expect(redactor.countPending('this is ok?!')).toBe(0);
    expect(redactor.countPending('')).toBe(0);
  });

  it('redact() leaves no trace of any printable value in any form', () => {
    const printable = fc.string({
      unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCodePoint(code)),
      minLength: 12,
      maxLength: 80,
    });
    fc.assert(
      fc.property(printable, fc.string(), fc.string(), (value, before, after) => {
        const redactor = redactorOf(value);
        for (const form of [value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)]) {
          expect(redactor.redact(`${before}${form}${after}`)).toContain('[redacted]');
        }
      }),
    );
  });
});
