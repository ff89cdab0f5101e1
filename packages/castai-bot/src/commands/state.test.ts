import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFixtureRepo, type FixtureRepo, typeScriptAnswers } from '../testing/fixture-repo.ts';
import { runBin } from '../testing/run-bin.ts';
import { typeInto } from '../testing/type-into.ts';

const CLUSTER = '5a1c9f0e-1111-4222-8333-444455556666';
const PLACE = `.castai-bot/state/${CLUSTER}/greet.json`;
const STORED = {
  schema: 1,
  version: 'v1',
  data: { 'state.json': '{"runs":7}', 'runs.json': '{"greet":"2026-11-30T17:00:00.000Z"}' },
};

const times = { schedule: '0 17 * * 1-5', timeZone: 'Etc/UTC' };
const functions = {
  greet: { template: 'example', ...times },
  evening: { function: 'greet', state: 'greet', ...times },
  report: { template: 'example', ...times },
} as const;

async function createKept(): Promise<FixtureRepo> {
  const repo = await createFixtureRepo({
    'castai-bot.json': typeScriptAnswers({ schema: 2, functions }),
    'package.json': '{"type": "module"}',
    'test_config.env': `CLUSTER_ID=${CLUSTER}\n`,
    [PLACE]: JSON.stringify(STORED),
  });
  return repo;
}

const read = async (repo: FixtureRepo): Promise<unknown> =>
  JSON.parse(await readFile(path.join(repo.root, PLACE), 'utf8'));

describe('castai-bot state', () => {
  test('show() shows the one state there is, with its last good runs', async () => {
    await using repo = await createKept();
    const { code, stdout } = await runBin(['state', 'show'], {
      cwd: path.dirname(path.join(repo.root, PLACE)),
    });
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `${PLACE}\n{\n  "runs": 7\n}\ngreet: last good run 2026-11-30T17:00:00.000Z\n`,
    });
    const json = await runBin(['state', 'show', 'greet', '--json'], { cwd: repo.root });
    expect(JSON.parse(json.stdout)).toMatchObject({ state: 'greet', value: { runs: 7 } });
  });

  test('show() says where nothing is kept, and which states there are', async () => {
    await using repo = await createKept();
    const other = await runBin(['state', 'show', 'greet', '--cluster-id', 'other'], { cwd: repo.root });
    expect(other.stdout).toBe('greet keeps nothing in .castai-bot/state/other/greet.json\n');
    const several = await runBin(['state', 'show', '--cluster-id', 'other'], { cwd: repo.root });
    expect([several.code, several.stderr]).toEqual([
      2,
      expect.stringContaining('there are greet, report, wanted the name of one'),
    ]);
    const evening = await runBin(['state', 'show', 'evening'], { cwd: repo.root });
    expect(evening.stderr).toContain('Cannot find the state "evening": "my-bot" has greet, report');
    const outside = await runBin(['state', 'show', 'greet', '--cluster-id', '../..'], { cwd: repo.root });
    expect([outside.code, outside.stderr]).toEqual([2, expect.stringContaining('the cluster "../.."')]);
  });

  test('edit() stores a file that is JSON, and leaves the rest', async () => {
    await using repo = await createKept();
    await writeFile(path.join(repo.root, 'next.json'), '{ "runs": 1 }\n');
    const line = ['state', 'edit', 'greet', '--file', 'next.json'];
    const dry = await runBin([...line, '--dry-run'], { cwd: repo.root });
    expect([dry.stdout, await read(repo)]).toEqual([`Would store ${PLACE}\n`, STORED]);
    expect((await runBin(line, { cwd: repo.root })).stdout).toBe(`Stored ${PLACE}\n`);
    expect(await read(repo)).toMatchObject({ data: { ...STORED.data, 'state.json': '{"runs":1}' } });
    expect((await runBin(line, { cwd: repo.root })).stdout).toBe(`Nothing changed in ${PLACE}\n`);
    await writeFile(path.join(repo.root, 'next.json'), '{ "runs": 1');
    const broken = await runBin(line, { cwd: repo.root });
    expect(broken.code).toBe(1);
    expect(broken.stderr.replaceAll(/\s+/g, ' ')).toMatch(
      /^Error: Cannot store next\.json: it is no JSON \(line 1, column 12: .+\) npx castai-bot state edit greet --file next\.json $/,
    );
    const nobody = await runBin(['state', 'edit', 'greet', '--cluster-id', CLUSTER], { cwd: repo.root });
    expect([nobody.code, nobody.stderr]).toEqual([
      2,
      expect.stringMatching(
        RegExp(
          `this is no terminal, wanted --file\n.*state edit greet --cluster-id ${CLUSTER} --file next.json`,
        ),
      ),
    ]);
  });

  test.skipIf(process.platform === 'win32')(
    'edit() stores what an editor makes, unless a run was faster (not on Windows)',
    async () => {
      await using repo = await createKept();
      const editor = path.join(repo.root, 'bin/my-editor');
      await mkdir(path.dirname(editor));
      const edit = async (script: string): Promise<string> => {
        await writeFile(editor, `#!/bin/sh\n${script}\n`);
        await chmod(editor, 0o755);
        const env = { PATH: `${path.dirname(editor)}:${process.env['PATH']}`, EDITOR: 'my-editor --wait' };
        const { stdout, stderr } = await typeInto({ cwd: repo.root, env }, ['state', 'edit', 'greet'], []);
        return stdout + stderr;
      };
      expect(await edit('test "$1" = --wait && echo 9 > "$2"')).toBe(`Stored ${PLACE}\n`);
      expect(await read(repo)).toMatchObject({ data: { 'state.json': '9' } });
      const broken = await edit('printf "{\\n  \\"runs\\": }" > "$2"');
      expect(broken).toContain('it is no JSON (line 2, column 11: ');
      const [, kept = ''] = /castai-bot state edit greet --file (\S+)/.exec(broken) ?? [];
      expect(await readFile(kept, 'utf8')).toBe('{\n  "runs": }');
      await rm(path.dirname(kept), { recursive: true });
      expect(await edit('exit 3')).toContain('my-editor ended with 3');
      const file = path.join(repo.root, PLACE);
      const raced = await edit(
        `echo 10 > "$2"; sed s/9/11/ '${file}' | sed 's/"version": "/&x/' > '${file}.x'; mv '${file}.x' '${file}'`,
      );
      expect(raced).toContain('a run has stored something meanwhile');
      expect(await read(repo)).toMatchObject({ data: { 'state.json': '11' } });
    },
  );

  test('clear() asks, and takes away what cannot be read too', async () => {
    await using repo = await createKept();
    const asked = await runBin(['state', 'clear'], { cwd: repo.root });
    expect([asked.code, await read(repo)]).toEqual([2, STORED]);
    const other = await runBin(['state', 'clear', 'greet', '--cluster-id', 'other'], { cwd: repo.root });
    expect([other.code, other.stdout]).toEqual([
      0,
      'greet keeps nothing in .castai-bot/state/other/greet.json\n',
    ]);
    const dry = await runBin(['state', 'clear', '--dry-run'], { cwd: repo.root });
    expect([dry.stdout, await read(repo)]).toEqual([`Would clear ${PLACE}\n`, STORED]);
    await typeInto(repo.root, ['state', 'clear', 'greet'], ['n']);
    expect(await read(repo)).toEqual(STORED);
    await writeFile(path.join(repo.root, PLACE), 'broken');
    const shown = await runBin(['state', 'show', 'greet'], { cwd: repo.root });
    expect([shown.code, shown.stderr]).toEqual([1, expect.stringContaining('castai-bot state clear greet')]);
    expect((await typeInto(repo.root, ['state', 'clear', 'greet'], ['y'])).stdout).toBe(`Cleared ${PLACE}\n`);
    const again = await runBin(['state', 'clear', 'greet', '--yes'], { cwd: repo.root });
    expect(again.stdout).toBe(`greet keeps nothing in ${PLACE}\n`);
  });
});
