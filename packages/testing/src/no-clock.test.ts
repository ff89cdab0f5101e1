import { RuleTester } from 'oxlint/plugins-dev';
import { describe, expect, test } from 'vitest';
import { noClock } from './no-clock.ts';

RuleTester.describe = describe;
RuleTester.it = (title, run) =>
  test(`noClock judges ${title}`, () => {
    expect(run()).toBeUndefined();
  });

new RuleTester().run('no-clock', noClock, {
  valid: [
    'await until(() => server.seen() === 2)',
    'await new Promise(setImmediate)',
    "test('x', async () => {})",
    "describe('x', () => {})",
    'spawnSync(program, [], { timeout: WAIT_LIMIT_MS })',
    'request({ timeouts: { attemptMs: 50 } }); expect(timeout).toBe(3)',
    'const yesterday = new Date(Date.now() - 86_400_000)',
    'const { timeout } = settings',
    'sim.advance(3_600_000)',
    "test.each([1, 2])('x', (n) => {})",
  ],
  invalid: [
    { code: "import { setTimeout as sleep } from 'node:timers/promises'", errors: [{ messageId: 'wait' }] },
    { code: 'await new Promise((resolve) => setTimeout(resolve, 50))', errors: [{ messageId: 'wait' }] },
    { code: 'fetch(url, { signal: AbortSignal.timeout(50) })', errors: [{ messageId: 'wait' }] },
    { code: "test('x', () => {}, 30_000)", errors: [{ messageId: 'limit' }] },
    { code: "test.each([1])('x', () => {}, 30_000)", errors: [{ messageId: 'limit' }] },
    { code: "describe.skipIf(why)('x', { timeout: 60_000 }, () => {})", errors: [{ messageId: 'limit' }] },
    { code: 'vi.setConfig({ testTimeout: 60_000 })', errors: [{ messageId: 'limit' }] },
    { code: 'spawnSync(program, [], { timeout: 20_000 })', errors: [{ messageId: 'limit' }] },
    { code: 'expect(performance.now() - startedAt).toBeLessThan(500)', errors: [{ messageId: 'duration' }] },
    { code: 'const tookMs = Date.now() - run.startedAt', errors: [{ messageId: 'duration' }] },
  ],
});
