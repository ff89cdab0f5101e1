import { describe, expect, test } from 'vitest';
import { toImageLabels } from './image-labels.ts';

describe('toImageLabels', () => {
  test('toImageLabels() names version, commit, source, time and base', () => {
    const git = {
      commit: 'c'.repeat(40),
      committedAtSeconds: 1,
      isDirty: true,
      source: 'https://example.com/a',
    };
    expect(
      toImageLabels({ version: '1.0.0', git, epochSeconds: 1_700_000_000, baseImage: 'base:1' }),
    ).toEqual({
      'org.opencontainers.image.version': '1.0.0',
      'org.opencontainers.image.revision': `${'c'.repeat(40)}-dirty`,
      'org.opencontainers.image.source': 'https://example.com/a',
      'org.opencontainers.image.created': '2023-11-14T22:13:20.000Z',
      'org.opencontainers.image.base.name': 'base:1',
    });
  });

  test('toImageLabels() leaves out what is not known', () => {
    expect(
      toImageLabels({ version: undefined, git: undefined, epochSeconds: undefined, baseImage: undefined }),
    ).toEqual({});
  });
});
