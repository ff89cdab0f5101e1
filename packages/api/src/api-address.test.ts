import { describe, expect, test } from 'vitest';
import { API_URLS, findFormProblem, findHostProblem, quoteAddress, withScheme } from './api-address.ts';

const PROXY = { allowedHost: 'Proxy.example' };

describe('findHostProblem', () => {
  test.each([
    ...Object.values(API_URLS).map((url) => [url, {}] as const),
    ['https://api.us2.cast.ai/', {}],
    ['https://api.cast.ai:443', {}],
    ['https://proxy.example', PROXY],
    ['https://proxy.example:8443', { allowedHost: 'proxy.example:8443' }],
    ['https://api.cast.ai:8443', { allowedHost: 'api.cast.ai:8443' }],
    ['http://127.0.0.1:8080', {}],
    ['http://localhost:8080', {}],
    ['http://[::1]:8080', {}],
    ['https://localhost:8443', {}],
  ] as const)('findHostProblem() lets the key go to %s, given %j', (address, rule) => {
    expect([findFormProblem(address), findHostProblem(address, rule)]).toEqual([undefined, undefined]);
  });

  test.each([
    ['https://api.cast.ai.evil.example', {}],
    ['https://evilcast.ai', {}],
    ['https://notapi.cast.ai', {}],
    ['https://cast.ai', {}],
    ['https://console.cast.ai', {}],
    ['https://api.cast.ai:8443', {}],
    ['https://api.cast.ai.', {}],
    ['https://proxy.example:8443', PROXY],
    ['https://other.example', PROXY],
    ['https://127.0.0.1.evil.example', {}],
    ['https://evil.example/', { allowedHost: '' }],
  ] as const)('findHostProblem() keeps the key from %s, given %j, and names the host', (address, rule) => {
    expect(findHostProblem(address, rule)).toBe(
      `found the host "${new URL(address).host}", wanted one of CAST AI's; if it may have the key, set ALLOW_API_HOST=${new URL(address).host}`,
    );
  });

  test.each(['http://127.0.0.1:8080', 'https://localhost', 'http://[::1]'])(
    'findHostProblem() keeps the key from %s where a ConfigMap says so, and offers no way round',
    (address) => {
      const problem = findHostProblem(address, { isLoopbackTaken: false });
      expect(problem).toBe(`found the host "${new URL(address).host}", wanted one of CAST AI's`);
    },
  );
});

describe('findFormProblem', () => {
  test.each([
    ['http://api.cast.ai', 'found http://'],
    ['http://127.0.0.1.evil.example', 'found http://'],
    ['ftp://api.cast.ai', 'found ftp://'],
    ['ftp://127.0.0.1', 'found ftp://'],
    ['https://api.cast.ai/v1', 'found "/v1" after the host'],
    ['https://api.cast.ai/?a=b#c', 'found "/?a=b#c" after the host'],
    ['https://user:pass@api.cast.ai', 'found a user name or password in it'],
    ['http://127.0.0.1:80@evil.example', 'found a user name or password in it'],
    ['nonsense', 'found no URL'],
    ['', 'found no URL'],
  ])('findFormProblem() of %j', (address, problem) => {
    expect(findFormProblem(address)).toBe(problem);
  });
});

describe('withScheme', () => {
  test('withScheme() takes a host alone for https', () => {
    expect([' api.eu.cast.ai\n', 'http://localhost:1', ''].map((text) => withScheme(text))).toEqual([
      'https://api.eu.cast.ai',
      'http://localhost:1',
      '',
    ]);
  });
});

describe('quoteAddress', () => {
  test('quoteAddress() shows no password', () => {
    expect(quoteAddress('https://user:canary@api.cast.ai')).toBe('"https://…@api.cast.ai"');
  });
});
