import { describe, expect, test } from 'vitest';
import { isAllowedHost } from './is-allowed-host.ts';

describe('isAllowedHost()', () => {
  test.each([
    '127.0.0.1',
    '127.0.0.1:8080',
    '192.168.1.7:8080',
    '[::1]:8080',
    '[::1]',
    'localhost',
    'LocalHost:8080',
    'simulator:8080',
    'my_host',
    'host.docker.internal:8080',
    'host.containers.internal',
    'host.containers.internal.:8080',
  ])('takes %s', (host) => {
    expect(isAllowedHost(host)).toBe(true);
  });

  test.each([
    '',
    'evil.example',
    'evil.example:8080',
    '127.0.0.1.evil.example',
    'localhost.evil.example:8080',
    'host.docker.internal.evil.example',
    'evil.docker.internal',
    '127.0.0.1@evil.example',
    'evil.example:8080:8080',
    'evil.example/',
    '127.0.0.1 evil',
    '[::1].evil.example',
    '[evil.example]',
    '.',
  ])('refuses %j', (host) => {
    expect(isAllowedHost(host)).toBe(false);
  });

  test('takes what was added, and nothing below it', () => {
    expect(isAllowedHost('Dev.Example:8080', ['dev.example'])).toBe(true);
    expect(isAllowedHost('a.dev.example', ['dev.example'])).toBe(false);
  });
});
