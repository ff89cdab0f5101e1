import { describe, expect, test } from 'vitest';
import { createFixtureRepo } from '../../testing/fixture-repo.ts';
import { parseImageReference } from '../image-reference.ts';
import { findSecretsLogin } from './find-secrets-login.ts';
import type { Login } from './login.ts';

const registry = 'REGISTRY_USERNAME=alice\nREGISTRY_PASSWORD="p#1 \'x"\n';
const dockerHub = 'DOCKER_HUB_USERNAME=bob\nDOCKER_HUB_TOKEN=t\n';

describe('findSecretsLogin', () => {
  test.each<[string, string, string | undefined]>([
    [registry, 'registry.example.com/a', 'alice'],
    [`\uFEFF${registry.replaceAll('\n', '\r\n')}`, 'registry.example.com/a', 'alice'],
    [`REGISTRY=registry.example.com\n${registry}`, 'registry.example.com/a', 'alice'],
    [`REGISTRY=https://registry.example.com/\n${registry}`, 'registry.example.com/a', 'alice'],
    [`REGISTRY=other.example.com\n${registry}`, 'registry.example.com/a', undefined],
    [`REGISTRY=other.example.com\n${registry}${dockerHub}`, 'team/a', 'bob'],
    [dockerHub, 'team/a', 'bob'],
    [dockerHub, 'registry.example.com/a', undefined],
    ['DOCKER_HUB_USERNAME=\nDOCKER_HUB_TOKEN=\n', 'team/a', undefined],
  ])('findSecretsLogin() in %j for %s', async (text, image, username) => {
    expect((await find(text, image))?.username).toBe(username);
  });

  test('findSecretsLogin() keeps the password as it is, and lets the environment win', async () => {
    expect(await find(registry, 'registry.example.com/a')).toEqual({
      source: 'secrets.env',
      username: 'alice',
      secret: { kind: 'password', password: "p#1 'x" },
    });
    const env = { REGISTRY_USERNAME: 'ci', REGISTRY_PASSWORD: 'c' };
    expect(await find(registry, 'registry.example.com/a', env)).toEqual({
      source: '$REGISTRY_PASSWORD',
      username: 'ci',
      secret: { kind: 'password', password: 'c' },
    });
  });

  test('findSecretsLogin() says which half is missing, without the other', async () => {
    await expect(find('REGISTRY_PASSWORD=geheim', 'registry.example.com/a')).rejects.toMatchObject({
      code: 'SECRETS',
      message: 'Cannot log in with secrets.env: REGISTRY_PASSWORD is set, REGISTRY_USERNAME is not',
    });
    await expect(find('DOCKER_HUB_USERNAME=bob', 'team/a')).rejects.toMatchObject({
      message: 'Cannot log in with secrets.env: DOCKER_HUB_USERNAME is set, DOCKER_HUB_TOKEN is not',
    });
  });

  test('findSecretsLogin() needs no file', async () => {
    await using repo = await createFixtureRepo({});
    expect(
      await findSecretsLogin(parseImageReference('team/a'), { root: repo.root, env: {} }),
    ).toBeUndefined();
  });
});

async function find(
  text: string,
  image: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Login | undefined> {
  await using repo = await createFixtureRepo({ 'secrets.env': text });
  return await findSecretsLogin(parseImageReference(image), { root: repo.root, env });
}
