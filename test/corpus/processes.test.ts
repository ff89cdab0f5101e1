import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { sample } from '@castai-bot/testing/sample';
import { createBrokenBot } from './bot-copy.ts';

const packages = path.resolve(import.meta.dirname, '../../packages');
const FULL_DISK = '/dev/full';

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a line of one of the programs through a shell, which redirects, deletes and sets as `script` says. */
async function runShell(
  script: string,
  { program, cwd }: { readonly program: string; readonly cwd: string },
): Promise<Ended> {
  const bin = path.join(packages, program, 'src/bin.ts');
  const start = `start() { exec "${process.execPath}" --conditions=@castai-bot/source "${bin}" "$@"; }; ${script}`;
  const child = spawn('sh', ['-c', start], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: cwd },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}

/** What prints something, each in another way. */
const printing = [
  ['castai-bot', '--help'],
  ['castai-bot', '--version'],
  ['castai-bot', '--json --help'],
  ['castai-bot', 'list'],
  ['castai-bot', 'list --json'],
  ['castai-bot', 'list --events'],
  ['castai-bot', 'validate --help'],
  ['castai-bot', 'completion bash'],
  ['create-castai-bot', '--help'],
  ['create-castai-bot', '--version --json'],
  ['create-castai-bot', 'x --yes --dry-run'],
  ['create-castai-bot', 'x --yes --dry-run --json'],
] as const;

test.skipIf(!existsSync(FULL_DISK)).each(sample('full disk', printing, 4))(
  '%s %s says on a full disk what is wrong in one line, and exits 1 (needs a /dev/full, not on Windows)',
  async (program, line) => {
    await using bot = await createBrokenBot({});
    const ended = await runShell(`start ${line} > ${FULL_DISK}`, { program, cwd: bot.root });
    expect(ended).toEqual({
      code: 1,
      stdout: '',
      stderr: 'Error: Cannot write to stdout: no space is left on the disk\n',
    });
  },
);

test.skipIf(!existsSync(FULL_DISK)).each(['castai-bot', 'create-castai-bot'])(
  '%s ends with its own code where nobody can be told why (needs a /dev/full, not on Windows)',
  async (program) => {
    const ended = await runShell(`start --nope 2> ${FULL_DISK}`, { program, cwd: tmpdir() });
    expect(ended.stdout).toBe('');
    expect([1, 2]).toContain(ended.code);
  },
);

const inGoneFolder = [
  ['castai-bot', '--help', 0],
  ['castai-bot', '--version', 0],
  ['castai-bot', 'list', 1],
  ['castai-bot', 'validate --json', 1],
  ['castai-bot', 'completion bash', 1],
  ['create-castai-bot', '--help', 0],
  ['create-castai-bot', 'x --yes', 1],
  ['create-castai-bot', 'x --yes --json', 1],
] as const;

test.skipIf(process.platform === 'win32').each(sample('gone folder', inGoneFolder, 4))(
  '%s %s exits %i in a folder that was deleted, with a line where it needs one (not on Windows)',
  async (program, line, code) => {
    const cwd = await mkdtemp(path.join(tmpdir(), 'castai-bot-gone-'));
    try {
      const script = `mkdir gone && cd gone && rmdir ../gone && start ${line}`;
      const ended = await runShell(script, { program, cwd });
      const words = 'Error: Cannot tell where this is: the present folder was deleted\n';
      expect({ line, code: ended.code, stderr: ended.stderr }).toEqual({
        line,
        code,
        stderr: code === 0 ? '' : words,
      });
    } finally {
      await rm(cwd, { recursive: true, force: true });
    }
  },
);
