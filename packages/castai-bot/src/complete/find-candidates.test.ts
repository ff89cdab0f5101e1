import { type CommandEntry, defineCommand, touchesNothing } from '@castai-bot/cli';
import { describe, expect, test } from 'vitest';
import { findCandidates } from './find-candidates.ts';

const command = defineCommand({
  args: {
    function: { summary: '', completes: 'function' },
    shell: { summary: '', choices: ['bash', 'zsh'] },
  },
  flags: {
    config: { kind: 'string', summary: 'a file', placeholder: 'file', completes: 'file' },
    tone: { kind: 'choice', summary: 'how', placeholder: 'tone', choices: ['calm', 'loud'] },
    seed: { kind: 'integer', summary: 'a number', placeholder: 'n' },
    push: { kind: 'boolean', summary: 'no push', isDefaultTrue: true },
    dryRun: { kind: 'boolean', summary: 'only say it' },
  },
  examples: ['castai-bot run'],
  touches: touchesNothing,
  handler: async () => ({}),
  render: () => '',
});
const load: CommandEntry['load'] = async () => ({ command });
const commands: readonly CommandEntry[] = [
  { name: 'run', summary: 'Run', load },
  { name: 'remove', summary: 'Remove', load },
  { name: 'secret set', summary: 'Set a secret', load },
  { name: 'complete', summary: 'Complete', isHidden: true, load },
];

describe('findCandidates', () => {
  test.each([
    [[''], ['run', 'remove', 'secret']],
    [['r'], ['run', 'remove']],
    [['c'], []],
    [
      ['--json', 'r'],
      ['run', 'remove'],
    ],
    [['--cwd', 'x', 'se'], ['secret']],
    [['secret', ''], ['set']],
    [['secret', 'set', '--to'], ['--tone']],
    [
      ['run', ''],
      ['greet', 'rotate-nodes in .'],
    ],
    [['run', 'gr'], ['greet']],
    [['--cwd', 'x', 'run', 'gr'], ['greet']],
    [['run', '--cwd', 'sub', 'rot'], ['rotate-nodes in sub']],
    [
      ['run', 'greet', ''],
      ['bash', 'zsh'],
    ],
    [['run', 'greet', 'bash', ''], []],
    [['run', '--dry-run', 'gr'], ['greet']],
    [['run', '--seed', '1', 'gr'], ['greet']],
    [['run', '--seed', ''], []],
    [['run', '--tone', 'l'], ['loud']],
    [['run', '--tone=l'], ['--tone=loud']],
    [['run', '--tone', '=', 'l'], ['loud']],
    [
      ['run', '--tone', '='],
      ['calm', 'loud'],
    ],
    [['run', '--tone=calm', 'gr'], ['greet']],
    [['run', '--tone', '=', 'calm', 'gr'], ['greet']],
    [['run', '--dry-run=l'], []],
    [
      ['run', '--'],
      ['--config', '--tone', '--seed', '--no-push', '--dry-run', '--json', '--events', '--cwd', '--help'],
    ],
    [['--h'], ['--help']],
    [['nothing', 'x'], []],
    [[], ['run', 'remove', 'secret']],
  ])('findCandidates() completes %j', async (words, expected) => {
    const { candidates, paths } = await complete(words);
    expect(candidates.map(({ value }) => value)).toEqual(expected);
    expect(paths).toBe('none');
  });

  test.each([
    [['run', '--config', 'x'], 'files'],
    [['run', '--config=x'], 'files'],
    [['run', '--cwd', ''], 'directories'],
    [['--cwd', ''], 'directories'],
  ])('findCandidates() leaves paths to the shell for %j', async (words, paths) => {
    expect(await complete(words)).toEqual({ candidates: [], paths });
  });

  test('findCandidates() says what each is', async () => {
    expect((await complete(['run', '--see'])).candidates).toEqual([{ value: '--seed', summary: 'a number' }]);
  });
});

const complete = (words: readonly string[]): ReturnType<typeof findCandidates> =>
  findCandidates(words, {
    commands,
    listFunctions: async (cwd = '.') => ['greet', `rotate-nodes in ${cwd}`],
  });
