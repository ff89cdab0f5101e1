import { expect, test } from 'vitest';
import { FakeTerminal } from './testing/fake-terminal.ts';
import { wrapProse } from './wrap-prose.ts';

test('wrapProse() leaves room for the frame of a question, and no blank where it breaks', () => {
  const { stdout } = new FakeTerminal({ columns: 24 });
  expect(wrapProse('Which registry is it for?\nregion auto, license mit', stdout)).toBe(
    'Which registry is it\nfor?\nregion auto, license\nmit',
  );
});
