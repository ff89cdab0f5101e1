import { chmod, mkdir, readdir, readFile, stat, symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFixtureRepo } from '../../testing/fixture-repo.ts';
import { type ManifestChange, writeManifests } from './write-manifests.ts';

describe('writeManifests', () => {
  test('writeManifests() writes through a link and keeps the mode', async () => {
    await using repo = await createFixtureRepo({ 'k8s/a.yaml': 'old', 'shared/b.yaml': 'old' });
    const at = (name: string): string => path.join(repo.root, name);
    await chmod(at('k8s/a.yaml'), 0o600);
    await symlink('../shared/b.yaml', at('k8s/b.yaml'));
    await writeManifests(repo.root, [change('k8s/a.yaml'), change('k8s/b.yaml')]);
    expect(
      await Promise.all(['k8s/a.yaml', 'shared/b.yaml'].map((name) => readFile(at(name), 'utf8'))),
    ).toEqual(['new', 'new']);
    expect((await stat(at('k8s/a.yaml'))).mode & 0o777).toBe(0o600);
    expect(await readdir(at('k8s'))).toEqual(['a.yaml', 'b.yaml']);
  });

  test('writeManifests() leaves all as they were when one cannot be written', async () => {
    await using repo = await createFixtureRepo({ 'k8s/a.yaml': 'old', 'k8s/c.yaml': 'old' });
    const gone = writeManifests(repo.root, [
      change('k8s/a.yaml'),
      change('k8s/gone.yaml'),
      change('k8s/c.yaml'),
    ]);
    await expect(gone).rejects.toMatchObject({ code: 'WRITE' });
    // A folder cannot be replaced by a file: this fails after the first rename.
    await mkdir(path.join(repo.root, 'k8s/d.yaml'));
    const folder = writeManifests(repo.root, [change('k8s/a.yaml'), change('k8s/d.yaml')]);
    await expect(folder).rejects.toMatchObject({ code: 'WRITE' });
    expect(await readFile(path.join(repo.root, 'k8s/a.yaml'), 'utf8')).toBe('old');
    expect(await readdir(path.join(repo.root, 'k8s'))).toEqual(['a.yaml', 'c.yaml', 'd.yaml']);
  });
});

function change(file: string): ManifestChange {
  return { file, before: 'old', after: 'new' };
}
