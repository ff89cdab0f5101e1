import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../inspect/finding.ts';
import { createFixtureRepo, typeScriptAnswers } from '../testing/fixture-repo.ts';
import { createGeneratedRepo } from '../testing/generated-repo.ts';
import { moveBelowPlugAndPlay } from '../testing/plug-and-play.ts';
import { renderRepo } from '../testing/render-repo.ts';
import { runLine } from '../testing/run-line.ts';
import { findPlugAndPlay } from './plug-and-play.ts';

const HIDES = "../../.pnp.cjs of Yarn hides this bot's node_modules from the bundler";
const IGNORE =
  'Add "./tools/my-bot/**" to pnpIgnorePatterns in ../../.yarnrc.yml, then run yarn install in ../..';

describe('below a Yarn PnP root', () => {
  test('build() says that .pnp.cjs of the parent is the reason, and what to do', async () => {
    await using repo = await createGeneratedRepo();
    const cwd = await moveBelowPlugAndPlay(repo.root);
    const { code, stderr } = await runLine(['build', '--skip-checks'], { cwd });
    expect(code).toBe(1);
    expect(stderr).toContain(HIDES);
    expect(stderr).toContain(IGNORE);
    expect(stderr).not.toContain('external');
  });

  test('build() works once the parent leaves the bot alone', async () => {
    await using repo = await createGeneratedRepo();
    const cwd = await moveBelowPlugAndPlay(repo.root, '^tools/my-bot(?:/|$)');
    expect(await runLine(['build', '--skip-checks'], { cwd })).toMatchObject({ code: 0 });
    expect(await readFile(path.join(cwd, 'dist/bot.mjs'), 'utf8')).toContain('castai-bot build');
  });

  test.each([
    [null, 'FAILED'],
    ['^tools/my-bot(?:/|$)', 'PASSED'],
  ] as const)('doctor() of a bot, with %s left out of .pnp.cjs, says %s', async (ignored, verdict) => {
    await using repo = await createGeneratedRepo();
    const cwd = await moveBelowPlugAndPlay(repo.root, ignored);
    const { stdout } = await runLine(['doctor', '--json'], { cwd });
    expect(findingOf(stdout, 'plug-and-play')).toMatchObject({
      verdict,
      ...(verdict === 'FAILED' ? { message: `${HIDES}: build fails`, fix: IGNORE } : {}),
    });
  });

  test('validate() and run() say why a part of a PnP workspace has nothing installed', async () => {
    await using repo = await createFixtureRepo(
      await renderRepo(typeScriptAnswers({ packageManager: 'yarn' })),
    );
    await rm(path.join(repo.root, '.yarnrc.yml'));
    const cwd = await moveBelowPlugAndPlay(repo.root);
    for (const line of [['validate'], ['run', '--simulate'], ['doctor']]) {
      const { code, stdout, stderr } = await runLine(line, { cwd });
      expect(code).toBe(1);
      expect(`${stdout}${stderr}`).toContain('../../.pnp.cjs has Yarn install no node_modules');
      expect(`${stdout}${stderr}`).toContain('nodeLinker: node-modules in ../../.yarnrc.yml');
    }
  });

  test('findPlugAndPlay() finds none where there is none, nor a bot its own', async () => {
    await using repo = await createGeneratedRepo();
    await writeFile(path.join(repo.root, '.pnp.cjs'), '');
    expect(findPlugAndPlay(repo.root)).toBeUndefined();
    await mkdir(path.join(repo.root, 'bot'));
    expect(findPlugAndPlay(path.join(repo.root, 'bot'))?.manifest).toBe('../.pnp.cjs');
  });
});

function findingOf(stdout: string, check: string): Finding | undefined {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what doctor prints
  const { findings } = JSON.parse(stdout) as { readonly findings: readonly Finding[] };
  return findings.find((one) => one.check === check);
}
