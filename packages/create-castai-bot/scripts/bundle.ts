import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Metafile } from 'esbuild';
import { beside } from '../../../.scripts/beside.ts';
import { buildMarked } from '../../../.scripts/build-marked.ts';
import { lazyBuiltins } from '../../../.scripts/lazy-builtins.ts';
import { thirdPartyNotices } from '../../../.scripts/third-party-notices.ts';
import manifest from '../package.json' with { type: 'json' };

const here = path.resolve(import.meta.dirname, '..');

/**
 * Bundles the generator: `bin.js`, which any Node can parse, `start.js` with what every run needs, `chunks/` with
 * what some runs need, and the licences of what is in them.
 * @param outdir absolute; made empty first
 */
export async function bundle(outdir: string): Promise<Metafile> {
  const metafile = await buildMarked(outdir, {
    absWorkingDir: here,
    entryPoints: [{ in: 'src/bin.ts', out: 'start' }],
    // What is imported with `await import()` gets a file of its own: even unused code is parsed, 10 ms of it.
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    conditions: ['@castai-bot/source'],
    plugins: [lazyBuiltins, beside(path.join(here, 'src/main.ts'))],
  });
  const gate = await readFile(path.join(here, 'src/node-gate.mjs'));
  await writeFile(path.join(outdir, 'bin.js'), gate, { mode: 0o755 });
  const notices = await thirdPartyNotices(metafile, { name: manifest.name, folder: here });
  await writeFile(path.join(outdir, 'THIRD-PARTY-NOTICES.txt'), notices);
  return metafile;
}
