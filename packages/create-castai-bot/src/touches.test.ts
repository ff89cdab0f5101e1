import { execFileSync, spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { type Meanings, listTouches, nameTouches, type Started } from '@castai-bot/testing/name-touches';
import { nodeEnv } from '@castai-bot/testing/node-env';
import { createTracer, whyNoTrace } from '@castai-bot/testing/trace-program';
import { expect, test } from 'vitest';
import { command } from './command.ts';
import { blueprintClone } from './testing/blueprint-clone.ts';
import { fakeProgram } from './testing/fake-program.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';
import { writeTree } from './testing/write-tree.ts';

const bin = fileURLToPath(new URL('bin.ts', import.meta.url));
const workspace = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');
const meanings: Meanings = {
  programs: { 'the package manager': ({ file }) => /\/(?:npm|sh)$/.test(file) },
  files: {
    'the new folder': (file) => `${file}/`.startsWith('new/'),
    'the clone of --from-blueprint': (file) => file.startsWith('clone/'),
    'the CI file at the root of a git repository around it': (file) => file === '.gitlab-ci.yml',
    'the root of a workspace around it': (file) => /^(?:package\.json|pnpm-workspace\.yaml)$/.test(file),
  },
};

test.skipIf(whyNoTrace() !== undefined)(
  'create-castai-bot runs, reads, writes and sends what it declares, no more and no less (needs strace)',
  async () => {
    const folder = realpathSync(await temporaryFolder());
    const at = (name: string): string => path.join(folder, name);
    await writeTree(at('clone'), blueprintClone);
    await writeTree(folder, { 'package.json': '{}', 'pnpm-workspace.yaml': 'packages: [packages/*]' });
    await writeTree(folder, { '.gitlab-ci.yml': 'test: { script: make }\n' });
    execFileSync('git', ['init', '--quiet'], { cwd: folder });
    for (const name of ['home', 'tmp']) await mkdir(at(name));
    await fakeProgram(at('bin'), 'npm', 'echo installed');
    await using tracer = await createTracer();
    const [strace = '', ...how] = tracer.through;
    const ci = ['--ci', 'gitlab', '--ci-root'];
    const line = ['new', '--yes', '--package-manager', 'npm', ...ci, '--from-blueprint', at('clone')];
    const child = spawn(strace, [...how, process.execPath, '--conditions=@castai-bot/source', bin, ...line], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...nodeEnv,
        PATH: `${at('bin')}${path.delimiter}${process.env['PATH'] ?? ''}`,
        HOME: at('home'),
        TMPDIR: at('tmp'),
      },
    });
    const ended = new Promise<number | null>((resolve) => {
      child.once('close', resolve);
    });
    const [printed, code] = await Promise.all([text(child.stderr), ended, text(child.stdout)]);
    expect({ code, printed }).toMatchObject({ code: 0 });
    const isTested = ({ argv }: Started): boolean => argv.includes(bin);
    const place = {
      folders: { [folder]: '' },
      temporary: at('tmp'),
      hosts: {},
      ignored: [
        workspace,
        path.dirname(realpathSync(process.execPath)),
        nodeEnv['NODE_COMPILE_CACHE'] ?? workspace,
      ],
      isTested,
      isRead: isTested,
    };
    const declared = command.touches;
    const seen = nameTouches(await tracer.read(), { declared, meanings, place });
    expect(listTouches(seen)).toEqual(listTouches(declared));
  },
);
