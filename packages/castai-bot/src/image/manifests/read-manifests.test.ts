import { describe, expect, test } from 'vitest';
import { createFixtureRepo } from '../../testing/fixture-repo.ts';
import { parseImageReference } from '../image-reference.ts';
import { readManifests } from './read-manifests.ts';

const image = parseImageReference('registry.example.com/team/my-bot');
const reference = `registry.example.com/team/my-bot:2@sha256:${'b'.repeat(64)}`;

describe('readManifests', () => {
  test.each([
    [
      'plain, with comments',
      '# top\nspec:\n  containers:\n    - name: bot # c\n      image: OLD # keep\n      args: [ a,  b ]\n',
    ],
    ['double quotes', 'spec:\n  containers:\n  - image: "OLD"\n    name: bot'],
    ['single quotes', "spec: {containers: [{image: 'OLD', name: bot}]}"],
    ['flow', '{"spec": {"containers": [{"name": "bot", "image": "OLD"}]}}'],
    [
      'Windows line ends and a byte order mark',
      '\uFEFFspec:\r\n  containers:\r\n    - image: OLD\r\n      name: ü\r\n',
    ],
    [
      'init containers and two documents',
      'spec: {}\n---\nspec:\n  initContainers:\n    - image: OLD\n  containers:\n    - image: OLD\n',
    ],
    ['an anchor', 'x: &image OLD\nspec:\n  containers:\n    - image: *image\n    - image: *image\n'],
    ['an anchor in its place', 'spec:\n  containers:\n    - image: &image OLD\n    - image: *image\n'],
    ['a tag', 'spec:\n  containers:\n    - image: !!str OLD\n'],
    ['the value on the next line', 'spec:\n  containers:\n    - image:\n        OLD\n      name: bot\n'],
    ['no line end', 'spec:\n  containers:\n    - image: OLD'],
  ])('withImage() changes that scalar alone: %s', async (_, text) => {
    for (const old of ['registry.example.com/team/my-bot', 'registry.example.com/team/my-bot:1', reference]) {
      const before = text.replaceAll('OLD', old);
      await using repo = await createFixtureRepo({ 'k8s/a.cronjob.yaml': before });
      const [manifest] = await readManifests(repo.root, image);
      expect(manifest?.withImage(reference)).toBe(text.replaceAll('OLD', reference));
    }
  });

  test('withImage() replaces a block scalar by one line', async () => {
    await using repo = await createFixtureRepo({
      'k8s/a.yml':
        'spec:\n  containers:\n    - image: |-\n        registry.example.com/team/my-bot:1\n      name: bot\n',
    });
    const [manifest] = await readManifests(repo.root, image);
    expect(manifest?.withImage(reference)).toBe(
      `spec:\n  containers:\n    - image: ${reference}\n      name: bot\n`,
    );
  });

  test('readManifests() finds our own container whatever its image, and leaves others alone', async () => {
    const own =
      'metadata:\n  labels:\n    app.kubernetes.io/managed-by: castai-bot\nspec:\n  containers:\n    - name: bot\n      image: old.example.com/x\n    - name: sidecar\n      image: other.example.com/y:1\n';
    await using repo = await createFixtureRepo({
      'k8s/own.yaml': own,
      'k8s/other.yaml': 'spec:\n  containers:\n    - name: bot\n      image: old.example.com/x\n',
      'k8s/readme.md': 'image: registry.example.com/team/my-bot',
      'k8s/deep/more.yaml': 'spec:\n  containers:\n    - image: registry.example.com/team/my-bot\n',
    });
    const manifests = await readManifests(repo.root, image);
    expect(manifests.map(({ file, images }) => [file, images])).toEqual([
      ['k8s/deep/more.yaml', ['registry.example.com/team/my-bot']],
      ['k8s/own.yaml', ['old.example.com/x']],
    ]);
    expect(manifests[1]?.withImage(reference)).toBe(own.replace('old.example.com/x', reference));
  });

  test('withImage() quotes an address that YAML would read as a list', async () => {
    const ipv6 = parseImageReference('[::1]:5000/my-bot');
    await using repo = await createFixtureRepo({
      'k8s/a.yaml':
        'spec:\n  containers:\n    - image: "[::1]:5000/my-bot"\n    - image: &x !!str "[::1]:5000/my-bot"\n',
    });
    const [manifest] = await readManifests(repo.root, ipv6);
    expect(manifest?.withImage('[::1]:5000/my-bot:1')).toBe(
      'spec:\n  containers:\n    - image: "[::1]:5000/my-bot:1"\n    - image: &x !!str "[::1]:5000/my-bot:1"\n',
    );
  });

  test('readManifests() says when there is nothing to write into, and what it cannot read', async () => {
    await using empty = await createFixtureRepo({ 'k8s/a.yaml': 'a: 1' });
    await expect(readManifests(empty.root, image)).rejects.toMatchObject({ code: 'NO_MANIFEST' });
    await using none = await createFixtureRepo({ a: '' });
    await expect(readManifests(none.root, image)).rejects.toMatchObject({ code: 'NO_MANIFEST' });
    await using broken = await createFixtureRepo({ 'k8s/a.yaml': 'a: [1\nb: {' });
    await expect(readManifests(broken.root, image)).rejects.toMatchObject({
      code: 'MANIFEST',
      message: containing('Cannot read k8s/a.yaml:2:1: '),
    });
  });
});

const containing = (text: string): unknown => expect.stringContaining(text);
