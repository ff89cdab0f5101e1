import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { hasTerminal } from '../../../../.scripts/run-in-terminal.ts';
import { createGeneratedRepo, sourceEnv } from '../testing/generated-repo.ts';
import { runBin } from '../testing/run-bin.ts';
import {
  CTRL_C,
  FROM_SOURCE,
  runStepsInTerminal,
  type TerminalStep,
} from '../testing/run-dev-in-terminal.ts';
import { untilGone } from '../testing/until-gone.ts';
import { createScriptRepo, visitDev } from '../testing/visit-dev.ts';

/** Says its number, and goes on until it is told to end. */
const WAITS = `#!/usr/bin/env node
setInterval(() => {}, 1000);
console.log('pid', process.pid);
`;
const SAYS = '#!/usr/bin/env node\nconsole.log("the new one");\n';

describe.skipIf(!(await hasTerminal()))('dev() in a real terminal (needs python3)', () => {
  test('dev() stops and runs by its keys, runs again after a save, and ends with Ctrl-C', async () => {
    await using repo = await createScriptRepo(WAITS);
    const pids: number[] = [];
    const started = (keys: string): TerminalStep => ({
      sees: /pid (\d+)/,
      does: ([, pid]) => {
        pids.push(Number(pid));
        return keys;
      },
    });
    const { exitCode, screen } = await runStepsInTerminal(
      ['dev'],
      [
        { sees: /Look at http:\S+token=/ },
        started('s\n'),
        { sees: /Stopping; s \+ Enter ends it at once/ },
        { sees: /ended by SIGTERM \(exit code 143\)/ },
        {
          sees: /The page: http:\S+token=\S+\s+Waiting for a change, or for the page; h \+ Enter lists the keys/,
          does: () => 's\n',
        },
        { sees: /Nothing is running/, does: () => 'x\n' },
        {
          sees: /There is no key "x"[^]*r {2}run again[^]*Ctrl-C {2}end\s+The page: http:\S+token=/,
          does: () => 'r\n',
        },
        started('r\n'),
        {
          sees: /Run 2 of script is under way: stop it first/,
          does: () => {
            writeFileSync(path.join(repo.root, 'src/bot.mjs'), SAYS);
            return undefined;
          },
        },
        { sees: /Stopping the run after a change of src\/bot\.mjs/ },
        { sees: /the new one[^]*done \(exit code 0\)[^]*Ctrl-C ends it/, does: () => CTRL_C },
      ],
      { cwd: repo.root },
    );
    expect(exitCode).toBe(0);
    expect(pids).toHaveLength(2);
    for (const pid of pids) await untilGone(pid);
    expect(screen).not.toContain('    at ');
  });

  test('dev() ends the bot with Ctrl-C while it runs, and leaves nothing behind', async () => {
    await using repo = await createScriptRepo(WAITS);
    const pids: number[] = [];
    const { exitCode } = await runStepsInTerminal(
      ['dev'],
      [
        {
          sees: /pid (\d+)/,
          does: ([, pid]) => {
            pids.push(Number(pid));
            return CTRL_C;
          },
        },
        { sees: /ended by SIGINT \(exit code 130\)/ },
      ],
      { cwd: repo.root },
    );
    expect([exitCode, pids.length]).toEqual([0, 1]);
    for (const pid of pids) await untilGone(pid);
  });

  test('dev() runs once where CI is set, whatever the terminal', async () => {
    await using repo = await createScriptRepo(SAYS);
    const { exitCode, screen } = await runStepsInTerminal(['dev'], [], { cwd: repo.root, env: { CI: '1' } });
    expect([exitCode, screen]).toEqual([0, expect.not.stringContaining('Look at')]);
    expect(screen).toContain('the new one');
  });

  test('npm run dev of a generated bot is dev() in a terminal, and one run elsewhere', async () => {
    await using repo = await createGeneratedRepo();
    const bin = path.join(repo.root, 'node_modules/.bin/castai-bot');
    await mkdir(path.dirname(bin), { recursive: true });
    const quoted = FROM_SOURCE.map((word) => `'${word}'`).join(' ');
    await writeFile(bin, `#!/bin/sh\nexec ${quoted} "$@"\n`);
    await chmod(bin, 0o755);
    let url = '';
    const { exitCode } = await runStepsInTerminal(
      ['run', 'dev'],
      [
        {
          sees: /Look at (http:\S+token=\S+)/,
          does: ([, shown = '']) => {
            url = shown;
            return undefined;
          },
        },
        { sees: /rotate-nodes of my-bot[^]*done \(exit code 0\)[^]*Ctrl-C ends it/, does: () => CTRL_C },
      ],
      { cwd: repo.root, env: sourceEnv, program: ['npm'] },
    );
    // npm ends by the signal too, which a shell tells as 130.
    expect(exitCode).toBeNull();
    await expect(fetch(url)).rejects.toThrow('fetch failed');
    const env = { PATH: process.env['PATH'], HOME: repo.root, ...sourceEnv };
    const { stdout } = await promisify(execFile)('npm', ['run', 'dev'], { cwd: repo.root, env });
    expect(stdout).toContain('rotate-nodes of my-bot');
    expect(stdout).not.toContain('Look at');
  });
});

test('dev() says which port is taken, and what to do', async () => {
  await using repo = await createScriptRepo(SAYS);
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const { code, stderr } = await runBin(['dev', '--serve', '--port', String(port)], { cwd: repo.root });
  expect([code, stderr]).toEqual([
    1,
    expect.stringMatching(new RegExp(`127\\.0\\.0\\.1:${port} failed.*\\n.*0 takes a free one`)),
  ]);
});

test('dev() goes on without a browser, and says that it found none', async () => {
  await using repo = await createScriptRepo(SAYS);
  await mkdir(path.join(repo.root, 'programs'));
  await symlink(process.execPath, path.join(repo.root, 'programs/node'));
  const { code, stderr } = await visitDev(repo.root, async (page) => void (await page.seeEnd(1)), {
    flags: ['--open'],
    env: { PATH: path.join(repo.root, 'programs') },
  });
  expect([code, stderr]).toEqual([
    0,
    expect.stringMatching(/Cannot open http:\S+: there is no \S+ on the PATH/),
  ]);
});
