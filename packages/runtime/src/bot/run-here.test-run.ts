import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import type { BotFunction } from '../functions/define-function.ts';
import type { Report } from '../report/report.ts';
import type { BotOptions } from '../run/bot-options.ts';
import { configFor, makeDirectory } from './bot.test-process.ts';
import { Bot } from './bot.ts';

/** A run of a bot with one function, in the process of the test. */
export interface RunHere extends Omit<Partial<BotOptions>, 'functions'> {
  /** By its export name, which its config gives too. */
  readonly functions: Readonly<Record<string, BotFunction>>;
  readonly env: Readonly<Record<string, string>>;
}

/** What a run came to. */
export interface RanHere {
  readonly report: Report;
  /** On both of its outputs. */
  readonly printed: string;
}

/** Runs the function; nothing of the process is read or changed. */
export async function runHere({ functions, ...options }: RunHere): Promise<RanHere> {
  const [name = ''] = Object.keys(functions);
  const config = path.join(makeDirectory(), 'function_config.json');
  writeFileSync(config, JSON.stringify(configFor(name)));
  let printed = '';
  const output = new Writable({
    write: (chunk, _encoding, done) => {
      printed += String(chunk);
      done();
    },
  });
  const localConfig = pathToFileURL(config);
  const own = { name: 'my-bot', functions, localConfig, stdout: output, stderr: output };
  const report = await new Bot({ ...own, ...options }).run();
  return { report, printed };
}
