import { expect, test } from 'vitest';
import { parseApiUrl } from './api-url.ts';

test.each([
  'https://api.cast.ai',
  'https://api.eu.cast.ai/',
  'http://127.0.0.1:8080',
  'http://localhost:1',
  'http://[::1]:2',
])('parseApiUrl() takes %s', (apiUrl) => {
  expect(parseApiUrl(apiUrl).origin).toBe(apiUrl.replace(/\/$/, ''));
});

test.each([
  ['api.cast.ai', 'found no URL'],
  ['http://api.cast.ai', 'found http://'],
  ['http://127.0.0.1.evil.example', 'found http://'],
  ['ftp://api.cast.ai', 'found ftp://'],
  ['https://api.cast.ai/v1', 'found "/v1" after the host'],
  ['https://api.cast.ai?x=1', 'found "/?x=1" after the host'],
])('parseApiUrl() refuses %s', (apiUrl, problem) => {
  expect(() => parseApiUrl(apiUrl)).toThrow(problem);
});

test('parseApiUrl() does not repeat a password', () => {
  expect(() => parseApiUrl('https://user:hunter2@api.cast.ai')).toThrow(
    'Cannot use the API URL "https://…@api.cast.ai": found a user name or password in it',
  );
});
