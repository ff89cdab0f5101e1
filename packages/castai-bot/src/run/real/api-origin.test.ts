import { expect, test } from 'vitest';
import { findApiOrigin } from './api-origin.ts';

test.each([
  [{}, 'auto', 'https://api.cast.ai'],
  [{}, 'eu', 'https://api.eu.cast.ai'],
  [{ API_REGION: 'India' }, 'eu', 'https://api.india.cast.ai'],
  [{ API_URL: 'https://api.us2.cast.ai/', API_REGION: 'eu' }, 'auto', 'https://api.us2.cast.ai'],
  [{ API_URL: 'http://[::1]:8080' }, 'auto', 'http://[::1]:8080'],
  [
    { API_URL: 'https://proxy.example.com', ALLOW_API_HOST: 'proxy.example.com' },
    'auto',
    'https://proxy.example.com',
  ],
] as const)('findApiOrigin() of %j and the region %s', (variables, region, origin) => {
  expect(findApiOrigin(variables, region).origin).toBe(origin);
});

test.each([
  [{ API_URL: 'https://cast.ai.example.com' }, 'set ALLOW_API_HOST=cast.ai.example.com'],
  [{ API_URL: 'https://user:canary@api.cast.ai' }, 'found a user name or password in it'],
  [{ API_URL: 'https://api.cast.ai/v1' }, 'found "/v1" after the host'],
  [{ API_URL: 'http://api.cast.ai' }, 'found http://'],
  [{ API_URL: 'ftp://127.0.0.1' }, 'found ftp://'],
  [{ API_URL: 'nonsense' }, 'set ALLOW_API_HOST=nonsense'],
  [{ API_URL: 'https://api.cast.ai:8443' }, 'set ALLOW_API_HOST=api.cast.ai:8443'],
  [{ API_REGION: 'auto' }, 'wanted us, eu or india'],
])('findApiOrigin() refuses %j', (variables, message) => {
  const find = (): URL => findApiOrigin(variables, 'us');
  expect(find).toThrow(message);
  expect(find).not.toThrow('canary');
});
