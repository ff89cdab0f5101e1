import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFixtureRepo } from '../../testing/fixture-repo.ts';
import type { Engine } from '../engine/engine.ts';
import { parseImageReference } from '../image-reference.ts';
import { withAuthFolder } from './auth-folder.ts';

const podman: Engine = { name: 'podman', builder: 'own', version: '5', about: '' };
const docker: Engine = { name: 'docker', builder: 'buildx', version: '28', about: '' };
const image = parseImageReference('registry.example.com/team/my-bot');
const other = { auth: 'b3RoZXI6eA==' };

describe('withAuthFolder', () => {
  test('withAuthFolder() keeps plugins, contexts and other logins of docker, and nothing of ours', async () => {
    const config = {
      auths: { 'https://registry.example.com': { auth: 'x' }, 'other.example.com': other },
      credHelpers: { 'registry.example.com': 'ecr', 'third.example.com': 'gcloud' },
      credsStore: 'desktop',
      currentContext: 'colima',
    };
    const text = JSON.stringify(config);
    await using home = await createFixtureRepo({
      '.docker/config.json': text,
      '.docker/cli-plugins/docker-buildx': 'x',
      '.docker/contexts/meta/a/meta.json': '{}',
      '.docker/ca.pem': 'ca',
    });
    const seen = await withAuthFolder(
      { engine: docker, image, places: toPlaces(home.root) },
      async ({ path: folder, env }) => {
        expect(env).toEqual({ DOCKER_CONFIG: folder });
        expect((await stat(folder)).mode & 0o777).toBe(0o700);
        expect((await stat(path.join(folder, 'config.json'))).mode & 0o777).toBe(0o600);
        expect(await readdir(folder)).toEqual(['ca.pem', 'cli-plugins', 'config.json', 'contexts']);
        expect(await readFile(path.join(folder, 'contexts/meta/a/meta.json'), 'utf8')).toBe('{}');
        return {
          folder,
          config: JSON.parse(await readFile(path.join(folder, 'config.json'), 'utf8')) as unknown,
        };
      },
    );
    expect(seen.config).toEqual({
      auths: { 'other.example.com': other },
      credHelpers: { 'third.example.com': 'gcloud', 'registry.example.com': '' },
      credsStore: 'desktop',
      currentContext: 'colima',
    });
    expect(existsSync(seen.folder)).toBe(false);
    expect(await readFile(path.join(home.root, '.docker/config.json'), 'utf8')).toBe(text);
    expect(await readdir(path.join(home.root, '.docker/cli-plugins'))).toEqual(['docker-buildx']);
  });

  test('withAuthFolder() lays the files of podman over each other', async () => {
    await using home = await createFixtureRepo({
      '.config/containers/auth.json': toFile({
        'a.example.com': { auth: 'config' },
        'registry.example.com/team': { auth: 'x' },
      }),
      '.docker/config.json': toFile({
        'a.example.com': { auth: 'docker' },
        'b.example.com': { auth: 'docker' },
      }),
    });
    const text = await withAuthFolder(
      { engine: podman, image, places: toPlaces(home.root) },
      ({ path: folder, env }) => {
        expect(env).toEqual({ REGISTRY_AUTH_FILE: path.join(folder, 'auth.json') });
        return readFile(path.join(folder, 'auth.json'), 'utf8');
      },
    );
    expect(JSON.parse(text)).toEqual({
      auths: { 'a.example.com': { auth: 'config' }, 'b.example.com': { auth: 'docker' } },
      credHelpers: {},
    });
  });

  test('withAuthFolder() needs no folder of docker, and is gone after a failure', async () => {
    await using home = await createFixtureRepo({});
    const failure = new Error('enough');
    let folder = '';
    const work = withAuthFolder({ engine: docker, image, places: toPlaces(home.root) }, async (auth) => {
      folder = auth.path;
      expect(await readdir(folder)).toEqual(['config.json']);
      throw failure;
    });
    await expect(work).rejects.toBe(failure);
    expect(existsSync(folder)).toBe(false);
  });
});

function toPlaces(home: string): { env: Record<string, string>; home: string; userId: undefined } {
  return { env: {}, home, userId: undefined };
}

function toFile(auths: object): string {
  return JSON.stringify({ auths });
}
