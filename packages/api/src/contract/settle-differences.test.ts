import { describe, expect, it } from 'vitest';
import { settleDifferences } from './settle-differences.ts';

const differences = [
  { at: 'GET /v1/a.b error', what: 'is not there' },
  { at: 'Node.id', what: 'is string, there it is integer' },
];

describe('settleDifferences()', () => {
  it('takes off what an exception covers and keeps the rest', () => {
    const exceptions = [{ at: '* error', what: 'is not there', source: 'somewhere' }];
    expect(settleDifferences(differences, exceptions)).toEqual({ open: [differences[1]], unused: [] });
  });

  it('names an exception that covers nothing', () => {
    const exception = { at: 'GET /v1/axb error', what: 'is not there', source: 'somewhere' };
    expect(settleDifferences(differences, [exception])).toEqual({ open: differences, unused: [exception] });
  });
});
