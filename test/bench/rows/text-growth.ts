import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Writable } from 'node:stream';
import { Bot, CastAi, defineFunction } from '@castai-bot/runtime';
import * as z from 'zod';
import { inMs, median } from '../measure.ts';
import { measured, type Row } from '../row.ts';

const RUNS = 5;
const LENGTH = 100_000;
const TIMES = 10;
/** Shorter times say more about the machine than about the text, ms. */
const LEAST_MS = 20;

/** Texts that a pattern with two ways to read them takes at least the square of their length for. */
const PIECES = [
  ' ',
  '<',
  '[',
  '{"',
  '\\"',
  'a-',
  'cookie',
  'cookie: ',
  '"cookie":[',
  "'cookie' => '",
  '["a"],',
];

/** What reads other people's texts: an error page, a log line, the name of a function. */
const readers: Readonly<Record<string, (text: string, dir: string) => Promise<unknown>>> = {
  'error page': async (text) => {
    const fetch = async (): Promise<Response> => Promise.resolve(new Response(text, { status: 502 }));
    const castai = new CastAi({ apiUrl: 'http://127.0.0.1:9', apiKey: 'growth-of-text', fetch });
    return castai.get('/v1/regions', { retries: 0 }).catch(String);
  },
  'log line': async (text, dir) => run({ text, functionName: 'print', dir }),
  'function name': async (text, dir) => run({ text: '', functionName: text, dir }),
};

/** How a text's time grows with its length: no pattern, and no loop, may go over it again and again. */
export const textGrowthRow: Row = {
  name: 'a text of ten times the length / ten times the time, the worst',
  limit: 3,
  unit: '×',
  measure: async ({ dir }) => {
    let worst = { ratio: 0, detail: '' };
    for (const [reader, read] of Object.entries(readers)) {
      for (const piece of PIECES) {
        const short = await timeOf(async (text) => read(text, dir), piece.repeat(LENGTH / piece.length));
        const long = await timeOf(
          async (text) => read(text, dir),
          piece.repeat((TIMES * LENGTH) / piece.length),
        );
        const ratio = long / TIMES / short;
        const detail = `${reader} of ${JSON.stringify(piece)}: ${inMs(long)} / ${TIMES} × ${inMs(short)}`;
        if (ratio > worst.ratio) worst = { ratio, detail };
      }
    }
    return measured(worst.ratio, worst.detail);
  },
};

async function timeOf(read: (text: string) => Promise<unknown>, text: string): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time < RUNS; time += 1) {
    const startedAt = performance.now();
    await read(text);
    times.push(performance.now() - startedAt);
  }
  return Math.max(median(times), LEAST_MS);
}

interface Run {
  readonly text: string;
  readonly functionName: string;
  readonly dir: string;
}

async function run({ dir, functionName, text }: Run): Promise<void> {
  const file = path.join(dir, 'text-growth.json');
  await writeFile(file, JSON.stringify({ function: { function_name: functionName } }));
  const print = defineFunction({
    description: 'Prints',
    scope: 'organization',
    inputs: z.object({}),
    run: ({ log }) => {
      log.info(text);
    },
  });
  const nowhere = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  const env = { API_KEY: 'growth-of-text', BOT_CONFIG: file };
  await new Bot({ name: 'growth', functions: { print }, env, stdout: nowhere, stderr: nowhere }).run();
}
