import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { readConfigText } from './config-file.ts';

function directory(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'config-'));
  onTestFinished(() => {
    rmSync(made, { recursive: true });
  });
  return made;
}

/** Lays a ConfigMap out as the kubelet does: a file is a link into `..data`, a link to a directory with a time. */
function mount(folder: string, time: string, text: string): string {
  mkdirSync(path.join(folder, `..${time}`));
  writeFileSync(path.join(folder, `..${time}`, 'function_config.json'), text);
  symlinkSync(`..${time}`, path.join(folder, '..data_tmp'));
  renameSync(path.join(folder, '..data_tmp'), path.join(folder, '..data'));
  return path.join(folder, 'function_config.json');
}

it('readConfigText() follows the links of a mounted ConfigMap, before and after it is swapped', () => {
  const folder = directory();
  const mounted = mount(folder, '2026_11_22_10_00_00.1', 'first');
  symlinkSync('..data/function_config.json', mounted);
  expect(readConfigText({ named: undefined, mounted, local: undefined })).toEqual({
    file: mounted,
    text: 'first',
  });
  mount(folder, '2026_11_22_11_00_00.2', 'second');
  expect(readConfigText({ named: '', mounted, local: undefined })).toEqual({ file: mounted, text: 'second' });
});

it('readConfigText() takes BOT_CONFIG before the mounted file, and that before the local one', () => {
  const folder = directory();
  const [named, mounted, local] = ['named', 'mounted', 'local'].map((name) => {
    const file = path.join(folder, `${name}.json`);
    writeFileSync(file, name);
    return file;
  });
  const url = pathToFileURL(local ?? '');
  expect(readConfigText({ named, mounted: mounted ?? '', local: url })).toMatchObject({ text: 'named' });
  expect(readConfigText({ named: undefined, mounted: mounted ?? '', local: url })).toMatchObject({
    text: 'mounted',
  });
  expect(readConfigText({ named: undefined, mounted: '/nowhere/x', local: url })).toEqual({
    file: local,
    text: 'local',
  });
});

it('readConfigText() names all the places it looked in', () => {
  const local = pathToFileURL('/nowhere/local.json');
  expect(readConfigText({ named: undefined, mounted: '/nowhere/mounted.json', local })).toEqual({
    file: '/nowhere/mounted.json',
    problem: 'found no config, wanted a file in BOT_CONFIG, /nowhere/mounted.json or /nowhere/local.json',
  });
  expect(
    readConfigText({ named: undefined, mounted: '/nowhere/mounted.json', local: undefined }),
  ).toMatchObject({
    problem: 'found no config, wanted a file in BOT_CONFIG or /nowhere/mounted.json',
  });
});

it('readConfigText() looks nowhere else when BOT_CONFIG names a file that is not there', () => {
  const folder = directory();
  expect(readConfigText({ named: '/nowhere/x.json', mounted: folder, local: undefined })).toHaveProperty(
    'problem',
    expect.stringContaining('cannot be read: ENOENT'),
  );
  expect(readConfigText({ named: folder, mounted: folder, local: undefined })).toHaveProperty(
    'problem',
    expect.stringContaining('EISDIR'),
  );
});

it('readConfigText() takes a byte order mark, and no more than a ConfigMap holds', () => {
  const file = path.join(directory(), 'x.json');
  writeFileSync(file, '\uFEFF{}');
  expect(readConfigText({ named: file, mounted: '', local: undefined })).toEqual({ file, text: '{}' });
  writeFileSync(file, 'x'.repeat(1024 * 1024 + 1));
  expect(readConfigText({ named: file, mounted: '', local: undefined })).toMatchObject({
    problem: 'found 1048577 bytes, wanted at most 1048576',
  });
});
