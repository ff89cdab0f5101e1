import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { planBot } from '../plan/plan-bot.ts';
import { answersOf, VERSIONS } from './every-answer.ts';

/** A key in the form of CAST AI's. */
export const KEY: string = `castai_v1_${'0123456789abcdef'.repeat(4)}_deadbeef`;

/** How a script ended. */
export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Environment of a script. */
export type Environment = Readonly<Record<string, string>>;

/** A running script. */
export type Child = ChildProcessByStdio<null, Readable, Readable>;

/** Starts the script that a bare-bones bot begins with. */
export async function start(env: Environment, command: readonly string[] = ['sh']): Promise<Child> {
  const [program = 'sh', ...args] = command;
  const entry = program === 'python3' ? 'src/script.py' : 'src/script.sh';
  const file = path.join(makeTemporary(), path.basename(entry));
  const answers = answersOf({ flavor: 'bare-bones', functions: { script: { entry } } });
  const script = (await planBot(answers, VERSIONS)).find((planned) => planned.path === entry);
  writeFileSync(file, script?.text ?? '');
  return spawn(program, [...args, file], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs the script that a bare-bones bot begins with to its end. */
export async function run(env: Environment, command?: readonly string[]): Promise<Ended> {
  const child = await start(env, command);
  const exited = once(child, 'exit');
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  await exited;
  return { stdout, stderr, exitCode: child.exitCode };
}

/** The last line that a script wrote. */
export function reportOf({ stdout }: { readonly stdout: string }): unknown {
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
}

/** A server of a test. */
export interface Served {
  readonly url: string;
  readonly requests: readonly object[];
}

/** Answers every request in the same way until the test is over, and remembers what was asked. */
export async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Served> {
  const requests: object[] = [];
  const server = createServer((request, response) => {
    const { method, url, headers } = request;
    requests.push({ method, url, key: headers['x-api-key'], agent: headers['user-agent'] });
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, requests };
}

/** A folder that is gone after the test. */
export function makeTemporary(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'scaffold-script-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}
