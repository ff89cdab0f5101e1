import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createFixtureRepo } from './testing/fixture-repo.ts';
import { checkTrust, type TrustOptions } from './trust.ts';

const [ME, THEM] = [1000, 1001];

describe('checkTrust', () => {
  const files = ['/repo/castai-bot.json', '/repo/node_modules/castai-bot/dist/bin.js'];
  const check = (owners: Readonly<Record<string, number>>, trust: Partial<TrustOptions> = {}): void =>
    checkTrust(
      { root: '/repo', files },
      { uid: ME, env: {}, ownerOf: (file) => owners[file] ?? ME, ...trust },
    );

  test('checkTrust() lets a repo run that is the user’s through and through', () => {
    expect(check({})).toBeUndefined();
  });

  test.each(['/repo', ...files])(
    'checkTrust() names %s when another owns it, who that is, and the way out',
    (file) => {
      expect(() => check({ [file]: THEM })).toThrow(
        expect.objectContaining({
          code: 'UNTRUSTED',
          message: `Cannot run the castai-bot of "/repo": "${file}" belongs to user ${THEM}, and you are user ${ME}; it would run as you`,
          hint: 'If you trust that user with this: CASTAI_BOT_TRUST=/repo castai-bot …',
        }),
      );
    },
  );

  test('checkTrust() lets root run what is root’s, and of others only what belongs to the caller of sudo', () => {
    const owners = { '/repo': THEM, [files[0] ?? '']: THEM, [files[1] ?? '']: THEM };
    const root = { uid: 0 };
    expect(() => check(owners, root)).toThrow('and you are user 0');
    expect(check(owners, { ...root, env: { SUDO_UID: String(THEM) } })).toBeUndefined();
    expect(() => check(owners, { ...root, env: { SUDO_UID: '42' } })).toThrow('you are user 0');
    expect(() => check(owners, { env: { SUDO_UID: String(THEM) } })).toThrow(`you are user ${ME}`);
  });

  test('checkTrust() takes the word of CASTAI_BOT_TRUST for one folder, by whatever name, and no other', async () => {
    const repo = await createFixtureRepo({ 'castai-bot.json': '{}' });
    onTestFinished(() => repo[Symbol.asyncDispose]());
    const link = `${repo.root}-link`;
    symlinkSync(repo.root, link);
    const trust = (value: string): void =>
      checkTrust(
        { root: repo.root, files: [] },
        { uid: ME, ownerOf: () => THEM, env: { CASTAI_BOT_TRUST: value } },
      );
    expect(trust(repo.root)).toBeUndefined();
    expect(trust(link)).toBeUndefined();
    expect(trust(['/elsewhere', `${repo.root}/`].join(path.delimiter))).toBeUndefined();
    for (const value of ['', '.', '*', '/', path.dirname(repo.root), path.join(repo.root, 'x')])
      expect(() => trust(value)).toThrow('belongs to user');
  });

  test('checkTrust() looks at no owners on Windows', () => {
    expect(check({ '/repo': THEM }, { uid: undefined })).toBeUndefined();
  });
});
