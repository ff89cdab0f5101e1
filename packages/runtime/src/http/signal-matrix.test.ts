import process from 'node:process';
import { expect, test } from 'vitest';
import { canaryKey, configFor, runBot } from '../bot/bot.test-process.ts';
import { type Fault, serveFault, silentPort, wire } from './testing/fault-server.test-kit.ts';
import { printedTable } from '@castai-bot/testing/printed-table';

const table = printedTable('SIGTERM', 'expected', 'seen');

const json = '200 OK\ncontent-type: application/json';

/** What a call of a bot is doing when the bot is told to end. */
const moments: readonly { name: string; fault: Fault; isTls?: boolean }[] = [
  { name: 'while a call connects', fault: () => undefined, isTls: true },
  { name: 'while the headers are awaited', fault: () => undefined },
  { name: 'in the body', fault: (socket) => void socket.write(wire(`${json}\ncontent-length: 9`, '{"a"')) },
  {
    name: 'in the wait before a retry',
    fault: (socket) => void socket.end(wire('503 Busy\ncontent-length: 0\nretry-after: 50')),
  },
  {
    name: 'in the wait after a 429',
    fault: (socket) => void socket.end(wire('429 Slow down\ncontent-length: 0\nretry-after: 50')),
  },
];

test.skipIf(process.platform === 'win32').each(moments)(
  'a bot that gets SIGTERM $name ends with 143 before its grace is over (not on Windows)',
  async ({ fault, isTls = false, name }) => {
    const server = await serveFault(fault);
    const origin = isTls ? `https://localhost:${await silentPort()}` : `http://127.0.0.1:${server.port}`;
    const ended = await runBot({
      config: configFor('stay-in-call'),
      signals: ['SIGTERM'],
      // A grace that no test lasts: what waits for its end hangs.
      env: { API_URL: origin, ALLOW_API_HOST: 'localhost', LOG_LEVEL: 'DEBUG', TEST_GRACE_SECONDS: '900' },
    });
    const seen = `${ended.code} ${ended.report.error?.code}`;
    table.push([name, '143 sigterm', seen]);
    expect(seen).toBe('143 sigterm');
    expect(ended.stdout + ended.stderr + ended.terminationLog).not.toContain(canaryKey.slice(10, -9));
  },
);
