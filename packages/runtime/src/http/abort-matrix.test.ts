import { getEventListeners } from 'node:events';
import { until } from '@castai-bot/testing/until';
import { expect, onTestFinished, test } from 'vitest';
import { CastAi } from '../castai/cast-ai.ts';
import { type Fault, serveFault, silentPort, wire } from './testing/fault-server.test-kit.ts';
import { printedTable } from '@castai-bot/testing/printed-table';
import { canaryKey, requestFor } from './testing/request-for.test-server.ts';

const table = printedTable('aborted', 'expected', 'seen', 'sent', 'listeners left');

/** What was sent over loopback has been read by then. */
const TURNS = 50;
const json = '200 OK\ncontent-type: application/json';
const none: Fault = () => undefined;

/** When a call is aborted: `fault` is what keeps it there. */
const moments: readonly { name: string; fault: Fault; sent: number; isBusy?: boolean; isTls?: boolean }[] = [
  { name: 'before it starts', fault: none, sent: 0 },
  { name: 'while it waits for its turn', fault: none, sent: 5, isBusy: true },
  { name: 'while it connects', fault: none, sent: 0, isTls: true },
  { name: 'while the headers are awaited', fault: none, sent: 1 },
  {
    name: 'in the body',
    fault: (socket) => void socket.write(wire(`${json}\ncontent-length: 9`, '{"a"')),
    sent: 1,
  },
  {
    name: 'in the wait before a retry',
    fault: (socket) => void socket.end(wire('503 Busy\ncontent-length: 0\nretry-after: 50')),
    sent: 1,
  },
  {
    name: 'in the wait of everybody after a 429',
    fault: (socket) => void socket.end(wire('429 Slow down\ncontent-length: 0\nretry-after: 50')),
    sent: 1,
  },
];

test.each(moments)(
  'request() aborted $name rejects with the reason and sends nothing more',
  async (moment) => {
    const { fault, isBusy = false, isTls = false, name, sent } = moment;
    const server = await serveFault(fault);
    const origin = isTls ? `https://localhost:${await silentPort()}` : `http://127.0.0.1:${server.port}`;
    const controller = new AbortController();
    const { signal } = controller;
    const whole = new AbortController();
    onTestFinished(() => whole.abort('over'));
    const request = requestFor(origin, { retries: 3, signal: whole.signal });
    const call = { method: 'GET', path: '/v1/x' } as const;
    const others = Array.from({ length: isBusy ? 5 : 0 }, () => request(call).catch(() => undefined));
    if (name === 'before it starts') controller.abort('stop');
    const outcome = request({ ...call, signal }).catch((error: unknown) => error);
    await until(() => server.seen() === sent);
    // What was sent is on its way back, and met where it is to be met.
    for (let turn = 0; turn < TURNS; turn += 1) await new Promise(setImmediate);
    controller.abort('stop');
    const reason = await outcome;
    whole.abort('over');
    await Promise.all(others);
    const listeners = getEventListeners(signal, 'abort').length;
    table.push([name, 'stop', String(reason), String(server.seen()), String(listeners)]);
    expect(reason).toBe('stop');
    expect([server.seen(), listeners]).toEqual([sent, 0]);
  },
);

test('request() aborted after its end is the answer it was', async () => {
  const server = await serveFault((socket) => void socket.end(wire(`${json}\ncontent-length: 2`, '{}')));
  const controller = new AbortController();
  const call = { method: 'GET', path: '/v1/x', signal: controller.signal } as const;
  await expect(requestFor(`http://127.0.0.1:${server.port}`)(call)).resolves.toEqual({});
  controller.abort('late');
  table.push(['after its end', 'the answer', 'the answer', '1', '0']);
});

test('a list that is aborted between two pages asks for no other page', async () => {
  const page = JSON.stringify({ items: [{ id: 'n1' }], nextCursor: 'more' });
  const server = await serveFault((socket) => {
    socket.end(wire(`${json}\ncontent-length: ${page.length}`, page));
  });
  const controller = new AbortController();
  const castai = new CastAi({ apiUrl: `http://127.0.0.1:${server.port}`, apiKey: canaryKey });
  const ids: string[] = [];
  const read = async (): Promise<void> => {
    for await (const { id } of castai.nodes.list({ clusterId: 'c1' }, { signal: controller.signal })) {
      ids.push(id);
      controller.abort('enough');
    }
  };
  await expect(read()).rejects.toBe('enough');
  table.push(['between two pages', 'enough', 'enough', String(server.seen()), '0']);
  expect([ids, server.seen()]).toEqual([['n1'], 1]);
});
