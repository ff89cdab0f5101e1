import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execPath } from 'node:process';

/** What a fake program does when its arguments begin with `when`, words apart by spaces. */
export interface FakeAnswer {
  readonly when: string;
  readonly stdout?: string;
  readonly stderr?: string;
  /** @default 0 */
  readonly exitCode?: number;
  /** Stays until it is ended by a signal. */
  readonly isEndless?: true;
}

/** One start of a fake program. */
export interface RecordedCall {
  readonly program: string;
  readonly args: readonly string[];
  readonly stdin: string;
  /** Of its environment, what steers engines. */
  readonly env: Readonly<Record<string, string>>;
  /** Files in the folder that holds the login it was given, by name. */
  readonly auth: Readonly<Record<string, string>>;
}

export interface FakePrograms {
  /** For PATH. */
  readonly bin: string;
  calls(): Promise<readonly RecordedCall[]>;
  /** `program arg arg` of every call. */
  lines(): Promise<readonly string[]>;
  /** The same, at once. */
  linesNow(): readonly string[];
  [Symbol.asyncDispose](): Promise<void>;
}

/** Programs for PATH that write down how they were started and answer as told; an unknown call exits with 99. */
export async function createFakePrograms(
  answers: Readonly<Record<string, readonly FakeAnswer[]>>,
): Promise<FakePrograms> {
  const folder = await mkdtemp(path.join(tmpdir(), 'castai-bot-fakes-'));
  const bin = path.join(folder, 'bin');
  const log = path.join(folder, 'calls.jsonl');
  await mkdir(bin);
  await writeFile(log, '');
  // A package.json further up, of whoever uses the same folder, would say what kind of script these are.
  await writeFile(path.join(folder, 'package.json'), '{"type": "commonjs"}');
  for (const [program, table] of Object.entries(answers)) {
    await writeFile(path.join(bin, program), toScript(program, { table, log }), { mode: 0o755 });
  }
  const callsNow = (): readonly RecordedCall[] =>
    readFileSync(log, 'utf8')
      .split('\n')
      .filter(Boolean)
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the script below wrote it
      .map((line) => JSON.parse(line) as RecordedCall);
  const linesNow = (): readonly string[] =>
    callsNow().map(({ program, args }) => [program, ...args].join(' '));
  return {
    bin,
    calls: () => Promise.resolve(callsNow()),
    lines: () => Promise.resolve(linesNow()),
    linesNow,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Puts the real program of that name beside the fakes. */
export async function linkRealProgram(bin: string, program: string): Promise<void> {
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    const file = path.join(folder, program);
    const text = await readFile(file).catch(() => undefined);
    if (text === undefined) continue;
    await symlink(file, path.join(bin, program));
    return;
  }
  throw new Error(`There is no ${program} on PATH`);
}

function toScript(
  program: string,
  { table, log }: { readonly table: readonly FakeAnswer[]; readonly log: string },
): string {
  return `#!${execPath}
const { appendFileSync, readdirSync, readFileSync, existsSync } = require('node:fs');
const { dirname, join } = require('node:path');
const args = process.argv.slice(2);
const stdin = args.includes('--password-stdin') || args[0] === 'get' ? readFileSync(0, 'utf8') : '';
const { DOCKER_CONFIG, REGISTRY_AUTH_FILE, SOURCE_DATE_EPOCH, DOCKER_BUILDKIT } = process.env;
const env = { DOCKER_CONFIG, REGISTRY_AUTH_FILE, SOURCE_DATE_EPOCH, DOCKER_BUILDKIT };
const folder = DOCKER_CONFIG ?? (REGISTRY_AUTH_FILE && dirname(REGISTRY_AUTH_FILE));
const auth = {};
if (folder && existsSync(folder)) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    auth[entry.name] = entry.isFile() ? readFileSync(join(folder, entry.name), 'utf8') : entry.isSymbolicLink() ? 'link' : 'folder';
  }
}
appendFileSync(${JSON.stringify(log)}, JSON.stringify({ program: ${JSON.stringify(program)}, args, stdin, env, auth }) + '\\n');
const answer = ${JSON.stringify(table)}.find(({ when }) => (args.join(' ') + ' ').startsWith(when + ' ') || when === '');
process.stdout.write(answer?.stdout ?? '');
process.stderr.write(answer ? (answer.stderr ?? '') : 'unknown call\\n');
process.exitCode = answer ? (answer.exitCode ?? 0) : 99;
if (answer?.isEndless) setInterval(() => {}, 1000);
`;
}
