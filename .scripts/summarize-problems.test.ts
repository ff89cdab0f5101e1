import { expect, test } from 'vitest';
import { summarizeProblems } from './summarize-problems.ts';

test.each([
  [
    'tsc',
    'packages/x/src/a.ts(4,67): error TS9011: No type\n',
    'packages/x/src/a.ts(4,67): error TS9011: No type',
  ],
  [
    'oxlint',
    '\n  \u001B[31mx\u001B[0m no-any: Unexpected `any`\n   ,-[packages/x/src/a.ts:1:19]\n 1 | x: any\n',
    'x no-any: Unexpected `any` (packages/x/src/a.ts:1:19)',
  ],
  [
    'oxfmt',
    'Checking formatting...\n\npackages/x/src/a.ts (0ms)\n\nFormat issues\n',
    'packages/x/src/a.ts (0ms)',
  ],
  ['knip', 'Unused files (1)\npackages/x/src/a.ts\n', 'Unused files (1) (packages/x/src/a.ts)'],
  ['nothing', '\n\ntsc exited with 2', 'tsc exited with 2'],
])('summarizeProblems() is one line of what %s printed', (_, output, line) => {
  expect(summarizeProblems(output)).toBe(line);
});
