/* oxlint-disable eslint/no-console, unicorn/no-process-exit -- what bots do */
/** Functions that behave and misbehave, for tests of whole bots in processes of their own. */
import { setTimeout as wait } from 'node:timers/promises';
import { inspect } from 'node:util';
import * as z from 'zod';
import { type BotFunction, defineFunction, type FunctionResult } from '../functions/define-function.ts';

const none = z.object({});
const FOREVER_MS = 600_000;

export const succeed: BotFunction = defineFunction({
  description: 'Does its work',
  inputs: none,
  run: () => ({ counts: { done: 3 } }),
});

export const printContext: BotFunction = defineFunction({
  description: 'Shows what it is given',
  scope: 'organization',
  inputs: z.object({
    text: z.string().default('none'),
    amount: z.number().optional(),
    list: z.array(z.int()).optional(),
  }),
  run: ({ castai, clusterId, config, dryRun, inputs, log, now }) => {
    log.debug('A line at DEBUG');
    const { env } = process;
    console.log(
      JSON.stringify({ clusterId, config, dryRun, inputs, now: now(), castai: inspect(castai), env }),
    );
  },
});

export const fail: BotFunction = defineFunction({
  description: 'Throws',
  inputs: none,
  run: () => {
    throw new Error('boom', { cause: new TypeError('inner') });
  },
});

export const failItems: BotFunction = defineFunction({
  description: 'Gets some items wrong',
  inputs: z.object({ failing: z.number(), length: z.number().default(10) }),
  run: ({ inputs }) => ({
    counts: { switched: 5 },
    failed: Array.from({ length: inputs.failing }, (_, index) => ({
      id: `node-${index}`,
      code: 'api_error',
      message: 'é'.repeat(inputs.length),
    })),
  }),
});

export const leaveTimer: BotFunction = defineFunction({
  description: 'Forgets a timer',
  inputs: none,
  run: () => {
    setInterval(() => process.stdout.write('tick '), 100);
    return { counts: { done: 1 } };
  },
});

export const ignoreSignal: BotFunction = defineFunction({
  description: 'Works on, whatever it is told',
  inputs: none,
  run: async () => {
    console.log('ready');
    await wait(FOREVER_MS);
  },
});

export const heedSignal: BotFunction = defineFunction({
  description: 'Stops when told, and says how far it came',
  inputs: none,
  run: async ({ signal }) => {
    console.log('ready');
    await wait(FOREVER_MS, undefined, { signal }).catch(() => undefined);
    await wait(50);
    return { counts: { before: 7 } };
  },
});

export const leaveCalls: BotFunction = defineFunction({
  description: 'Stops when told, and leaves a promise that nobody waits for',
  inputs: none,
  run: async ({ signal }) => {
    console.log('ready');
    signal.addEventListener('abort', () => void Promise.reject(signal.reason));
    // Rejects with an AbortError of Node's, whose cause the reason is.
    void wait(FOREVER_MS, undefined, { signal });
    await wait(FOREVER_MS, undefined, { signal }).catch(() => undefined);
    await wait(50);
    return { counts: { before: 7 } };
  },
});

export const throwOnSignal: BotFunction = defineFunction({
  description: 'Throws when told to stop',
  inputs: none,
  run: async ({ signal }) => {
    console.log('ready');
    await wait(FOREVER_MS, undefined, { signal });
  },
});

export const neverSettle: BotFunction = defineFunction({
  description: 'Waits for nothing',
  inputs: none,
  run: async () => {
    await new Promise(() => undefined);
  },
});

export const crash: BotFunction = defineFunction({
  description: 'Throws where nobody catches',
  inputs: none,
  run: async () => {
    setTimeout(() => {
      throw new Error('thrown in a timer');
    }, 10);
    await wait(FOREVER_MS);
  },
});

export const rejectLate: BotFunction = defineFunction({
  description: 'Does not wait for all of its work',
  inputs: none,
  run: () => {
    void wait(50).then(() => {
      throw new Error('nobody waited for this');
    });
    return { counts: { done: 1 } };
  },
});

export const throwNonsense: BotFunction = defineFunction({
  description: 'Throws what is no error, and no text either',
  inputs: none,
  run: () => {
    throw Object.create(null);
  },
});

export const exitItself: BotFunction = defineFunction({
  description: 'Ends the process',
  inputs: none,
  run: () => {
    process['exit'](0);
  },
});

export const returnNonsense: BotFunction = defineFunction({
  description: 'Returns what is no result',
  inputs: none,
  run: () => fromJson('{"counts": {"done": "three"}}'),
});

export const stayInCall: BotFunction = defineFunction({
  description: 'Says that it is ready when its call is under way',
  inputs: none,
  run: async ({ castai }) => {
    const calls = castai.clusters.list().toArray();
    calls.catch(() => undefined);
    await wait(150);
    console.log('ready');
    await calls;
  },
});

export const write: BotFunction = defineFunction({
  description: 'Adds a node, and needs its id',
  inputs: z.object({ using: z.boolean() }),
  run: async ({ castai, clusterId, inputs }) => {
    const path = '/v1/kubernetes/external-clusters/{clusterId}/nodes';
    const { nodeId } = await castai.post(path, { params: { clusterId }, body: { instanceType: 'm5.large' } });
    if (inputs.using) await castai.get(`${path}/{nodeId}`, { params: { clusterId, nodeId } });
    return { counts: { added: 1 } };
  },
});

export const wrapPlanEnd: BotFunction = defineFunction({
  description: 'Adds a node, and wraps whatever goes wrong',
  inputs: none,
  run: async ({ castai, clusterId }) => {
    const instanceType = process.env['COPY_OF_KEY'] ?? '';
    try {
      const { nodeId } = await castai.nodes.add(clusterId, { instanceType });
      await castai.nodes.get(clusterId, nodeId);
    } catch (error) {
      throw new Error('Cannot do my work', { cause: error });
    }
  },
});

export const listPlanEnds: BotFunction = defineFunction({
  description: 'Adds nodes, and lists whatever goes wrong with each',
  inputs: z.object({ also: z.array(z.string()).default([]) }),
  run: async ({ castai, clusterId, inputs }) => {
    const failed = inputs.also.map((id) => ({ id, code: 'other', message: 'it is gone' }));
    for (const instanceType of ['a', 'b']) {
      try {
        const { nodeId } = await castai.nodes.add(clusterId, { instanceType });
        await castai.nodes.get(clusterId, nodeId);
      } catch (error) {
        failed.push({ id: instanceType, code: 'failed', message: String(error) });
      }
    }
    return { failed };
  },
});

export const printMuch: BotFunction = defineFunction({
  description: 'Prints 300 kB at once and forgets a timer',
  inputs: none,
  run: () => {
    setInterval(() => undefined, 1000);
    process.stdout.write(`${'x'.repeat(300_000)}\nend of output`);
  },
});

export const logApiErrors: BotFunction = defineFunction({
  description: 'Asks the API again and again, and shows every error in every way',
  inputs: z.object({ times: z.number() }),
  run: async ({ castai, inputs, log }) => {
    for (let time = 0; time < inputs.times; time += 1) {
      try {
        console.log(await castai.get('/v1/kubernetes/external-clusters', { retries: 0 }));
      } catch (error) {
        log.error('It failed', { error });
        console.error(error, String(error), JSON.stringify(error));
      }
    }
  },
});

/** Finds the key in a copy that the runtime is not told about. */
export const leak: BotFunction = defineFunction({
  description: 'Shows the key in every way there is',
  inputs: z.object({ how: z.array(z.string()) }),
  run: async ({ castai, config, inputs, log }) => {
    const key = process.env['COPY_OF_KEY'] ?? '';
    const ways: Readonly<Record<string, () => unknown>> = {
      env: () => console.log(process.env, inspect(process.env), JSON.stringify(process.env)),
      console: () => console.error('%s %o', key, { nested: [key, { key }] }),
      inspect: () => console.log(inspect({ castai, config }, { depth: null, showHidden: true })),
      chunks: () => Array.from(`${key}\n`, (character) => process.stdout.write(character)).length,
      bytes: () =>
        process.stdout.write(Buffer.from(`${key} ${Buffer.from(`u:${key}`).toString('base64')}\n`)),
      encoded: () =>
        console.log(encodeURIComponent(key), Buffer.from(key).toString('base64url'), JSON.stringify(key)),
      log: () => log.debug(`Has ${key}`, { key, error: new Error(key), headers: { 'X-API-Key': key } }),
      warning: () => {
        process.emitWarning(`Careful with ${key}`);
      },
      throw: () => {
        throw new Error(`Refused ${key}`, { cause: Object.assign(new Error(key), { config: { key } }) });
      },
      reject: () => void Promise.reject(new Error(key)),
      uncaught: () => {
        setTimeout(() => {
          throw Object.assign(new Error(key), { key });
        });
      },
      failed: () => ({ failed: [{ id: key, code: key, message: 'x'.repeat(150).concat(key) }] }),
      many: () => ({
        failed: Array.from({ length: 99 }, () => ({ id: key, code: 'c', message: key.repeat(4) })),
      }),
    };
    const results = inputs.how.map((how) => ways[how]?.());
    await wait(20);
    return fromJson(JSON.stringify(results.find((result) => typeof result === 'object') ?? null));
  },
});

/** What a function in plain JavaScript may return. */
function fromJson(text: string): FunctionResult {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the point of it is that nobody checked
  return JSON.parse(text) as FunctionResult;
}
