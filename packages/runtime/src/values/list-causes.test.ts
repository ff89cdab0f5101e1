import { expect, it } from 'vitest';
import { listCauses } from './list-causes.ts';

it('listCauses() gives each error of a chain once, and nothing that is no error', () => {
  const inner = new Error('inner', { cause: 'text' });
  const outer = new Error('outer', { cause: inner });
  expect(listCauses(outer)).toEqual([outer, inner]);
  inner.cause = outer;
  expect(listCauses(inner)).toEqual([inner, outer]);
  expect(listCauses('text')).toEqual([]);
});
