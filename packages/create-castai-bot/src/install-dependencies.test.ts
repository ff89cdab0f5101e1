import path from 'node:path';
import { expect, test } from 'vitest';
import { installDependencies } from './install-dependencies.ts';
import { fakeProgram } from './testing/fake-program.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const REFUSAL = 'Unrecognized or legacy configuration settings found: npmPreapprovedPackages';

test.skipIf(process.platform === 'win32').each([
  ['failing', `echo '${REFUSAL}'; exit 1`, '"npm install" failed'],
  ['not found', undefined, 'found no npm on this machine'],
])(
  'installDependencies() from a clone speaks of npm when npm is %s (not on Windows)',
  async (_, body, why) => {
    const cwd = await temporaryFolder();
    const bin = path.join(cwd, 'bin');
    await fakeProgram(bin, 'yarn', 'exit 0');
    if (body !== undefined) await fakeProgram(bin, 'npm', body);
    const step = await installDependencies('yarn', {
      cwd,
      env: { PATH: bin },
      signal: new AbortController().signal,
      checkout: { root: '/c', tarballs: ['/c/dist/my bot.tgz'], isPacked: true },
    });
    expect(step).toMatchObject({
      status: 'failed',
      title: `Cannot install dependencies: ${why}`,
      command: 'npm install --no-save "/c/dist/my bot.tgz"',
    });
  },
);
