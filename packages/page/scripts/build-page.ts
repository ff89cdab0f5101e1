import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { isInlineable } from '../src/server/to-html-file.ts';
import { thirdPartyNotices } from '../../../.scripts/third-party-notices.ts';

const PACKAGE = path.resolve(import.meta.dirname, '..');
const BROWSER = path.join(PACKAGE, 'src/browser');
const BUILT = path.join(PACKAGE, 'src/built');

/** Browsers of 2024 and later: they know `light-dark()`. */
const TARGET = ['chrome123', 'firefox120', 'safari17.5'];

/** Every page, by its folder below src/browser, with what it is called. */
const PAGES = { dashboard: 'Dashboard', explorer: 'Explorer', report: 'Run' };

/** Builds each page to a module of texts, which whoever serves it loads when it is asked for. */
export async function buildPages(): Promise<void> {
  await mkdir(BUILT, { recursive: true });
  for (const [folder, name] of Object.entries(PAGES)) {
    await writeIfNew(path.join(BUILT, `${folder}.gen.ts`), await buildPage(folder, name));
  }
}

async function buildPage(folder: string, name: string): Promise<string> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: PACKAGE,
    entryPoints: { page: path.join(BROWSER, folder, 'main.tsx') },
    outdir: BUILT,
    bundle: true,
    minify: true,
    format: 'esm',
    target: TARGET,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    metafile: true,
    write: false,
  });
  const html = await readFile(path.join(BROWSER, 'page.html'), 'utf8');
  const textOf = (ending: string): string =>
    outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '';
  const parts = {
    html: html.replaceAll('{{name}}', name),
    script: textOf('.js'),
    style: textOf('.css'),
    notices: await thirdPartyNotices(metafile, { name: `The ${folder} page`, folder: PACKAGE }),
  };
  if (!isInlineable(parts))
    throw new Error(`Cannot put the page ${folder} into a file: its code would end there`);
  const lines = Object.entries(parts).map(([part, text]) => `  ${part}: ${JSON.stringify(text)},`);
  return `// Written by scripts/build-page.ts.
/** The ${folder}, built. */
export const ${folder}: Readonly<Record<'html' | 'script' | 'style' | 'notices', string>> = {
${lines.join('\n')}
};
`;
}

/** Tests that run beside each other build the same: none is to read half a file. */
async function writeIfNew(file: string, text: string): Promise<void> {
  const before = await readFile(file, 'utf8').catch(() => undefined);
  if (before !== text) await writeFile(file, text);
}
