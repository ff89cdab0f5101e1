import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import { listen } from '../testing/listen.ts';
import { fetchSpec } from './fetch-spec.ts';
import { findApiUrl } from './find-api-url.ts';
import { parseAnswers } from '@castai-bot/scaffold';

describe('fetchSpec', () => {
  test('fetchSpec() ends when nothing comes, and when it is told to', async () => {
    let asked: (() => void) | undefined;
    await using server = await listen(
      createServer((_, response) => {
        response.write('{');
        asked?.();
      }),
    );
    const apiUrl = new URL(`http://${server.host}`);
    const options = { apiUrl, key: undefined, userAgent: 'test', env: {} };
    const never = new AbortController().signal;
    await expect(fetchSpec({ ...options, signal: never, timeoutMs: 100 })).rejects.toMatchObject({
      code: 'UNREACHABLE',
      message: `Cannot read ${apiUrl.href}v1/spec/openapi.json: no whole answer in time`,
    });
    const reason = new Error('enough');
    const controller = new AbortController();
    asked = () => controller.abort(reason);
    const fetched = fetchSpec({ ...options, signal: controller.signal });
    await expect(fetched).rejects.toBe(reason);
  });
});

describe('findApiUrl', () => {
  test('findApiUrl() takes what was asked for, then test_config.env, then the bot', () => {
    expect(find(undefined, {})).toBe('https://api.cast.ai/');
    expect(find(undefined, {}, 'eu')).toBe('https://api.eu.cast.ai/');
    expect(find(undefined, { API_REGION: 'India' }, 'eu')).toBe('https://api.india.cast.ai/');
    expect(find(undefined, { API_REGION: 'us', API_URL: 'http://localhost:1' })).toBe('http://localhost:1/');
    expect(find('https://api.dev.cast.ai', { API_URL: 'http://localhost:1' })).toBe(
      'https://api.dev.cast.ai/',
    );
  });
});

function find(wanted: string | undefined, config: Record<string, string>, region = 'auto'): string {
  const parsed = parseAnswers({ name: 'my-bot', region });
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return findApiUrl({ wanted, config, answers: parsed.answers }).href;
}
