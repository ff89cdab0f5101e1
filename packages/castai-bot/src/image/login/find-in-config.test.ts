import { describe, expect, test } from 'vitest';
import { parseImageReference } from '../image-reference.ts';
import { findInConfig } from './find-in-config.ts';

const auth = Buffer.from('alice:pass:word').toString('base64');
const alice = { source: 'f', username: 'alice', secret: { kind: 'password', password: 'pass:word' } };
const image = parseImageReference('registry.example.com/team/my-bot');
const hub = parseImageReference('team/my-bot');

describe('findInConfig', () => {
  test.each([
    'registry.example.com',
    'https://registry.example.com',
    'https://registry.example.com/v1/',
    'registry.example.com/team',
    'registry.example.com/team/my-bot',
  ])('findInConfig() finds the login under %s', (key) => {
    expect(findInConfig({ auths: { 'other.example.com': {}, [key]: { auth } } }, image, 'f')).toEqual({
      login: alice,
    });
  });

  test.each([
    'registry.example.com/other',
    'registry.example.com:5000',
    'example.com',
    'https://example.com/registry.example.com',
  ])('findInConfig() takes %s for another', (key) => {
    expect(findInConfig({ auths: { [key]: { auth } } }, image, 'f')).toBeUndefined();
  });

  test.each(['https://index.docker.io/v1/', 'docker.io', 'index.docker.io'])(
    'findInConfig() knows Docker Hub as %s',
    (key) => {
      expect(findInConfig({ auths: { [key]: { auth } } }, hub, 'f')).toEqual({ login: alice });
    },
  );

  test('findInConfig() takes the most specific entry', () => {
    const auths = { 'registry.example.com': { auth: 'eDp5' }, 'registry.example.com/team': { auth } };
    expect(findInConfig({ auths }, image, 'f')).toEqual({ login: alice });
  });

  test('findInConfig() reads tokens and plain fields, and no half of a login', () => {
    const identity = {
      'registry.example.com': { auth: Buffer.from('x:').toString('base64'), identitytoken: 't' },
    };
    expect(findInConfig({ auths: identity }, image, 'f')).toEqual({
      login: { source: 'f', username: 'x', secret: { kind: 'identity-token', token: 't' } },
    });
    const plain = { 'registry.example.com': { username: 'alice', password: 'pass:word' } };
    expect(findInConfig({ auths: plain }, image, 'f')).toEqual({ login: alice });
    expect(findInConfig({ auths: { 'registry.example.com': {} } }, image, 'f')).toBeUndefined();
    expect(findInConfig({ auths: { 'registry.example.com': { auth: 'bm8=' } } }, image, 'f')).toBeUndefined();
  });

  test('findInConfig() names the helper to ask, the registry own before the store', () => {
    expect(
      findInConfig({ credsStore: 'desktop', auths: { 'registry.example.com': { auth } } }, image, 'f'),
    ).toEqual({
      helper: 'desktop',
      server: 'registry.example.com',
    });
    const credHelpers = { 'registry.example.com': 'ecr' };
    expect(findInConfig({ credsStore: 'desktop', credHelpers }, image, 'f')).toMatchObject({ helper: 'ecr' });
    expect(findInConfig({ credsStore: 'desktop' }, hub, 'f')).toEqual({
      helper: 'desktop',
      server: 'https://index.docker.io/v1/',
    });
  });
});
