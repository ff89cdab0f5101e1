import path from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { createFakePrograms } from '../../testing/fake-programs.ts';
import { createFixtureRepo } from '../../testing/fixture-repo.ts';
import { bindProgram } from '../engine/bind-program.ts';
import type { Engine } from '../engine/engine.ts';
import { parseImageReference } from '../image-reference.ts';
import { findEngineLogin } from './find-engine-login.ts';
import type { Login } from './login.ts';

const podman: Engine = { name: 'podman', builder: 'own', version: '5', about: '' };
const docker: Engine = { name: 'docker', builder: 'buildx', version: '28', about: '' };
const registry = 'registry.example.com';
const image = parseImageReference(`${registry}/team/my-bot`);

describe('findEngineLogin', () => {
  test('findEngineLogin() reads the files of podman in its order', async () => {
    const files = {
      'run/containers/auth.json': toFile('runtime'),
      '.config/containers/auth.json': toFile('config'),
      '.docker/config.json': toFile('docker'),
      'own.json': toFile('own'),
    };
    await using home = await createFixtureRepo(files);
    const at = (name: string): string => path.join(home.root, name);
    expect(
      await find(podman, home.root, { REGISTRY_AUTH_FILE: at('own.json'), XDG_RUNTIME_DIR: at('run') }),
    ).toMatchObject({ username: 'own' });
    expect(await find(podman, home.root, { XDG_RUNTIME_DIR: at('run') })).toMatchObject({
      username: 'runtime',
      source: at('run/containers/auth.json'),
    });
    expect(await find(podman, home.root, { XDG_RUNTIME_DIR: at('none') })).toMatchObject({
      username: 'config',
    });
    expect(
      await find(podman, home.root, { XDG_RUNTIME_DIR: at('none'), XDG_CONFIG_HOME: at('none') }),
    ).toMatchObject({ username: 'docker' });
  });

  test('findEngineLogin() reads the file of docker alone, and DOCKER_AUTH_CONFIG before it', async () => {
    await using home = await createFixtureRepo({
      '.config/containers/auth.json': toFile('config'),
      '.docker/config.json': toFile('docker'),
      'other/config.json': toFile('other'),
    });
    expect(await find(docker, home.root, {})).toMatchObject({ username: 'docker' });
    expect(await find(docker, home.root, { DOCKER_CONFIG: path.join(home.root, 'other') })).toMatchObject({
      username: 'other',
    });
    expect(await find(docker, home.root, { DOCKER_AUTH_CONFIG: toFile('env') })).toMatchObject({
      username: 'env',
      source: '$DOCKER_AUTH_CONFIG',
    });
    await using empty = await createFixtureRepo({});
    expect(await find(docker, empty.root, {})).toBeUndefined();
  });

  test('findEngineLogin() asks helpers through stdin', async () => {
    await using fakes = await createFakePrograms({
      'docker-credential-desktop': [
        { when: 'get', stdout: JSON.stringify({ Username: 'alice', Secret: 's' }) },
      ],
      'docker-credential-cloud': [
        { when: 'get', stdout: JSON.stringify({ Username: '<token>', Secret: 't' }) },
      ],
      'docker-credential-empty': [{ when: 'get', stdout: 'credentials not found', exitCode: 1 }],
    });
    const ask = async (
      engine: Engine,
      config: string,
      file = '.docker/config.json',
    ): Promise<Login | undefined> => {
      await using home = await createFixtureRepo({ [file]: config });
      return await find(engine, home.root, { PATH: fakes.bin });
    };
    expect(await ask(docker, '{"credsStore": "desktop"}')).toEqual({
      source: 'docker-credential-desktop',
      username: 'alice',
      secret: { kind: 'password', password: 's' },
    });
    expect(await ask(podman, `{"credHelpers": {"${registry}": "cloud"}}`)).toEqual({
      source: 'docker-credential-cloud',
      username: undefined,
      secret: { kind: 'identity-token', token: 't' },
    });
    expect(await ask(docker, '{"credsStore": "empty"}')).toBeUndefined();
    expect(await ask(docker, '{"credsStore": "not-installed"}')).toBeUndefined();
    expect(
      await ask(
        podman,
        'credential-helpers = ["containers-auth.json", "desktop"]',
        '.config/containers/registries.conf',
      ),
    ).toMatchObject({
      username: 'alice',
    });
    expect((await fakes.calls()).map(({ stdin }) => stdin)).toEqual([registry, registry, registry, registry]);
  });

  test('findEngineLogin() does not go on with a file it cannot read', async () => {
    await using home = await createFixtureRepo({ '.docker/config.json': '{"auths": ' });
    await expect(find(docker, home.root, {})).rejects.toMatchObject({
      code: 'AUTH_FILE',
      message: containing('.docker/config.json'),
    });
  });
});

function toFile(username: string): string {
  return JSON.stringify({ auths: { [registry]: { auth: Buffer.from(`${username}:x`).toString('base64') } } });
}

function find(
  engine: Engine,
  home: string,
  env: Readonly<Record<string, string>>,
): Promise<Login | undefined> {
  const context = { env, signal: new AbortController().signal, stderr: new PassThrough() };
  return findEngineLogin(engine, image, { env, home, userId: undefined, run: bindProgram(home, context) });
}

const containing = (text: string): unknown => expect.stringContaining(text);
