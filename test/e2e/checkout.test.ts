import path from 'node:path';
import process from 'node:process';
import { createRequire } from 'node:module';
import fs from 'fs-extra';
import { expect, inject, test } from 'vitest';
import { expectDone, installGenerator, run, temporaryFolder } from './new-bot.ts';

/** A clone in which `npm run build` has run, with what the generator needs of it. */
async function makeClone(home: string): Promise<string> {
  const clone = path.join(home, 'my clone');
  await fs.outputFile(path.join(clone, '.scripts/pack-dist.ts'), '');
  await fs.outputJson(path.join(clone, 'package.json'), {
    private: true,
    scripts: { build: 'node build.cjs' },
  });
  const packed = inject('tarballs').map(({ file }) => file);
  const build = `for (const file of ${JSON.stringify(packed)}) require('node:fs').cpSync(file, 'dist/' + require('node:path').basename(file));`;
  await fs.outputFile(path.join(clone, 'build.cjs'), build);
  const generator = await installGenerator(home);
  await fs.copy(path.dirname(path.dirname(generator)), path.join(clone, 'packages/create-castai-bot'));
  return clone;
}

/** What stands below "Next:", up to the first run of the bot: as a person would type it. */
function listTyped(stdout: string): readonly string[] {
  const lines = stdout.slice(stdout.indexOf('\nNext:\n')).split('\n').slice(2);
  const commands = lines.filter((line) => /^ {2}\S/.test(line)).map((line) => line.trim());
  return commands.slice(0, commands.indexOf('npm run dev') + 1);
}

test('a first run from an unpublished checkout works as printed, whether it was built or not', async () => {
  const home = await temporaryFolder();
  const clone = await makeClone(home);
  const bin = path.join(clone, 'packages/create-castai-bot/dist/bin.js');
  const created = await run(home, [process.execPath, bin, 'my-bot', '--yes', '--no-git', '--no-install']);
  expectDone(created);
  const typed = listTyped(created.stdout);
  expect(typed).toMatchObject([
    'cd my-bot',
    expect.stringMatching(/^npm --prefix .*my clone.* run build$/),
    expect.stringMatching(/^npm install --no-save .*castai-bot-0/),
    'npm run dev',
  ]);
  const told = await run(home, ['sh', '-c', typed.join(' && ')]);
  expectDone(told);
  expect(told.stdout).toContain('done (exit code 0)');

  const again = await run(home, [process.execPath, bin, 'other-bot', '--yes', '--no-git']);
  expectDone(again);
  expect(again.stdout).toContain('Installed dependencies with npm, castai-bot from your clone of it');
  expect(listTyped(again.stdout)).toEqual(['cd other-bot', 'npm run dev']);
  expectDone(await run(path.join(home, 'other-bot'), ['npm', 'run', 'dev']));
  expect(createRequire(path.join(home, 'other-bot/x.js')).resolve('castai-bot/package.json')).toContain(
    'other-bot',
  );
});
