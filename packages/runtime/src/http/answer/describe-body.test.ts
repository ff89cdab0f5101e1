import { expect, it } from 'vitest';
import { describeBody } from './describe-body.ts';

function describe(text: string): string {
  const headers = new Headers({ 'content-type': 'text/html; charset=utf-8' });
  return describeBody({ status: 502, statusText: '', headers, text, isCut: false }, (same) => same);
}

it('describeBody() says the type and how the text begins, without tags', () => {
  expect(describe('<html><b>Bad  gateway</b>\n</html>')).toBe('text/html "Bad gateway"');
  expect(describe('x'.repeat(121))).toBe(`text/html "${'x'.repeat(120)}…"`);
});

it('describeBody() reads a long page of open tags', () => {
  expect(describe('<'.repeat(2_000_000))).toContain('<<<<');
});
