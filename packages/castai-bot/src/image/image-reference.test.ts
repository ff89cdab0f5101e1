import { describe, expect, test } from 'vitest';
import { isDigest, isTag, parseImageReference, toFullName, toRegistry, tryParse } from './image-reference.ts';

const digest = `sha256:${'a'.repeat(64)}`;

describe('image references', () => {
  test.each([
    ['registry.example.com/team/my-bot', 'registry.example.com/team/my-bot', undefined],
    ['registry.example.com:5000/my-bot:1.0', 'registry.example.com:5000/my-bot', '1.0'],
    ['localhost/my-bot', 'localhost/my-bot', undefined],
    ['Registry/my-bot', 'Registry/my-bot', undefined],
    ['[::1]:5000/my-bot:x', '[::1]:5000/my-bot', 'x'],
    ['team/my-bot:x', 'docker.io/team/my-bot', 'x'],
    ['my-bot', 'docker.io/library/my-bot', undefined],
    ['index.docker.io/team/my-bot', 'docker.io/team/my-bot', undefined],
  ])('parseImageReference() takes %s apart', (text, fullName, tag) => {
    const reference = parseImageReference(`${text}@${digest}`);
    expect(toFullName(reference)).toBe(fullName);
    expect(reference).toMatchObject({ tag, digest });
  });

  test('parseImageReference() keeps the name as it was written', () => {
    expect(parseImageReference('team/my-bot:x').name).toBe('team/my-bot');
  });

  test.each([
    '',
    'a b',
    'Team/My-Bot',
    '-x',
    'a//b',
    'my-bot:',
    'my-bot@sha256:12',
    'x:y:z',
    `a@${digest}@${digest}`,
    '$(id)',
  ])('tryParse() refuses %j', (text) => {
    expect(tryParse(text)).toBeUndefined();
    expect(() => parseImageReference(text)).toThrow(`Cannot use the image name ${JSON.stringify(text)}`);
  });

  test('toRegistry() knows the names of Docker Hub', () => {
    expect(['https://index.docker.io/v1/', 'docker.io', 'registry-1.docker.io'].map(toRegistry)).toEqual(
      Array.from({ length: 3 }, () => 'docker.io'),
    );
    expect(toRegistry('https://registry.example.com:5000/v2/')).toBe('registry.example.com:5000');
  });

  test('isTag() and isDigest() hold the grammar', () => {
    expect(['1.0', '_x', 'a'.repeat(128)].every(isTag)).toBe(true);
    expect(['', '.x', '-x', 'a b', 'a'.repeat(129), 'a+b'].some(isTag)).toBe(false);
    expect([isDigest(digest), isDigest(`sha256:${'A'.repeat(64)}`)]).toEqual([true, false]);
  });
});
