import { type Simulator, startSimulator } from '@castai-bot/simulator';
import { expect, onTestFinished, test } from 'vitest';
import type { KeptWrite } from '../plan/plan-file.ts';
import type { PlannedWrite } from '../plan/planned-write.ts';
import type { Answerer, ApiAnswer } from './answerer.ts';
import { forwardTo } from './forward-to.ts';
import { holdToPlan, type NotSent } from './hold-to-plan.ts';
import { NameBook } from './name-book.ts';
import { withholdWrites } from './withhold-writes.ts';

interface Answered {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Sends one request, as a script does. */
type Send = (method: string, path: string, body?: unknown) => Promise<Answered>;

interface Account {
  readonly simulator: Simulator;
  readonly clusterId: string;
  readonly api: Answerer;
  /** As somebody else, or as a run without a plan. */
  readonly send: Send;
}

async function open(): Promise<Account> {
  const simulator = await startSimulator({ seed: 1, world: { clusters: 1, clouds: ['aws'] } });
  onTestFinished(() => simulator.close());
  const api = forwardTo(new URL(simulator.url));
  return { simulator, clusterId: simulator.clusterIds[0] ?? '', api, send: sendTo(api, simulator.apiKey) };
}

function sendTo(api: Answerer, apiKey: string, headers: Readonly<Record<string, string>> = {}): Send {
  return async (method, path, body) => {
    const answer = await api({
      method,
      path,
      headers: { 'x-api-key': apiKey, 'content-type': 'application/json', ...headers },
      body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
      signal: new AbortController().signal,
    });
    return { status: answer.status, body: readBody(answer) };
  };
}

function readBody({ body }: ApiAnswer): Answered['body'] {
  const text = body.toString('utf8');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the simulator's own answer
  return text === '' ? {} : (JSON.parse(text) as Answered['body']);
}

/** What a run plans, as it stands in a file. */
async function plan(
  { api, simulator }: Account,
  run: (send: Send) => Promise<unknown>,
  headers: Readonly<Record<string, string>> = {},
): Promise<readonly KeptWrite[]> {
  const writes: PlannedWrite[] = [];
  await run(sendTo(withholdWrites(api, { plan: writes }), simulator.apiKey, headers));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a copy of the same form
  return JSON.parse(JSON.stringify(writes)) as readonly KeptWrite[];
}

interface Held {
  readonly send: Send;
  /** For whom the headers say. */
  readonly sendFor: (headers: Readonly<Record<string, string>>) => Send;
  readonly listNotSent: () => readonly NotSent[];
}

function hold(account: Account, writes: readonly KeptWrite[], api: Answerer = account.api): Held {
  const names = new NameBook();
  const held = holdToPlan(names.listen(api), { writes, organizationId: undefined, names });
  const sendFor: Held['sendFor'] = (headers) => sendTo(held.answer, account.simulator.apiKey, headers);
  return { send: sendFor({}), sendFor, listNotSent: held.listNotSent };
}

const policiesOf = ({ clusterId }: Account): string => `/v1/kubernetes/clusters/${clusterId}/policies`;
const tagsOf = ({ clusterId }: Account): string => `/v1/kubernetes/external-clusters/${clusterId}/tags`;
const templateOf = ({ clusterId }: Account, name: string): string =>
  `/v1/kubernetes/clusters/${clusterId}/node-templates/${name}`;
const GROUPS = '/v1/cost-reports/allocation-groups';

test('holdToPlan() sends what the plan has, each once, and lists what it has not', async () => {
  const account = await open();
  const writes = await plan(account, (send) => send('POST', tagsOf(account), { team: 'web' }));
  const { send, listNotSent } = hold(account, writes);
  expect((await send('GET', policiesOf(account))).status).toBe(200);
  expect((await send('POST', tagsOf(account), { team: 'web' })).status).toBe(200);
  expect((await send('POST', tagsOf(account), { team: 'web' })).status).toBe(405);
  const other = await send('PUT', policiesOf(account), { enabled: false });
  expect(other.status).toBe(405);
  expect(other.body['message']).toContain('not planned');
  expect(listNotSent()).toMatchObject([
    { method: 'POST', path: tagsOf(account), target: 'prod-eks-1', why: 'not planned' },
    { method: 'PUT', path: policiesOf(account), why: 'not planned' },
  ]);
  expect(account.simulator.changes()).toMatchObject([{ kind: 'cluster', after: { tags: { team: 'web' } } }]);
});

test('holdToPlan() sends a write whose body has another order, and no other body', async () => {
  const account = await open();
  const body = { customLabels: { a: '1', b: '2' }, shouldTaint: true };
  const writes = await plan(account, (send) => send('PUT', templateOf(account, 'spot-only'), body));
  const { send, listNotSent } = hold(account, writes);
  const more = { ...body, isEnabled: false };
  expect((await send('PUT', templateOf(account, 'spot-only'), more)).status).toBe(405);
  const turned = { shouldTaint: true, customLabels: { b: '2', a: '1' } };
  expect((await send('PUT', templateOf(account, 'spot-only'), turned)).status).toBe(200);
  expect(listNotSent()).toMatchObject([{ why: 'changed since', values: ['what is sent'] }]);
});

test('holdToPlan() refuses a write where somebody has changed what it is about, and names the values', async () => {
  const account = await open();
  const run = (send: Send): Promise<Answered> => send('POST', tagsOf(account), { team: 'web' });
  const writes = await plan(account, run);
  await account.send('POST', tagsOf(account), { team: 'other', owner: 'ops' });
  const { send, listNotSent } = hold(account, writes);
  expect((await run(send)).status).toBe(405);
  expect(listNotSent()).toMatchObject([
    { target: 'prod-eks-1', why: 'changed since', values: ['team', 'environment', 'owner'] },
  ]);
  expect(account.simulator.changes()).toMatchObject([{ after: { tags: { team: 'other' } } }]);
});

test('holdToPlan() refuses a write to what is gone, or has come, since', async () => {
  const account = await open();
  const [gone, come] = [templateOf(account, 'spot-only'), templateOf(account, 'new-one')];
  const run = async (send: Send): Promise<void> => {
    await send('DELETE', gone);
    await send('PUT', come, { shouldTaint: true });
  };
  const writes = await plan(account, run);
  const template = { name: 'new-one', configurationId: null, shouldTaint: false };
  await account.send('DELETE', gone);
  const made = await account.send(
    'POST',
    `/v1/kubernetes/clusters/${account.clusterId}/node-templates`,
    template,
  );
  const { send, listNotSent } = hold(account, writes);
  await run(send);
  expect(made.status).toBe(200);
  expect(listNotSent().map(({ path, why }) => [path, why])).toEqual([
    [gone, 'changed since'],
    [come, 'changed since'],
  ]);
});

test('holdToPlan() does not mind what the API fills in by itself', async () => {
  const account = await open();
  const policies = policiesOf(account);
  const run = async (send: Send): Promise<Answered> => {
    const { body } = await send('GET', policies);
    return send('PUT', policies, { ...body, enabled: false });
  };
  const writes = await plan(account, run);
  const { body: before } = await account.send('GET', policies);
  await account.send('PUT', policies, before);
  const { body: after } = await account.send('GET', policies);
  expect(after['defaultNodeTemplateVersion']).not.toBe(before['defaultNodeTemplateVersion']);
  const { send, listNotSent } = hold(account, writes);
  expect((await run(send)).status).toBe(200);
  expect(listNotSent()).toEqual([]);
});

test.each([
  { who: 'nobody else', between: undefined, statuses: [200, 200], why: [] },
  { who: 'between somebody', between: { team: 'x' }, statuses: [200, 405], why: ['changed since'] },
])('holdToPlan() lets a run write twice to a thing that $who changes', async ({ between, statuses, why }) => {
  const account = await open();
  const bodies = [{ team: 'web' }, { team: 'web', owner: 'ops' }];
  const writes = await plan(account, async (send) => {
    for (const body of bodies) await send('POST', tagsOf(account), body);
  });
  const { send, listNotSent } = hold(account, writes);
  const [first, second] = bodies;
  const found = [(await send('POST', tagsOf(account), first)).status];
  if (between !== undefined) await account.send('POST', tagsOf(account), between);
  found.push((await send('POST', tagsOf(account), second)).status);
  expect(found).toEqual(statuses);
  expect(listNotSent().map((one) => one.why)).toEqual(why);
});

test('holdToPlan() binds a planned id to the answer of the write that made it', async () => {
  const account = await open();
  const writes: readonly KeptWrite[] = [
    { method: 'POST', path: GROUPS, body: { name: 'a' }, changes: [] },
    { method: 'POST', path: GROUPS, body: { name: 'b' }, changes: [] },
    {
      method: 'PUT',
      path: `${GROUPS}/(planned id of write 2)`,
      body: { name: 'not (planned id of write 1)' },
      changes: [],
    },
  ];
  const { send, listNotSent } = hold(account, writes);
  const [a, b] = [await send('POST', GROUPS, { name: 'a' }), await send('POST', GROUPS, { name: 'b' })];
  expect([a.status, b.status]).toEqual([200, 200]);
  const rename = (one: Answered, other: Answered): Promise<Answered> =>
    send('PUT', `${GROUPS}/${String(one.body['id'])}`, { name: `not ${String(other.body['id'])}` });
  expect((await rename(a, b)).status).toBe(405);
  expect((await rename(b, a)).status).toBe(200);
  expect(listNotSent().map(({ why }) => why)).toEqual(['not planned']);
});

test('holdToPlan() takes for a planned id nothing that was there before', async () => {
  const account = await open();
  const body = { name: account.clusterId };
  const writes: readonly KeptWrite[] = [
    { method: 'POST', path: GROUPS, body, changes: [] },
    {
      method: 'PUT',
      path: '/v1/kubernetes/clusters/(planned name of write 1)/policies',
      body: { enabled: false },
      changes: [],
    },
  ];
  const { send } = hold(account, writes);
  expect((await send('POST', GROUPS, body)).body['name']).toBe(account.clusterId);
  expect((await send('PUT', policiesOf(account), { enabled: false })).status).toBe(405);
});

test('holdToPlan() lets a write be sent again whose answer was lost', async () => {
  const account = await open();
  const run = (send: Send): Promise<Answered> => send('POST', tagsOf(account), { team: 'web' });
  const writes = await plan(account, run);
  let isLost = false;
  const losing: Answerer = async (request) => {
    const answer = await account.api(request);
    if (request.method === 'GET' || isLost) return answer;
    isLost = true;
    return { ...answer, status: 503 };
  };
  const { send, listNotSent } = hold(account, writes, losing);
  expect([(await run(send)).status, (await run(send)).status]).toEqual([503, 200]);
  expect((await run(send)).status).toBe(405);
  expect(listNotSent().map(({ why }) => why)).toEqual(['not planned']);
});

test.each([429, 503])(
  'holdToPlan() hands on a %i of what it has to read, and sends nothing then',
  async (status) => {
    const account = await open();
    const run = (send: Send): Promise<Answered> => send('POST', tagsOf(account), { team: 'web' });
    const writes = await plan(account, run);
    let isBusy = true;
    const busy: Answerer = async (request) => {
      const answer = await account.api(request);
      return isBusy && request.method === 'GET' ? { ...answer, status } : answer;
    };
    const { send, listNotSent } = hold(account, writes, busy);
    expect((await run(send)).status).toBe(status);
    expect(account.simulator.changes()).toEqual([]);
    isBusy = false;
    expect((await run(send)).status).toBe(200);
    expect(listNotSent()).toEqual([]);
  },
);

test('holdToPlan() sends no write for another organization than it was planned for', async () => {
  const account = await open();
  const headers = { 'x-castai-organization-id': account.simulator.organizationId };
  const [path, body] = [tagsOf(account), { team: 'web' }] as const;
  const writes = await plan(account, (send) => send('POST', path, body), headers);
  const { send, sendFor } = hold(account, writes);
  expect((await send('POST', path, body)).status).toBe(405);
  expect((await sendFor(headers)('POST', path, body)).status).toBe(200);
});

test('holdToPlan() refuses two writes that are the same one by one', async () => {
  const account = await open();
  const run = async (send: Send): Promise<void> => {
    for (const _ of [1, 2]) await send('POST', tagsOf(account), { team: 'web' });
  };
  const writes = await plan(account, run);
  await account.send('POST', tagsOf(account), { team: 'other' });
  const { send, listNotSent } = hold(account, writes);
  await run(send);
  expect(listNotSent().map(({ why }) => why)).toEqual(['changed since', 'changed since']);
});

test('holdToPlan() lists the writes that the run did not ask for, and those that no plan can keep', async () => {
  const account = await open();
  const [one, other] = await plan(account, async (send) => {
    await send('POST', tagsOf(account), { team: 'web' });
    await send('PUT', policiesOf(account), { enabled: false });
  });
  if (one === undefined || other === undefined) throw new Error('Both are planned');
  const { send, listNotSent } = hold(account, [{ ...one, isUnkept: true }, other]);
  expect((await send('POST', tagsOf(account), { team: 'web' })).status).toBe(405);
  expect(listNotSent().map(({ why }) => why)).toEqual(['not kept', 'not asked for']);
  expect(account.simulator.changes()).toEqual([]);
});
