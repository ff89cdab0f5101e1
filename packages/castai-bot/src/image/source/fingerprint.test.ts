import { chmod, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFixtureRepo } from '../../testing/fixture-repo.ts';
import { parseDockerIgnore } from '../../dockerfile/docker-ignore.ts';
import { fingerprint, listContext } from './fingerprint.ts';

const files = {
  Dockerfile: 'FROM scratch',
  '.dockerignore': '*\n!dist/bot.mjs',
  'dist/bot.mjs': 'one',
  'src/main.ts': 'source',
  'secrets.env': 'canary',
};
const settings = { platforms: ['linux/amd64'] };

describe('fingerprint', () => {
  test('fingerprint() follows contents, permissions and settings, not times and not what is left out', async () => {
    await using repo = await createFixtureRepo(files);
    const { root } = repo;
    const bundle = path.join(root, 'dist/bot.mjs');
    const first = await fingerprint({ root, settings });
    expect(first).toMatch(/^[0-9a-f]{64}$/);

    await utimes(bundle, 1, 1);
    await writeFile(path.join(root, 'src/main.ts'), 'other');
    await rm(path.join(root, 'secrets.env'));
    expect(await fingerprint({ root, settings })).toBe(first);

    const others = [await fingerprint({ root, settings: { platforms: ['linux/arm64'] } })];
    await chmod(bundle, 0o600);
    others.push(await fingerprint({ root, settings }));
    await chmod(bundle, 0o644);
    await writeFile(bundle, 'two');
    others.push(await fingerprint({ root, settings }));
    await writeFile(bundle, 'one');
    await writeFile(path.join(root, 'Dockerfile'), 'FROM scratch\nUSER 1');
    others.push(await fingerprint({ root, settings }));
    expect(new Set([first, ...others]).size).toBe(5);
  });

  test.each(['Dockerfile.dockerignore', 'Dockerfile.containerignore', '.containerignore'])(
    'fingerprint() follows what %s lets through in place of .dockerignore',
    async (name) => {
      await using repo = await createFixtureRepo({ ...files, [name]: '*\n!src' });
      const { root } = repo;
      const seen = [await fingerprint({ root, settings })];
      await writeFile(path.join(root, 'secrets.env'), 'other');
      expect(await fingerprint({ root, settings })).toBe(seen[0]);
      for (const [file, text] of [
        ['src/main.ts', 'other'],
        ['dist/bot.mjs', 'other'],
        [name, '*\n!src\n!dist'],
        ['.dockerignore', '*'],
      ] as const) {
        await writeFile(path.join(root, file), text);
        seen.push(await fingerprint({ root, settings }));
      }
      expect(new Set(seen).size).toBe(5);
      await rm(path.join(root, '.dockerignore'));
      await writeFile(path.join(root, name), '*\n!src');
      const alone = await fingerprint({ root, settings });
      await writeFile(path.join(root, 'dist/bot.mjs'), 'another');
      expect(await fingerprint({ root, settings })).toBe(alone);
    },
  );

  test('listContext() is what an engine is sent, sorted', async () => {
    await using repo = await createFixtureRepo({ ...files, 'dist/a/b': '', 'node_modules/x/y': '' });
    expect(await listContext(repo.root, parseDockerIgnore(files['.dockerignore']))).toEqual(['dist/bot.mjs']);
    expect(await listContext(repo.root, parseDockerIgnore('node_modules\nsrc'))).toEqual([
      'dist/a/b',
      'dist/bot.mjs',
      'secrets.env',
    ]);
  });
});
