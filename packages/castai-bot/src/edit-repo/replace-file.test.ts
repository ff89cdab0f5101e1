import { chmod, readdir, readFile, readlink, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFixtureRepo } from '../testing/fixture-repo.ts';
import { checkReplaceable, replaceFile } from './replace-file.ts';

describe('replaceFile', () => {
  test('replaceFile() writes a new file, over an old one, and through a link', async () => {
    await using folder = await createFixtureRepo({ 'real/old.json': 'old' });
    const [file, old, link] = ['new.json', 'real/old.json', 'link.json'].map((name) =>
      path.join(folder.root, name),
    );
    if (file === undefined || old === undefined || link === undefined) throw new Error('never');
    await symlink('real/old.json', link);
    await replaceFile(file, 'a', { shown: 'new.json' });
    await replaceFile(link, 'b', { shown: 'link.json' });
    expect(await readFile(file, 'utf8')).toBe('a');
    expect([await readlink(link), await readFile(old, 'utf8')]).toEqual(['real/old.json', 'b']);
    expect(await readdir(path.dirname(old))).toEqual(['old.json']);
  });

  test('replaceFile() keeps the mode of the file', async () => {
    await using folder = await createFixtureRepo({ 'own.json': 'old' });
    const file = path.join(folder.root, 'own.json');
    await chmod(file, 0o600);
    await replaceFile(file, 'a', { shown: 'own.json' });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  test.skipIf(process.platform === 'win32')(
    'replaceFile() lets nobody else read what is private, new or in place of what anybody could (not on Windows)',
    async () => {
      await using folder = await createFixtureRepo({ 'old.json': 'old' });
      for (const name of ['old.json', 'new.json']) {
        const file = path.join(folder.root, name);
        await replaceFile(file, 'a', { shown: name, isPrivate: true });
        expect([name, (await stat(file)).mode & 0o777]).toEqual([name, 0o600]);
      }
    },
  );

  test('replaceFile() says what is in its way, and leaves nothing beside', async () => {
    await using folder = await createFixtureRepo({ 'a/b.txt': '' });
    const write = (name: string): Promise<void> =>
      replaceFile(path.join(folder.root, name), 'b', { shown: name });
    await expect(write('a')).rejects.toMatchObject({
      code: 'NOT_SAVED',
      message: 'Cannot write a: it is a folder',
    });
    await expect(write('a/b.txt/x.json')).rejects.toThrow('Cannot write a/b.txt/x.json: b.txt is no folder');
    await expect(write('a/b.txt/c/x.json')).rejects.toThrow('b.txt is no folder');
    expect([await readdir(folder.root), await readdir(path.join(folder.root, 'a'))]).toEqual([
      ['a'],
      ['b.txt'],
    ]);
  });

  test.each([[{}], [{ 'castai-bot.json': '{}' }]])(
    'replaceFile() makes the folders above a file, with %j around',
    async (files) => {
      await using folder = await createFixtureRepo(files);
      const file = path.join(folder.root, 'reports/today/x.html');
      await replaceFile(file, 'a', { shown: 'x.html' });
      await replaceFile(file, 'b', { shown: 'x.html' });
      expect(await readFile(file, 'utf8')).toBe('b');
      expect(await readdir(path.dirname(file))).toEqual(['x.html']);
    },
  );

  test('replaceFile() writes through no link that leads out of the repo around it', async () => {
    await using folder = await createFixtureRepo({
      'theirs/.profile': 'theirs',
      'repo/castai-bot.json': '{}',
      'repo/recordings/note': '',
    });
    const link = path.join(folder.root, 'repo/recordings/nodes.json');
    await symlink('../../theirs/.profile', link);
    await expect(replaceFile(link, 'b', { shown: 'nodes.json' })).rejects.toThrow('would leave it');
    expect(await readFile(path.join(folder.root, 'theirs/.profile'), 'utf8')).toBe('theirs');
    // Outside of a repo a link is what the person typed.
    const own = path.join(folder.root, 'link');
    await symlink('theirs/.profile', own);
    await replaceFile(own, 'b', { shown: 'link' });
    expect(await readFile(path.join(folder.root, 'theirs/.profile'), 'utf8')).toBe('b');
  });
});

describe('checkReplaceable', () => {
  test('checkReplaceable() refuses what can be no file, and writes nothing', async () => {
    await using folder = await createFixtureRepo({ 'a/b.txt': '' });
    await writeFile(path.join(folder.root, 'c.json'), 'c');
    const check = (shown: string, isForced = false): Promise<void> =>
      checkReplaceable(path.join(folder.root, shown), { shown, isOurs: (text) => text === 'c', isForced });
    await check('c.json');
    await check('d.json');
    await check('a/b.txt');
    await expect(check('a')).rejects.toThrow('Cannot write a: it is a folder');
    await check('none/none/x.json');
    await expect(check('a/b.txt/x.json')).rejects.toThrow('Cannot write a/b.txt/x.json: b.txt is no folder');
    await writeFile(path.join(folder.root, 'c.json'), 'mine');
    await expect(check('c.json')).rejects.toMatchObject({ code: 'FOREIGN_FILE' });
    await check('c.json', true);
    expect((await readdir(folder.root)).toSorted()).toEqual(['a', 'c.json']);
  });
});
