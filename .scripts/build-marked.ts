import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type BuildOptions, type Metafile, transform } from 'esbuild';
import { markWrappers } from './mark-wrappers.ts';

const LANGUAGE = {
  platform: 'node',
  format: 'esm',
  target: 'node22.21',
  legalComments: 'none',
} as const;

/**
 * Bundles a CLI. It is minified in a pass of its own, after the functions around its CommonJS modules were marked: those
 * of Handlebars alone are two dozen, which every start would read twice.
 * @param outdir absolute; made empty first
 */
export async function buildMarked(outdir: string, options: BuildOptions): Promise<Metafile> {
  await rm(outdir, { recursive: true, force: true });
  const { outputFiles, metafile } = await build({
    ...LANGUAGE,
    ...options,
    outdir,
    bundle: true,
    minifySyntax: true,
    metafile: true,
    write: false,
  });
  for (const { path: file, text } of outputFiles) {
    const { code } = await transform(markWrappers(text), { ...LANGUAGE, minify: true });
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, code);
  }
  return metafile;
}
