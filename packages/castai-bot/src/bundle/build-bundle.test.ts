import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createFixtureRepo, linkPackages } from '../testing/fixture-repo.ts';
import { buildBundle, type Bundle } from './build-bundle.ts';
import { plainView } from '@castai-bot/cli/testing/plain-view';

const TSCONFIG = JSON.stringify({
  compilerOptions: {
    target: 'es2024',
    module: 'nodenext',
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    types: ['node'],
  },
  include: ['src'],
});
/** As the template has it. */
const DOCKERFILE = 'FROM scratch\nCOPY dist/ /app/\n';
const DOCKERIGNORE = '*\n!dist/bot.mjs\n!dist/bot.mjs.map\n!dist/bot-*.mjs\n!dist/bot-*.mjs.map\n';
/** A main that imports one module now and one later, which share a third. */
const LATER = {
  'package.json': '{"name": "my-bot", "type": "module"}',
  'src/main.ts': `import { twice } from './twice.ts';\nconsole.log(twice(1));\nif (process.env['LATER']) await (await import('./later.ts')).later();`,
  'src/later.ts': `import { twice } from './twice.ts';\nexport async function later(): Promise<void> {\n  console.log(twice(2), new URL('x', import.meta.url).pathname);\n  fail();\n}\nfunction fail(): never {\n  throw new Error('late');\n}`,
  'src/twice.ts': 'export const twice = (value: number): number => value * 2;',
};
const PACKAGE = JSON.stringify({ name: 'my-bot', type: 'module' });

describe('buildBundle', () => {
  test('buildBundle() writes one file that runs alone, and no config', async () => {
    await using repo = await createFixtureRepo({
      'package.json': PACKAGE,
      'src/main.ts': `import { greet } from './greet.ts';\nconsole.log(greet(new URL('function_config.json', import.meta.url).pathname));`,
      'src/greet.ts': 'export const greet = (name: string): string => `hello ${name}`;',
      'src/function_config.json': '{"canary": true}',
    });
    const { bundle } = await build(repo.root);
    expect(bundle).toMatchObject({ path: 'dist/bot.mjs', sourceMapPath: 'dist/bot.mjs.map' });
    const alone = await copyBundle(repo.root);
    const { stdout, status } = spawnSync(process.execPath, ['bot.mjs'], { cwd: alone, encoding: 'utf8' });
    expect({ stdout: stdout.replace(alone, ''), status }).toEqual({
      stdout: 'hello /function_config.json\n',
      status: 0,
    });
    const written = await readDist(repo.root);
    expect(Object.keys(written).toSorted()).toEqual(['bot.mjs', 'bot.mjs.map']);
    expect(JSON.stringify(written)).not.toContain('canary');
    expect(JSON.parse(written['bot.mjs.map'] ?? '')).not.toHaveProperty('sourcesContent');
    expect(written['bot.mjs']).not.toContain('createRequire');
    expect(bundle.bytes).toBe(Buffer.byteLength(written['bot.mjs'] ?? ''));
  });

  test('buildBundle() keeps what is imported later in files of its own, which run and tell their lines', async () => {
    await using repo = await createFixtureRepo({
      ...LATER,
      Dockerfile: DOCKERFILE,
      '.dockerignore': DOCKERIGNORE,
    });
    const { bundle } = await build(repo.root);
    const { 'bot.mjs': main = '', ...others } = await readDist(repo.root);
    expect(main).not.toContain('"late"');
    expect(bundle.chunks.map((chunk) => chunk.path)).toEqual([
      expect.stringMatching(/^dist\/bot-later-\w{8}\.mjs$/),
      expect.stringMatching(/^dist\/bot-chunk-\w{8}\.mjs$/),
    ]);
    const scripts = [
      main,
      ...Object.entries(others).flatMap(([name, text]) => (name.endsWith('.mjs') ? text : [])),
    ];
    expect(bundle.bytes).toBe(Buffer.byteLength(scripts.join('')));
    const alone = await copyBundle(repo.root);
    const run = (env: Record<string, string>): SpawnSyncReturns<string> =>
      spawnSync(process.execPath, ['bot.mjs'], { cwd: alone, encoding: 'utf8', env });
    expect(run({})).toMatchObject({ stdout: '2\n', status: 0 });
    const { stdout, stderr, status } = run({ LATER: '1' });
    expect({ stdout, status }).toEqual({ stdout: `2\n4 ${alone}/x\n`, status: 1 });
    expect(stderr).toMatch(/Error: late\n    at fail \(src\/later\.ts:7:9\)\n.*\(src\/later\.ts:4:3\)\n/);
  });

  test('buildBundle() names files by what is in them, and takes away those of earlier builds alone', async () => {
    const files = { ...LATER, Dockerfile: DOCKERFILE, '.dockerignore': DOCKERIGNORE };
    await using repo = await createFixtureRepo(files);
    await using twin = await createFixtureRepo(files);
    await build(repo.root);
    await build(twin.root);
    const before = await readDist(repo.root);
    expect(await readDist(twin.root)).toEqual(before);
    const latin1 = Buffer.from('// für mich', 'latin1');
    await writeFile(path.join(repo.root, 'dist/bot-mine.mjs'), latin1);
    await writeFile(path.join(repo.root, 'src/later.ts'), 'export const later = () => undefined;');
    await build(repo.root);
    const { 'bot-mine.mjs': mine, ...after } = await readDist(repo.root);
    expect(mine).toBe(latin1.toString('utf8'));
    // Besides both, one holds what goes before the code of each.
    expect(Object.keys(after)).toHaveLength(6);
    expect(Object.keys(after).filter((name) => name in before)).toEqual(['bot.mjs', 'bot.mjs.map']);
  });

  test.each([
    ['no Dockerfile', {}],
    ['a Dockerfile of bot.mjs alone', { Dockerfile: 'FROM a\nCOPY dist/bot.mjs dist/bot.mjs.map /app/\n' }],
    [
      'a last stage of bot.mjs alone',
      { Dockerfile: 'FROM a AS b\nCOPY . .\nFROM a\nCOPY --from=b /src/dist/bot.mjs /app/\n' },
    ],
    ['a .dockerignore of bot.mjs alone', { Dockerfile: DOCKERFILE, '.dockerignore': '*\n!dist/bot.mjs\n' }],
  ])('buildBundle() puts all into one file with %s', async (_, files) => {
    await using repo = await createFixtureRepo({ ...LATER, ...files });
    const { bundle } = await build(repo.root);
    expect(bundle.chunks).toEqual([]);
    expect(Object.keys(await readDist(repo.root)).toSorted()).toEqual(['bot.mjs', 'bot.mjs.map']);
  });

  test.each([
    'COPY dist /app/',
    'COPY dist/bot*.mjs dist/bot*.mjs.map /app/',
    'COPY . .',
    'COPY ["./dist/*.mjs", "/app/"]',
    'ADD dist/bot*.mjs /app/',
  ])('buildBundle() makes chunks where the Dockerfile says %s', async (line) => {
    await using repo = await createFixtureRepo({ ...LATER, Dockerfile: `FROM scratch\n${line}\n` });
    expect((await build(repo.root)).bundle.chunks).toHaveLength(2);
  });

  test('buildBundle() leaves out what makes JSON Schemas, unless the bot names it', async () => {
    await using repo = await createFixtureRepo({ 'package.json': PACKAGE, 'src/main.ts': schemaMain('') });
    await linkPackages(repo.root, ['zod']);
    const run = async (): Promise<{ readonly bytes: number; readonly printed: string }> => {
      const { bundle } = await build(repo.root);
      const { stderr, stdout } = spawnSync(process.execPath, ['dist/bot.mjs'], {
        cwd: repo.root,
        encoding: 'utf8',
      });
      return { bytes: bundle.bytes, printed: stdout + stderr };
    };
    const lean = await run();
    expect(lean.printed).toBe('[{"a":"ab","b":[]},false]\n');
    await writeFile(
      path.join(repo.root, 'src/main.ts'),
      schemaMain("const name = 'toJSON' + 'Schema';\n(schema as any)[name]();"),
    );
    expect((await run()).printed).toContain('castai-bot build leaves out what makes JSON Schemas');
    await writeFile(
      path.join(repo.root, 'src/main.ts'),
      schemaMain('console.log(schema.toJSONSchema().type);'),
    );
    const whole = await run();
    expect(whole.printed).toBe('[{"a":"ab","b":[]},false]\nobject\n');
    expect(whole.bytes - lean.bytes).toBeGreaterThan(12_000);
  });

  test('buildBundle() leaves out what nothing uses of zod, unless the bot names it', async () => {
    const use = "console.log(schema.shape.a.catch('x').parse(1));";
    await using repo = await createFixtureRepo({ 'package.json': PACKAGE, 'src/main.ts': schemaMain(use) });
    await linkPackages(repo.root, ['zod']);
    const run = async (): Promise<string> => {
      await build(repo.root);
      const { stdout } = spawnSync(process.execPath, ['dist/bot.mjs'], { cwd: repo.root, encoding: 'utf8' });
      return stdout;
    };
    expect(await run()).toBe('[{"a":"ab","b":[]},false]\nx\n');
    const { 'bot.mjs': lean = '' } = await readDist(repo.root);
    expect(lean).not.toContain('base64urlToUint8Array');
    const named = "console.log(z.util.base64urlToUint8Array('AQI').length);";
    await writeFile(path.join(repo.root, 'src/main.ts'), schemaMain(named));
    expect(await run()).toBe('[{"a":"ab","b":[]},false]\n2\n');
  });

  test('buildBundle() makes an error name the file and line of the user', async () => {
    await using repo = await createFixtureRepo({
      'package.json': PACKAGE,
      'src/main.ts': `import { fail } from './functions/fail.ts';\n\nfail();`,
      'src/functions/fail.ts': `export function fail(): never {\n  const why: string = 'no reason';\n  throw new Error(why);\n}`,
    });
    await build(repo.root);
    const alone = await copyBundle(repo.root);
    const { stderr } = spawnSync(process.execPath, ['bot.mjs'], {
      cwd: alone,
      encoding: 'utf8',
    });
    expect(stderr).toContain('at fail (src/functions/fail.ts:3:9)');
    expect(stderr).toContain('(src/main.ts:3:1)');
  });

  test('buildBundle() makes stacks name functions and causes, and leaves them alone without the map', async () => {
    await using repo = await createFixtureRepo({
      'package.json': PACKAGE,
      'src/main.ts': `import { readFile } from 'node:fs/promises';
class Pump { constructor() { open(); } }
function open(): void { throw new RangeError('too deep', { cause: new TypeError('why') }); }
async function read(): Promise<void> { await readFile('/gone'); }
try { new Pump(); } catch (error) { console.log(error); }
await read().catch(console.log);`,
    });
    await build(repo.root);
    const alone = await copyBundle(repo.root);
    const run = (): string =>
      spawnSync(process.execPath, ['bot.mjs'], { cwd: alone, encoding: 'utf8' }).stdout;
    const mapped = run();
    expect(mapped).toContain('RangeError: too deep\n    at open (src/main.ts:3:31)\n    at new ');
    expect(mapped).toContain('[cause]: TypeError: why\n      at open (src/main.ts:3:67)');
    expect(mapped).toMatch(/async .* \(src\/main\.ts:4:40\)/);
    await rm(path.join(alone, 'bot.mjs.map'));
    const plain = run();
    expect(plain).toContain('RangeError: too deep\n    at ');
    expect(plain).toContain('/bot.mjs:');
  });

  test('buildBundle() gives require to CommonJS packages that need it', async () => {
    await using repo = await createFixtureRepo({
      'package.json': PACKAGE,
      'src/main.ts': `import old from 'old';\nconsole.log(old);`,
      'node_modules/old/package.json': '{"name": "old", "main": "index.js"}',
      'node_modules/old/index.js': `module.exports = require('path').posix.sep;`,
    });
    await build(repo.root);
    const alone = await copyBundle(repo.root);
    const { stdout } = spawnSync(process.execPath, ['bot.mjs'], { cwd: alone, encoding: 'utf8' });
    expect(stdout).toBe('/\n');
  });

  test('buildBundle() keeps the old bundle when the new one fails, and notes file, line and column', async () => {
    await using repo = await createFixtureRepo({
      'package.json': PACKAGE,
      'src/main.ts': `console.log('old');`,
    });
    await build(repo.root);
    const before = await readDist(repo.root);
    await writeFile(path.join(repo.root, 'src/main.ts'), `import './gone.ts';\nimport 'missing-package';`);
    const { error, notes } = await buildBroken(repo.root);
    expect(error).toMatchObject({
      code: 'BUNDLE',
      message: 'Cannot bundle src/main.ts: 2 errors, listed above',
    });
    expect(notes).toContain('src/main.ts:1:7');
    expect(notes).toContain('src/main.ts:2:7');
    expect(await readDist(repo.root)).toEqual(before);
  });

  test('buildBundle() refuses a main that imports the config', async () => {
    await using repo = await createFixtureRepo({
      'package.json': PACKAGE,
      'src/main.ts': `import config from './function_config.json' with { type: 'json' };\nconsole.log(config);`,
      'src/function_config.json': '{}',
    });
    const { error } = await buildBroken(repo.root);
    expect(String(error)).toContain('must stay out of the image');
  });

  test('buildBundle() checks types and runs tests first', async () => {
    await using repo = await createFixtureRepo({
      'package.json': PACKAGE,
      'tsconfig.json': TSCONFIG,
      'src/main.ts': `export const answer: number = 42;`,
      'src/main.test.ts': `import test from 'node:test';\nimport assert from 'node:assert/strict';\nimport { answer } from './main.ts';\ntest('answer is right', () => assert.equal(answer, 42));`,
    });
    await linkPackages(repo.root, ['typescript', '@types/node']);
    const good = await build(repo.root, { areChecksSkipped: false });
    expect(good.notes).toMatch(/Checking types\nRunning tests\nBundling/);
    expect(good.printed).toContain('answer is right');
    const before = await readDist(repo.root);

    await writeFile(path.join(repo.root, 'src/main.ts'), `export const answer: number = 41;`);
    expect(await buildBroken(repo.root, false)).toMatchObject({ error: { code: 'TESTS' } });
    await writeFile(path.join(repo.root, 'src/main.ts'), `export const answer: number = '42';`);
    const types = await buildBroken(repo.root, false);
    expect(types).toMatchObject({ error: { code: 'TYPES' } });
    expect(types.printed).toContain('src/main.ts');
    expect(await readDist(repo.root)).toEqual(before);
  });

  test.for([
    [true, 'Bundling'],
    [false, ''],
  ] as const)(
    'buildBundle() writes nothing when what is done meanwhile fails (checks skipped: %s)',
    async ([areChecksSkipped, notes]) => {
      await using repo = await createFixtureRepo({
        'package.json': PACKAGE,
        'src/main.ts': `console.log(1);`,
      });
      const reason = new Error('no engine');
      const noted: string[] = [];
      const meanwhile = (): Promise<never> => Promise.reject(reason);
      await expect(build(repo.root, { areChecksSkipped, notes: noted, meanwhile })).rejects.toBe(reason);
      expect(noted.join('\n')).toBe(notes);
      expect(await readdir(repo.root)).not.toContain('dist');
    },
  );

  test('buildBundle() ends when it is aborted', async () => {
    await using repo = await createFixtureRepo({ 'package.json': PACKAGE, 'src/main.ts': '' });
    const reason = new Error('enough');
    await expect(build(repo.root, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});

function schemaMain(more: string): string {
  return `import * as z from 'zod';
const schema = z.object({ a: z.string().min(2), b: z.array(z.number()).default([]), c: z.enum(['x']).optional() });
console.log(JSON.stringify([schema.parse({ a: 'ab' }), schema.safeParse({ a: 1 }).success]));
${more}`;
}

interface BuildOptions {
  readonly areChecksSkipped?: boolean;
  readonly signal?: AbortSignal;
  readonly stderr?: PassThrough;
  readonly notes?: string[];
  readonly meanwhile?: () => Promise<unknown>;
}

async function build(
  root: string,
  options: BuildOptions = {},
): Promise<{ bundle: Bundle; notes: string; printed: string }> {
  const { areChecksSkipped = true, signal = new AbortController().signal } = options;
  const { stderr = new PassThrough(), notes = [], meanwhile } = options;
  const bundle = await buildBundle({
    root,
    areChecksSkipped,
    isForced: false,
    ...(meanwhile && { meanwhile }),
    context: {
      env: process.env,
      note: (line) => notes.push(line),
      now: () => new Date(),
      onInterrupt: () => () => undefined,
      signal,
      stderr,
      view: plainView(),
    },
  });
  return { bundle, notes: notes.join('\n'), printed: String(stderr.read() ?? '') };
}

async function buildBroken(
  root: string,
  areChecksSkipped = true,
): Promise<{ error: unknown; notes: string; printed: string }> {
  const stderr = new PassThrough();
  const notes: string[] = [];
  const error: unknown = await build(root, { areChecksSkipped, stderr, notes }).catch(
    (reason: unknown) => reason,
  );
  return { error, notes: notes.join('\n'), printed: String(stderr.read() ?? '') };
}

async function readDist(root: string): Promise<Record<string, string>> {
  const dist = path.join(root, 'dist');
  const names = await readdir(dist);
  return Object.fromEntries(
    await Promise.all(
      names.map(async (name) => [name, await readFile(path.join(dist, name), 'utf8')] as const),
    ),
  );
}

/** Where an image would have it: a folder with nothing else. */
async function copyBundle(root: string): Promise<string> {
  const alone = await mkdtemp(path.join(tmpdir(), 'alone-'));
  onTestFinished(() => rm(alone, { recursive: true }));
  await mkdir(alone, { recursive: true });
  for (const name of await readdir(path.join(root, 'dist')))
    await copyFile(path.join(root, 'dist', name), path.join(alone, name));
  return alone;
}
