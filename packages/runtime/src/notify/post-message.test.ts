import { describe, expect, it } from 'vitest';
import { answerJson, serve, type TestServer } from '../http/testing/serve.test-server.ts';
import { postMessage } from './post-message.ts';

const never = new AbortController().signal;

async function post(
  { url }: Pick<TestServer, 'url'>,
  { signal = never, waits = [] }: { readonly signal?: AbortSignal; readonly waits?: number[] } = {},
): Promise<string | undefined> {
  const sleep = async (ms: number): Promise<void> => Promise.resolve(void waits.push(ms));
  return postMessage({ url: new URL(url), body: {} }, { userAgent: 'test', clock: { sleep }, signal });
}

describe('postMessage()', () => {
  it('postMessage() sends again what was not taken, when it is told to', async () => {
    const waits: number[] = [];
    const server = await serve((_request, response, seen) => {
      const headers = { 'retry-after': seen === 1 ? '2' : '600' };
      answerJson(response, {}, seen < 3 ? { status: seen === 1 ? 429 : 503, headers } : {});
    });
    expect(await post(server, { waits })).toBeUndefined();
    expect(waits).toEqual([2_000, 5_000]);
  });

  it('postMessage() gives up in the end, and at once where it may have been taken', async () => {
    for (const [status, times] of [
      [429, 3],
      [500, 1],
      [404, 1],
    ] as const) {
      const server = await serve((_request, response) => {
        answerJson(response, 'no', { status });
      });
      expect(await post(server)).toBe(`the answer was ${status}: "no"`);
      expect(server.requests).toHaveLength(times);
    }
    const waits: number[] = [];
    expect(await post({ url: 'http://127.0.0.1:9' }, { waits })).toContain('ECONNREFUSED');
    expect(waits).toEqual([500, 500]);
  });

  it('postMessage() follows no redirect', async () => {
    const other = await serve((_request, response) => {
      answerJson(response, {});
    });
    const server = await serve((_request, response) => {
      response.writeHead(307, { location: other.url }).end();
    });
    expect(await post(server)).toBe('the answer was 307, and redirects are not followed');
    expect(other.requests).toEqual([]);
  });

  it('postMessage() ends when there is no more time', async () => {
    const controller = new AbortController();
    const server = await serve(() => {
      controller.abort(new Error('time is up'));
    });
    expect(await post(server, { signal: controller.signal })).toBe('time is up');
  });
});
