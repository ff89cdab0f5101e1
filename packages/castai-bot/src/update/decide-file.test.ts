import { fc } from '@castai-bot/testing/properties';
import { describe, expect, test } from 'vitest';
import { decideFile, type FileDecision } from './decide-file.ts';
import type { YourFile } from './read-your-file.ts';

const options = {
  image: 'registry.example.com/team/my-bot',
  labels: { yours: 'yours', theirs: 'castai-bot 2.0.0' },
};

interface Versions {
  readonly base?: string | undefined;
  readonly yours?: string | undefined;
  readonly theirs?: string | undefined;
  readonly path?: string;
}

function decide({ base, yours, theirs, path = 'Dockerfile' }: Versions): FileDecision {
  const file: YourFile = yours === undefined ? { kind: 'absent' } : { kind: 'text', text: yours };
  const planned = theirs === undefined ? undefined : { path, text: theirs, kind: 'owned' as const };
  return decideFile({ path, base, theirs: planned, yours: file }, options);
}

/** What is there afterwards. */
function settle(versions: Versions): string | undefined {
  const { change } = decide(versions);
  if (change === undefined) return versions.yours;
  if (change.kind === 'delete') return undefined;
  return change.kind === 'create' ? change.text : change.after;
}

const CRON = (image: string, rest = ''): string =>
  `metadata: { labels: { app.kubernetes.io/managed-by: castai-bot } }\nspec:\n  containers:\n    - name: bot\n      # Written by a push.\n      image: ${image}\n${rest}`;
const PUSHED = `registry.example.com/team/my-bot:1.0.0@sha256:${'a'.repeat(64)}`;
const UNBUILT = '"registry.example.com/team/my-bot:not-built-yet"';

describe('decideFile', () => {
  test.each<[string, Versions, FileDecision]>([
    [
      'a new file',
      { theirs: 'a' },
      { change: { kind: 'create', path: 'Dockerfile', text: 'a', isExecutable: false }, base: 'a' },
    ],
    [
      'a new file where one is already',
      { yours: 'mine', theirs: 'a' },
      { kept: ['Dockerfile stays yours: castai-bot would write it too'], base: undefined },
    ],
    ['a new file that is there already', { yours: 'a\r\n', theirs: 'a\n' }, { base: 'a\n' }],
    ['a deleted file', { base: 'a', theirs: 'a' }, { base: 'a' }],
    [
      'a deleted file that changed',
      { base: 'a', theirs: 'b' },
      {
        kept: ['Dockerfile stays deleted: castai-bot leave-out Dockerfile ends this line'],
        base: 'b',
      },
    ],
    ['a deleted file that is gone', { base: 'a' }, { base: undefined }],
    [
      'a file that is gone',
      { base: 'a', yours: 'a' },
      { change: { kind: 'delete', path: 'Dockerfile', before: 'a' }, base: undefined },
    ],
    [
      'an edited file that is gone',
      { base: 'a', yours: 'b' },
      {
        kept: ['Dockerfile stays, since you have edited it: castai-bot no longer writes it'],
        base: undefined,
      },
    ],
    ['an unedited file', { base: 'a', yours: 'a', theirs: 'a' }, { base: 'a' }],
    ['an edited file without news', { base: 'a', yours: 'b', theirs: 'a' }, { isDrifted: true, base: 'a' }],
    ['a file that is what it becomes', { base: 'a', yours: 'b', theirs: 'b' }, { base: 'b' }],
    [
      'a file that both changed',
      { base: 'a\n', yours: 'b\n', theirs: 'c\n' },
      {
        change: {
          kind: 'edit',
          path: 'Dockerfile',
          before: 'b\n',
          after: '<<<<<<< yours\nb\n=======\nc\n>>>>>>> castai-bot 2.0.0\n',
        },
        kept: [],
        conflict: {
          path: 'Dockerfile',
          lines: [1],
          message: 'you and castai-bot 2.0.0 changed the same lines',
        },
        base: 'c\n',
      },
    ],
  ])('decideFile() decides about %s', (_, versions, decision) => {
    expect(decide(versions)).toEqual(decision);
  });

  test('decideFile() leaves alone what is no text, and merges what was left out later', () => {
    const theirs = { path: 'x', text: 'new', kind: 'owned' as const };
    const file = { path: 'x', base: 'a', theirs, yours: { kind: 'other' as const, why: 'it is a folder' } };
    expect(decideFile(file, options)).toEqual({
      conflict: { path: 'x', lines: [], message: 'left alone: it is a folder' },
      base: 'a',
    });
    expect(decideFile({ ...file, base: 'new' }, options)).toEqual({ isDrifted: true, base: 'new' });
  });

  test('decideFile() never marks conflicts in a file that was yours from its first line on', () => {
    let base: string | undefined;
    for (const theirs of ['a\n', 'b\n', 'c\nd\n']) {
      const versions = { base, yours: 'mine\n', theirs };
      expect(settle(versions)).toBe('mine\n');
      base = decide(versions).base;
    }
  });

  test('decideFile() keeps the image that a push wrote, and does not call it an edit', () => {
    const path = 'k8s/a.cronjob.yaml';
    const base = CRON(UNBUILT);
    expect(decide({ path, base, yours: CRON(PUSHED), theirs: base })).toEqual({ base });
    const theirs = CRON('"registry.example.com/other/my-bot:not-built-yet"', '      cpu: 1\n');
    expect(settle({ path, base, yours: CRON(PUSHED), theirs })).toBe(CRON(PUSHED, '      cpu: 1\n'));
    expect(settle({ path, base, yours: base, theirs })).toBe(theirs);
  });

  test('decideFile() keeps comments of yours around the image', () => {
    const path = 'k8s/a.cronjob.yaml';
    const yours = CRON(PUSHED).replace('Written by a push', 'Do not touch');
    const theirs = CRON(UNBUILT, '      cpu: 1\n').replace('Written by', 'Comes from');
    expect(settle({ path, base: CRON(UNBUILT), yours, theirs })).toBe(`${yours}      cpu: 1\n`);
  });

  test('decideFile() merges a manifest that is no YAML any more as lines', () => {
    const path = 'k8s/a.cronjob.yaml';
    const yours = `${CRON(UNBUILT)}{{ broken\n`;
    expect(settle({ path, base: CRON(UNBUILT), yours, theirs: `# New.\n${CRON(UNBUILT)}` })).toBe(
      `# New.\n${yours}`,
    );
  });

  const text = fc.option(
    fc
      .array(fc.constantFrom('a', 'b', 'c', '', '# d', 'FROM x', '  image: y'), { maxLength: 8 })
      .map((lines) => lines.join('\n')),
    { nil: undefined },
  );
  const anyPath = fc.constantFrom('Dockerfile', 'k8s/a.cronjob.yaml', 'package.json', '.gitignore');

  test('decideFile() makes of an unedited file what is rendered now', () => {
    fc.assert(
      fc.property(text, text, anyPath, (base, theirs, path) => {
        const decision = decide({ path, base, yours: base, theirs });
        expect(settle({ path, base, yours: base, theirs })).toBe(theirs);
        expect(decision.conflict).toBeUndefined();
      }),
    );
  });

  test('decideFile() has nothing to do the second time, whatever there is', () => {
    fc.assert(
      fc.property(fc.record({ base: text, yours: text, theirs: text, path: anyPath }), (versions) => {
        const { theirs, path } = versions;
        const again = decide({ path, base: decide(versions).base, yours: settle(versions), theirs });
        expect(again.change).toBeUndefined();
        expect(again.conflict).toBeUndefined();
      }),
    );
  });
});
