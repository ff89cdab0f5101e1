import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { findProgram } from './find-program.ts';

const isOneOf =
  (there: readonly string[]) =>
  (file: string): boolean =>
    there.includes(file);

const find = (...entries: readonly string[]): string | undefined =>
  findProgram('tool', { env: { PATH: entries.join(':') } });

describe('findProgram() on Windows', () => {
  test.each([
    {
      what: 'a folder of PATH',
      env: { Path: 'C:\\bin' },
      there: ['C:\\bin\\git.exe'],
      found: 'C:\\bin\\git.exe',
    },
    {
      what: 'never the current folder',
      env: { Path: 'C:\\bin' },
      there: ['git.exe', '.\\git.exe', 'C:\\repo\\git.exe'],
      found: undefined,
    },
    {
      what: 'no entry that is empty',
      env: { Path: ';C:\\bin;' },
      there: ['git.exe', '\\git.exe'],
      found: undefined,
    },
    {
      what: 'no entry that is relative',
      env: { Path: '.;bin;..\\x;C:bin' },
      there: ['bin\\git.exe', 'C:bin\\git.exe'],
      found: undefined,
    },
    { what: 'no entry without a drive', env: { Path: '\\bin' }, there: ['\\bin\\git.exe'], found: undefined },
    {
      what: 'a folder of a server',
      env: { Path: '\\\\server\\bin' },
      there: ['\\\\server\\bin\\git.exe'],
      found: '\\\\server\\bin\\git.exe',
    },
    {
      what: 'entries in quotes',
      env: { Path: '"C:\\a b"' },
      there: ['C:\\a b\\git.exe'],
      found: 'C:\\a b\\git.exe',
    },
    {
      what: 'the first folder',
      env: { Path: 'C:\\a;C:\\b' },
      there: ['C:\\b\\git.exe', 'C:\\a\\git.cmd'],
      found: 'C:\\a\\git.cmd',
    },
    {
      what: 'ends in the order of PATHEXT',
      env: { Path: 'C:\\a', PathExt: '.CMD;.EXE' },
      there: ['C:\\a\\git.exe', 'C:\\a\\git.cmd'],
      found: 'C:\\a\\git.cmd',
    },
    { what: 'no file without an end', env: { Path: 'C:\\a' }, there: ['C:\\a\\git'], found: undefined },
    {
      what: 'no end that is none',
      env: { Path: 'C:\\a', PathExt: ';' },
      there: ['C:\\a\\git', 'C:\\a\\git.exe'],
      found: undefined,
    },
  ])('takes $what', ({ env, there, found }) => {
    expect(findProgram('git', { env, platform: 'win32', isProgram: isOneOf(there) })).toBe(found);
  });

  test('takes a name with its end, and a whole path, as they are', () => {
    const isProgram = isOneOf(['C:\\a\\git.exe', 'C:\\x\\y.exe']);
    const options = { env: { PATH: 'C:\\a' }, platform: 'win32', isProgram } as const;
    expect(findProgram('git.exe', options)).toBe('C:\\a\\git.exe');
    expect(findProgram('C:\\x\\y.exe', options)).toBe('C:\\x\\y.exe');
    expect(findProgram('.\\git.exe', options)).toBeUndefined();
  });
});

describe('findProgram() elsewhere (not on Windows)', () => {
  test.skipIf(process.platform === 'win32')(
    'takes what may be run, in absolute folders alone (not on Windows)',
    () => {
      const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'castai-bot-find-')));
      onTestFinished(() => rmSync(folder, { recursive: true }));
      const at = (name: string): string => path.join(folder, name);
      for (const name of ['none', 'folder', 'text', 'good']) mkdirSync(at(name));
      mkdirSync(at('folder/tool'));
      for (const name of ['text/tool', 'good/tool']) writeFileSync(at(name), '');
      chmodSync(at('good/tool'), 0o755);
      expect(find(at('none'), at('folder'), at('text'), at('good'))).toBe(at('good/tool'));
      const relative = path.relative(process.cwd(), at('good'));
      expect(find('', '.', relative, `./${relative}`)).toBeUndefined();
      expect(findProgram('tool', { env: {} })).toBeUndefined();
    },
  );
});
