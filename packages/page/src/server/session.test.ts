import { describe, expect, test } from 'vitest';
import { createSession } from './session.ts';

const ask = (url: string, cookie?: string): Request =>
  new Request(url, cookie === undefined ? {} : { headers: { cookie } });

describe('createSession()', () => {
  test('makes a token of its own each time, fit for a URL', () => {
    const [one, other] = [createSession(), createSession()];
    expect(one.token).toMatch(/^[\w-]{32}$/);
    expect(one.token).not.toBe(other.token);
  });

  test('isToken() takes the token alone', () => {
    const { isToken, token } = createSession();
    const wrong = [
      '',
      token.slice(1),
      `${token}x`,
      token.toLowerCase() + token.toUpperCase(),
      '\u0000'.repeat(32),
    ];
    expect([isToken(token), ...wrong.map(isToken)]).toEqual([true, ...wrong.map(() => false)]);
  });

  test('cookieFor() names the port, and keeps the cookie from scripts and from other sites', () => {
    const session = createSession();
    const given = session.cookieFor(ask('http://127.0.0.1:4711/_castai-bot/'));
    expect(given).toBe(`castai-bot-4711=${session.token}; Path=/_castai-bot/; HttpOnly; SameSite=Strict`);
    expect(session.cookieFor(ask('https://127.0.0.1:4711/'))).toMatch(/; Secure$/);
  });

  test('isEntered() goes by the cookie of its own port', () => {
    const { isEntered, token } = createSession();
    const url = 'http://127.0.0.1:4711/_castai-bot/';
    expect(isEntered(ask(url, `a=b; castai-bot-4711=${token}`))).toBe(true);
    expect(isEntered(ask(url, `castai-bot-4712=${token}`))).toBe(false);
    expect(isEntered(ask(url, 'castai-bot-4711='))).toBe(false);
    expect(isEntered(ask(url))).toBe(false);
  });
});
