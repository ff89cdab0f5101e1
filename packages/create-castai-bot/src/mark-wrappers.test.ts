import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, transform } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { markWrappers } from '../../../.scripts/mark-wrappers.ts';

const FILES = {
  'package.json': JSON.stringify({ type: 'module' }),
  'main.ts': `import old from './old.cjs';\nconst { late, later } = await import('./late.ts');\nexport const found = [old.a, late, later];`,
  'late.ts': `export * from './later.ts';\nexport const late: number = 2;`,
  'later.ts': `export const later = await Promise.resolve({ three: [3] });`,
  'old.cjs': `exports.a = { one: 1 };`,
};

describe('markWrappers', () => {
  test('markWrappers() marks every wrapper, moves no line, and the marks outlive minifying', async () => {
    await using folder = await mkdtempDisposable(path.join(tmpdir(), 'mark-wrappers-'));
    for (const [name, text] of Object.entries(FILES)) await writeFile(path.join(folder.path, name), text);
    const code = await bundle(folder.path);
    const marked = markWrappers(code);
    expect(code.match(/^ {2}(?:async )?"[^"]*"\(/gm)).toHaveLength(3);
    expect(marked.match(/^ {2}"[^"]*": \((?:async )?function\(/gm)).toHaveLength(3);
    expect(marked.match(/^ {2}\}\)$/gm)).toHaveLength(3);
    expect(marked.split('\n')).toHaveLength(code.split('\n').length);
    const { code: minified } = await transform(marked, { minify: true, format: 'esm' });
    expect(minified.match(/":\((?:async )?function\(/g)).toHaveLength(3);
    expect(await run(minified)).toEqual([{ one: 1 }, 2, { three: [3] }]);
  });

  test('markWrappers() leaves a bundle without wrappers as it is', () => {
    const code = 'var a = {\n  "b"() {\n  }\n};\n';
    expect(markWrappers(code)).toBe(code);
  });
});

async function bundle(root: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['main.ts'],
    bundle: true,
    minifySyntax: true,
    format: 'esm',
    platform: 'node',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

async function run(code: string): Promise<unknown> {
  const module: unknown = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  return typeof module === 'object' && module !== null && 'found' in module ? module.found : undefined;
}
