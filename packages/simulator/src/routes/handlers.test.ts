import { operations } from '@castai-bot/api';
import { expect, test } from 'vitest';
import { handlers } from './handlers.ts';

test('handlers answer every operation of the document', () => {
  const missing = Object.keys(operations).filter((id) => !Object.hasOwn(handlers, id));
  expect(missing).toEqual([]);
});
