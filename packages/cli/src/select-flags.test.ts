import { describe, expect, test } from 'vitest';
import type { FlagTable } from './flags.ts';
import { selectFlags } from './select-flags.ts';

const flags: FlagTable = {
  seed: { kind: 'integer', summary: 'a number', placeholder: 'n' },
  yes: { kind: 'boolean', summary: 'do not ask', letter: 'y' },
  git: { kind: 'yes-no', summary: 'make a repository' },
  push: { kind: 'boolean', summary: 'build only', isDefaultTrue: true },
};
const all = Object.keys(flags);

describe('selectFlags', () => {
  test.each([
    [[], []],
    [['x', 'y'], []],
    [['--seed', '1'], ['seed']],
    [['--seed=1', 'x'], ['seed']],
    [
      ['-y', '--no-git'],
      ['yes', 'git'],
    ],
    [['--no-push'], ['push']],
    [['x', '--', '--sed'], []],
    [['--push'], all],
    [['--sed', '1'], all],
    [['-yh'], all],
    [['--help'], all],
    [['--seed', '-1'], all],
  ])('selectFlags() takes from %j the flags %j', (argv, names) => {
    expect(Object.keys(selectFlags(flags, argv))).toEqual(names);
  });
});
