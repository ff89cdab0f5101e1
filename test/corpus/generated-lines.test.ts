import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { program } from '../../packages/castai-bot/src/main.ts';
import { bareBonesAnswers, typeScriptAnswers } from '../../packages/castai-bot/src/testing/fixture-repo.ts';
import { renderRepo } from '../../packages/castai-bot/src/testing/render-repo.ts';
import { watchInterrupts } from '../../packages/cli/src/interrupts.ts';
import { readJson } from '../../packages/cli/src/json-value.ts';
import { checkHints, findCommandLines, listTexts } from '../../packages/cli/src/testing/check-hints.ts';
import { main } from '../../packages/create-castai-bot/src/main.ts';

const managers = ['npm', 'pnpm', 'yarn', 'bun'] as const;

test.each(managers)('every castai-bot line that the generator prints with %s is one', async (manager) => {
  for (const flags of [[], ['--flavor', 'bare-bones'], ['--one-shot'], ['--no-install', '--no-git']]) {
    const [stdin, stdout, stderr] = [new PassThrough().end(), new PassThrough(), new PassThrough()];
    const argv = ['my-bot', '--yes', '--dry-run', '--package-manager', manager, ...flags];
    const code = await main({
      argv,
      cwd: tmpdir(),
      env: {},
      stdin,
      stdout,
      stderr,
      now: () => new Date(0),
      ...watchInterrupts(new EventEmitter()),
    });
    stdout.end();
    expect(code).toBe(0);
    const printed = await text(stdout);
    expect({ argv, problems: await checkHints(printed, program) }).toEqual({ argv, problems: [] });
  }
});

test.each(managers)('every castai-bot line in the files of a bot with %s is one', async (packageManager) => {
  let found = 0;
  for (const ci of ['github', 'gitlab', 'none'] as const) {
    const bots = [typeScriptAnswers({ packageManager, ci }), bareBonesAnswers({ packageManager, ci })];
    for (const [name, file] of (await Promise.all(bots.map(renderRepo))).flatMap(Object.entries<string>)) {
      // What was rendered, once more.
      if (name === '.castai-bot/base.json') continue;
      const content = name.endsWith('.json') ? listTexts(readJson(file)).join('\n') : file;
      found += findCommandLines(content, program).length;
      expect({ name, problems: await checkHints(content, program) }).toEqual({ name, problems: [] });
    }
  }
  expect(found).toBeGreaterThan(30);
});
