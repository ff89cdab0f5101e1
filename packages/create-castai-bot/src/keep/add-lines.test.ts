import { expect, test } from 'vitest';
import { addLines } from './add-lines.ts';

const OURS = 'node_modules/\ndist/\n\n# Keys.\n*.env\n!*.env.template\n';

test.each([
  ['nothing', '', OURS.replace('\n\n', '\n')],
  ['other lines', 'build/', 'build/\n\nnode_modules/\ndist/\n# Keys.\n*.env\n!*.env.template\n'],
  ['some of ours', 'dist/\n*.env\n', 'dist/\n*.env\n\nnode_modules/\n# Keys.\n!*.env.template\n'],
  ['all of ours', `# Mine\n${OURS}`, `# Mine\n${OURS}`],
  [
    'lines of Windows',
    'build/\r\ndist/\r\n',
    'build/\r\ndist/\r\n\r\nnode_modules/\r\n# Keys.\r\n*.env\r\n!*.env.template\r\n',
  ],
])('addLines() to %s', (_, theirs, expected) => {
  const merged = addLines(theirs, OURS);
  expect(merged).toBe(expected);
  expect(addLines(merged, OURS)).toBe(merged);
});
